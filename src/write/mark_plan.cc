#include "write/mark_plan.h"

#include <algorithm>
#include <span>

namespace sayso {
namespace {

struct KindFacts {
  std::string_view id_prefix;
  std::uint8_t strength;  // where two cross, the weaker is cut
};

KindFacts facts(MarkKind kind) {
  switch (kind) {
    case MarkKind::said:
      return {"q", 5};
    case MarkKind::mention:
      return {"m", 3};
    case MarkKind::cue:
      return {"c", 2};
    case MarkKind::via:
      return {"v", 2};
    case MarkKind::medium:
      return {"e", 2};
    case MarkKind::addressee:
      return {"t", 2};
    case MarkKind::when:
      return {"w", 2};
    case MarkKind::spoken:
      return {"k", 4};
    case MarkKind::so_called:
      return {"u", 4};
    case MarkKind::title:
      return {"y", 4};
    case MarkKind::word:
      return {"z", 4};
    case MarkKind::role:
      return {"r", 1};
    case MarkKind::dateline:
      return {"n", 6};
  }
  return {};
}

class Planner {
 public:
  Planner(const Analysis& analysis, const Ids& ids, const CodePoints& points)
      : analysis_(analysis), ids_(ids), points_(points) {}

  MarkPlan plan(const std::vector<Span>& containers, const std::vector<Span>& datelines) {
    for (const Span& span : datelines) use(MarkKind::dateline, {&span, 1}, 0, nullptr);
    use_attributions();
    use_quotations();
    make_marks();
    place_marks(containers);
    return std::move(plan_);
  }

 private:
  // A wish for a mark. Equal ones (a mention that serves two attributions) share it.
  struct Use {
    MarkKind kind;
    std::span<const Span> spans;
    std::uint32_t index;
    std::uint32_t* link;  // where to note the mark; may be null
  };

  void use(MarkKind kind, std::span<const Span> spans, std::size_t index, std::uint32_t* link) {
    const bool present = !spans.empty() && !spans.front().empty();
    if (present) uses_.push_back({kind, spans, static_cast<std::uint32_t>(index), link});
  }

  void use_attributions();
  void use_quotations();
  std::vector<bool> verbatim() const;
  void make_marks();
  void place_marks(const std::vector<Span>& containers);

  const Analysis& analysis_;
  const Ids& ids_;
  const CodePoints& points_;
  std::vector<Use> uses_;
  std::vector<Inline> inlines_;
  std::vector<std::uint32_t> mark_of_;  // parallel to inlines_
  MarkPlan plan_;
};

void Planner::use_attributions() {
  plan_.links.resize(analysis_.attributions.size());
  for (std::size_t i = 0; i < plan_.links.size(); ++i) {
    const Attribution& a = analysis_.attributions[i];
    Links& links = plan_.links[i];
    use(MarkKind::said, a.content, i, &links.said);
    use(MarkKind::mention, a.mention, i, &links.mention);
    use(MarkKind::cue, a.cue, i, &links.cue);
    use(MarkKind::via, {&a.via, 1}, i, &links.via);
    use(MarkKind::medium, {&a.medium, 1}, i, &links.medium);
    use(MarkKind::addressee, {&a.addressee, 1}, i, &links.addressee);
    use(MarkKind::when, a.when, i, &links.when);
    for (const Span& role : analysis_.speakers.resolutions[i].roles)
      use(MarkKind::role, {&role, 1}, i, nullptr);
  }
}

void Planner::use_quotations() {
  const std::vector<bool> is_verbatim = verbatim();
  for (std::size_t i = 0; i < analysis_.quotations.size(); ++i) {
    const std::span<const Span> span{&analysis_.quotations[i].span, 1};
    switch (analysis_.uses[i]) {
      case QuotationUse::scare:
        use(MarkKind::so_called, span, i, nullptr);
        break;
      case QuotationUse::title:
        use(MarkKind::title, span, i, nullptr);
        break;
      case QuotationUse::word:
        use(MarkKind::word, span, i, nullptr);
        break;
      default:
        if (is_verbatim[i]) use(MarkKind::spoken, span, i, nullptr);
    }
  }
}

// Quotations that stand in the content of a mixed attribution, or reach into it; not those nested
// in such a quotation.
std::vector<bool> Planner::verbatim() const {
  std::vector<Span> mixed;
  for (const Attribution& a : analysis_.attributions)
    if (a.type == AttributionType::mixed)
      mixed.insert(mixed.end(), a.content.begin(), a.content.end());
  std::sort(mixed.begin(), mixed.end());
  std::size_t kept = 0;  // merged into one where they overlap
  for (const Span& span : mixed) {
    if (kept > 0 && mixed[kept - 1].overlaps(span))
      mixed[kept - 1].end = std::max(mixed[kept - 1].end, span.end);
    else
      mixed[kept++] = span;
  }
  mixed.resize(kept);

  std::vector<bool> found(analysis_.quotations.size()), inside(found);
  auto content = mixed.begin();
  for (std::size_t i = 0; i < found.size(); ++i) {
    const Quotation& quotation = analysis_.quotations[i];
    while (content != mixed.end() && content->end <= quotation.span.begin) ++content;
    if (content == mixed.end()) break;
    const bool around = quotation.span.contains(*content) && quotation.span != *content;
    if (quotation.parent != Quotation::kNone)
      inside[i] = found[quotation.parent] || inside[quotation.parent];
    found[i] = content->overlaps(quotation.span) && !around && !inside[i];
  }
  return found;
}

void Planner::make_marks() {
  std::stable_sort(uses_.begin(), uses_.end(), [](const Use& a, const Use& b) {
    return a.kind != b.kind ? a.kind < b.kind
                            : std::ranges::lexicographical_compare(a.spans, b.spans);
  });
  std::uint32_t count = 0;  // marks of this kind at this place
  for (std::size_t i = 0; i < uses_.size(); ++i) {
    const Use& use = uses_[i];
    const bool same_place = i > 0 && uses_[i - 1].kind == use.kind &&
                            uses_[i - 1].spans.front().begin == use.spans.front().begin;
    count = same_place ? count : 0;
    const bool shared = same_place && use.kind != MarkKind::said &&
                        std::ranges::equal(uses_[i - 1].spans, use.spans);
    if (!shared) {
      PlannedMark mark{use.kind, use.index, {}};
      ++count;
      if (use.kind == MarkKind::said)
        mark.id = ids_.attributions[use.index];
      else
        append_place_id(facts(use.kind).id_prefix, points_.offset(use.spans.front().begin), count,
                        mark.id);
      for (const Span& span : use.spans) {
        inlines_.push_back({span, facts(use.kind).strength});
        mark_of_.push_back(static_cast<std::uint32_t>(plan_.marks.size()));
      }
      plan_.marks.push_back(std::move(mark));
    }
    if (use.link) *use.link = static_cast<std::uint32_t>(plan_.marks.size() - 1);
  }
}

void Planner::place_marks(const std::vector<Span>& containers) {
  std::uint32_t container = 0;
  for (const Piece& piece : nest(inlines_, containers)) {
    while (containers[container].end <= piece.span.begin) ++container;
    const std::uint32_t mark = mark_of_[piece.index];
    plan_.pieces.push_back({piece.span, mark, ++plan_.marks[mark].pieces, container});
  }
}

}  // namespace

MarkPlan plan_marks(const Analysis& analysis, const Ids& ids, const CodePoints& points,
                    const std::vector<Span>& containers, const std::vector<Span>& datelines) {
  return Planner(analysis, ids, points).plan(containers, datelines);
}

}  // namespace sayso
