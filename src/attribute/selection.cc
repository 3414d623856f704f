#include "attribute/selection.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace sayso {
namespace {

// Winners are looked up by where their cue stands, so that a block with a million cues stays
// linear.
constexpr std::uint32_t kCell = 512;  // tokens; at least twice the rules' window

// Of the confidence of a winner inside a later candidate's content: a candidate below it is no
// attribution that the winner is nested in.
constexpr double kClearlyWorse = 0.9;

class Winners {
 public:
  explicit Winners(std::uint32_t tokens) : cells_(tokens / kCell + 1) {}

  void add(const Candidate& candidate, std::size_t index) {
    cells_[candidate.cue.first / kCell].push_back(index);
  }

  template <typename Visit>
  void near(const Candidate& candidate, Visit visit) const {
    const std::size_t cell = candidate.cue.first / kCell;
    for (std::size_t c = cell > 0 ? cell - 1 : 0; c <= cell + 1 && c < cells_.size(); ++c)
      for (const std::size_t index : cells_[c])
        if (!visit(index)) return;
  }

 private:
  std::vector<std::vector<std::size_t>> cells_;
};

bool inside(const Candidate& inner, const Candidate& outer) {
  const TokenRange all = extent(inner);
  return std::any_of(outer.content.begin(), outer.content.end(),
                     [&](TokenRange part) { return part.contains(all); });
}

bool contents_overlap(const Candidate& a, const Candidate& b) {
  for (const TokenRange x : a.content)
    for (const TokenRange y : b.content)
      if (x.overlaps(y)) return true;
  return false;
}

bool content_holds_cue(const Candidate& a, const Candidate& b) {
  return !b.cue.empty() && std::any_of(a.content.begin(), a.content.end(),
                                       [&](TokenRange part) { return part.overlaps(b.cue); });
}

// Whether a part of the content begins or ends inside the other's source: "A government planning |
// source" said.
bool content_cuts_source(const Candidate& a, const Candidate& b) {
  return std::any_of(a.content.begin(), a.content.end(), [&](TokenRange part) {
    return !b.source.empty() && part.overlaps(b.source) && !part.contains(b.source);
  });
}

// Where `other` begins behind the start of the candidate's last content; 0 where it does not.
std::uint32_t cut_before(const Candidate& candidate, const Candidate& other) {
  const TokenRange last = candidate.content.back();
  std::uint32_t cut = 0;
  auto consider = [&](TokenRange part) {
    if (!part.empty() && part.first > last.first && part.first < last.last &&
        (cut == 0 || part.first < cut))
      cut = part.first;
  };
  consider(other.source);
  consider(other.cue);
  for (const TokenRange part : other.content) consider(part);
  return cut;
}

auto words(TokenRange range) { return std::tuple(range.first, range.last); }

// What a candidate says: the order of its words in the text, not the rule that found it.
bool says_less(const Candidate& a, const Candidate& b) {
  const auto ends = [](const Candidate& c) { return std::tuple(words(c.cue), words(c.source)); };
  if (ends(a) != ends(b)) return ends(a) < ends(b);
  const auto less = [](const std::vector<TokenRange>& x, const std::vector<TokenRange>& y) {
    return std::lexicographical_compare(
        x.begin(), x.end(), y.begin(), y.end(),
        [](TokenRange s, TokenRange t) { return words(s) < words(t); });
  };
  return less(a.content, b.content) || (!less(b.content, a.content) && less(a.more, b.more));
}

// Candidates that say the same are as likely as the likeliest of them.
void share_confidence(std::vector<Candidate>& all, std::size_t first) {
  std::vector<std::size_t> order;
  for (std::size_t i = first; i < all.size(); ++i)
    if (all[i].outcome == Outcome::open && !all[i].cue.empty()) order.push_back(i);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return says_less(all[a], all[b]); });
  for (auto from = order.begin(); from != order.end();) {
    const auto to = std::find_if(from, order.end(),
                                 [&](std::size_t i) { return says_less(all[*from], all[i]); });
    double confidence = 0, alone = 0;
    for (auto i = from; i != to; ++i) {
      confidence = std::max(confidence, all[*i].confidence);
      alone = std::max(alone, all[*i].alone);
    }
    for (; from != to; ++from) {
      all[*from].confidence = confidence;
      all[*from].alone = alone;
    }
  }
}

