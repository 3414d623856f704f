#include "compare/align.h"

#include <algorithm>

namespace sayso::compare {
namespace {

// Points. One word for another costs less than leaving out one and putting in the other, but more
// than half of it, so that what is moved is not paired with what stands in its place.
constexpr std::int32_t kEqual = 8, kEqualLittle = 5, kSubstitute = -4, kOpen = -4, kExtend = -2;
constexpr std::int32_t kNever = -(1 << 28);
constexpr std::size_t kMostCells = std::size_t{1} << 24;  // of the table that is walked back

enum Layer : std::uint8_t { kPair = 0, kErase = 1, kInsert = 2 };

// What led to a cell, two bits for each layer.
constexpr std::uint8_t from(Layer pair, Layer erase, Layer insert) {
  return static_cast<std::uint8_t>(pair | erase << 2 | insert << 4);
}

std::int32_t points(const Word& a, const Word& b) {
  if (a.key != b.key) return kSubstitute;
  return a.traits & kLittle ? kEqualLittle : kEqual;
}

Layer best(std::int32_t pair, std::int32_t erase, std::int32_t insert) {
  if (pair >= erase && pair >= insert) return kPair;
  return erase >= insert ? kErase : kInsert;
}

class Aligner {
 public:
  Aligner(std::span<const Word> a, std::span<const Word> b, Ends ends)
      : a_(a), b_(b), is_free_(ends == Ends::free_b) {
    // The band around the line from corner to corner.
    const std::size_t rows = a.size() + 1;
    width_ = std::min(b.size() + 1, std::max<std::size_t>(kMostCells / rows, 3));
    cells_.assign(rows * width_, 0);
  }

  std::vector<Step> run() {
    fill();
    return walk_back();
  }

 private:
  std::size_t first(std::size_t row) const {  // the column where the band begins
    if (width_ > b_.size()) return 0;
    const std::size_t middle = a_.empty() ? 0 : row * b_.size() / a_.size();
    return std::min(middle - std::min(middle, width_ / 2), b_.size() + 1 - width_);
  }

  void fill() {
    const std::size_t columns = b_.size() + 1;
    std::vector<std::int32_t> pair(columns, kNever), erase(columns, kNever),
        insert(columns, kNever);
    auto above_pair = pair, above_erase = pair, above_insert = pair;
    for (std::size_t row = 0; row <= a_.size(); ++row) {
      std::swap(pair, above_pair), std::swap(erase, above_erase), std::swap(insert, above_insert);
      const std::size_t begin = first(row), end = std::min(begin + width_, columns);
      // The row below reads one column to the left of this band.
      if (begin > 0) pair[begin - 1] = erase[begin - 1] = insert[begin - 1] = kNever;
      for (std::size_t column = begin; column < end; ++column) {
        Layer to_pair = kPair, to_erase = kErase, to_insert = kInsert;
        pair[column] = erase[column] = insert[column] = kNever;
        if (row == 0) {
          pair[column] = column == 0 || is_free_ ? 0 : kNever;
        } else if (column > 0) {
          const std::size_t c = column - 1;
          to_pair = best(above_pair[c], above_erase[c], above_insert[c]);
          const std::int32_t before = std::max({above_pair[c], above_erase[c], above_insert[c]});
          if (before > kNever) pair[column] = before + points(a_[row - 1], b_[column - 1]);
        }
        if (row > 0) {
          const std::int32_t opened =
              std::max(above_pair[column], above_insert[column]) + kOpen + kExtend;
          const std::int32_t extended = above_erase[column] + kExtend;
          erase[column] = std::max(opened, extended);
          to_erase = extended >= opened                           ? kErase
                     : above_pair[column] >= above_insert[column] ? kPair
                                                                  : kInsert;
        }
        if (column > begin) {
          // Free at the end: what follows the last word of a costs nothing.
          const std::int32_t opened =
              std::max(pair[column - 1], erase[column - 1]) + kOpen + kExtend;
          const std::int32_t extended = insert[column - 1] + kExtend;
          insert[column] = std::max(opened, extended);
          to_insert = extended >= opened                      ? kInsert
                      : pair[column - 1] >= erase[column - 1] ? kPair
                                                              : kErase;
        }
        cells_[row * width_ + column - begin] = from(to_pair, to_erase, to_insert);
      }
    }
    end_ = b_.size();
    if (is_free_) {
      std::int32_t most = kNever;
      const std::size_t begin = first(a_.size()), end = std::min(begin + width_, columns);
      for (std::size_t column = begin; column < end; ++column)
        if (const std::int32_t here = std::max(pair[column], erase[column]); here > most) {
          most = here;
          end_ = column;
        }
    }
    // Where it is the same, words are missing at the end rather than before the last one.
    layer_ = !is_free_                   ? best(pair[end_], erase[end_], insert[end_])
             : erase[end_] >= pair[end_] ? kErase
                                         : kPair;
  }

  std::vector<Step> walk_back() const {
    std::vector<Step> steps;
    std::size_t row = a_.size(), column = end_;
    Layer layer = layer_;
    while (row > 0 || (column > 0 && !is_free_)) {
      const std::uint8_t cell = cells_[row * width_ + column - first(row)];
      if (layer == kPair && (row == 0 || column == 0)) layer = row > 0 ? kErase : kInsert;
      const auto before = static_cast<Layer>(cell >> (2 * layer) & 3);
      if (layer == kPair) {
        --row, --column;
        steps.push_back({a_[row].key == b_[column].key ? Op::equal : Op::substitute,
                         static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column)});
      } else if (layer == kErase) {
        --row;
        steps.push_back(
            {Op::erase, static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column)});
      } else {
        --column;
        steps.push_back(
            {Op::insert, static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column)});
      }
      layer = before;
    }
    std::reverse(steps.begin(), steps.end());
    return steps;
  }

  std::span<const Word> a_, b_;
  const bool is_free_;
  std::size_t width_ = 0, end_ = 0;
  Layer layer_ = kPair;
  std::vector<std::uint8_t> cells_;
};

}  // namespace

std::vector<Step> align(std::span<const Word> a, std::span<const Word> b, Ends ends) {
  return Aligner(a, b, ends).run();
}

}  // namespace sayso::compare
