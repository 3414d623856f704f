#include "resolve/speaker.h"

#include <algorithm>
#include <array>

namespace sayso {

std::string_view name(SpeakerKind kind) {
  switch (kind) {
    case SpeakerKind::person:
      return "person";
    case SpeakerKind::organization:
      return "organization";
    case SpeakerKind::group:
      return "group";
    case SpeakerKind::document:
      return "document";
    case SpeakerKind::unknown:
      break;
  }
  return "unknown";
}

bool Resolution::is_name() const {
  constexpr std::array<std::string_view, 5> kSteps = {"name", "surname", "given-name",
                                                      "abbreviation", "short-name"};
  return std::find(kSteps.begin(), kSteps.end(), resolved_by) != kSteps.end();
}

}  // namespace sayso
