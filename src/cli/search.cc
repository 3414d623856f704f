#include <memory>

#include "cli/article_options.h"
#include "cli/commands.h"
#include "cli/load_rules.h"
#include "cli/print_diagnostics.h"
#include "compare/write.h"
#include "filter/presets.h"
#include "index/reader.h"
#include "text/json_text.h"
#include "write/number.h"

namespace sayso::cli {
namespace {

struct Arguments {
  std::string index, words, speaker, role, since, until, format = "text", rules;
  std::vector<std::string> overlays;
  FilterArguments filter;
  std::optional<unsigned> limit;
};

constexpr unsigned kDefaultLimit = 100;

void append_text(const index::Found& found, std::string& out) {
  compare::append_line(found.speaker.empty() ? "nobody named" : found.speaker, out);
  out += "  (";
  compare::append_line(found.cue, out);
  out += ")  ";
  compare::append_line(found.source.id, out);
  out += ':' + std::to_string(found.start);
  if (!found.source.published.empty()) {
    out += "  ";
    compare::append_line(found.source.published, out);
  }
  out += "\n  ";
  compare::append_line(found.content, out);
  out += '\n';
}

void append_json(const index::Found& found, std::string& out) {
  const auto member = [&](std::string_view key, std::string_view value) {
    out.append(",\"").append(key).append("\":");
    if (value.empty())
      out += "null";
    else
      append_json_string(value, out);
  };
  out += "{\"schema\":\"sayso-search/1\"";
  member("article", found.source.id);
  member("title", found.source.title);
  member("published", found.source.published);
  member("url", found.source.url);
  member("attribution", found.attribution);
  out += ",\"start\":";
  append_number(found.start, out);
  out += ",\"end\":";
  append_number(found.end, out);
  member("type", name(found.type));
  member("class", name(found.cue_class));
  member("text", found.content);
  member("cue", found.cue);
  member("speaker", found.speaker);
  out += ",\"roles\":[";
  for (const auto& role : found.roles) {
    if (out.back() != '[') out += ',';
    append_json_string(role, out);
  }
  out += "]}\n";
}

int search(const Arguments& arguments) {
  index::Query query{.words = arguments.words,
                     .speaker = arguments.speaker,
                     .role = arguments.role,
                     .since = arguments.since,
                     .until = arguments.until,
                     .classes = {},
                     .limit = arguments.limit.value_or(kDefaultLimit)};
  if (!arguments.filter.classes.empty()) {
    const auto rules = load_rules(arguments.rules, arguments.overlays);
    if (!rules) return kFailed;
    FilterOptions options;
    if (const auto wrong = check(arguments.filter, *rules, options))
      return print_usage_error("search", *wrong);
    query.classes = options.classes;
  }
  index::Reader reader;
  Diagnostic problem;
  std::vector<index::Found> all;
  if (reader.open(arguments.index, problem)) all = reader.search(query, problem);
  if (!problem.code.empty()) {
    print_problem(arguments.index, problem);
    return kFailed;
  }
  std::string out;
  for (const index::Found& found : all)
    arguments.format == "json" ? append_json(found, out) : append_text(found, out);
  if (arguments.format == "text" && all.empty())
    print_lines("nothing in the index fits\n");
  else if (arguments.format == "text" && all.size() == query.limit)
    print_lines("the first " + std::to_string(all.size()) + "; --limit N shows more\n");
  return print_data(out);
}

std::vector<Option> options(Arguments& a) {
  return {{.name = "DB",
           .argument = "DB",
           .value = &a.index,
           .help = "an index that sayso index made",
           .completion = Completion::files,
           .required = true},
          {.name = "--words",
           .argument = "TEXT",
           .value = &a.words,
           .help = "only what has all of these words",
           .more = "Words in double marks stand one after the other; OR, NOT and a star at the end "
                   "of a word "
                   "are understood (SQLite FTS5)."},
          {.name = "--speaker",
           .argument = "NAME",
           .value = &a.speaker,
           .help = "only what somebody of this name, or a part of it, is said to have said"},
          {.name = "--role",
           .argument = "TEXT",
           .value = &a.role,
           .help = "only speakers of whom the article says so: mayor, director"},
          {.name = "--since",
           .argument = "DATE",
           .value = &a.since,
           .help = "only articles published on that day or later: 2022-11-09, 2022-11, 2022"},
          {.name = "--until",
           .argument = "DATE",
           .value = &a.until,
           .help = "only articles published on that day or before"},
          classes_option(a.filter),
          {.name = "--limit",
           .argument = "N",
           .value = &a.limit,
           .help = "print so many at most; 100 by default"},
          {.name = "--format",
           .argument = "NAME",
           .value = &a.format,
           .help = "how to print it; json is one line for each attribution",
           .choices = {"text", "json"}},
          rules_option(&a.rules),
          overlay_option(&a.overlays)};
}

}  // namespace

Command search_command() {
  const auto arguments = std::make_shared<Arguments>();
  return {.name = "search",
          .summary = "search an index for what somebody said",
          .description = "Lists attributions of an index, by their articles' dates.",
          .options = options(*arguments),
          .examples = {{"sayso search quotes.db --speaker Olander", "All that Olander said."},
                       {"sayso search quotes.db --words 'licen* NOT drilling' --since 2022",
                        "By words and date."}},
          .run = [arguments] { return search(*arguments); }};
}

}  // namespace sayso::cli
