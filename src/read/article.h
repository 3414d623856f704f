// The article: immutable UTF-8 text and what is known about it.
#pragma once

#include <string>

namespace sayso {

struct Article {
  std::string id;    // stable name within a run: a path relative to its input, or the record's id
  std::string text;  // valid UTF-8; new lines, NBSP and soft hyphens as they stood in the source

  // Metadata; empty where unknown.
  std::string title;
  std::string author;
  std::string published;
  std::string publisher;
  std::string url;
  std::string language;  // BCP 47 primary tag: "en"; "und" where it cannot be told

  std::string encoding;       // IANA name of the source's charset, "UTF-8" mostly
  bool is_extracted = false;  // the text stands in no file as it is here
  std::string input;  // what else its record says, as a JSON object on one line; "": nothing
};

}  // namespace sayso
