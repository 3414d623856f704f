// The one place from which errors, warnings and notes go to standard error.
//
//     rules/en/cues/other.toml:3:9: error E-unknown-class: 'speeker' is no class
//     cue = "{speeker}"
//             ^ near here
//     did you mean 'speaker'?
//
//     news/fire.txt: offset 120: warning W-unclosed-quote: a quotation is not closed
#pragma once

#include <string>
#include <string_view>

#include "text/diagnostic.h"

namespace sayso {
struct ArticleWarning;
}

namespace sayso::cli {

// Places in the rules folder at `folder`.
void print_rule_diagnostics(Diagnostics diagnostics, const std::string& folder);

void print_article_warning(const std::string& path, const ArticleWarning& warning);

// About a file as a whole, or about no file ("").
void print_problem(const std::string& path, const Diagnostic& problem);

// Lines as they are, each with its new line.
void print_lines(std::string_view text);

// "sayso: message"
void print_message(std::string_view message);

// "sayso: extract: message", and where help is found. `command` is "" for the program as a whole.
// Returns the exit code.
int print_usage_error(std::string_view command, std::string_view message);

// Data to standard output, all of it. Returns the exit code; a failure is told.
int print_data(std::string_view data);

// Text from elsewhere (names of files) without what a terminal would take for orders.
std::string printable(std::string_view text);

}  // namespace sayso::cli
