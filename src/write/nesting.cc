#include "write/nesting.h"

#include <algorithm>
#include <queue>
#include <tuple>

namespace sayso {
namespace {

// What is still to be opened, the next at the top.
class Pending {
 public:
  explicit Pending(const std::vector<Inline>& inlines) : later_{inlines}, heap_(later_, {}) {
    for (std::uint32_t i = 0; i < inlines.size(); ++i) push({inlines[i].span, i});
  }

  bool empty() const { return heap_.empty(); }

  void push(Piece piece) {
    if (!piece.span.empty()) heap_.push(piece);
  }

  Piece pop() {
    Piece piece = heap_.top();
    heap_.pop();
    return piece;
  }

 private:
  struct Later {
    const std::vector<Inline>& inlines;
    bool operator()(const Piece& a, const Piece& b) const {
      return std::tuple(a.span.begin, b.span.end, inlines[b.index].strength, a.index) >
             std::tuple(b.span.begin, a.span.end, inlines[a.index].strength, b.index);
    }
  };

  Later later_;
  std::priority_queue<Piece, std::vector<Piece>, Later> heap_;
};

}  // namespace

std::vector<Piece> nest(const std::vector<Inline>& inlines, const std::vector<Span>& containers) {
  Pending pending(inlines);
  std::vector<Piece> pieces;
  std::vector<std::size_t> open;  // indices of pieces, outermost first
  auto container = containers.begin();
  while (!pending.empty()) {
    Piece next = pending.pop();
    Span& span = next.span;
    while (container != containers.end() && container->end <= span.begin) ++container;
    if (container == containers.end()) break;
    if (span.begin < container->begin) {
      pending.push({{container->begin, std::max(container->begin, span.end)}, next.index});
      continue;
    }
    while (!open.empty() && pieces[open.back()].span.end <= span.begin) open.pop_back();

    const std::uint32_t end = span.end;
    span.end = std::min(end, container->end);
    for (std::size_t i = 0; i < open.size(); ++i) {
      const Piece& outer = pieces[open[i]];
      if (span.end <= outer.span.end) continue;
      if (inlines[outer.index].strength >= inlines[next.index].strength) {
        span.end = outer.span.end;
        continue;
      }
      // Close the weaker one here with all that stands in it, and open them again inside `next`.
      for (std::size_t k = i; k < open.size(); ++k) {
        Piece& cut = pieces[open[k]];
        pending.push({{span.begin, cut.span.end}, cut.index});
        cut.span.end = span.begin;
      }
      open.resize(i);
    }
    pending.push({{span.end, end}, next.index});
    if (open.size() == kMaxNesting) continue;
    open.push_back(pieces.size());
    pieces.push_back(next);
  }
  std::erase_if(pieces, [](const Piece& piece) { return piece.span.empty(); });
  return pieces;
}

}  // namespace sayso
