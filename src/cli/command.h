// A command of the program, as data. Parsing (parse.h), --help (help.h), the man page (man.h) and
// shell completions (completions.h) are all made from it.
//
//     Command greet_command() {
//       struct Options { std::vector<std::string> names; bool loud = false; };
//       const auto o = std::make_shared<Options>();
//       return {.name = "greet",
//               .summary = "say hello",
//               .options = {{"NAME", "NAME...", &o->names, "who to greet"},
//                           {"--loud", "", &o->loud, "shout"}},
//               .examples = {{"sayso greet Ada", "Hello, Ada."}},
//               .run = [o] { return greet(*o); }};
//     }
//
// A new command is one such file, and one line in commands.cc.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sayso::cli {

// Exit codes: the contract with scripts.
inline constexpr int kDone = 0;
inline constexpr int kGate = 1;    // a threshold was missed, a check failed
inline constexpr int kFailed = 2;  // wrong usage, rules that do not load, or an input that failed
inline constexpr int kInterrupted = 128;  // and the signal's number: 130 after Ctrl-C

// Where the value goes. A flag is a bool; lists may be given several times.
using Value =
    std::variant<bool*, std::string*, std::vector<std::string>*, std::optional<unsigned>*, double*>;

// What a shell offers to complete a value with, beside `choices`.
enum class Completion { nothing, files, folders };

struct Option {
  std::string_view name;      // "--jobs" or "-o,--output"; without hyphens: a positional argument
  std::string_view argument;  // what stands for its value: "N"; "" for a flag
  Value value;
  std::string_view help;                       // what it does, in one line without a stop
  std::string_view more = {};                  // further sentences
  std::vector<std::string_view> choices = {};  // the only values; for a list, of its items
  std::string_view environment = {};           // a variable that stands in for it
  Completion completion = Completion::nothing;
  bool required = false;
  bool is_of_run = false;  // decides how a run goes, and nothing of what it writes

  bool is_positional() const { return name.front() != '-'; }
  bool is_flag() const { return std::holds_alternative<bool*>(value); }
  bool is_list() const { return std::holds_alternative<std::vector<std::string>*>(value); }
  bool is_comma_separated() const { return argument.ends_with("[,...]"); }
  std::string_view short_name() const;  // "-o"; "" without
  std::string_view long_name() const;   // "--output", or the name of a positional argument
};

struct Example {
  std::string_view command, explanation;
};

struct Command {
  std::string_view name;
  std::string_view summary;           // in one line without a stop
  std::string_view description = {};  // paragraphs, with a blank line between them
  std::vector<Option> options = {};
  std::vector<Example> examples = {};
  std::function<int()> run;  // with the values in place; the exit code
  bool is_hidden = false;    // left out of the list of commands
  std::shared_ptr<bool> wants_help = std::make_shared<bool>(false);  // --help, which all have
};

// "sayso extract [INPUT...] [options]"
std::string usage_line(const Command& command);

}  // namespace sayso::cli
