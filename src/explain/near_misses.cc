#include "explain/near_misses.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <tuple>
#include <utility>

namespace sayso {
namespace {

using Kind = PatternNode::Kind;
using Parts = std::vector<Pattern>;

Pattern make(Kind kind, Parts children, std::string text = {}) {
  auto node = std::make_shared<PatternNode>();
  node->kind = kind;
  node->children = std::move(children);
  node->text = std::move(text);
  return node;
}

// In the order in which the tape is read.
Pattern in_sequence(Pattern first, Pattern second, bool backwards) {
  if (backwards) std::swap(first, second);
  return make(Kind::sequence, {std::move(first), std::move(second)});
}

Pattern any_beginning(const Pattern& pattern, bool backwards);

// What matches whatever some match of the parts, one after the other, begins with.
Pattern any_beginning(const Parts& parts, bool backwards) {
  Pattern all = make(Kind::sequence, {});
  for (auto part = parts.rbegin(); part != parts.rend(); ++part)
    all = make(Kind::alternatives,
               {any_beginning(*part, backwards), in_sequence(*part, std::move(all), backwards)});
  return all;
}

// "{2,5}" -> 5; no value where there is no limit.
std::optional<unsigned> most_repeats(std::string_view quantifier) {
  if (quantifier[0] == '?') return 1;
  if (quantifier[0] != '{') return std::nullopt;
  const auto comma = quantifier.find(','), close = quantifier.find('}');
  const std::string_view number = comma == quantifier.npos
                                      ? quantifier.substr(1, close - 1)
                                      : quantifier.substr(comma + 1, close - comma - 1);
  unsigned most = 0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), most);
  return read.ec == std::errc() ? std::optional(most) : std::nullopt;
}

Parts reading_order(Parts parts, bool backwards) {
  if (backwards) std::reverse(parts.begin(), parts.end());
  return parts;
}

Pattern any_beginning(const Pattern& pattern, bool backwards) {
  switch (pattern->kind) {
    case Kind::tokens:
      return make(Kind::repeat, {pattern}, "?");
    case Kind::sequence:
    case Kind::capture:
      return any_beginning(reading_order(pattern->children, backwards), backwards);
    case Kind::alternatives: {
      Parts begun;
      for (const Pattern& child : pattern->children)
        begun.push_back(any_beginning(child, backwards));
      return make(Kind::alternatives, std::move(begun));
    }
    case Kind::repeat: {
      const auto most = most_repeats(pattern->text);
      const Pattern& child = pattern->children[0];
      if (most && *most == 0) return make(Kind::sequence, {});
      const std::string all_but_one = most ? "{0," + std::to_string(*most - 1) + "}" : "*";
      return in_sequence(make(Kind::repeat, {child}, all_but_one), any_beginning(child, backwards),
                         backwards);
    }
    case Kind::start:
    case Kind::stop:
    case Kind::anchor:
      break;
  }
  return make(Kind::sequence, {});
}

// The parts of one half of a pattern, from the anchor on. Named patterns stay whole.
void append_parts(const Pattern& half, bool backwards, const PatternLibrary& names, Parts& out) {
  const bool is_open = half->kind == Kind::sequence || half->kind == Kind::capture;
  if (!is_open || !names.name_of(half).empty()) return out.push_back(half);
  for (const Pattern& child : reading_order(half->children, backwards))
    append_parts(child, backwards, names, out);
}

// The tokens beside a cue as one half of a pattern reads them.
struct Reading {
  Alphabet alphabet;
  std::string letters;

  Reading(const Pattern& half, const Vocabulary& vocabulary, bool backwards, const Tape& tape,
          TokenRange tokens)
      : alphabet(backwards ? Alphabet::Reads::backwards : Alphabet::Reads::forwards) {
    alphabet.add(half);
    alphabet.freeze(vocabulary);
    std::vector<Symbol> symbols;
    for (std::uint32_t i = tokens.first; i < tokens.last; ++i)
      symbols.push_back(tape.tokens[i].symbol);
    alphabet.write(symbols, letters);
  }

  // How many tokens from the cue on the longest match has; -1 where nothing matches. The pattern is
  // made of parts of the half.
  std::int64_t reach(const Pattern& pattern) const {
    re2::RE2::Options options = re2_options(AttributeRules::kMaxMemory);
    options.set_longest_match(true);
    options.set_never_capture(true);
    const re2::RE2 program(to_re2(pattern, alphabet).text, options);
    re2::StringPiece whole;
    const bool matches = program.ok() && program.Match(letters, 0, letters.size(),
                                                       re2::RE2::ANCHOR_START, &whole, 1);
    return matches ? static_cast<std::int64_t>(whole.size() / alphabet.width()) : -1;
  }
};

std::size_t required(Parts::const_iterator first, Parts::const_iterator last) {
  return static_cast<std::size_t>(
      std::count_if(first, last, [](const Pattern& part) { return !matches_nothing(part); }));
}

std::size_t required(const Pattern& half, const PatternLibrary& names) {
  Parts parts;
  append_parts(half, false, names, parts);
  return required(parts.begin(), parts.end());
}