// How many of its circumstances a candidate tells.
std::size_t told(const Candidate& c) {
  return !c.addressee.empty() + !c.via.empty() + !c.medium.empty() + c.when.size();
}

}  // namespace

TokenRange extent(const Candidate& candidate) {
  TokenRange all = candidate.content.empty() ? candidate.cue : candidate.content.front();
  auto widen = [&](TokenRange part) {
    if (part.empty()) return;
    all.first = std::min(all.first, part.first);
    all.last = std::max(all.last, part.last);
  };
  for (const TokenRange part : candidate.content) widen(part);
  widen(candidate.cue);
  widen(candidate.source);
  return all;
}

void select(const AttributeRules& rules, const Vocabulary& vocabulary, const Tape& tape,
            std::vector<Candidate>& all, std::size_t first) {
  const auto joining = vocabulary.find_class("joining");
  std::vector<double> own;  // confidence by the rule itself
  for (std::size_t i = first; i < all.size(); ++i) own.push_back(all[i].confidence);
  share_confidence(all, first);
  std::vector<std::size_t> order(all.size() - first);
  std::iota(order.begin(), order.end(), first);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (all[a].confidence != all[b].confidence) return all[a].confidence > all[b].confidence;
    if (told(all[a]) != told(all[b])) return told(all[a]) > told(all[b]);
    if (own[a - first] != own[b - first]) return own[a - first] > own[b - first];
    if (all[a].cue.first != all[b].cue.first) return all[a].cue.first < all[b].cue.first;
    return all[a].rule < all[b].rule;
  });

  Winners winners(static_cast<std::uint32_t>(tape.tokens.size()));
  for (const std::size_t index : order) {
    Candidate& candidate = all[index];
    if (candidate.outcome != Outcome::open) continue;
    const bool is_weak = candidate.confidence < rules.threshold;
    if (is_weak && candidate.alone < rules.threshold) {
      candidate.outcome = Outcome::weak;
      continue;
    }
    bool nested = false;
    std::vector<std::size_t> swallowed;
    auto lose = [&](Outcome why, std::size_t to) {
      candidate.outcome = why;
      candidate.better = static_cast<std::int32_t>(to);
      return false;
    };
    winners.near(candidate, [&](std::size_t other_index) {
      const Candidate& other = all[other_index];
      if (!candidate.cue.empty() && candidate.cue.overlaps(other.cue))
        return lose(Outcome::cue_taken, other_index);
      if (candidate.content.empty() || other.content.empty()) return true;
      if (content_cuts_source(candidate, other) || content_cuts_source(other, candidate))
        return lose(Outcome::crossing, other_index);
      if (!contents_overlap(candidate, other) && !content_holds_cue(candidate, other) &&
          !content_holds_cue(other, candidate))
        return true;
      if (inside(candidate, other)) {
        nested = true;
        candidate.better = static_cast<std::int32_t>(other_index);
        return true;
      }
      if (inside(other, candidate)) {
        const bool is_clearly_worse = !rules.rules[other.rule].continues &&
                                      candidate.confidence < kClearlyWorse * other.confidence;
        if (is_clearly_worse) return lose(Outcome::crossing, other_index);
        swallowed.push_back(other_index);
        return true;
      }
      const std::uint32_t cut =
          rules.rules[candidate.rule].extend.empty() ? 0 : cut_before(candidate, other);
      if (cut == 0) return lose(Outcome::crossing, other_index);
      TokenRange& last = candidate.content.back();
      last.last = cut;
      while (!last.empty() && joining && vocabulary.is(tape.tokens[last.last - 1].symbol, *joining))
        --last.last;
      if (last.empty()) return lose(Outcome::crossing, other_index);
      return true;
    });
    if (candidate.outcome != Outcome::open) continue;
    // What is little likely to stand for itself, for it stands in another's claim, is nested there.
    if (nested) candidate.confidence = std::max(candidate.confidence, candidate.alone);
    if (!nested && is_weak) {
      candidate.outcome = Outcome::weak;
      continue;
    }
    candidate.outcome = nested ? Outcome::inside : Outcome::won;
    for (const std::size_t other : swallowed) {
      all[other].outcome = Outcome::inside;
      all[other].better = static_cast<std::int32_t>(index);
    }
    winners.add(candidate, index);
  }
}

}  // namespace sayso
