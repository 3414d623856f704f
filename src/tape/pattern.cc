#include "tape/pattern.h"

#include <algorithm>
#include <charconv>

#include "tape/words.h"

namespace sayso {
namespace {

using Kind = PatternNode::Kind;

// Expanded patterns larger than this are refused: named patterns of named patterns grow fast.
constexpr std::size_t kMaxNodes = 20'000, kMaxText = 100'000;
constexpr unsigned long kMaxRepeats = 1000;  // RE2 takes no more

Pattern make(Kind kind, std::vector<Pattern> children = {}, std::string text = {}) {
  auto node = std::make_shared<PatternNode>();
  node->holds_anchor = kind == Kind::anchor;
  for (const auto& child : children) {
    node->size += child->size;
    node->holds_anchor = node->holds_anchor || child->holds_anchor;
  }
  node->kind = kind;
  node->children = std::move(children);
  node->text = std::move(text);
  return node;
}

}  // namespace

// Recursive descent over the pattern's text; its depth is bounded by kMaxDepth.
class PatternParser {
 public:
  PatternParser(std::string_view text, Anchor anchor, PatternLibrary& library, PatternError& error)
      : text_(text), anchor_(anchor), library_(library), error_(error) {}

  std::optional<Pattern> run() {
    Pattern tree = alternatives(0);
    if (failed_) return std::nullopt;
    if (at_ < text_.size()) {
      fail("E-pattern", "a ')' closes nothing");
      return std::nullopt;
    }
    return tree;
  }

 private:
  static constexpr int kMaxDepth = 60;

  void fail(std::string code, std::string message, std::string hint = "") {
    fail_at(at_, std::move(code), std::move(message), std::move(hint));
  }

  void fail_at(std::size_t offset, std::string code, std::string message, std::string hint = "") {
    if (failed_) return;
    failed_ = true;
    error_ = {std::move(code), std::move(message), std::move(hint), offset};
  }

  // `part` is a piece of the pattern's text.
  void fail_at(std::string_view part, std::string code, std::string message,
               std::string hint = "") {
    fail_at(static_cast<std::size_t>(part.data() - text_.data()), std::move(code),
            std::move(message), std::move(hint));
  }

  void skip_space() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t'))
      ++at_;
  }

  Pattern alternatives(int depth) {
    if (depth > kMaxDepth) fail("E-pattern-depth", "groups stand more than 60 deep");
    std::vector<Pattern> parts{sequence(depth)};
    while (!failed_ && at_ < text_.size() && text_[at_] == '|') {
      ++at_;
      parts.push_back(sequence(depth));
    }
    return parts.size() == 1 ? parts[0] : make(Kind::alternatives, std::move(parts));
  }

  Pattern sequence(int depth) {
    std::vector<Pattern> items;
    for (skip_space(); !failed_ && at_ < text_.size() && text_[at_] != '|' && text_[at_] != ')';
         skip_space()) {
      Pattern item = atom(depth);
      if (failed_) break;
      items.push_back(quantified(std::move(item)));
    }
    return items.size() == 1 ? items[0] : make(Kind::sequence, std::move(items));
  }

  Pattern quantified(Pattern item) {
    std::string quantifier;
    if (at_ < text_.size() && (text_[at_] == '*' || text_[at_] == '+' || text_[at_] == '?')) {
      quantifier = text_[at_++];
    } else if (at_ + 1 < text_.size() && text_[at_] == '{' && is_digit(text_[at_ + 1])) {
      const auto close = text_.find('}', at_);
      if (close == std::string_view::npos) {
        fail("E-pattern", "a '{' is not closed");
        return item;
      }
      quantifier = text_.substr(at_, close - at_ + 1);
      if (!is_quantifier(quantifier))
        fail("E-pattern", quantifier + " is no number of repetitions",
             "write {2}, {2,} or {2,5}; 1000 is the most");
      at_ = close + 1;
    }
    if (quantifier.empty()) return item;
    if (at_ < text_.size() && text_[at_] == '?') quantifier += text_[at_++];
    return make(Kind::repeat, {std::move(item)}, std::move(quantifier));
  }

  // {n}, {n,} or {n,m}
  static bool is_quantifier(const std::string& text) {
    const char* const end = text.data() + text.size() - 1;  // the closing brace
    unsigned long least = 0, most = 0;
    const auto [comma, error] = std::from_chars(text.data() + 1, end, least);
    if (error != std::errc() || least > kMaxRepeats) return false;
    if (comma == end || (*comma == ',' && comma + 1 == end)) return true;
    const auto [stop, second_error] = std::from_chars(comma + 1, end, most);
    return *comma == ',' && second_error == std::errc() && stop == end && least <= most &&
           most <= kMaxRepeats;
  }

