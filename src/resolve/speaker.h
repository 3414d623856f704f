// Speakers: the entities behind the source mentions of one article.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace sayso {

enum class SpeakerKind { person, organization, group, document, unknown };
enum class Gender { unknown, female, male };

std::string_view name(SpeakerKind kind);

struct Role {
  std::string
      text;   // as the article has it: "vice-president of the Chinese Academy of Engineering"
  Span span;  // where it stands
};

struct Speaker {
  SpeakerKind kind = SpeakerKind::unknown;
  std::string name;   // the fullest proper name that the article gives; empty where it gives none
  std::string label;  // what to show: the name, else the description without its article
  std::vector<std::string> aliases;       // other names used in the article, in order
  std::vector<Role> roles;                // in the order of the text, each wording once
  std::vector<std::string> affiliations;  // names of organizations
  Gender gender = Gender::unknown;
  std::string authority;  // id from a user's authority file; empty without one
};

// One for each attribution, by index.
struct Resolution {
  std::vector<std::uint32_t>
      speakers;                  // indices into Speakers; several where coordinated; [] unknown
  std::string_view resolved_by;  // "name", "pronoun", "role", ...: id of the step that found it
  float confidence = 0;          // 0..1
  std::vector<Span> roles;       // role words inside the source mention

  bool is_name() const;  // the mention names its speaker, whole or in part
  bool is_pronoun() const { return resolved_by == "pronoun"; }
};

struct Speakers {
  std::vector<Speaker> all;             // in the order of their first mention as a source
  std::vector<Resolution> resolutions;  // parallel to the attributions
};

}  // namespace sayso
