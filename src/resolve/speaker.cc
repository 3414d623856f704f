#include "resolve/speaker.h"

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

}  // namespace sayso
