#include <fmt/format.h>

#include <chrono>
#include <memory>

#include "cli/commands.h"
#include "cli/each_article.h"
#include "cli/folder_watch.h"
#include "cli/load_rules.h"
#include "cli/print_changes.h"
#include "cli/print_diagnostics.h"
#include "cli/print_examples.h"
#include "rule_tests/watch_session.h"

namespace sayso::cli {
namespace {

using Clock = std::chrono::steady_clock;

struct Arguments {
  std::string folder;
  std::vector<std::string> inputs, overlays;
  ArticleArguments article;
};

// What the save did, at once: the examples of the rules that it touched, and the articles.
std::string told(const WatchSession::Answer& answer, const std::string& folder,
                 Clock::time_point begin) {
  std::string out;
  if (answer.is_same) return "the rules are the same as before\n";
  const ExampleTotals examples = append_examples(answer.examples, folder, out);
  ChangeTotals totals;
  for (const auto& article : answer.articles)
    append_changes(*article.path, article.after->article.text, article.diff, totals, out);
  if (examples.all > 0) out += examples.text() + "\n";
  const auto time =
      std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin).count();
  return out + totals.text() + fmt::format(" ({} ms)\n", time);
}

// What takes longer, of all rules. Failed examples are shown, those of `answer` again not.
std::string told(WatchSession::Rest rest, const WatchSession::Answer& answer,
                 const std::string& folder) {
  print_rule_diagnostics(rest.warnings, folder);
  std::string out, shown;
  const ExampleTotals totals = append_examples(rest.examples, folder, shown);
  std::erase_if(rest.examples, [&](const ExampleResult& result) {
    for (const ExampleResult& known : answer.examples)
      if (known.file == result.file && known.line == result.line) return true;
    return false;
  });
  append_examples(rest.examples, folder, out);
  return out + "all rules: " + totals.text() + "\n";
}

int watch(const Arguments& arguments) {
  InputOptions input;
  if (const auto wrong = check(arguments.article, input))
    return print_usage_error("rules watch", *wrong);
  std::vector<std::string> folders = arguments.overlays;
  folders.push_back(arguments.folder);
  FolderWatch saves(folders);
  if (!saves.problem().empty()) {
    print_message(saves.problem());
    return kFailed;
  }
  WatchSession session(arguments.folder, arguments.overlays);
  std::size_t articles = 0;
  const bool is_read = for_each_article(arguments.inputs, input, arguments.article.language,
                                        [&](const std::string& path, Article article) {
                                          ++articles;
                                          session.add(path, std::move(article));
                                          return true;
                                        });
  if (!is_read) return kFailed;

  bool is_first = true;
  do {
    const auto begin = Clock::now();
    const WatchSession::Answer answer = session.reload();
    print_rule_diagnostics(answer.problems, arguments.folder);
    if (!answer.is_good) {
      const char* state =
          is_first ? "waiting for rules that load\n" : "the rules that loaded last stay in force\n";
      if (print_data(state) != kDone) return kFailed;
      continue;
    }
    std::string out = told(answer, arguments.folder, begin);
    if (is_first)
      out = fmt::format("watching {} with {} article{}; Ctrl-C ends it\n", arguments.folder,
                        articles, articles == 1 ? "" : "s");
    if (print_data(out) != kDone) return kFailed;
    if (!answer.is_same && print_data(told(session.rest(), answer, arguments.folder)) != kDone)
      return kFailed;
    is_first = false;
  } while (saves.wait());
  return kDone;
}

std::vector<Option> options(Arguments& a) {
  std::vector<Option> all = {
      {.name = "DIR",
       .argument = "DIR",
       .value = &a.folder,
       .help = "the folder of rules that is being edited",
       .completion = Completion::folders,
       .required = true},
      inputs_option(&a.inputs, "articles to try the rules on after each save"),
      overlay_option(&a.overlays)};
  for (Option& option : article_options(a.article)) all.push_back(std::move(option));
  return all;
}

}  // namespace

Command rules_watch_command() {
  const auto arguments = std::make_shared<Arguments>();
  return {
      .name = "rules watch",
      .summary = "show what each save of a rule does",
      .description =
          "Waits for files of the folder and of its overlays to be saved. After each save it "
          "runs the examples of the rules that changed and extracts the articles anew, and "
          "shows what changed since the last rules that loaded; then it runs all examples and "
          "tells new warnings. Where the rules do not load, it tells why, and the old ones "
          "stay in force. A signal (Ctrl-C) ends it.",
      .options = options(*arguments),
      .examples = {{"sayso rules watch my-rules corpus/news", "Edit rules in my-rules meanwhile."},
                   {"sayso rules watch rules --overlay mine fire.txt",
                    "The same for an overlay and one article."}},
      .run = [arguments] { return watch(*arguments); }};
}

}  // namespace sayso::cli
