#include "text/code_points.h"

#include <algorithm>

namespace sayso {
namespace {

std::uint32_t count(std::string_view bytes) {
  return static_cast<std::uint32_t>(
      std::count_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

CodePoints::CodePoints(std::string_view text) : text_(text) {
  if (count(text) == text.size()) return;
  counts_.reserve(text.size() / kStep + 1);
  std::uint32_t total = 0;
  for (std::size_t at = 0; at <= text.size(); at += kStep) {
    counts_.push_back(total);
    total += count(text.substr(at, kStep));
  }
}

std::uint32_t CodePoints::offset(std::uint32_t byte) const {
  if (counts_.empty()) return byte;
  const std::uint32_t step = byte / kStep;
  return counts_[step] + count(text_.substr(step * kStep, byte - step * kStep));
}

std::optional<std::uint32_t> CodePoints::byte(std::uint32_t offset) const {
  if (counts_.empty()) return offset <= text_.size() ? std::optional(offset) : std::nullopt;
  const auto step = std::upper_bound(counts_.begin(), counts_.end(), offset) - counts_.begin() - 1;
  auto at = static_cast<std::size_t>(step) * kStep;
  const auto is_inside = [&] { return at < text_.size() && (text_[at] & 0xC0) == 0x80; };
  while (is_inside()) ++at;  // of a code point that is counted already
  for (std::uint32_t left = offset - counts_[static_cast<std::size_t>(step)]; left > 0; --left) {
    if (at >= text_.size()) return std::nullopt;
    ++at;
    while (is_inside()) ++at;
  }
  return static_cast<std::uint32_t>(at);
}

}  // namespace sayso
