// A strict reader of the XML that the writer makes, for tests: what is not well-formed is told, and
// line ends are normalized as XML says, so that text which is not written to the letter shows.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

struct XmlDocument {
  std::string error;                         // empty: well-formed
  std::vector<std::string> bodies;           // text in each `body`, without its tags
  std::map<std::string, std::string> texts;  // of each element with an id
  std::set<std::string> references;          // ids that some attribute points to
  std::vector<std::string> elements;         // names, in the order of their opening
};

XmlDocument read_xml(std::string_view xml);

}  // namespace sayso
