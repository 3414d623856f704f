#include "cli/man.h"

#include <cctype>

#include "cli/commands.h"
#include "cli/print_diagnostics.h"
#include "version.h"

namespace sayso::cli {
namespace {

// Text as troff takes it: no hyphen turned into a dash, no line taken for a request.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '-') out += '\\';
    if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) out += "\\&";
    out += c == '\\' ? 'e' : c;
  }
  return out;
}

std::string bold(std::string_view text) { return "\\fB" + escaped(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + escaped(text) + "\\fR"; }

void append_paragraphs(std::string_view text, std::string& out) {
  while (!text.empty()) {
    const auto end = text.find("\n\n");
    out += escaped(text.substr(0, end)) + "\n";
    if (end == std::string_view::npos) break;
    out += ".PP\n";
    text.remove_prefix(end + 2);
  }
}

void append_option(const Option& option, std::string& out) {
  out += ".TP\n";
  if (option.is_positional()) {
    out += italic(option.argument);
  } else {
    if (!option.short_name().empty()) out += bold(option.short_name()) + ", ";
    out += bold(option.long_name());
    if (!option.is_flag()) out += " " + italic(option.argument);
  }
  out += "\n" + escaped(option.help);
  for (const auto choice : option.choices)
    out += (choice == option.choices.front() ? ": " : ", ") + bold(choice);
  out += ".\n";
  if (!option.more.empty()) out += escaped(option.more) + "\n";
  if (!option.environment.empty())
    out += "The variable " + bold(option.environment) + " stands in for it.\n";
}

void append_command(const Command& command, std::string& out) {
  out += ".SS " + escaped(usage_line(command)) + "\n";
  std::string summary(command.summary);
  summary.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(summary.front())));
  out += escaped(summary) + ".\n";
  if (!command.description.empty()) {
    out += ".PP\n";
    append_paragraphs(command.description, out);
  }
  for (const bool positional : {true, false})
    for (const Option& option : command.options)
      if (option.is_positional() == positional) append_option(option, out);
  for (const Example& example : command.examples)
    out +=
        ".PP\nExample: " + bold(example.command) + "\n.br\n" + escaped(example.explanation) + "\n";
}

constexpr std::string_view kDescription = R"(.SH DESCRIPTION
.B sayso
finds direct, mixed and indirect quotations and attributed claims in news articles, ties each to its
cue, its speaker and the speaker's role, and writes TEI XML or JSON Lines.
What it knows about language stands in a folder of rules, which can be edited without building the
program again.
.PP
Data goes to standard output, messages go to standard error.
)";

constexpr std::string_view kEnding = R"(.SH EXIT STATUS
.TP
.B 0
Done. No quotation found is still 0.
.TP
.B 1
A check failed: a figure is below what was asked for.
.TP
.B 2
Wrong usage, rules that do not load, or any input that failed.
.SH ENVIRONMENT
.TP
.B SAYSO_RULES
The folder of rules to use where
.B \-\-rules
is not given.
Where neither is, the program uses the rules that were installed with it.
.TP
.B NO_COLOR
Where it is set and not empty, nothing is coloured.
.SH FILES
.TP
.I PREFIX/share/sayso/rules
The rules that were installed with the program.
)";

}  // namespace

std::string man_page(const std::vector<Command>& commands) {
  std::string out = ".TH SAYSO 1 \"\" \"sayso " + escaped(kVersion) + "\" \"User Commands\"\n";
  out += ".SH NAME\nsayso \\- find who is said to have said what in news articles\n.SH SYNOPSIS\n";
  for (const Command& command : commands)
    if (!command.is_hidden) out += bold(usage_line(command)) + "\n.br\n";
  out += bold("sayso --help") + "\n.br\n" + bold("sayso --version") + "\n";
  out += kDescription;
  out += ".SH COMMANDS\n";
  for (const Command& command : commands)
    if (!command.is_hidden) append_command(command, out);
  out += kEnding;
  return out;
}

Command man_command() {
  return {.name = "man",
          .summary = "print the man page",
          .examples = {{"sayso man | man -l -", "Show it."}},
          .run = [] { return print_data(man_page(commands())); },
          .is_hidden = true};
}

}  // namespace sayso::cli