  static bool is_digit(char c) { return c >= '0' && c <= '9'; }

  Pattern atom(int depth) {
    const char c = text_[at_];
    if (c == '(') return group(depth);
    if (c == '{') return braces();
    if (c == '^' || c == '$') {
      ++at_;
      return make(c == '^' ? Kind::start : Kind::stop);
    }
    if (c == '.') {
      ++at_;
      auto node = std::make_shared<PatternNode>();
      node->kind = Kind::tokens;
      node->classes.emplace_back();  // all of nothing: every token
      return node;
    }
    if (c == '*' || c == '+' || c == '?') {
      fail("E-pattern", std::string("a '") + c + "' repeats nothing",
           "write \\" + std::string(1, c) + " for the mark");
      return nullptr;
    }
    return literal();
  }

  Pattern group(int depth) {
    const std::size_t open = at_++;
    std::string capture;
    if (text_.substr(at_).starts_with("?P<")) {
      const auto close = text_.find('>', at_);
      if (close == std::string_view::npos) {
        fail("E-pattern", "the name of a group is not closed");
        return nullptr;
      }
      capture = text_.substr(at_ + 3, close - at_ - 3);
      at_ = close + 1;
    } else if (text_.substr(at_).starts_with("?:")) {
      at_ += 2;
    } else if (at_ < text_.size() && text_[at_] == '?') {
      fail("E-pattern-group", "only (?:...) and (?P<name>...) are known", "RE2 has no look-around");
      return nullptr;
    }
    Pattern inside = alternatives(depth + 1);
    if (failed_) return nullptr;
    if (at_ >= text_.size() || text_[at_] != ')') {
      fail_at(open, "E-pattern", "a '(' is not closed");
      return nullptr;
    }
    ++at_;
    if (capture.empty()) return make(Kind::sequence, {std::move(inside)});
    return make(Kind::capture, {std::move(inside)}, std::move(capture));
  }

  Pattern braces() {
    const auto close = text_.find('}', at_);
    if (close == std::string_view::npos) {
      fail("E-pattern", "a '{' is not closed");
      return nullptr;
    }
    const std::string_view inside = text_.substr(at_ + 1, close - at_ - 1);
    Pattern node;
    const bool quote = anchor_ == Anchor::quote && !anchor_seen_ &&
                       (inside == "quote" || inside.starts_with("quote:"));
    if (anchor_ == Anchor::cue && !anchor_seen_ &&
        (inside == "cue" || inside.starts_with("cue:"))) {
      anchor_seen_ = true;
      node = make(Kind::anchor, {}, std::string(inside.size() > 4 ? inside.substr(4) : ""));
      check_condition(inside, node->text);
    } else if (library_.texts_.contains(inside)) {
      node = expand(inside);
    } else {
      node = class_expression(inside);
    }
    if (quote && !failed_) {
      anchor_seen_ = true;
      node = make(Kind::sequence, {make(Kind::anchor), std::move(node)});
    }
    if (!failed_) at_ = close + 1;
    return node;
  }

  // `condition` stands at the end of `inside`.
  void check_condition(std::string_view inside, const std::string& condition) {
    std::string unknown;
    if (parse_cue_condition(condition, unknown)) return;
    const std::vector<std::string> names(cue_attribute_names().begin(),
                                         cue_attribute_names().end());
    fail_at(inside.substr(inside.find(unknown, inside.size() - condition.size())),
            "E-cue-condition", "'" + unknown + "' is nothing that a cue can be",
            rules::suggestion(unknown, names));
  }

  Pattern expand(std::string_view name) {
    if (auto done = library_.parsed_.find(name); done != library_.parsed_.end())
      return bounded(done->second);
    const auto& open = library_.open_;
    if (std::find(open.begin(), open.end(), name) != open.end()) {
      fail("E-pattern-cycle", "the pattern {" + std::string(name) + "} leads back to itself");
      return nullptr;
    }
    if (open.size() >= kMaxDepth) {
      fail("E-pattern-depth", "named patterns stand more than 60 deep in one another");
      return nullptr;
    }
    PatternError inner;
    const auto tree = library_.parse_named(name, inner);
    if (!tree) {
      fail(inner.code, inner.message + " (inside {" + std::string(name) + "})", inner.hint);
      error_.is_of_part = true;
      return nullptr;
    }
    return bounded(*tree);
  }

