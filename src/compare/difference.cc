#include "compare/difference.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "compare/risks.h"
#include "text/utf8.h"

namespace sayso::compare {
namespace {

// A run that is longer by that many words on one side is told in parts.
constexpr std::uint32_t kMuchLonger = 3;
constexpr std::size_t kLongestGap = 12;  // bytes between two words; a longer one holds a tag

// What is put in at an edge was moved there from the other one.
constexpr std::uint32_t kFewestMoved = 4;  // words
constexpr double kMostMoved = .75;         // of them

// Punctuation between two words, without white space and quotation marks.
std::string bare(std::string_view gap) {
  std::string out;
  for (std::size_t at = 0; at < gap.size();) {
    const char32_t c = utf8::next(gap, at);
    const bool is_space =
        c <= ' ' || c == 0xA0 || c == 0xAD || (c >= 0x2000 && c <= 0x200F) || c == 0x202F;
    const bool is_mark =
        c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB;
    if (!is_space && !is_mark) utf8::append(out, c == 0x2013 || c == 0x2014 ? U'-' : c);
  }
  return out;
}

class Describer {
 public:
  Describer(const Match& match, const Side& a, const Side& b, const CompareRules& rules, Pair& pair)
      : match_(match), a_(a.reading), b_(b.reading), rules_(rules), pair_(pair) {
    // The words that both have in the end; before and behind them one side is cut.
    const auto& steps = match.steps;
    while (first_ < steps.size() && !is_pair(steps[first_])) ++first_;
    last_ = steps.size();
    while (last_ > first_ && !is_pair(steps[last_ - 1])) --last_;
  }

  void run() {
    const auto& steps = match_.steps;
    for (std::size_t i = 0; i < steps.size();) {
      std::size_t end = i;
      const bool is_equal = steps[i].op == Op::equal;
      while (end < steps.size() && (steps[end].op == Op::equal) == is_equal) ++end;
      is_equal ? add_equal(i, end) : add_changed(i, end);
      i = end;
    }
    tell_moved();
    sum_up(pair_);
    marks();
  }

  void flag(Flag flag) { add_once(pair_.flags, flag); }

 private:
  static bool is_pair(const Step& step) {
    return step.op == Op::equal || step.op == Op::substitute;
  }

  static void add_once(std::vector<Flag>& flags, Flag flag) {
    if (std::find(flags.begin(), flags.end(), flag) == flags.end()) flags.push_back(flag);
  }

  void add(Edit edit) { pair_.edits.push_back(std::move(edit)); }

  static std::string_view word(const Reading& reading, std::uint32_t index) {
    return slice(reading.text, reading.words[index].span);
  }

  // The words of a range as they stand; where a tag stands between them, without it.
  static std::string text(const Reading& reading, Range range) {
    std::string out;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (i > range.begin) {
        const Span gap{reading.words[i - 1].span.end, reading.words[i].span.begin};
        out += gap.size() <= kLongestGap ? slice(reading.text, gap) : " ";
      }
      out += word(reading, i);
    }
    return out;
  }

  // The words of `a` and `b` in steps [from, to).
  std::pair<Range, Range> ranges(std::size_t from, std::size_t to) const {
    Range a{UINT32_MAX, 0}, b{UINT32_MAX, 0};
    const auto grow = [](Range& range, std::uint32_t index) {
      range.begin = std::min(range.begin, index);
      range.end = std::max(range.end, index + 1);
    };
    for (std::size_t i = from; i < to; ++i) {
      const Step& step = match_.steps[i];
      if (step.op != Op::insert) grow(a, step.a);
      if (step.op != Op::erase) grow(b, step.b);
    }
    return {a.empty() ? Range{} : a, b.empty() ? Range{} : b};
  }

  void add_equal(std::size_t from, std::size_t to) {
    const auto [a, b] = ranges(from, to);
    Edit edit{Op::equal, text(a_, a), text(b_, b), {}, {}};
    for (std::uint32_t i = 0; i < a.size() && i < b.size(); ++i) {
      const std::string_view one = word(a_, a.begin + i), other = word(b_, b.begin + i);
      if (one != other)
        add_once(edit.flags, letters(one) == letters(other) ? Flag::typography : Flag::spelling);
      if (i > 0 && !same_gap(a.begin + i, b.begin + i)) add_once(edit.flags, Flag::typography);
    }
    add(std::move(edit));
  }

  // "U.S." and "US" have the same.
  static std::string letters(std::string_view word) {
    std::string folded = fold(word);
    std::erase(folded, '.');
    return folded;
  }

