#include "rule_tests/check_lists.h"

#include <algorithm>
#include <map>
#include <string>

#include "tape/tape.h"

namespace sayso {
namespace {

void warn(const rules::ListEntry& entry, std::string_view code, std::string message,
          std::string hint, Diagnostics& problems) {
  problems.push_back({.code = std::string(code),
                      .severity = Severity::warning,
                      .message = std::move(message),
                      .hint = std::move(hint),
                      .file = entry.file,
                      .line = entry.line,
                      .column = entry.column,
                      .source_line = std::string(entry.column - 1, ' ') + entry.text});
}

// True where a tape that has the entry among other words has it as one of its tokens.
bool can_match(const std::string& entry, const Vocabulary& vocabulary, const TapeMaker& maker) {
  std::string joined;
  for (const WordPiece& piece : split_words(entry, vocabulary.words()))
    joined += (joined.empty() ? "" : " ") + fold(slice(entry, piece.span));
  const std::uint32_t wanted = joined.empty() ? 0 : vocabulary.find(joined);
  if (wanted == 0) return false;
  for (const char* before : {"1 ", "x"}) {  // a clitic stands at the end of a word
    const std::string text = before + entry + " 1";
    Tape tape;
    maker.make(text, {0, static_cast<std::uint32_t>(text.size())}, {}, 0, Quotation::kNone, tape);
    if (std::any_of(tape.tokens.begin(), tape.tokens.end(),
                    [&](const Token& token) { return token.entry == wanted; }))
      return true;
  }
  return false;
}

}  // namespace

void check_lists(const rules::Folder& folder, std::string_view language,
                 const Vocabulary& vocabulary, Diagnostics& problems) {
  const TapeMaker maker(vocabulary);
  for (const rules::List* list : folder.lists(language)) {
    std::map<std::string_view, unsigned> lines;
    for (const rules::ListEntry& entry : list->entries) {
      if (entry.text.find('\t') != std::string::npos) continue;  // a table of pairs, not of words
      if (const auto [first, fresh] = lines.try_emplace(entry.text, entry.line); !fresh)
        warn(entry, "W-duplicate-entry", "'" + entry.text + "' stands here twice",
             "it stands on line " + std::to_string(first->second) + " already", problems);
      else if (!can_match(entry.text, vocabulary, maker))
        warn(entry, "W-dead-entry", "no text can match '" + entry.text + "'",
             "an entry is words or marks that follow each other in a sentence", problems);
    }
  }
}

}  // namespace sayso
