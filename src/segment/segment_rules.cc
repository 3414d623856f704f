#include "segment/segment_rules.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace sayso {
namespace {

// A set that is too large for its memory slows down a hundredfold; this is ample for hundreds of
// patterns and only taken as it is needed.
constexpr std::int64_t kSetMemory = 64 << 20;

// Defaults of max_words: patterns over the whole block are for short lines, others for any block.
constexpr long kLine = 25, kAnyLength = 1L << 40;

template <typename T>
struct Name {
  std::string_view text;
  T value;
};
template <typename T>
Name(std::string_view, T) -> Name<T>;  // clang 14 does not guess it

// In the order in which kinds are tried: what is told by words before what is told by shape.
constexpr std::array kKinds = {
    Name{"boilerplate", BlockKind::boilerplate}, Name{"caption", BlockKind::caption},
    Name{"byline", BlockKind::byline},           Name{"dateline", BlockKind::dateline},
    Name{"list-item", BlockKind::list_item},     Name{"headline", BlockKind::headline},
};
constexpr std::array kPositions = {
    Name{"any", Position::any},
    Name{"top", Position::top},
    Name{"head", Position::head},
    Name{"after-headline", Position::after_headline},
    Name{"above-dateline", Position::above_dateline},
    Name{"opening", Position::opening},
    Name{"between", Position::between},
    Name{"repeated", Position::repeated},
    Name{"below-boilerplate", Position::below_boilerplate},
    Name{"last", Position::last},
};
constexpr std::array kOvers = {Name{"block", Over::block}, Name{"start", Over::start},
                               Name{"end", Over::end}};

// The value of that name; the first one and an error where there is none.
template <typename Names>
auto value_of(const Names& names, const std::string& text, std::string_view key,
              rules::Table& table) {
  std::vector<std::string> known;
  for (const auto& name : names) {
    if (name.text == text) return name.value;
    known.emplace_back(name.text);
  }
  const std::string near = rules::nearest(text, known);
  std::string all;
  for (const auto& name : known) all += (all.empty() ? "" : ", ") + name;
  table.error("E-unknown-value", "there is no " + std::string(key) + " '" + text + "'", key,
              near.empty() ? "one of " + all : "did you mean '" + near + "'?");
  return names[0].value;
}

RE2::Options pattern_options() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_dot_nl(true);  // a block of a wrapped text has line ends in it
  options.set_max_mem(kSetMemory);
  return options;
}

// A pattern may stand on several lines: they are joined without their indentation.
std::string join_lines(std::string_view pattern) {
  std::string joined;
  bool at_start = true;
  for (const char c : pattern) {
    if (c == '\n') {
      at_start = true;
    } else if (!at_start || c != ' ') {
      joined += c;
      at_start = false;
    }
  }
  return joined;
}

std::unique_ptr<LatePattern> load_pattern(rules::Table& table, std::string_view key) {
  auto pattern = std::make_unique<LatePattern>(join_lines(table.text(key)), pattern_options());
  if (std::string error; !pattern->check(error)) table.error("E-pattern", error, key);
  return pattern;
}

void load_examples(rules::Table& table, BlockRule& rule) {
  const auto claimed = table.tables("example"), left_alone = table.tables("counter");
  if (claimed.empty())
    table.error("E-no-example", "the rule has no example", "id",
                "add a [[block.example]] with a text");
  if (left_alone.empty())
    table.error("E-no-counter", "the rule has no counter-example", "id",
                "add a [[block.counter]] with a text that it must leave alone");
  for (rules::Table example : claimed) {
    const std::string text = example.text("text");
    rule.examples.push_back({text, example.text("is", text), false, example.line()});
    example.finish();
  }
  for (rules::Table counter : left_alone) {
    rule.examples.push_back({counter.text("text"), "", true, counter.line()});
    counter.finish();
  }
}

