#include "evaluate/formats.h"

namespace sayso::eval {

std::string_view base_name(std::string_view id) {
  id.remove_prefix(id.find_last_of('/') + 1);
  return id;
}

std::optional<CueClass> cue_class_named(std::string_view wanted) {
  for (const CueClass c : kCueClasses)
    if (name(c) == wanted) return c;
  return std::nullopt;
}

std::optional<Qualifier> qualifier_named(std::string_view wanted) {
  for (const Qualifier q : kQualifiers)
    if (name(q) == wanted) return q;
  return std::nullopt;
}

std::optional<AttributionType> type_named(std::string_view wanted) {
  for (const auto t : {AttributionType::direct, AttributionType::mixed, AttributionType::indirect})
    if (name(t) == wanted) return t;
  return std::nullopt;
}

}  // namespace sayso::eval
