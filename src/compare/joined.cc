#include "compare/joined.h"

#include <algorithm>
#include <tuple>

#include "compare/difference.h"

namespace sayso::compare {
namespace {

constexpr std::uint32_t kFewest = 4;   // words of an edge; fewer stand in many places
constexpr double kMost = .75;          // of the edge's words
constexpr std::ptrdiff_t kNearby = 8;  // pieces looked at on either side, in the article's order

bool has(const std::vector<Flag>& flags, Flag flag) {
  return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

// The words of the whole that stand before the first, or behind the last, that both have.
template <typename Edits>
void mark_edge(Edits begin, Edits end, Whole whole) {
  const Op op = whole == Whole::a ? Op::erase : Op::insert;
  for (auto edit = begin; edit != end && edit->op != Op::equal; ++edit) {
    if (edit->op != op || has(edit->flags, Flag::joined)) continue;
    if (whole == Whole::b) edit->flags.clear(), edit->risks.clear();
    edit->flags.push_back(Flag::joined);
  }
}

bool has_most_of(Range piece, Range edge) {
  return edge.size() >= kFewest && overlap(piece, edge) >= kMost * edge.size();
}

}  // namespace

Range shared_words(const Match& match, Whole side) {
  Range range{UINT32_MAX, 0};
  for (const Step& step : match.steps)
    if (step.op == Op::equal) {
      const std::uint32_t word = side == Whole::a ? step.a : step.b;
      range.begin = std::min(range.begin, word);
      range.end = std::max(range.end, word + 1);
    }
  return range.empty() ? Range{} : range;
}

void mark_joined(Range whole, std::vector<Piece>& pieces) {
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    return std::tie(a.article, a.place.begin, a.place.end) <
           std::tie(b.article, b.place.begin, b.place.end);
  });
  const auto count = static_cast<std::ptrdiff_t>(pieces.size());
  for (std::ptrdiff_t i = 0; i < count; ++i) {
    const Piece& piece = pieces[static_cast<std::size_t>(i)];
    if (piece.of_whole.empty()) continue;
    bool start = false, end = false;
    for (auto j = std::max<std::ptrdiff_t>(0, i - kNearby); j < std::min(count, i + kNearby); ++j) {
      const Piece& other = pieces[static_cast<std::size_t>(j)];
      if (other.article != piece.article || overlap(other.place, piece.place) > 0) continue;
      start |= has_most_of(other.of_whole, {whole.begin, piece.of_whole.begin});
      end |= has_most_of(other.of_whole, {piece.of_whole.end, whole.end});
    }
    auto& edits = piece.pair->edits;
    if (start) mark_edge(edits.begin(), edits.end(), piece.whole);
    if (end) mark_edge(edits.rbegin(), edits.rend(), piece.whole);
    if (start || end) sum_up(*piece.pair);
  }
}

}  // namespace sayso::compare
