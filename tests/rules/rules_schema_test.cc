// The JSON Schema for editors says what the loader says: the same tables, keys and kinds of values,
// and every rules file is valid by it.
#include <toml++/toml.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "checkout.h"
#include "cli/program.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;
using json = nlohmann::json;

const fs::path kRules = kCheckout / "rules";

json schema(const std::string& name) {
  return json::parse(cli::file_text((kRules / "schema" / name).string()));
}

// As much of JSON Schema as ours uses.
class Validator {
 public:
  explicit Validator(const json& root) : root_(root) {}

  const json& resolved(const json& part) const {
    if (!part.contains("$ref")) return part;
    return root_.at(json::json_pointer(part["$ref"].get<std::string>().substr(1)));
  }

  // "" where the value is valid, else the place and what is wrong there.
  std::string wrong(const json& value, const json& unresolved, const std::string& place) const {
    const json& part = resolved(unresolved);
    if (part.contains("enum") &&
        std::find(part["enum"].begin(), part["enum"].end(), value) == part["enum"].end())
      return place + ": " + value.dump() + " is none of " + part["enum"].dump();
    if (part.contains("const") && part["const"] != value) return place + ": " + value.dump();
    if (part.contains("type") && !is_of(value, part["type"]))
      return place + ": " + value.dump() + " is no " + part["type"].get<std::string>();
    if (part.contains("anyOf")) {
      for (const json& choice : part["anyOf"])
        if (wrong(value, choice, place).empty()) return "";
      return place + ": " + value.dump() + " fits nothing";
    }
    if (value.is_array() && part.contains("items")) {
      for (const json& item : value)
        if (auto problem = wrong(item, part["items"], place); !problem.empty()) return problem;
    }
    return value.is_object() ? wrong_keys(value, part, place) : "";
  }

 private:
  static bool is_of(const json& value, const std::string& type) {
    return type == "string"    ? value.is_string()
           : type == "boolean" ? value.is_boolean()
           : type == "integer" ? value.is_number_integer()
           : type == "array"   ? value.is_array()
                               : value.is_object();
  }

  std::string wrong_keys(const json& value, const json& part, const std::string& place) const {
    for (const auto& key : part.value("required", json::array()))
      if (!value.contains(key)) return place + " has no " + key.get<std::string>();
    const json known = part.value("properties", json::object());
    for (const auto& [key, item] : value.items()) {
      const json& rest = part["additionalProperties"];
      if (!known.contains(key) && rest == false) return place + ": unknown key " + key;
      const std::string below = place + "." + key;
      if (auto problem = wrong(item, known.contains(key) ? known[key] : rest, below);
          !problem.empty())
        return problem;
    }
    return "";
  }

  const json& root_;
};

json as_json(const toml::node& node) {
  std::ostringstream out;
  if (const auto* table = node.as_table()) out << toml::json_formatter{*table};
  return json::parse(out.str());
}

std::vector<fs::path> rule_files() {
  std::vector<fs::path> files;
  for (const auto& item : fs::recursive_directory_iterator(kRules))
    if (item.path().extension() == ".toml" && item.path().filename() != "manifest.toml")
      files.push_back(item.path());
  return files;
}

// "text", "texts", ...: what the loader would ask for; the part is resolved.
std::string kind(const Validator& validator, const json& unresolved) {
  if (unresolved.value("$ref", "") == "#/$defs/pattern")
    return "text";  // or an array of its pieces
  const json& part = validator.resolved(unresolved);
  const std::string type = part.value("type", part.contains("enum") ? "string" : "");
  if (type == "string") return "text";
  if (type == "boolean") return "flag";
  if (type == "integer") return "number";
  if (type == "object" || type == "array") return "tables";
  return "texts";
}

using Keys = rules::AskedKeys::mapped_type;

void collect(const Validator& validator, const json& unresolved, const std::string& path,
             std::map<std::string, Keys>& out) {
  const json* part = &validator.resolved(unresolved);
  if (part->value("type", "") == "array") part = &validator.resolved((*part)["items"]);
  if (!part->contains("properties")) return;  // names of the author's own
  Keys& keys = out[path];
  for (const auto& [key, value] : (*part)["properties"].items()) {
    keys[key] = kind(validator, value);
    if (keys[key] == "tables")
      collect(validator, value, path.empty() ? key : path + "." + key, out);
  }
}

}  // namespace

TEST_CASE("every file of the rules is valid by the schema") {
  const json root = schema("rules.schema.json");
  const Validator validator(root);
  const auto files = rule_files();
  CHECK(files.size() > 25);
  for (const auto& file : files) {
    INFO(file.string());
    CHECK(validator.wrong(as_json(toml::parse_file(file.string())), root, "") == "");
  }
  const json manifest = schema("manifest.schema.json");
  CHECK(Validator(manifest).wrong(as_json(toml::parse_file((kRules / "manifest.toml").string())),
                                  manifest, "") == "");
}

TEST_CASE("the schema refuses what the loader refuses") {
  const json root = schema("rules.schema.json");
  const auto wrong = [&](const std::string& toml) {
    return Validator(root).wrong(as_json(toml::parse(toml)), root, "");
  };
  CHECK(wrong("[[rule]]\nid = 'a'\nwyh = 'b'") == ".rule: unknown key wyh");
  CHECK(wrong("[[rule]]\nid = 'a'\nprior-percent = 'b'") ==
        ".rule.prior-percent: \"b\" is no integer");
  CHECK(wrong("[[cues]]\nclass = 'statment'").find(".cues.class: \"statment\" is none of") == 0);
  CHECK(wrong("[[rules]]\nid = 'a'") == ": unknown key rules");
}

TEST_CASE("the schema has the tables and keys that the loader asks for, and no others") {
  Diagnostics problems;
  const auto folder = rules::Folder::read(kRules.string(), problems);
  REQUIRE(folder);
  REQUIRE(RuleSet::load(*folder, problems));
  const json root = schema("rules.schema.json");
  std::map<std::string, Keys> told;
  collect(Validator(root), root, "", told);
  for (auto& [path, keys] : told) keys.erase("off");  // taken out before a stage sees the rule
  std::map<std::string, Keys> asked(folder->asked().begin(), folder->asked().end());
  for (const char* free : {"patterns", "spelled"}) asked.erase(free);  // names of the author's own
  for (const auto& [path, keys] : asked) {
    INFO("[[" << path << "]] in rules/schema/rules.schema.json");
    CHECK(told[path] == keys);
  }
  for (const auto& [path, keys] : told) {
    INFO("[[" << path << "]]");
    // A table that no file has yet is asked for, but not its keys.
    CHECK((asked.contains(path) || asked.at("").contains(path)));
  }
}

}  // namespace sayso