  bool same_gap(std::uint32_t a, std::uint32_t b) const {
    const std::string_view one = gap_before(a_, a), other = gap_before(b_, b);
    return one == other || one.size() > kLongestGap || other.size() > kLongestGap ||
           bare(one) == bare(other);
  }

  static std::string_view gap_before(const Reading& reading, std::uint32_t index) {
    return slice(reading.text,
                 {reading.words[index - 1].span.end, reading.words[index].span.begin});
  }

  void add_changed(std::size_t from, std::size_t to) {
    const auto [a, b] = ranges(from, to);
    if (is_one_written_apart(a, b)) {
      add({Op::equal, text(a_, a), text(b_, b), {Flag::spelling}, {}});
      return;
    }
    const bool at_edge = from < first_ || to > last_;
    const bool is_even = !at_edge && !a.empty() && !b.empty() &&
                         a.size() < b.size() + kMuchLonger && b.size() < a.size() + kMuchLonger;
    if (is_even) {
      add_run(Op::substitute, a, b, from, to);
      return;
    }
    for (std::size_t i = from; i < to;) {
      std::size_t end = i;
      while (end < to && match_.steps[end].op == match_.steps[i].op) ++end;
      const auto [part_a, part_b] = ranges(i, end);
      add_run(match_.steps[i].op, part_a, part_b, i, end);
      i = end;
    }
  }

  // "health-care" and "healthcare".
  bool is_one_written_apart(Range a, Range b) const {
    if (a.empty() || b.empty() || a.size() + b.size() > 6 || a.size() == b.size()) return false;
    const auto joined = [&](const Reading& reading, Range range) {
      std::string all;
      for (std::uint32_t i = range.begin; i < range.end; ++i)
        all += rules_.written(fold(word(reading, i)));
      return rules_.written(all);
    };
    return joined(a_, a) == joined(b_, b);
  }

  void add_run(Op op, Range a, Range b, std::size_t from, std::size_t to) {
    Edit edit{op, text(a_, a), text(b_, b), {}, {}};
    const bool at_start = from<first_, at_end = to> last_;
    const bool in_brackets = all_have(a_, a, kBracketed) && all_have(b_, b, kBracketed);
    const bool to_brackets = !b.empty() && all_have(b_, b, kBracketed);
    if (op == Op::substitute)
      edit.flags = {to_brackets || (!a.empty() && all_have(a_, a, kBracketed)) ? Flag::brackets
                                                                               : Flag::substituted};
    else if (in_brackets)
      edit.flags = {Flag::brackets};
    else if (op == Op::insert)
      edit.flags = {(at_start || at_end) &&
                            goes_on(a_, at_start ? match_.a.begin : match_.a.end, b_, b, at_start)
                        ? Flag::marks_widened
                        : Flag::inserted};
    else if (at_start)
      edit.flags = {Flag::cut_start};
    else if (at_end)
      edit.flags = {Flag::cut_end};
    else
      edit.flags = left_out(a, to);
    const bool is_cut = op == Op::erase && (at_start || at_end);
    edit.risks = is_cut ? risks_of_cut(a_, a, at_start) : risks_of_change(a_, a, b_, b);
    if (at_start || at_end) {
      if (op == Op::insert) inserted_[at_start] = {pair_.edits.size(), b};
      if (op == Op::erase) erased_[at_start] = {pair_.edits.size(), a};
    }
    add(std::move(edit));
  }

  static bool all_have(const Reading& reading, Range range, std::uint16_t trait) {
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      if (!(reading.words[i].traits & trait)) return false;
    return true;
  }

  // What words left out between others are taken for.
  std::vector<Flag> left_out(Range a, std::size_t to) const {
    if (is_ellipsis(to)) return {Flag::joined};
    const auto& words = a_.words;
    // The words between two quotations are in neither of them.
    const bool between_quotations = a.begin > 0 && a.end < words.size() &&
                                    words[a.begin - 1].traits & words[a.end].traits & kQuoted;
    bool has_quoted = false, has_plain = false;
    for (std::uint32_t i = a.begin; i < a.end; ++i)
      (words[i].traits & kQuoted ? has_quoted : has_plain) = true;
    if (between_quotations && has_plain && !has_quoted) return {Flag::joined};
    const bool is_sentences =
        words[a.begin].traits & kOpens && a.end < words.size() && words[a.end].traits & kOpens;
    if (is_sentences || (between_quotations && has_plain)) return {Flag::cut_middle, Flag::joined};
    return {Flag::cut_middle};
  }

