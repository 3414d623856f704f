#include "compare/alterations.h"

#include <algorithm>
#include <cctype>
#include <map>

#include "compare/readings.h"
#include "compare/verify.h"

namespace sayso::compare {
namespace {

constexpr std::uint32_t kFewestWords = 8;

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text)
    if (c == ' ')
      words.emplace_back();
    else
      words.back() += c;
  return words;
}

std::string join(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
  std::string all;
  for (std::size_t i = from; i < to; ++i) all += (i > from ? " " : "") + words[i];
  return all;
}
std::string join(const std::vector<std::string>& words) { return join(words, 0, words.size()); }

std::uint16_t traits(const std::string& word) {
  return checkout_rules().comparing("en").traits(fold(word));
}

// A plain lower-case word that no rule knows, near the middle; words.size() without one.
std::size_t plain(const Subject& subject, std::size_t from) {
  for (std::size_t i = std::max<std::size_t>(from, 2); i + 2 < subject.words.size(); ++i) {
    const std::string& word = subject.words[i];
    if (word.size() > 3 && traits(word) == 0 &&
        std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
      return i;
  }
  return subject.words.size();
}

std::optional<Altered> with(const Subject& subject, std::size_t at,
                            const std::function<std::string(const std::string&)>& change) {
  if (at >= subject.words.size()) return std::nullopt;
  auto words = subject.words;
  words[at] = change(words[at]);
  return Altered{join(words), ""};
}

std::optional<Altered> change_word(const Subject& s,
                                   const std::function<std::string(const std::string&)>& change) {
  return with(s, plain(s, s.words.size() / 2), change);
}

// The first word (not at the edges) that `change` changes.
std::optional<Altered> change_where(const Subject& s,
                                    const std::function<std::string(const std::string&)>& change) {
  for (std::size_t i = 2; i + 2 < s.words.size(); ++i)
    if (const std::string changed = change(s.words[i]); changed != s.words[i] && !changed.empty())
      return with(s, i, [&](auto&) { return changed; });
  return std::nullopt;
}

std::string respelled(const std::string& word) {
  static const std::map<std::string, std::string> pairs = {
      {"percent", "per cent"}, {"two", "2"},
      {"three", "3"},          {"four", "4"},
      {"five", "5"},           {"six", "6"},
      {"ten", "10"},           {"don't", "do not"},
      {"can't", "cannot"},     {"didn't", "did not"},
      {"won't", "will not"},   {"we're", "we are"},
      {"defense", "defence"},  {"labor", "labour"},
      {"honor", "honour"},     {"program", "programme"},
      {"center", "centre"}};
  const auto found = pairs.find(word);
  if (found != pairs.end()) return found->second;
  for (const char* ending : {"ize", "ized", "izing", "ization"})
    if (word.size() > 7 && word.ends_with(ending)) {
      std::string other = word;
      other[word.size() - std::string(ending).size() + 1] = 's';
      return other;
    }
  return "";
}

std::string other_modal(const std::string& word) {
  static const std::map<std::string, std::string> pairs = {
      {"should", "must"},  {"will", "may"}, {"can", "might"}, {"could", "would"},
      {"would", "should"}, {"may", "will"}, {"must", "might"}};
  const auto found = pairs.find(word);
  return found == pairs.end() ? "" : found->second;
}

std::string other_quantifier(const std::string& word) {
  static const std::map<std::string, std::string> pairs = {
      {"all", "some"}, {"some", "all"}, {"many", "few"}, {"most", "several"}, {"every", "any"}};
  const auto found = pairs.find(word);
  return found == pairs.end() ? "" : found->second;
}

std::string other_number(const std::string& word) {
  if (word.empty() ||
      !std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; }))
    return "";
  std::string other = word;
  other[0] = other[0] == '9' ? '3' : static_cast<char>(other[0] + 1);
  return other;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// A word with a capital that opens no sentence: Brook, and Mrs. Brook.
