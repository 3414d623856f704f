// Texts with their source mentions in braces, resolved:
//
//     const Marked text("Xi Jinping spoke. {Xi} said no. {He} left.");
//     text.speaker(1).name   // "Xi Jinping"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "resolve/resolve.h"

namespace sayso {

class Marked {
 public:
  explicit Marked(std::string_view marked);

  // The speaker of the i-th mention, if it is one. Empty speakers stand for unknown and for
  // several.
  const Speaker& speaker(std::size_t mention) const;
  std::string label(std::size_t mention) const;  // "?" unknown; several are joined by " + "
  std::vector<std::string> roles(std::size_t mention) const;       // of the speaker
  std::vector<std::string> role_spans(std::size_t mention) const;  // inside the mention

  std::string text;
  std::vector<Attribution> attributions;  // one a mention; other fields are empty
  Speakers speakers;
};

}  // namespace sayso
