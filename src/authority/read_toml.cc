#include <fmt/format.h>
#include <toml++/toml.h>

#include "authority/read_authority.h"
#include "rules/table.h"
#include "text/toml_keys.h"

namespace sayso {

std::vector<AuthorityFields> read_authority_toml(std::string_view text, const std::string& file,
                                                 Diagnostics& problems) {
  std::vector<AuthorityFields> all;
  if (const unsigned line = line_of_long_key(text)) {
    problems.push_back(authority_problem("E-authority-syntax",
                                         fmt::format("a key has more than {} parts", kMostKeyParts),
                                         file, line));
    return all;
  }
  try {
    const toml::table document = toml::parse(text, file);
    const rules::Sources sources;
    rules::Table root(document, sources, problems);
    for (rules::Table entry : root.tables("speaker")) {
      AuthorityFields& fields = all.emplace_back();
      fields.line = entry.line();
      fields.name = entry.text("name");
      fields.aliases = entry.texts("aliases");
      fields.roles = entry.texts("roles");
      fields.kind = entry.text("kind", "");
      fields.wikidata = entry.text("wikidata", "");
      fields.viaf = entry.text("viaf", "");
      fields.id = entry.text("id", "");
      entry.finish();
    }
    root.finish();
  } catch (const toml::parse_error& error) {
    problems.push_back(authority_problem("E-authority-syntax", std::string(error.description()),
                                         file, error.source().begin.line));
  }
  return all;
}

}  // namespace sayso