bool is_name(const Subject& s, std::size_t i) {
  const std::string &word = s.words[i], &before = s.words[i - 1];
  const bool is_title = before.size() <= 4 && is_capital(before[0]) && before.back() == '.';
  return word.size() > 3 && is_capital(word[0]) && traits(word) == 0 &&
         (is_title || std::isalpha(static_cast<unsigned char>(before.back()))) &&
         std::all_of(word.begin() + 1, word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::optional<Altered> change_name(const Subject& s) {
  for (std::size_t i = 2; i + 2 < s.words.size(); ++i)
    if (is_name(s, i)) return with(s, i, [](auto&) { return "Quimby"; });
  return std::nullopt;
}

// A word in the second half that is not repeated beside itself.
std::size_t middle(const Subject& s) {
  const auto& words = s.words;
  std::size_t i = words.size() / 2;
  while (i + 2 < words.size() && (!std::isalpha(static_cast<unsigned char>(words[i][0])) ||
                                  words[i] == words[i - 1] || words[i] == words[i + 1]))
    ++i;
  return i;
}

// Its article has it, or a part of it, a second time: either may be held against the altered one.
bool is_repeated(const Reading& reading, std::size_t unit) {
  Verifier verifier(checkout_rules().comparing("en"));
  verifier.add(reading, unit);
  verifier.build();
  verifier.search(reading);
  return verifier.results()[0].passages.size() > 1;
}

}  // namespace

std::string said_by(const std::string& text, const std::string& who, const std::string& cue) {
  return "“" + text + ",” " + who + " " + cue + ".";
}
const std::vector<Alteration>& alterations() {
  const auto cut = [](const Subject& s, std::size_t from, std::size_t to) {
    auto words = s.words;
    words.erase(words.begin() + static_cast<std::ptrdiff_t>(from),
                words.begin() + static_cast<std::ptrdiff_t>(to));
    return std::optional(Altered{join(words), ""});
  };
  const auto insert = [](const Subject& s, const std::string& word) {
    auto words = s.words;
    words.insert(words.begin() + static_cast<std::ptrdiff_t>(words.size() / 2), word);
    return std::optional(Altered{join(words), ""});
  };
  static const std::vector<Alteration> all = {
      {"verbatim",
       Flag::verbatim,
       {},
       [](const Subject& s) {
         return std::optional(Altered{s.text, ""});
       }},
      {"typography",
       Flag::typography,
       {},
       [](const Subject& s) {
         return change_word(
             s, [](std::string word) { return word[0] = static_cast<char>(word[0] - 32), word; });
       }},
      {"spelling", Flag::spelling, {}, [](const Subject& s) { return change_where(s, respelled); }},
      {"brackets",
       Flag::brackets,
       {},
       [](const Subject& s) {
         return change_word(s, [](const std::string&) { return "[marble]"; });
       }},
      {"cut-start",
       Flag::cut_start,
       {},
       [cut](const Subject& s) { return cut(s, 0, s.words.size() / 3); }},
      {"cut-end",
       Flag::cut_end,
       {},
       [cut](const Subject& s) {
         return cut(s, s.words.size() - s.words.size() / 3, s.words.size());
       }},
      {"cut-middle",
       Flag::cut_middle,
       {},
       [cut](const Subject& s) { return cut(s, middle(s), middle(s) + 1); }},
      {"joined",
       Flag::joined,
       {},
       [](const Subject& s) {
         const std::size_t out = middle(s);
         return std::optional(
             Altered{join(s.words, 0, out) + " … " + join(s.words, out + 1, s.words.size()), ""});
       }},
      {"substituted",
       Flag::substituted,
       {},
       [](const Subject& s) {
         return change_word(s, [](const std::string&) { return "marble"; });
       }},
      {"inserted", Flag::inserted, {}, [insert](const Subject& s) { return insert(s, "marble"); }},
      {"marks-dropped",
       Flag::marks_dropped,
       {},
       [](const Subject& s) {
         return std::optional(Altered{"", s.speaker + " said that " + s.text + "."});
       }},
      {"marks-narrowed",
       Flag::marks_narrowed,
       {},
       [](const Subject& s) {
         const std::size_t half = s.words.size() / 2;
         return std::optional(Altered{"", s.speaker + " said that " + join(s.words, 0, half) +
                                              " “" + join(s.words, half, s.words.size()) + ".”"});
       }},
      {"marks-widened",
       Flag::marks_widened,
       {},
       [](const Subject& s) {
         const std::size_t half = s.words.size() / 2;
         return std::optional(Altered{"", s.speaker + " said that " + join(s.words, 0, half) +
                                              " “" + join(s.words, half, s.words.size()) + ".”"});
       }},
      {"speaker-alias",
       Flag::speaker_alias,
       {},
       [](const Subject& s) {
         const auto names = split(s.speaker);
         return names.size() < 2 ? std::nullopt
                                 : std::optional(Altered{"", said_by(s.text, names.back())});
       }},
      {"speaker-different",
       Flag::speaker_different,
       {},
       [](const Subject& s) {
         return std::optional(Altered{"", said_by(s.text, "Ursula Quimby")});
       }},
      {"speaker-dropped",
       Flag::speaker_dropped,
       {},
       [](const Subject& s) {
         return std::optional(
             Altered{"", "It was late and the hall was cold.\n\n“" + s.text + ".”"});
       }},
      {"cue-changed",
       Flag::cue_changed,
       {},
       [](const Subject& s) {
         return std::optional(Altered{"", said_by(s.text, s.speaker, "admitted")});
       }},
      {"risk negation",
       {},
       Risk::negation,
       [insert](const Subject& s) { return insert(s, "not"); }},
      {"risk modal",
       {},
       Risk::modal,
       [](const Subject& s) { return change_where(s, other_modal); }},
      {"risk number",
       {},
       Risk::number,
       [](const Subject& s) { return change_where(s, other_number); }},
      {"risk quantifier",
       {},
       Risk::quantifier,
       [](const Subject& s) { return change_where(s, other_quantifier); }},
      {"risk name", {}, Risk::name, change_name},
  };
  return all;
}

std::vector<Subject> subjects(const Reading& reading) {
  std::vector<Subject> all;
  for (std::size_t i = 0; i < reading.units.size(); ++i) {
    const Unit& unit = reading.units[i];
    if (unit.attribution == kNobody || unit.parts.size() != 1 || unit.size() < kFewestWords)
      continue;
    const Said& said = reading.said[static_cast<std::size_t>(unit.attribution)];
    if (said.names.empty() || said.speaker.find(',') != std::string::npos ||
        said.type != AttributionType::direct || said.cue_class != CueClass::statement)
      continue;
    std::string text(slice(reading.text, unit.parts[0]));
    while (!text.empty() && std::string_view(".,!? ").find(text.back()) != std::string_view::npos)
      text.pop_back();
    if (text.find_first_of("[]\n\"") != std::string::npos || text.find("…") != std::string::npos ||
        text.find("..") != std::string::npos || text.find("“") != std::string::npos ||
        text.find("‘") != std::string::npos || text.find("  ") != std::string::npos ||
        is_repeated(reading, i))
      continue;
    Subject subject{&reading, i, text, split(text), said.speaker};
    // "in the U.S." has lost what belongs to its last word.
    const bool is_whole = subject.words.back().find('.') == std::string::npos;
    if (is_whole && subject.words.size() >= kFewestWords) all.push_back(std::move(subject));
  }
  return all;
}

}  // namespace sayso::compare
