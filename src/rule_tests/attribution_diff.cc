#include "rule_tests/attribution_diff.h"

#include <algorithm>
#include <map>

namespace sayso {
namespace {

using Spans = std::vector<Span>;
using Key = std::pair<Spans, Spans>;  // equal for what is taken to be the same; empty: no key

Key whole(const Attribution& a) { return {a.content, a.cue}; }
Key by_cue(const Attribution& a) { return {{}, a.cue}; }
Key by_start(const Attribution& a) { return {{Span{a.content[0].begin, a.content[0].begin}}, {}}; }

std::vector<std::string> speakers(const Analysis& analysis, const Attribution& a) {
  const auto index = static_cast<std::size_t>(&a - analysis.attributions.data());
  std::vector<std::string> labels;
  if (index < analysis.speakers.resolutions.size())
    for (const auto id : analysis.speakers.resolutions[index].speakers)
      labels.push_back(analysis.speakers.all[id].label);
  return labels;
}

class Matcher {
 public:
  Matcher(const Analysis& before, const Analysis& after)
      : before_(before),
        after_(after),
        partner_(before.attributions.size(), nullptr),
        taken_(after.attributions.size(), false) {}

  AttributionDiff run() {
    for (const auto key : {whole, by_cue, by_start}) match(key);
    AttributionDiff diff;
    for (std::size_t i = 0; i < partner_.size(); ++i) {
      const Attribution& old = before_.attributions[i];
      AttributionChange change{&old, partner_[i], {}};
      if (partner_[i]) change.what = changed(old, *partner_[i]);
      if (!partner_[i] || !change.what.empty())
        diff.changes.push_back(std::move(change));
      else
        ++diff.same;
    }
    for (std::size_t i = 0; i < taken_.size(); ++i)
      if (!taken_[i]) diff.changes.push_back({nullptr, &after_.attributions[i], {}});
    const auto place = [](const AttributionChange& c) {
      return (c.before ? c.before : c.after)->content[0].begin;
    };
    std::stable_sort(diff.changes.begin(), diff.changes.end(),
                     [&](const auto& a, const auto& b) { return place(a) < place(b); });
    return diff;
  }

 private:
  void match(Key (*key)(const Attribution&)) {
    std::multimap<Key, std::size_t> open;
    for (std::size_t i = 0; i < taken_.size(); ++i)
      if (!taken_[i]) open.emplace(key(after_.attributions[i]), i);
    for (std::size_t i = 0; i < partner_.size(); ++i) {
      if (partner_[i]) continue;
      const Key wanted = key(before_.attributions[i]);
      if (wanted == Key()) continue;
      const auto found = open.find(wanted);
      if (found == open.end()) continue;
      partner_[i] = &after_.attributions[found->second];
      taken_[found->second] = true;
      open.erase(found);
    }
  }

  std::vector<std::string_view> changed(const Attribution& a, const Attribution& b) const {
    std::vector<std::string_view> what;
    const auto add = [&](bool differs, std::string_view name) {
      if (differs) what.push_back(name);
    };
    add(a.content != b.content, "content");
    add(a.mention != b.mention, "source");
    add(a.cue != b.cue, "cue");
    add(a.type != b.type, "type");
    add(a.cue_class != b.cue_class, "class");
    add(a.qualifiers != b.qualifiers, "qualifiers");
    add(speakers(before_, a) != speakers(after_, b), "speaker");
    add(a.rule != b.rule, "rule");
    return what;
  }

  const Analysis& before_;
  const Analysis& after_;
  std::vector<const Attribution*> partner_;  // of each attribution before
  std::vector<bool> taken_;                  // of each attribution after
};

}  // namespace

AttributionDiff differences(const Analysis& before, const Analysis& after) {
  return Matcher(before, after).run();
}

}  // namespace sayso
