// Blocks as TEI elements.
#include "write/tei_containers.h"

#include <array>

#include "write/number.h"
#include "write/xml_text.h"

namespace sayso::tei {
namespace {

enum Shape { head, byline, dateline, paragraph };

struct Element {
  std::string_view tag, id_prefix, rend_as_p;
};
constexpr std::array<Element, 4> kElements = {{{"head", "h", "headline"},
                                               {"byline", "b", "byline"},
                                               {"dateline", "dl", "dateline"},
                                               {"p", "p", ""}}};

class Containers {
 public:
  explicit Containers(std::string_view text) : text_(text) {}

  // TEI lets head, byline and dateline stand before the first p only.
  bool at_top() const { return counts_[paragraph] == 0; }

  void add(Shape shape, Span span, std::string_view rend) {
    if (shape != paragraph && !at_top()) {
      rend = kElements[shape].rend_as_p;
      shape = paragraph;
    }
    Container c{span, kElements[shape].tag, rend, std::string(kElements[shape].id_prefix)};
    append_number(++counts_[shape], c.id);
    c.holds_said = shape == head || shape == paragraph;
    all_.push_back(std::move(c));
  }

  // TEI lets nothing but XML's own white space stand between blocks: what else does (a no-break
  // space, a form feed) is written at the end of the block before, or at the start of the first.
  void take_in_gaps() {
    if (all_.empty() && !is_blank({0, size()})) add(paragraph, {0, size()}, "");
    for (std::size_t i = 0; i <= all_.size() && !all_.empty(); ++i) {
      const std::uint32_t begin = i == 0 ? 0 : all_[i - 1].span.end;
      const std::uint32_t end = i == all_.size() ? size() : all_[i].span.begin;
      if (is_blank({begin, end})) continue;
      if (i == 0) {
        all_[0].span.begin = first_not_blank(begin);
      } else {
        all_[i - 1].span.end = end;
        while (is_xml_space(text_[all_[i - 1].span.end - 1])) --all_[i - 1].span.end;
      }
    }
  }

  std::vector<Container> take() { return std::move(all_); }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }

  std::uint32_t first_not_blank(std::uint32_t at) const {
    while (at < size() && is_xml_space(text_[at])) ++at;
    return at;
  }

  bool is_blank(Span gap) const { return first_not_blank(gap.begin) >= gap.end; }

  std::string_view text_;
  std::vector<Container> all_;
  std::array<std::uint32_t, 4> counts_{};
};

}  // namespace

std::vector<Container> make_containers(const Analysis& analysis, std::vector<Span>& datelines) {
  Containers containers(analysis.article.text);
  for (const Block& block : analysis.blocks) {
    Span span = block.span;
    if (!block.dateline.empty() && containers.at_top()) {
      containers.add(dateline, {span.begin, block.dateline.end}, "");
      span.begin = block.dateline.end;
    } else if (!block.dateline.empty()) {
      datelines.push_back(block.dateline);
    }
    if (span.empty()) continue;
    switch (block.kind) {
      case BlockKind::headline:
        containers.add(head, span, "");
        break;
      case BlockKind::byline:
        containers.add(byline, span, "");
        break;
      case BlockKind::dateline:
        containers.add(dateline, span, "");
        break;
      case BlockKind::paragraph:
        containers.add(paragraph, span, "");
        break;
      case BlockKind::caption:
        containers.add(paragraph, span, "caption");
        break;
      case BlockKind::list_item:
        containers.add(paragraph, span, "item");
        break;
      case BlockKind::boilerplate:
        containers.add(paragraph, span, "boilerplate");
        break;
    }
  }
  containers.take_in_gaps();
  return containers.take();
}

}  // namespace sayso::tei
