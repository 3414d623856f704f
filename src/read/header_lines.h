// Headers of WARC records and HTTP messages: "Name: value" lines up to an empty one.
//
//     HeaderLines header("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n...");
//     header.value("content-type")    // "text/html"
//     header.size                     // where the body begins
#pragma once

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sayso {

inline std::string lower_ascii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

inline std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

struct HeaderLines {
  // Reads `text` up to the empty line, or to its end.
  explicit HeaderLines(std::string_view text) {
    while (size < text.size()) {
      const std::size_t end = std::min(text.find('\n', size), text.size());
      const std::string_view line = trimmed(text.substr(size, end - size));
      size = std::min(end + 1, text.size());
      if (line.empty()) return;
      const std::size_t colon = line.find(':');
      if (first.empty())
        first = line;
      else if (colon != line.npos)
        fields.emplace_back(lower_ascii(trimmed(line.substr(0, colon))),
                            trimmed(line.substr(colon + 1)));
    }
  }

  // The first of that name, in lower case; "" where there is none.
  std::string_view value(std::string_view name) const {
    for (const auto& [known, text] : fields)
      if (known == name) return text;
    return {};
  }

  std::string_view first;  // line: "HTTP/1.1 200 OK"
  std::vector<std::pair<std::string, std::string_view>> fields;
  std::size_t size = 0;  // in bytes, with the empty line
};

}  // namespace sayso
