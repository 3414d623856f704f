#include <fmt/format.h>

#include <memory>

#include "cli/commands.h"
#include "cli/load_rules.h"
#include "cli/print_diagnostics.h"
#include "rule_tests/check_rules.h"
#include "text/json_text.h"

namespace sayso::cli {
namespace {

struct Arguments {
  std::string folder, format = "text";
  std::vector<std::string> overlays;
};

void append_json(const Diagnostic& d, std::string& out) {
  const auto text = [&](std::string_view key, std::string_view value) {
    out += fmt::format(",\"{}\":", key);
    value.empty() ? void(out += "null") : append_json_string(value, out);
  };
  const auto number = [&](std::string_view key, unsigned value) {
    out += fmt::format(",\"{}\":", key) + (value > 0 ? std::to_string(value) : "null");
  };
  out += d.severity == Severity::error ? R"({"severity":"error")" : R"({"severity":"warning")";
  text("code", d.code);
  text("message", d.message);
  text("hint", d.hint);
  text("file", d.file);
  number("line", d.line);
  number("column", d.column);
  text("rule", d.rule);
  out += '}';
}

std::string as_json(const Diagnostics& problems) {
  std::string out = "[";
  for (const Diagnostic& d : problems) {
    if (out.size() > 1) out += ",";
    out += "\n";
    append_json(d, out);
  }
  return out + (problems.empty() ? "]\n" : "\n]\n");
}

std::string counted(std::size_t count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

int check(const Arguments& arguments) {
  const std::string folder = find_rules(arguments.folder);
  if (folder.empty()) return print_usage_error("rules check", "no rules were found; name a folder");
  const RulesCheck check = check_rules(folder, arguments.overlays);
  std::size_t errors = 0;
  for (const Diagnostic& d : check.problems) errors += d.severity == Severity::error;

  std::string out;
  if (arguments.format == "json") {
    out = as_json(check.problems);
  } else {
    print_rule_diagnostics(check.problems, folder);
    out = fmt::format("{}: {}, {}\n", folder, counted(errors, "error"),
                      counted(check.problems.size() - errors, "warning"));
  }
  if (print_data(out) != kDone) return kFailed;
  return errors > 0 ? kGate : kDone;
}

}  // namespace

Command rules_check_command() {
  const auto arguments = std::make_shared<Arguments>();
  return {.name = "rules check",
          .summary = "find what is wrong in a folder of rules",
          .description =
              "Tells all errors at once, each with its place, its line and what was probably "
              "meant; then warnings: entries and rules that do nothing, patterns that cost much. "
              "Exits with 1 where there are errors.",
          .options = {{.name = "DIR",
                       .argument = "DIR",
                       .value = &arguments->folder,
                       .help = "the folder of rules; those in use where none is named",
                       .completion = Completion::folders},
                      overlay_option(&arguments->overlays),
                      {.name = "--format",
                       .argument = "NAME",
                       .value = &arguments->format,
                       .help = "how to print it",
                       .choices = {"text", "json"}}},
          .examples = {{"sayso rules check", "Check the rules that the program uses."},
                       {"sayso rules check my-rules --format json",
                        "The same for an editor: one array of objects."}},
          .run = [arguments] { return check(*arguments); }};
}

}  // namespace sayso::cli
