// Help, versions, and what the command line says to those who mistype.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <sstream>

#include "cli/commands.h"
#include "cli/completions.h"
#include "cli/help.h"
#include "cli/man.h"
#include "cli/program.h"
#include "evaluate/temporary_folder.h"

namespace sayso::cli {
namespace {

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

std::string complaint(const std::vector<std::string>& arguments) {
  const Finished done = sayso(arguments);
  CHECK(done.code == 2);
  CHECK(done.out.empty());
  return done.err;
}

}  // namespace

TEST_CASE("without arguments the help goes to standard error, with exit code 2") {
  CHECK(complaint({}) == sayso({"--help"}).out);
}

TEST_CASE("sayso --help lists the commands and an example of each") {
  const Finished done = sayso({"--help"});
  CHECK(done.code == 0);
  for (const Command& command : commands()) {
    if (command.is_hidden) continue;
    CHECK_THAT(done.out, Contains("\n  " + std::string(command.name) + " "));
    CHECK_THAT(done.out, Contains("\n  " + std::string(command.examples.front().command) + "\n"));
  }
}

TEST_CASE("each command shows its options and examples") {
  for (const Command& command : commands()) {
    const std::string name(command.name);
    const Finished done = sayso({name, "--help"});
    CHECK(done.code == 0);
    CHECK(done.out == sayso({"help", name}).out);
    CHECK_THAT(done.out, StartsWith("sayso " + name + ": "));
    CHECK_THAT(done.out, Contains("\nUsage: sayso " + name));
    CHECK_THAT(done.out, Contains("\nExamples:\n"));
    for (const Option& option : command.options)
      CHECK_THAT(done.out, Contains(std::string(option.long_name())));
    std::istringstream lines(done.out);
    for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 100);
  }
}

TEST_CASE("--help works whatever else is wrong") {
  CHECK(sayso({"eval", "--help"}).code == 0);
  CHECK(sayso({"explain", "a", "b", "-h"}).code == 0);
}

TEST_CASE("sayso --version tells program, rules and libraries") {
  const Finished done = sayso({"--version"});
  CHECK(done.code == 0);
  CHECK_THAT(done.out, StartsWith("sayso 0."));
  CHECK_THAT(done.out, Contains("\nrules "));
  CHECK_THAT(done.out, Contains("ICU "));
  CHECK(sayso({"-V"}).out == done.out);
  CHECK_THAT(sayso({"--version"}, {.environment = {"SAYSO_RULES=/nowhere"}}).out,
             Contains("\nrules: /nowhere cannot be read\n"));
}

TEST_CASE("a mistyped command or option is told with what was meant and where help is") {
  CHECK(complaint({"extrct"}) ==
        "sayso: there is no command 'extrct'; did you mean 'extract'?\nTry 'sayso --help'.\n");
  CHECK(complaint({"frobnicate"}) ==
        "sayso: there is no command 'frobnicate'\nTry 'sayso --help'.\n");
  CHECK(complaint({"extract", "--formt=tei", "x"}) ==
        "sayso: extract: there is no option '--formt'; did you mean '--format'?\n"
        "Try 'sayso extract --help'.\n");
  CHECK(sayso({"help", "rules", "check"}).out == sayso({"rules", "check", "--help"}).out);
  CHECK(sayso({"help", "rules"}).out == sayso({"rules", "--help"}).out);
  CHECK_THAT(complaint({"help", "expain"}), Contains("did you mean 'explain'?"));
  CHECK_THAT(complaint({"--rules", "x", "extract"}), Contains("options stand behind the command"));
}

TEST_CASE("a wrong or missing value is told with what is wanted") {
  CHECK_THAT(complaint({"extract", "--format", "teii", "-"}),
             Contains("'teii' is none of tei, jsonl, html, brat, csv; did you mean 'tei'?"));
  CHECK_THAT(complaint({"extract", "-", "--jobs"}), Contains("--jobs needs a value: --jobs N"));
  CHECK_THAT(complaint({"extract", "-", "--jobs", "many"}),
             Contains("--jobs: 'many' is no whole number"));
  CHECK_THAT(complaint({"extract", "-", "--jobs", "0"}), Contains("--jobs must be from 1"));
  CHECK_THAT(complaint({"extract", "-", "--min-confidence", "high"}),
             Contains("--min-confidence: 'high' is no number"));
  CHECK_THAT(complaint({"eval"}), Contains("--gold is needed: --gold DIR"));
  CHECK_THAT(complaint({"explain"}), Contains("name the ARTICLE"));
  CHECK_THAT(complaint({"explain", "a.txt", "b.txt"}),
             Contains("'b.txt' is one too many: explain takes one ARTICLE"));
}

TEST_CASE("options of one value can stand before INPUT, and lists may be given twice") {
  const Finished done =
      sayso({"extract", "--format", "jsonl", "--format", "jsonl", "--", "-"}, {.input = kArticle});
  CHECK(done.code == 0);
  CHECK(sayso({"extract", "--min-confidence=0", "-qj2", "-"}, {.input = kArticle}).code == 0);
}

TEST_CASE("the man page has every command and option, and troff takes it") {
  const std::string page = man_page(commands());
  for (const Command& command : commands()) {
    if (command.is_hidden) continue;
    CHECK_THAT(page, Contains(".SS sayso " + std::string(command.name)));
    for (const Option& option : command.options) {
      std::string name;
      for (const char c : option.long_name())
        name += c == '-' ? std::string("\\-") : std::string(1, c);
      CHECK_THAT(page, Contains(name));
    }
  }
  CHECK(sayso({"man"}).out == page);
  const eval::TemporaryFolder folder;
  const std::string file = folder.write("sayso.1", page);
  if (std::system("command -v groff >/dev/null") != 0) {
    WARN("groff is not installed: the man page was not tried");
    return;
  }
  const std::string warnings = (folder.path / "warnings").string();
  CHECK(std::system(("groff -man -ww -Tascii " + file + " >/dev/null 2>" + warnings).c_str()) == 0);
  CHECK(file_text(warnings).empty());
}

TEST_CASE("bash completes commands, options and their values") {
  const eval::TemporaryFolder folder;
  const std::string script = folder.write("sayso.bash", sayso({"completions", "bash"}).out);
  const auto completed = [&](const std::string& words) {
    const std::string reply = (folder.path / "reply").string();
    const std::string command =
        "bash -c 'source " + script + "; COMP_WORDS=(" + words +
        "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _sayso; echo \"${COMPREPLY[*]}\"' > " + reply;
    CHECK(std::system(command.c_str()) == 0);
    return file_text(reply);
  };
  CHECK(completed("sayso ext") == "extract\n");
  CHECK(completed("sayso extract --min-c") == "--min-confidence\n");
  CHECK(completed("sayso extract --format t") == "tei\n");
  CHECK(completed("sayso help ev") == "eval\n");
}

TEST_CASE("there is a script for each shell, with every option") {
  for (const std::string_view shell : kShells) {
    const Finished done = sayso({"completions", std::string(shell)});
    CHECK(done.code == 0);
    for (const Command& command : commands())
      for (const Option& option : command.options)
        if (!command.is_hidden && !option.is_positional())
          CHECK_THAT(done.out, Contains(std::string(option.long_name().substr(2))));
  }
  CHECK_THAT(complaint({"completions", "csh"}), Contains("'csh' is none of bash, zsh, fish"));
}

}  // namespace sayso::cli
