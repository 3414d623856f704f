// The entries of an authority file, as TOML or CSV has them; what is wrong is told with its line.
//
//     [[speaker]]                               name,aliases,roles,kind,wikidata,viaf,id
//     name = "Xi Jinping"                       Xi Jinping,Chairman
//     Xi,president;leader,person,Q15031,, aliases = ["Chairman Xi"] roles = ["president", "leader"]
//     wikidata = "Q15031"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authority/authority.h"

namespace sayso {

// What stands in an entry, before it is checked; several values of a CSV field are parted by ";".
struct AuthorityFields {
  std::string name, kind, wikidata, viaf, id;
  std::vector<std::string> aliases, roles;
  unsigned line = 0;
};

std::vector<AuthorityFields> read_authority_toml(std::string_view text, const std::string& file,
                                                 Diagnostics& problems);
std::vector<AuthorityFields> read_authority_csv(std::string_view text, const std::string& file,
                                                Diagnostics& problems);

Diagnostic authority_problem(std::string code, std::string message, const std::string& file,
                             unsigned line, std::string hint = "");

}  // namespace sayso
