#include "filter/filter.h"

#include <algorithm>

namespace sayso {
namespace {

// 0.9F is less than 0.9: confidences are compared as they are printed, in thousandths.
bool reaches(float confidence, double minimum) {
  return static_cast<double>(confidence) + 0.0005 >= minimum;
}

bool is_wanted(const Attribution& a, const FilterOptions& options) {
  const auto& classes = options.classes;
  return (classes.empty() ||
          std::find(classes.begin(), classes.end(), a.cue_class) != classes.end()) &&
         reaches(a.confidence, options.min_confidence);
}

// For each attribution the innermost wanted one around it, or kNone.
std::vector<std::int32_t> wanted_around(const std::vector<Attribution>& attributions,
                                        const std::vector<bool>& wanted) {
  constexpr std::int32_t kOpen = -2;
  std::vector<std::int32_t> around(attributions.size(), kOpen), path;
  for (std::size_t i = 0; i < attributions.size(); ++i) {
    std::int32_t at = static_cast<std::int32_t>(i);
    while (around[static_cast<std::size_t>(at)] == kOpen) {
      path.push_back(at);
      around[static_cast<std::size_t>(at)] =
          Attribution::kNone;  // should they go round in a circle
      at = attributions[static_cast<std::size_t>(at)].outer;
      if (at == Attribution::kNone || wanted[static_cast<std::size_t>(at)]) break;
    }
    const bool is_end = at == Attribution::kNone || wanted[static_cast<std::size_t>(at)];
    const std::int32_t found = is_end ? at : around[static_cast<std::size_t>(at)];
    for (const std::int32_t step : path) around[static_cast<std::size_t>(step)] = found;
    path.clear();
  }
  return around;
}

void drop_attributions(Analysis& analysis, const std::vector<bool>& stays,
                       const std::vector<std::int32_t>& around) {
  std::vector<Attribution> attributions;
  std::vector<Resolution> resolutions;
  std::vector<std::int32_t> place(stays.size(), Attribution::kNone);
  for (std::size_t i = 0; i < stays.size(); ++i) {
    if (!stays[i]) continue;
    place[i] = static_cast<std::int32_t>(attributions.size());
    attributions.push_back(std::move(analysis.attributions[i]));
    attributions.back().outer = around[i];
    resolutions.push_back(std::move(analysis.speakers.resolutions[i]));
  }
  for (Attribution& a : attributions)
    if (a.outer != Attribution::kNone) a.outer = place[static_cast<std::size_t>(a.outer)];
  analysis.attributions = std::move(attributions);
  analysis.speakers.resolutions = std::move(resolutions);
}

// A quotation stays speech while the content of an attribution holds some of it.
void release_quotations(Analysis& analysis) {
  std::vector<Span> contents;
  for (const Attribution& a : analysis.attributions)
    contents.insert(contents.end(), a.content.begin(), a.content.end());
  std::sort(contents.begin(), contents.end());
  std::size_t next = 0;
  std::uint32_t held_to =
      0;  // the farthest end of the contents that begin before the quotation's end
  for (std::size_t q = 0; q < analysis.quotations.size(); ++q) {
    const Span quotation = analysis.quotations[q].span;
    while (next < contents.size() && contents[next].begin <= quotation.begin)
      held_to = std::max(held_to, contents[next++].end);
    const bool begins_inside = next < contents.size() && contents[next].begin < quotation.end;
    if (analysis.uses[q] == QuotationUse::speech && held_to <= quotation.begin && !begins_inside)
      analysis.uses[q] = QuotationUse::none;
  }
}

void drop_speakers(Speakers& speakers) {
  std::vector<bool> stays(speakers.all.size());
  for (const Resolution& resolution : speakers.resolutions)
    for (const std::uint32_t speaker : resolution.speakers) stays[speaker] = true;
  std::vector<std::uint32_t> place(stays.size());
  std::vector<Speaker> all;
  for (std::size_t i = 0; i < stays.size(); ++i) {
    place[i] = static_cast<std::uint32_t>(all.size());
    if (stays[i]) all.push_back(std::move(speakers.all[i]));
  }
  for (Resolution& resolution : speakers.resolutions)
    for (std::uint32_t& speaker : resolution.speakers) speaker = place[speaker];
  speakers.all = std::move(all);
}

}  // namespace

std::vector<bool> kept(const std::vector<Attribution>& attributions, const FilterOptions& options) {
  std::vector<bool> stays(attributions.size());
  for (std::size_t i = 0; i < stays.size(); ++i) stays[i] = is_wanted(attributions[i], options);
  if (options.nested) return stays;
  const auto around = wanted_around(attributions, stays);
  for (std::size_t i = 0; i < stays.size(); ++i)
    if (around[i] != Attribution::kNone) stays[i] = false;
  return stays;
}

Analysis filter(Analysis analysis, const FilterOptions& options) {
  const std::vector<bool> stays = kept(analysis.attributions, options);
  drop_attributions(analysis, stays, wanted_around(analysis.attributions, stays));
  release_quotations(analysis);
  for (Resolution& resolution : analysis.speakers.resolutions) {
    if (reaches(resolution.confidence, options.min_speaker_confidence)) continue;
    resolution.speakers.clear();
    resolution.resolved_by = {};
    resolution.confidence = 0;
  }
  drop_speakers(analysis.speakers);
  return analysis;
}

}  // namespace sayso
