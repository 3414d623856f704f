// From the entities of an article to its speakers: those that are a source, as writers want them.
#include <algorithm>

#include "resolve/resolve.h"
#include "resolve/resolver.h"

namespace sayso {
namespace {

Speaker speaker_of(const Entity& entity, const std::vector<Entity>& all) {
  Speaker speaker;
  speaker.kind = entity.kind;
  speaker.name = entity.name;
  speaker.label = entity.name.empty() ? entity.label : entity.name;
  speaker.aliases = entity.aliases;
  for (const EntityRole& role : entity.roles) speaker.roles.push_back(role.role);
  std::stable_sort(speaker.roles.begin(), speaker.roles.end(),
                   [](const Role& a, const Role& b) { return a.span < b.span; });
  for (const std::uint32_t body : entity.affiliations)
    speaker.affiliations.push_back(all[body].name.empty() ? all[body].label : all[body].name);
  speaker.gender = entity.gender;
  return speaker;
}

}  // namespace

Speakers Resolver::assemble(const std::vector<std::uint32_t>& order,
                            const std::vector<Resolved>& resolved) const {
  Speakers speakers;
  speakers.resolutions.resize(resolved.size());
  std::unordered_map<std::uint32_t, std::uint32_t> index;  // of an entity among the speakers
  for (const std::uint32_t i : order) {
    Resolution& resolution = speakers.resolutions[i];
    resolution.resolved_by = resolved[i].by;
    resolution.confidence = resolved[i].confidence;
    resolution.roles = resolved[i].roles;
    for (const std::uint32_t entity : resolved[i].entities) {
      const auto [place, fresh] =
          index.emplace(entity, static_cast<std::uint32_t>(speakers.all.size()));
      if (fresh) speakers.all.push_back(speaker_of(entities_.all[entity], entities_.all));
      if (std::find(resolution.speakers.begin(), resolution.speakers.end(), place->second) ==
          resolution.speakers.end())
        resolution.speakers.push_back(place->second);
    }
  }
  return speakers;
}

Speakers resolve(const Article& article, const Blocks& blocks, const Quotations& quotations,
                 const std::vector<Tape>& tapes, const std::vector<Attribution>& attributions,
                 const ResolveRules& rules, const Vocabulary& vocabulary) {
  return Resolver(article, blocks, quotations, tapes, attributions, rules, vocabulary).run();
}

}  // namespace sayso