  Pattern bounded(const Pattern& part) {
    expanded_ += part->size;
    if (expanded_ > kMaxNodes)
      fail("E-pattern-size", "the pattern is too large when its named patterns are put in",
           "at most 20000 parts are taken");
    return part;
  }

  Pattern class_expression(std::string_view expression) {
    auto node = std::make_shared<PatternNode>();
    node->kind = Kind::tokens;
    while (true) {
      std::string_view alternative = expression.substr(0, expression.find('|'));
      auto& all = node->classes.emplace_back();
      while (true) {
        std::string_view name = alternative.substr(0, alternative.find('&'));
        const std::size_t taken = name.size();
        const bool negated = name.starts_with('!');
        if (negated) name.remove_prefix(1);
        const auto id = library_.vocabulary_.find_class(name);
        if (!id) {
          auto candidates = library_.vocabulary_.class_names();
          for (const auto& other : library_.names()) candidates.push_back(other);
          const std::string near = rules::nearest(name, candidates);
          fail_at(name, "E-unknown-class", "unknown class {" + std::string(name) + "}",
                  near.empty() ? "" : "did you mean {" + near + "}?");
          return nullptr;
        }
        all.push_back({library_.vocabulary_.use_class(*id), negated});
        if (taken == alternative.size()) break;
        alternative.remove_prefix(taken + 1);
      }
      const auto bar = expression.find('|');
      if (bar == std::string_view::npos) return node;
      expression.remove_prefix(bar + 1);
    }
  }

  Pattern literal() {
    std::string word;
    if (text_[at_] == '\\') {
      if (++at_ >= text_.size()) {
        fail("E-pattern", "a '\\' ends the pattern");
        return nullptr;
      }
      word = text_[at_++];
    } else {
      // A run up to white space or an operator; several marks are several tokens.
      const auto stop = text_.find_first_of(" \t\n()[]{}|*+?^$.\\", at_);
      if (stop == at_) {
        fail("E-pattern", std::string("'") + text_[at_] + "' cannot stand here",
             "write it as \\" + std::string(1, text_[at_]));
        return nullptr;
      }
      word = text_.substr(at_, stop == std::string_view::npos ? stop : stop - at_);
      at_ = std::min(text_.size(), at_ + word.size());
    }
    std::vector<Pattern> tokens;
    for (const WordPiece& piece : split_words(word, library_.vocabulary_.words())) {
      auto node = std::make_shared<PatternNode>();
      node->kind = Kind::tokens;
      node->classes = {{{library_.vocabulary_.use_literal(slice(word, piece.span)), false}}};
      tokens.push_back(std::move(node));
    }
    return tokens.size() == 1 ? tokens[0] : make(Kind::sequence, std::move(tokens));
  }

  std::string_view text_;
  Anchor anchor_;
  PatternLibrary& library_;
  PatternError& error_;
  std::size_t at_ = 0;
  std::size_t expanded_ = 0;  // nodes of the named patterns so far
  bool failed_ = false;
  bool anchor_seen_ = false;
};

PatternLibrary::PatternLibrary(const rules::Folder& folder, std::string_view language,
                               Vocabulary& vocabulary, Diagnostics& problems)
    : vocabulary_(vocabulary) {
  std::vector<rules::Table> tables = folder.tables(language, "patterns", problems);
  std::vector<std::pair<rules::Table*, std::string>> keys;
  std::map<std::string, std::string> files;
  for (rules::Table& table : tables) {
    for (const auto& key : table.keys()) {
      texts_[key] = table.text(key);
      if (const auto [other, fresh] = files.try_emplace(key, table.file()); !fresh)
        table.error("E-duplicate-pattern", "the name '" + key + "' is taken", key,
                    "by a pattern in " + other->second);
      keys.emplace_back(&table, key);
    }
  }
  bool has_too_deep = false;
  for (auto& [table, key] : keys) {
    PatternError error;
    if (parsed_.contains(key) || parse_named(key, error)) continue;
    // What is wrong in another is told at that one; a cycle has no better place, and of patterns
    // too deep in one another, which may be all right alone, the first is enough.
    const bool is_too_deep = error.code == "E-pattern-depth";
    if (!error.is_of_part || error.code == "E-pattern-cycle" || (is_too_deep && !has_too_deep))
      table->error_in(key, error.offset, error.code, error.message, error.hint);
    has_too_deep = has_too_deep || is_too_deep;
  }
}

std::optional<Pattern> PatternLibrary::parse_named(std::string_view name, PatternError& error) {
  open_.emplace_back(name);
  auto tree = PatternParser(texts_.find(name)->second, Anchor::none, *this, error).run();
  open_.pop_back();
  if (tree) parsed_[std::string(name)] = *tree;
  return tree;
}