  // The next word that b has stands behind an ellipsis.
  bool is_ellipsis(std::size_t step) const {
    for (; step < match_.steps.size(); ++step)
      if (match_.steps[step].op != Op::erase)
        return b_.words[match_.steps[step].b].traits & kEllipsis;
    return false;
  }

  // The words of `part` stand in `reading`, too, next to `border` but outside the match.
  static bool goes_on(const Reading& reading, std::uint32_t border, const Reading& other,
                      Range part, bool before) {
    const std::uint32_t size = part.size();
    if (before ? border < size : reading.words.size() - border < size) return false;
    const std::uint32_t begin = before ? border - size : border;
    for (std::uint32_t i = 0; i < size; ++i)
      if (reading.words[begin + i].key != other.words[part.begin + i].key) return false;
    return true;
  }

  // What one put in at one edge and left out at the other was moved: two places are put together in
  // another order.
  void tell_moved() {
    for (const bool at_start : {true, false}) {
      const Edge &put_in = inserted_[at_start], &taken = erased_[!at_start];
      if (put_in.words.size() < kFewestMoved || taken.words.empty()) continue;
      std::unordered_set<std::uint32_t> keys;
      for (std::uint32_t i = taken.words.begin; i < taken.words.end; ++i)
        keys.insert(a_.words[i].key);
      std::uint32_t shared = 0;
      for (std::uint32_t i = put_in.words.begin; i < put_in.words.end; ++i)
        shared += keys.contains(b_.words[i].key);
      if (shared < kMostMoved * put_in.words.size()) continue;
      for (Edit* edit : {&pair_.edits[put_in.edit], &pair_.edits[taken.edit]}) {
        edit->flags = {Flag::joined};
        edit->risks.clear();
      }
    }
  }

  void marks() {
    bool has_quoted = false, is_narrowed = false, is_widened = false, was_quoted = false;
    for (const Step& step : match_.steps) {
      const bool a = step.op != Op::insert && a_.words[step.a].traits & kQuoted;
      const bool b = step.op != Op::erase && b_.words[step.b].traits & kQuoted;
      was_quoted |= a;
      has_quoted |= b;
      if (!is_pair(step)) continue;
      is_narrowed |= a && !b;
      is_widened |= b && !a;
    }
    if (was_quoted && !has_quoted) flag(Flag::marks_dropped);
    if (is_narrowed && has_quoted) flag(Flag::marks_narrowed);
    if (is_widened) flag(Flag::marks_widened);
  }

  struct Edge {
    std::size_t edit = 0;
    Range words;
  };

  const Match& match_;
  const Reading& a_;
  const Reading& b_;
  const CompareRules& rules_;
  Pair& pair_;
  std::size_t first_ = 0, last_ = 0;
  Edge inserted_[2], erased_[2];  // at the end, at the start
};

constexpr Flag kLastOfWords = Flag::inserted;  // flags up to here tell of words

}  // namespace

void sum_up(Pair& pair) {
  std::erase_if(pair.flags, [](Flag flag) { return flag <= kLastOfWords; });
  pair.risks.clear();
  for (const Edit& edit : pair.edits) {
    pair.flags.insert(pair.flags.end(), edit.flags.begin(), edit.flags.end());
    pair.risks.insert(pair.risks.end(), edit.risks.begin(), edit.risks.end());
  }
  const auto each_once = [](auto& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
  };
  each_once(pair.flags), each_once(pair.risks);
}

void describe(const Match& match, const Side& a, const Side& b, const CompareRules& rules,
              Pair& pair) {
  Describer describer(match, a, b, rules, pair);
  describer.run();
  const bool same_words =
      std::none_of(pair.flags.begin(), pair.flags.end(), [](Flag f) { return f <= kLastOfWords; });
  if (same_words) describer.flag(Flag::verbatim);
  switch (compare_voices(a.said, b.said, rules)) {
    case Voice::alias:
      describer.flag(Flag::speaker_alias);
      break;
    case Voice::different:
      describer.flag(Flag::speaker_different);
      break;
    case Voice::dropped:
      describer.flag(Flag::speaker_dropped);
      break;
    default:
      break;
  }
  if (a.said && b.said && !a.said->cue.empty() && !b.said->cue.empty() &&
      a.said->cue_class != b.said->cue_class)
    describer.flag(Flag::cue_changed);
  std::sort(pair.flags.begin(), pair.flags.end());
}

}  // namespace sayso::compare
