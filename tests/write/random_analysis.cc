#include "write/random_analysis.h"

#include <algorithm>
#include <random>
#include <string_view>

namespace sayso {
namespace {

// Pieces of text; the first ones make words, so that blocks are mostly words.
constexpr std::string_view kBits[] = {"a",   "be",     "“",      "”",      "said", "Ada",    " ",
                                      " ",   "é",      "😀",      "山",     "<",    ">",      "&",
                                      "]]>", "\"",     "'",      "&amp;",  "<!--", "\r",     "\n",
                                      "\t",  "\r\n",   "\u00A0", "\u2028", "\x01", "\x0C",   "\x7F",
                                      "#",   "\uFFFD", "\uFFFE", "\uFFFF", "</p>", "\u0085", "--"};
constexpr std::string_view kGaps[] = {"\n\n",       "\n",       "\r\n\r\n", " \n \t",
                                      "\n\u00A0\n", "\n\x0C\n", ""};
constexpr std::string_view kRules[] = {"en/one", "en/two_parts", "common/ü.x"};
constexpr std::string_view kSteps[] = {"", "name", "short-name", "pronoun", "role"};

class Maker {
 public:
  explicit Maker(std::uint32_t seed) : random_(seed) {}

  Analysis make() {
    make_text();
    for (std::uint32_t i = below(4); i > 0; --i) make_speaker();
    for (std::uint32_t i = below(6); i > 0; --i) make_quotation();
    for (std::uint32_t i = below(7); i > 0; --i) make_attribution();
    if (chance(3)) made_.warnings.push_back({.code = "W-odd", .message = bits(3), .span = span(5)});
    return std::move(made_);
  }

 private:
  std::uint32_t below(std::uint32_t limit) { return random_() % limit; }
  bool chance(std::uint32_t one_in) { return below(one_in) == 0; }

  template <typename T, std::size_t N>
  const T& any(const T (&of)[N]) {
    return of[below(N)];
  }

  std::string bits(std::uint32_t most) {
    std::string out;
    for (std::uint32_t i = below(most + 1); i > 0; --i) out += any(kBits);
    return out;
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(made_.article.text.size()); }

  void make_text() {
    Article& article = made_.article;
    article.id = "odd/a&b " + bits(2) + ".txt";
    article.language = chance(3) ? bits(3) : "en-GB";
    if (chance(2)) article.title = bits(4);
    if (chance(2)) article.author = bits(4);
    if (chance(2)) article.published = chance(2) ? "2024-02-30" : "2024-02-29 at noon";
    if (chance(2)) article.publisher = bits(4);
    if (chance(2)) article.url = bits(4);
    article.text = any(kGaps);
    for (std::uint32_t i = below(6); i > 0; --i) {
      Block block;
      block.span.begin = size();
      article.text += "x" + bits(25);
      if (chance(3)) {
        block.dateline = {block.span.begin, size()};
        article.text += bits(10);
      }
      article.text += "y";
      block.span.end = size();
      block.kind = static_cast<BlockKind>(below(7));
      made_.blocks.push_back(block);
      article.text += any(kGaps);
    }
    for (std::uint32_t i = 0; i <= size(); ++i)
      if (i == size() || (article.text[i] & 0xC0) != 0x80) borders_.push_back(i);
  }

  // Not empty where there is text; at most `most` code points.
  Span span(std::uint32_t most) {
    if (borders_.size() < 2) return {};
    const auto count = static_cast<std::uint32_t>(borders_.size());
    const std::uint32_t begin = below(count - 1);
    return {borders_[begin], borders_[std::min(begin + 1 + below(most), count - 1)]};
  }

  std::vector<Span> spans(std::uint32_t most, std::uint32_t length) {
    std::vector<Span> all;
    for (std::uint32_t i = below(most + 1); i > 0; --i) all.push_back(span(length));
    std::sort(all.begin(), all.end());
    return all;
  }

  void make_speaker() {
    Speaker speaker;
    speaker.kind = static_cast<SpeakerKind>(below(5));
    if (chance(2)) speaker.name = bits(3);
    speaker.label = "l" + bits(2);
    if (chance(2)) speaker.aliases = {"Ada", bits(2)};
    if (chance(2)) speaker.roles = {{bits(3), {}}};
    if (chance(2)) speaker.affiliations = {"Ada", bits(3)};
    speaker.gender = static_cast<Gender>(below(3));
    if (chance(2)) speaker.authority = bits(2);
    made_.speakers.all.push_back(speaker);
  }

  void make_quotation() {
    if (size() == 0) return;
    Quotation quotation;
    quotation.span = span(12);
    made_.quotations.push_back(quotation);
    std::sort(made_.quotations.begin(), made_.quotations.end(),
              [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
    made_.uses.push_back(static_cast<QuotationUse>(below(5)));
  }

  void make_attribution() {
    if (made_.blocks.empty()) return;
    Attribution a;
    a.block = below(static_cast<std::uint32_t>(made_.blocks.size()));
    a.content = {span(40)};
    for (const Span& more : spans(2, 40)) a.content.push_back(more);
    std::sort(a.content.begin(), a.content.end());
    a.cue = spans(2, 6);
    a.mention = spans(2, 15);
    // Often the words of another attribution.
    if (!made_.attributions.empty() && chance(2)) a.mention = made_.attributions[0].mention;
    a.type = static_cast<AttributionType>(below(3));
    a.cue_class = static_cast<CueClass>(below(13));
    if (chance(2)) a.qualifiers = static_cast<std::uint16_t>(below(256));
    if (chance(2)) a.lemma = "say\"<&>";
    if (chance(4)) a.via = span(10);
    if (chance(4)) a.medium = span(10);
    if (chance(4)) a.addressee = span(10);
    if (chance(4)) a.when = spans(2, 10);
    a.rule = any(kRules);
    a.confidence = static_cast<float>(below(1001)) / 1000;
    Resolution resolution;
    for (std::uint32_t i = 0; i < made_.speakers.all.size(); ++i)
      if (chance(2)) resolution.speakers.push_back(i);
    resolution.resolved_by = any(kSteps);
    resolution.confidence = static_cast<float>(below(1001)) / 1000;
    resolution.roles = spans(2, 8);
    made_.attributions.push_back(std::move(a));
    made_.speakers.resolutions.push_back(std::move(resolution));
  }

  std::mt19937 random_;
  std::vector<std::uint32_t> borders_;  // of code points, the end too
  Analysis made_;
};

}  // namespace

Analysis random_analysis(std::uint32_t seed) { return Maker(seed).make(); }

}  // namespace sayso
