#include "write/ids.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "write/number.h"

namespace sayso {
namespace {

// `bytes[i]` is where thing i begins.
std::vector<std::string> place_ids(std::string_view prefix, const std::vector<std::uint32_t>& bytes,
                                   const CodePoints& points) {
  std::vector<std::uint32_t> order(bytes.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return bytes[a] < bytes[b]; });
  std::vector<std::string> ids(bytes.size());
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    count = i > 0 && bytes[order[i]] == bytes[order[i - 1]] ? count + 1 : 1;
    append_place_id(prefix, points.offset(bytes[order[i]]), count, ids[order[i]]);
  }
  return ids;
}

}  // namespace

void append_place_id(std::string_view prefix, std::uint32_t place, std::uint32_t count,
                     std::string& out) {
  out += prefix;
  append_number(place, out);
  if (count < 2) return;
  out += '-';
  append_number(count, out);
}

Ids make_ids(const Analysis& analysis, const CodePoints& points) {
  const auto& attributions = analysis.attributions;
  const auto end = static_cast<std::uint32_t>(analysis.article.text.size());
  std::vector<std::uint32_t> contents, speakers(analysis.speakers.all.size(), end);
  for (std::size_t i = 0; i < attributions.size(); ++i) {
    const auto& a = attributions[i];
    contents.push_back(a.content.front().begin);
    const std::uint32_t place = (a.mention.empty() ? a.content : a.mention).front().begin;
    for (const std::uint32_t s : analysis.speakers.resolutions[i].speakers)
      speakers[s] = std::min(speakers[s], place);
  }
  return {place_ids("q", contents, points), place_ids("s", speakers, points)};
}

}  // namespace sayso