std::string PatternLibrary::expanded(std::string_view text) const {
  std::string out(text);
  for (std::size_t at = out.find('{'); at != out.npos; at = out.find('{', at)) {
    const std::size_t close = out.find('}', at);
    if (close == out.npos) break;
    const auto named = texts_.find(std::string_view(out).substr(at + 1, close - at - 1));
    if (named == texts_.end()) {
      ++at;
    } else {
      out.replace(at, close - at + 1, "(?:" + named->second + ")");
      if (out.size() > kMaxText) return {};
    }
  }
  return out;
}

std::vector<std::string> PatternLibrary::names() const {
  std::vector<std::string> names;
  for (const auto& [name, text] : texts_) names.push_back(name);
  return names;
}

Pattern PatternLibrary::named(std::string_view name) const {
  const auto found = parsed_.find(name);
  return found == parsed_.end() ? nullptr : found->second;
}

std::optional<Pattern> PatternLibrary::parse(std::string_view text, Anchor anchor,
                                             PatternError& error) {
  return PatternParser(text, anchor, *this, error).run();
}

std::optional<Pattern> PatternLibrary::parse(rules::Table& table, std::string_view key,
                                             Anchor anchor) {
  const std::string text = table.text(key);
  if (text.empty()) return std::nullopt;
  PatternError error;
  auto pattern = parse(text, anchor, error);
  if (!pattern) {
    if (!error.is_of_part) table.error_in(key, error.offset, error.code, error.message, error.hint);
  } else if (anchor == Anchor::none && matches_nothing(*pattern)) {
    table.error("E-empty-match", "the pattern matches where there is nothing", key,
                "make a part of it required: + for *, no ? behind it");
    return std::nullopt;
  }
  return pattern;
}

bool matches_nothing(const Pattern& pattern) {
  const auto& children = pattern->children;
  switch (pattern->kind) {
    case Kind::tokens:
      return false;
    case Kind::alternatives:
      return std::any_of(children.begin(), children.end(), matches_nothing);
    case Kind::repeat:
      return pattern->text[0] == '*' || pattern->text[0] == '?' ||
             pattern->text.starts_with("{0") || matches_nothing(children[0]);
    default:
      return std::all_of(children.begin(), children.end(), matches_nothing);
  }
}

bool has_anchor(const Pattern& pattern) { return pattern->holds_anchor; }

namespace {

void add_capture_names(const Pattern& pattern, std::set<std::string>& names) {
  if (pattern->kind == Kind::capture) names.insert(pattern->text);
  for (const auto& child : pattern->children) add_capture_names(child, names);
}

}  // namespace

std::set<std::string> capture_names(const Pattern& pattern) {
  std::set<std::string> names;
  add_capture_names(pattern, names);
  return names;
}

void check_captures(rules::Table& table, std::string_view key, const Pattern& pattern,
                    const std::vector<std::string>& known) {
  const std::string text = table.text(key);
  for (const std::string& name : capture_names(pattern)) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    const auto place = text.find("(?P<" + name + ">");
    if (place != text.npos)
      table.error_in(key, place + 4, "E-unknown-capture", "there is no capture '" + name + "'",
                     rules::choice_of(name, known));
    else
      table.error(
          "E-unknown-capture",
          "there is no capture '" + name + "', which stands in a pattern that this one names", key,
          rules::choice_of(name, known));
  }
}

std::optional<SplitPattern> split_at_anchor(const Pattern& pattern) {
  switch (pattern->kind) {
    case Kind::anchor:
      return SplitPattern{make(Kind::sequence), make(Kind::sequence), pattern->text};
    case Kind::capture: {
      auto split = split_at_anchor(pattern->children[0]);
      if (!split) return std::nullopt;
      split->before = make(Kind::capture, {split->before}, pattern->text);
      split->after = make(Kind::capture, {split->after}, pattern->text);
      return split;
    }
    case Kind::sequence: {
      const auto& items = pattern->children;
      const auto place = std::find_if(items.begin(), items.end(), has_anchor);
      if (place == items.end()) return std::nullopt;
      auto split = split_at_anchor(*place);
      if (!split) return std::nullopt;
      std::vector<Pattern> before(items.begin(), place);
      before.push_back(split->before);
      std::vector<Pattern> after{split->after};
      after.insert(after.end(), place + 1, items.end());
      split->before = make(Kind::sequence, std::move(before));
      split->after = make(Kind::sequence, std::move(after));
      return split;
    }
    default:
      return std::nullopt;
  }
}

}  // namespace sayso
