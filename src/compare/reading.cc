#include "compare/reading.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <utility>

#include "text/code_points.h"
#include "text/utf8.h"
#include "write/ids.h"

namespace sayso::compare {
namespace {

constexpr std::size_t kMostSeen = 1 << 20;  // spellings remembered
constexpr std::size_t kLongWord = 64;       // bytes; longer ones are not remembered
constexpr std::uint32_t kLongestTag = 400;  // bytes between two parts of one quotation
constexpr std::size_t kNearby = 32;         // attributions looked at around a place
constexpr char32_t kEllipsisMark = 0x2026;

bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

struct Gap {
  bool ellipsis = false, stop = false;
  int brackets = 0;  // the last one seen: 1 opened, -1 closed, 0 none
};

Gap read_gap(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  Gap gap;
  unsigned stops = 0;
  for (std::size_t at = begin; at < end;) {
    const char32_t c = utf8::next(text, at);
    stops = c == '.' ? stops + 1 : c == ' ' ? stops : 0;
    gap.ellipsis |= c == kEllipsisMark || stops >= 3;
    gap.stop |= c == '.' || c == '!' || c == '?' || c == '\n';
    if (c == '[') gap.brackets = 1;
    if (c == ']') gap.brackets = -1;
  }
  return gap;
}

// The gap between two quotations is a tag: it holds the cue.
bool is_interrupted(const Attribution& attribution, Span gap) {
  return attribution.type == AttributionType::direct && gap.begin <= gap.end &&
         gap.size() <= kLongestTag &&
         std::any_of(attribution.cue.begin(), attribution.cue.end(),
                     [&](Span cue) { return gap.contains(cue); });
}

// Parts of one direct attribution become one unit where a tag alone stands between them.
std::vector<std::vector<std::uint32_t>> group_quotations(
    const Analysis& analysis, std::vector<std::int32_t>& attribution_of) {
  const auto& quotations = analysis.quotations;
  attribution_of.assign(quotations.size(), kNobody);
  for (std::size_t i = 0; i < analysis.attributions.size(); ++i) {
    for (const Span part : analysis.attributions[i].content) {
      auto q = std::lower_bound(
          quotations.begin(), quotations.end(), part.begin,
          [](const Quotation& one, std::uint32_t at) { return one.inner.begin < at; });
      for (; q != quotations.end() && q->span.begin < part.end; ++q) {
        const auto index = static_cast<std::size_t>(q - quotations.begin());
        // The innermost attribution comes last.
        if (part.contains(q->inner)) attribution_of[index] = static_cast<std::int32_t>(i);
      }
    }
  }
  std::vector<std::vector<std::uint32_t>> groups;
  for (std::uint32_t i = 0; i < quotations.size(); ++i) {
    if (quotations[i].parent != Quotation::kNone || quotations[i].inner.empty()) continue;
    if (!groups.empty()) {
      const std::uint32_t last = groups.back().back();
      const bool is_same =
          attribution_of[i] != kNobody && attribution_of[i] == attribution_of[last];
      const bool goes_on =
          quotations[i].continues && quotations[i].previous == static_cast<std::int32_t>(last);
      const Span gap{quotations[last].span.end, quotations[i].span.begin};
      if (goes_on ||
          (is_same &&
           is_interrupted(analysis.attributions[static_cast<std::size_t>(attribution_of[i])],
                          gap))) {
        groups.back().push_back(i);
        continue;
      }
    }
    groups.push_back({i});
  }
  return groups;
}

Said said_of(const Analysis& analysis, std::size_t index, std::string id) {
  const Attribution& attribution = analysis.attributions[index];
  Said said;
  said.id = std::move(id);
  said.content = attribution.content;
  said.cue_class = attribution.cue_class;
  said.type = attribution.type;
  if (!attribution.cue.empty()) said.cue_span = attribution.cue.front();
  for (const Span part : attribution.cue)
    said.cue += (said.cue.empty() ? "" : " ") + std::string(slice(analysis.article.text, part));
  const auto& speakers = analysis.speakers.resolutions[index].speakers;
  if (speakers.size() == 1) said.kind = analysis.speakers.all[speakers.front()].kind;
  for (const std::uint32_t s : speakers) {
    const Speaker& speaker = analysis.speakers.all[s];
    said.speaker += (said.speaker.empty() ? "" : ", ") + speaker.label;
    if (!speaker.name.empty()) said.names.push_back(fold(speaker.name));
    for (const auto& alias : speaker.aliases) said.names.push_back(fold(alias));
    for (const Role& role : speaker.roles) said.roles.push_back(fold(role.text));
  }
  return said;
}

// Traits that come from what stands around each word.
void mark_places(std::string_view text, std::vector<Word>& words) {
  bool bracketed = false, is_abbreviated = false;
  std::uint32_t end = 0;
  for (Word& word : words) {
    if (is_abbreviated && end < word.span.begin && text[end] == '.') ++end;
    const Gap gap = read_gap(text, end, std::max(end, word.span.begin));
    if (gap.stop) bracketed = false;  // one that is never closed
    if (gap.brackets != 0) bracketed = gap.brackets > 0;
    if (bracketed) word.traits |= kBracketed;
    if (gap.ellipsis) word.traits |= kEllipsis;
    if (gap.stop || end == 0) word.traits |= kOpens;
    is_abbreviated = word.traits & kAbbreviation;
    end = word.span.end;
  }
}

}  // namespace

std::uint32_t overlap(Range a, Range b) {
  const std::uint32_t begin = std::max(a.begin, b.begin), end = std::min(a.end, b.end);
  return end > begin ? end - begin : 0;
}

const WordReader::Known& WordReader::known(std::string_view word) {
  fold_into(word, folded_);
  if (const auto found = seen_.find(folded_); found != seen_.end()) return found->second;
  if (seen_.size() >= kMostSeen || folded_.size() > kLongWord) seen_.clear();
  Known known;
  known.ending =
      static_cast<std::uint8_t>(folded_.size() > kLongWord ? 0 : rules_.contraction(folded_));
  const std::string written = folded_.size() > kLongWord ? folded_ : rules_.written(folded_);
  known.key = static_cast<std::uint32_t>(XXH3_64bits(written.data(), written.size()));
  known.traits = rules_.traits(folded_) | rules_.traits(written);
  if (!folded_.empty() && folded_[0] >= '0' && folded_[0] <= '9') known.traits |= kNumber;
  return seen_.emplace(folded_, known).first->second;
}

void WordReader::append_word(std::string_view text, Span span, bool is_capital,
                             std::vector<Word>& words) {
  const Known word = known(slice(text, span));
  if (word.ending > 0) {
    // The ending is ASCII but for its apostrophe, which may take three bytes.
    std::uint32_t begin = span.end;
    for (unsigned i = 0; i < word.ending; ++i) do
        --begin;
      while (begin > span.begin && (text[begin] & 0xC0) == 0x80);
    if (begin > span.begin) {
      append_word(text, {span.begin, begin}, is_capital, words);
      const Known ending = known(slice(text, {begin, span.end}));
      words.push_back({{begin, span.end}, ending.key, ending.traits});
      return;
    }
  }
  words.push_back(
      {span, word.key, static_cast<std::uint16_t>(word.traits | (is_capital ? kCapital : 0))});
}

void WordReader::append(std::string_view text, Span range, std::vector<Word>& words) {
  for (std::uint32_t offset = range.begin; offset < range.end;) {
    const WordPiece piece = next_word(text, offset, range.end, rules_.words);
    if (piece.span.empty()) continue;
    if (piece.shape == Shape::mark) {
      fold_into(slice(text, piece.span), folded_);
      if (!rules_.is_spelled(folded_)) continue;
    }
    const bool is_capital = piece.shape == Shape::capital || piece.shape == Shape::caps ||
                            piece.shape == Shape::initial;
    // Hyphened words are compared by their parts: vice-president, vice president.
    std::uint32_t begin = piece.span.begin;
    for (std::size_t at = begin; at < piece.span.end;) {
      const auto here = static_cast<std::uint32_t>(at);
      if (is_hyphen(utf8::next(text, at)) && here > begin) {
        append_word(text, {begin, here}, is_capital, words);
        begin = static_cast<std::uint32_t>(at);
      }
    }
    if (begin < piece.span.end) append_word(text, {begin, piece.span.end}, is_capital, words);
  }
}

Reading read_words(const Analysis& analysis, WordReader& reader, Extent extent) {
  const Article& article = analysis.article;
  Reading reading;
  reading.source = {article.id, article.title, article.publisher, article.published, article.url};
  reading.text = article.text;
  reading.language = article.language;
  reading.author = article.author;
  const CodePoints points(article.text);
  Ids ids = make_ids(analysis, points);
  for (std::size_t i = 0; i < analysis.attributions.size(); ++i)
    reading.said.push_back(said_of(analysis, i, std::move(ids.attributions[i])));

  std::vector<std::int32_t> attribution_of;
  std::uint32_t done = 0;  // bytes; a quotation that is not closed may reach into the next one
  for (const auto& group : group_quotations(analysis, attribution_of)) {
    Unit unit;
    for (const std::uint32_t q : group) {
      if (analysis.quotations[q].span.begin < done) continue;
      unit.parts.push_back(analysis.quotations[q].inner);
      if (unit.parts.size() == 1) unit.span = analysis.quotations[q].span;
      unit.span.end = done = analysis.quotations[q].span.end;
    }
    unit.attribution = attribution_of[group.front()];
    if (!unit.parts.empty()) reading.units.push_back(std::move(unit));
  }
  fill_words(reading, reader, extent);
  return reading;
}

void fill_words(Reading& reading, WordReader& reader, Extent extent) {
  std::uint32_t done = 0;  // bytes
  const auto count = [&] { return static_cast<std::uint32_t>(reading.words.size()); };
  for (Unit& unit : reading.units) {
    if (done < unit.span.begin && extent == Extent::all)
      reader.append(reading.text, {done, unit.span.begin}, reading.words);
    unit.begin = count();
    for (const Span part : unit.parts) reader.append(reading.text, part, reading.words);
    unit.end = count();
    for (std::uint32_t w = unit.begin; w < unit.end; ++w) reading.words[w].traits |= kQuoted;
    done = unit.span.end;
  }
  const auto size = static_cast<std::uint32_t>(reading.text.size());
  if (done < size && extent == Extent::all)
    reader.append(reading.text, {done, size}, reading.words);
  std::erase_if(reading.units, [](const Unit& unit) { return unit.empty(); });
  reading.words.shrink_to_fit();  // they are most of what comparing many articles keeps
  if (extent == Extent::units) return;
  mark_places(reading.text, reading.words);
  for (const Unit& unit : reading.units) reading.words[unit.begin].traits |= kOpens;
}

Reading read_quotation(std::string text, std::string speaker, WordReader& reader) {
  Reading reading;
  reading.text = std::move(text);
  const Span all{0, static_cast<std::uint32_t>(reading.text.size())};
  Unit unit;
  unit.span = all;
  unit.parts = {all};
  unit.attribution = speaker.empty() ? kNobody : 0;
  reading.units.push_back(std::move(unit));
  fill_words(reading, reader);
  if (!speaker.empty()) {
    Said said;
    said.content = {all};
    said.names = {fold(speaker)};
    said.speaker = std::move(speaker);
    reading.said.push_back(std::move(said));
  }
  return reading;
}

std::int32_t Reading::said_at(Span span) const {
  std::int32_t best = kNobody, first = kNobody;
  std::uint32_t most = 0, smallest = 0, shares = 0;
  // They are in the order of the text, but for a cue that stands before its content.
  const auto behind = std::partition_point(said.begin(), said.end(), [&](const Said& one) {
    return one.content.front().begin < span.end;
  });
  const auto last =
      std::min<std::size_t>(said.size(), static_cast<std::size_t>(behind - said.begin()) + kNearby);
  for (std::size_t i = last - std::min(last, 2 * kNearby); i < last; ++i) {
    if (!said[i].cue_span.empty() && span.contains(said[i].cue_span)) continue;
    std::uint32_t shared = 0, size = 0;
    for (const Span part : said[i].content) {
      size += part.size();
      if (part.overlaps(span))
        shared += std::min(part.end, span.end) - std::max(part.begin, span.begin);
    }
    if (shared == 0) continue;
    ++shares;
    if (std::any_of(said[i].content.begin(), said[i].content.end(),
                    [&](Span part) { return part.begin <= span.begin && span.begin < part.end; }))
      first = static_cast<std::int32_t>(i);
    if (shared > most || (shared == most && size < smallest)) {
      best = static_cast<std::int32_t>(i);
      most = shared;
      smallest = size;
    }
  }
  if (most * 2 > span.size()) return best;
  // She said that the bridge is safe. It will stay open.
  return shares == 1 ? first : kNobody;
}

std::int32_t Reading::unit_at(Range range) const {
  auto unit = std::partition_point(units.begin(), units.end(),
                                   [&](const Unit& one) { return one.end <= range.begin; });
  std::int32_t best = -1;
  std::uint32_t most = 0;
  for (; unit != units.end() && unit->begin < range.end; ++unit)
    if (const std::uint32_t shared = overlap(*unit, range); shared > most) {
      most = shared;
      best = static_cast<std::int32_t>(unit - units.begin());
    }
  return best;
}

}  // namespace sayso::compare
