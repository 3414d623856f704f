// What was read of one language pack: parsed files, word lists, further files. Inside rules/ alone.
#pragma once

#include <toml++/toml.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/folder.h"

namespace sayso::rules {

struct Pack {
  std::string name;
  std::vector<std::unique_ptr<toml::table>> documents = {};  // each node knows its file
  std::vector<List> lists = {};
  std::map<std::string, std::string, std::less<>> others = {};  // by name in the pack
};

}  // namespace sayso::rules
