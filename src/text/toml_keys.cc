#include "text/toml_keys.h"

#include <algorithm>

namespace sayso {
namespace {

// Where the string ends that begins at `at`; before the line's end where it is not closed.
std::size_t end_of_string(std::string_view toml, std::size_t at) {
  const char mark = toml[at];
  const bool has_escapes = mark == '"';
  const std::string_view three = has_escapes ? R"(""")" : "'''";
  const bool is_long = toml.substr(at).starts_with(three);
  at += is_long ? 3 : 1;
  for (; at < toml.size(); ++at) {
    if (has_escapes && toml[at] == '\\') {
      ++at;
    } else if (is_long && toml.substr(at).starts_with(three)) {
      at += 3;  // two marks more may belong to the string
      for (int i = 0; i < 2 && at < toml.size() && toml[at] == mark; ++i) ++at;
      return at;
    } else if (!is_long && toml[at] == mark) {
      return at + 1;
    } else if (!is_long && toml[at] == '\n') {
      return at;
    }
  }
  return toml.size();
}

}  // namespace

unsigned line_of_long_key(std::string_view toml) {
  unsigned line = 1, parts = 1;
  for (std::size_t at = 0; at < toml.size();) {
    const char c = toml[at];
    std::size_t end = at + 1;
    if (c == '"' || c == '\'')
      end = end_of_string(toml, at);
    else if (c == '#')
      end = std::min(toml.find('\n', at), toml.size());
    else if (c == '.')
      ++parts;
    else if (std::string_view("=,[]{}\n").find(c) != std::string_view::npos)
      parts = 1;
    if (parts > kMostKeyParts) return line;
    line += static_cast<unsigned>(std::count(toml.data() + at, toml.data() + end, '\n'));
    at = end;
  }
  return 0;
}

}  // namespace sayso