// Its pattern is looked at when it is put into a set.
BlockRule load_rule(rules::Table& table) {
  BlockRule rule;
  const std::string& file = table.file();
  rule.id = file.substr(0, file.find('/') + 1) + table.text("id");  // the pack, then its rule
  table.set_rule(rule.id);
  table.text("why");
  rule.file = table.file();
  rule.kind = value_of(kKinds, table.text("kind"), "kind", table);
  rule.over = value_of(kOvers, table.text("over", "block"), "over", table);
  for (const auto& position : table.texts("position"))
    rule.positions |= 1u << static_cast<int>(value_of(kPositions, position, "position", table));
  if (rule.positions == 0) table.error("E-missing-key", "'position' is missing", "position");
  rule.max_words = static_cast<std::size_t>(
      table.number("max_words", rule.over == Over::block ? kLine : kAnyLength));
  const std::string pattern = join_lines(table.text("pattern"));
  // RE2 can be told to match at the start, but not at the end.
  rule.pattern = std::make_unique<LatePattern>(
      rule.over == Over::end ? "(?:" + pattern + ")\\z" : pattern, pattern_options());
  if (table.has("unless")) rule.unless = load_pattern(table, "unless");
  load_examples(table, rule);
  table.finish();
  return rule;
}

void load_wrap(rules::Table table, WrapSettings& wrap) {
  auto count = [&](std::string_view key, std::size_t& value) {
    value = static_cast<std::size_t>(std::max(1L, table.number(key, static_cast<long>(value))));
  };
  auto share = [&](std::string_view key, double& value) {
    value = static_cast<double>(table.number(key, std::lround(value * 100))) / 100;
  };
  count("least_columns", wrap.least_columns);
  count("most_columns", wrap.most_columns);
  count("slack_columns", wrap.slack_columns);
  count("least_lines", wrap.least_lines);
  share("least_full_percent", wrap.least_full);
  share("least_open_percent", wrap.least_open);
  wrap.starts_block = load_pattern(table, "starts_block");
  table.finish();
}

int rank(BlockKind kind) {
  const auto found = std::find_if(kKinds.begin(), kKinds.end(),
                                  [&](const auto& name) { return name.value == kind; });
  return static_cast<int>(found - kKinds.begin());
}

struct Loaded {
  rules::Table table;
  BlockRule rule;
};

// Puts each rule's pattern into the set that it belongs to.
std::vector<BlockPatterns> gather(std::vector<Loaded>& loaded) {
  std::vector<BlockPatterns> out;
  for (const Over over : {Over::block, Over::start, Over::end}) {
    for (const bool head : {false, true}) {
      BlockPatterns patterns{.over = over, .head = head};
      patterns.set = std::make_unique<LateSet>(pattern_options(), anchor(over));
      for (std::size_t i = 0; i < loaded.size(); ++i) {
        const BlockRule& rule = loaded[i].rule;
        if (rule.over != over || rule.in_head_only() != head) continue;
        std::string error;
        if (!patterns.set->add(rule.pattern->text(), error)) {
          loaded[i].table.error("E-pattern", error, "pattern");
          continue;
        }
        patterns.rules.push_back(static_cast<std::uint16_t>(i));
        patterns.max_words = std::max(patterns.max_words, rule.max_words);
      }
      if (!patterns.rules.empty()) out.push_back(std::move(patterns));
    }
  }
  return out;
}

}  // namespace

SegmentRules load_segment_rules(const rules::Folder& folder, std::string_view language,
                                Diagnostics& problems) {
  SegmentRules out;
  for (rules::Table& table : folder.tables(language, "segment", problems))
    load_wrap(std::move(table), out.wrap);
  std::set<std::string> ids;
  std::vector<Loaded> loaded;
  for (rules::Table& table : folder.tables(language, "block", problems)) {
    BlockRule rule = load_rule(table);
    if (!ids.insert(rule.id).second)
      table.error("E-duplicate-id", "the id '" + rule.id + "' is taken", "id");
    loaded.push_back({std::move(table), std::move(rule)});
  }
  std::stable_sort(loaded.begin(), loaded.end(), [](const Loaded& a, const Loaded& b) {
    return rank(a.rule.kind) < rank(b.rule.kind);
  });
  out.patterns = gather(loaded);
  for (Loaded& one : loaded) out.rules.push_back(std::move(one.rule));
  return out;
}

void compile(const SegmentRules& rules, Diagnostics& problems) {
  for (const BlockPatterns& patterns : rules.patterns)
    if (!patterns.set->compile())
      problems.push_back(
          {.code = "E-pattern", .message = "the patterns of [[block]] are too large together"});
}

}  // namespace sayso