// True where a cue of these attributes would do with other frames: those its author can give it.
bool lacks_frames_alone(const CueCondition& condition, CueAttributes attributes) {
  constexpr CueAttributes kFrames = (CueAttributes{1} << kCueFrames) - 1;
  return std::any_of(condition.any_of.begin(), condition.any_of.end(), [&](const auto& term) {
    const CueAttributes lacking = term.wanted & ~attributes, barring = term.unwanted & attributes;
    return ((lacking | barring) & ~kFrames) == 0;
  });
}

struct Stop {
  std::int64_t tokens = 0;  // that were matched
  std::string wanted = {};
  std::size_t matched = 0, missing = 0;  // required parts
};

// Where a half that does not match stops.
Stop where_it_stops(const Pattern& half, const PatternLibrary& names, const Reading& reading) {
  const bool backwards = reading.alphabet.backwards();
  Parts parts;
  append_parts(half, backwards, names, parts);
  Stop stop{.tokens = reading.reach(any_beginning(parts, backwards))};
  // The last part that can begin there is the one that is wanted: what may be left out was.
  for (std::size_t k = parts.size(); k-- > 0;) {
    Pattern until = any_beginning(parts[k], backwards);
    for (std::size_t i = k; i-- > 0;) until = in_sequence(parts[i], std::move(until), backwards);
    if (k > 0 && reading.reach(until) < stop.tokens) continue;
    const auto at = parts.begin() + static_cast<std::ptrdiff_t>(k);
    // What may be left out is told with what must follow.
    for (auto part = at; part != parts.end(); ++part) {
      stop.wanted += (part == at ? "" : " ") + names.text_of(*part);
      if (!matches_nothing(*part)) break;
    }
    stop.matched = required(parts.begin(), at);
    stop.missing = required(at, parts.end());
    break;
  }
  return stop;
}

}  // namespace

void NearMisses::add(const Tape& tape, const Candidate& seed, std::vector<NearMiss>& out) const {
  const AttributeRules& rules = pack_.attribute;
  const bool at_quote = seed.cue_id == Candidate::kNone;
  std::vector<int> left, right;
  rules.before.match(tape, seed.cue.first, rules.window, left);
  rules.after.match(tape, seed.cue.last, rules.window, right);
  const auto size = static_cast<std::uint32_t>(tape.tokens.size());
  const TokenRange behind{seed.cue.last, std::min(size, seed.cue.last + rules.window)};
  const TokenRange before{seed.cue.first - std::min(seed.cue.first, rules.window), seed.cue.first};
  for (const AttributionRule& rule : rules.rules) {
    if (rule.at_quote != at_quote) continue;
    const bool has_left = std::binary_search(left.begin(), left.end(), rule.before);
    const bool has_right = std::binary_search(right.begin(), right.end(), rule.after);
    const bool has_cue = rule.cue.holds(seed.attributes);
    if (has_left + has_right + has_cue != 2) continue;
    NearMiss miss{.rule = &rule, .cue = seed.cue};
    if (!has_cue) {
      if (!lacks_frames_alone(rule.cue, seed.attributes)) continue;
      miss.side = NearMiss::Side::cue;
      miss.stopped = seed.cue.first;
      miss.wanted = rule.halves.condition.empty() ? "{cue}" : "{cue:" + rule.halves.condition + "}";
      miss.missing = 1;
    } else {
      const bool backwards = !has_left;
      const auto& [here, other] = backwards ? std::tie(rule.halves.before, rule.halves.after)
                                            : std::tie(rule.halves.after, rule.halves.before);
      const Reading reading(here, pack_.vocabulary, backwards, tape, backwards ? before : behind);
      const Stop stop = where_it_stops(here, pack_.patterns, reading);
      if (stop.tokens < 0 || stop.wanted.empty()) continue;
      // The cue itself is there, too.
      if (stop.matched + required(other, pack_.patterns) + 1 < stop.missing) continue;
      miss.side = backwards ? NearMiss::Side::before : NearMiss::Side::after;
      miss.stopped = backwards ? std::int64_t{seed.cue.first} - 1 - stop.tokens
                               : std::int64_t{seed.cue.last} + stop.tokens;
      miss.wanted = stop.wanted;
      miss.missing = stop.missing;
      miss.reached = stop.tokens;
    }
    out.push_back(std::move(miss));
  }
}

std::vector<NearMiss> NearMisses::at(const Tape& tape, std::uint32_t first, std::uint32_t last,
                                     const std::vector<Candidate>& fired) const {
  std::vector<NearMiss> all;
  for (std::uint32_t i = first; i < last; ++i) {
    const Token& token = tape.tokens[i];
    if (token.quotation != Token::kNone) add(tape, CandidateFinder::at_quote(tape, i, 0), all);
    for (const std::uint16_t reading : pack_.vocabulary.cues(token.entry))
      add(tape, finder_.at_cue(tape, i, 0, reading), all);
  }
  std::erase_if(all, [&](const NearMiss& miss) {
    return std::any_of(fired.begin(), fired.end(), [&](const Candidate& c) {
      return c.block == tape.block && (c.cue == miss.cue || c.cue.overlaps(miss.cue)) &&
             &pack_.attribute.rules[c.rule] == miss.rule;
    });
  });
  std::stable_sort(all.begin(), all.end(), [](const NearMiss& a, const NearMiss& b) {
    return std::pair(a.missing, -a.reached) < std::pair(b.missing, -b.reached);
  });
  if (all.size() > kMost) all.resize(kMost);
  return all;
}

}  // namespace sayso
