#include "cli/print_diagnostics.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <map>
#include <system_error>
#include <tuple>

#include "batch/extraction.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "rules/folder.h"
#include "text/utf8.h"

namespace sayso::cli {
namespace {

// Writes lines in one piece, so that lines of several programs do not mix.
void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stderr); }

std::string painted(std::string_view colour, std::string_view text) {
  if (!wants_colour(stderr)) return std::string(text);
  return fmt::format("{}{}{}", colour, text, colour::kOff);
}

std::string label(Severity severity, const std::string& code) {
  const bool is_error = severity == Severity::error;
  return painted(is_error ? colour::kRed : colour::kYellow,
                 fmt::format("{} {}", is_error ? "error" : "warning", code));
}

// The line and a caret under its `column` (from 1, in code points). Tabs stay tabs, so that the
// caret stands below whatever a terminal makes of them.
std::string excerpt(const std::string& line, unsigned column) {
  std::string caret;
  std::size_t at = 0;
  for (unsigned i = 1; i < column && at < line.size(); ++i)
    caret += utf8::next(line, at) == '\t' ? '\t' : ' ';
  return fmt::format("{}\n{}\n", line, caret + painted(colour::kGreen, "^"));
}

std::string rule_diagnostic(const Diagnostic& d, const std::string& folder) {
  std::string text = rules::path_of(folder, d.file);
  if (d.line > 0) text += fmt::format(":{}", d.line);
  if (d.line > 0 && d.column > 0) text += fmt::format(":{}", d.column);
  text += fmt::format(": {}: {}", label(d.severity, d.code), d.message);
  text += d.rule.empty() ? "\n" : fmt::format(" (in {})\n", d.rule);
  if (!d.source_line.empty() && d.column > 0) text += excerpt(d.source_line, d.column);
  if (!d.hint.empty()) text += d.hint + "\n";
  return text;
}

}  // namespace

void print_rule_diagnostics(Diagnostics diagnostics, const std::string& folder) {
  // Files in the order in which they are read, each from its top to its end.
  std::map<std::string, std::size_t> files;
  for (const Diagnostic& d : diagnostics) files.try_emplace(d.file, files.size());
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [&](const auto& a, const auto& b) {
    return std::tuple(files[a.file], a.line, a.column) <
           std::tuple(files[b.file], b.line, b.column);
  });
  std::string text;
  std::size_t errors = 0;
  for (const Diagnostic& d : diagnostics) {
    text += rule_diagnostic(d, folder);
    errors += d.severity == Severity::error;
  }
  if (errors > 0)
    text +=
        fmt::format("sayso: the rules do not load: {} error{}\n", errors, errors == 1 ? "" : "s");
  print(text);
}

void print_article_warning(const std::string& path, const ArticleWarning& warning) {
  std::string text = printable(path) + ": ";
  if (warning.offset) text += fmt::format("offset {}: ", *warning.offset);
  text += fmt::format("{}: {}", label(Severity::warning, warning.code), warning.message);
  if (!warning.hint.empty()) text += " (" + warning.hint + ")";
  print(text + "\n");
}

void print_problem(const std::string& path, const Diagnostic& problem) {
  std::string text = (path.empty() ? "sayso" : printable(path)) + ": " +
                     label(problem.severity, problem.code) + ": " + problem.message;
  if (!problem.hint.empty()) text += " (" + problem.hint + ")";
  print(text + "\n");
}

void print_lines(std::string_view text) { print(printable(text)); }

void print_message(std::string_view message) {
  print(fmt::format("sayso: {}\n", printable(message)));
}

int print_usage_error(std::string_view command, std::string_view message) {
  const std::string_view space = command.empty() ? "" : " ";
  print(fmt::format("sayso: {}{}{}\nTry 'sayso{}{} --help'.\n", command,
                    command.empty() ? "" : ": ", printable(message), space, command));
  return kFailed;
}

int print_data(std::string_view data) {
  const bool is_written = std::fwrite(data.data(), 1, data.size(), stdout) == data.size();
  if (is_written && std::fflush(stdout) == 0) return kDone;
  print_message("cannot write to standard output: " + std::generic_category().message(errno));
  return kFailed;
}

std::string printable(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_control = (c >= 0 && c < ' ' && c != '\n' && c != '\t') || c == '\x7F';
    out += is_control ? '?' : c;
  }
  return out;
}

}  // namespace sayso::cli
