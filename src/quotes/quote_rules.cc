#include "quotes/quote_rules.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "quotes/cost.h"
#include "quotes/excuse.h"
#include "text/utf8.h"

namespace sayso {
namespace {

// Reads the tables into the rules. What is needed only while reading stays in here.
class Loader {
 public:
  explicit Loader(QuoteRules& rules) : rules_(rules) {}

  void read_pair(rules::Table table) {
    const std::string id = start(table);
    const std::uint8_t family = family_id(table.text("family"));
    const std::string use = table.text("use", "usual");
    int price = cost::kUsual;
    if (use == "foreign") {
      price = cost::kForeign;
    } else if (use == "slip") {
      price = cost::kSlip;
    } else if (use != "usual") {
      table.error("E-unknown-use", "'" + use + "' is no use of a pair", "use",
                  "write usual, foreign or slip");
    }
    for (const auto& open : table.texts("open")) {
      for (const auto& close : table.texts("close")) {
        if (!check_glyph(open, "open", table) || !check_glyph(close, "close", table)) continue;
        pairs_.push_back({open, close, static_cast<std::uint8_t>(price)});
        Glyph& opener = glyph(open);
        if (opener.opens && opener.family != family)
          table.error("E-two-families", "'" + open + "' opens pairs of two families", "open");
        opener.opens = true;
        opener.family = family;
        glyph(close);
      }
    }
    finish(table, id);
  }

  void read_apostrophe(rules::Table table) {
    const std::string id = start(table);
    flag_glyphs(table, "marks", &Glyph::apostrophe);
    flag_glyphs(table, "mistaken", &Glyph::mistaken);
    add_words(table, "words", rules_.apostrophe_words);
    add_words(table, "endings", rules_.apostrophe_endings);
    finish(table, id);
  }

  void read_flag(rules::Table table, bool Glyph::*flag) {
    const std::string id = start(table);
    flag_glyphs(table, "marks", flag);
    finish(table, id);
  }

  void index() {
    auto& glyphs = rules_.glyphs;
    rules_.pair_costs.assign(glyphs.size() * glyphs.size(), QuoteRules::kNoPair);
    for (const Pair& pair : pairs_) {
      const auto open = static_cast<std::size_t>(find(pair.open));
      auto& price =
          rules_.pair_costs[open * glyphs.size() + static_cast<std::size_t>(find(pair.close))];
      price = std::min(price, pair.price);
    }
    for (std::size_t id = 0; id < glyphs.size(); ++id) {
      const auto lead = static_cast<unsigned char>(glyphs[id].text[0]);
      rules_.leads[lead] = true;
      QuoteRules::Pattern pattern{0, 0, static_cast<std::uint8_t>(id)};
      std::memcpy(&pattern.bytes, glyphs[id].text.data(), glyphs[id].text.size());
      std::memset(&pattern.mask, 0xFF, glyphs[id].text.size());
      rules_.by_lead[lead].push_back(pattern);
      if (glyphs[id].apostrophe || glyphs[id].mistaken)
        rules_.apostrophes += utf8::at(glyphs[id].text, 0);
    }
    for (auto& patterns : rules_.by_lead)
      std::stable_sort(patterns.begin(), patterns.end(), [&](const auto& a, const auto& b) {
        return glyphs[a.glyph].text.size() > glyphs[b.glyph].text.size();
      });
    std::sort(rules_.apostrophe_words.begin(), rules_.apostrophe_words.end());
  }

 private:
  struct Pair {
    std::string open, close;
    std::uint8_t price;
  };

  static std::string start(rules::Table& table) {
    std::string id = table.text("id");
    table.set_rule(id);
    table.text("why");
    return id;
  }

  void finish(rules::Table& table, const std::string& id) {
    if (!table.has("example") && !table.has("counter"))
      table.error("E-no-example", "the rule has no example", "id",
                  "add a text and the quotations that are found in it");
    for (rules::Table example : table.tables("example")) {
      add_example(example, id, example.texts("quotations"));
      if (rules_.examples.back().quotations.empty())
        example.error("E-missing-key", "an example needs 'quotations'", "text",
                      "a text without any is a [[….counter]]");
      example.finish();
    }
    for (rules::Table counter : table.tables("counter")) {
      add_example(counter, id, {});
      counter.finish();
    }
    table.finish();
  }

  void add_example(rules::Table& table, const std::string& id, std::vector<std::string> found) {
    rules_.examples.push_back(
        {id, table.text("text"), std::move(found), table.file(), table.line()});
  }

  bool check_glyph(const std::string& text, std::string_view key, rules::Table& table) {
    if (text.empty() || text.size() > QuoteRules::kLongestGlyph ||
        u_isUWhiteSpace(static_cast<UChar32>(utf8::at(text, 0)))) {
      table.error("E-bad-mark", "'" + text + "' is no quotation mark", key);
      return false;
    }
    if (find(text) < 0 && rules_.glyphs.size() == QuoteRules::kMostGlyphs) {
      table.error("E-too-many-marks", "there are more than 250 quotation marks", key);
      return false;
    }
    return true;
  }

  void flag_glyphs(rules::Table& table, std::string_view key, bool Glyph::*flag) {
    for (const auto& text : table.texts(key)) {
      if (const int id = find(text); id >= 0) {
        rules_.glyphs[static_cast<std::size_t>(id)].*flag = true;
      } else {
        table.error("E-unknown-mark", "'" + text + "' stands in no pair", key);
      }
    }
  }

  static void add_words(rules::Table& table, std::string_view key,
                        std::vector<std::string>& words) {
    for (const auto& word : table.texts(key)) {
      if (word.find('\'') == std::string::npos)
        table.error("E-no-apostrophe", "'" + word + "' has no apostrophe", key,
                    "write ' where it stands");
      words.push_back(fold_word(word));
    }
  }

  int find(std::string_view text) const {
    for (std::size_t id = 0; id < rules_.glyphs.size(); ++id)
      if (rules_.glyphs[id].text == text) return static_cast<int>(id);
    return -1;
  }

  Glyph& glyph(const std::string& text) {
    if (find(text) < 0) rules_.glyphs.push_back({.text = text});
    return rules_.glyphs[static_cast<std::size_t>(find(text))];
  }

  std::uint8_t family_id(const std::string& name) {
    const auto found = std::find(families_.begin(), families_.end(), name);
    if (found == families_.end()) families_.push_back(name);
    return static_cast<std::uint8_t>(std::find(families_.begin(), families_.end(), name) -
                                     families_.begin());
  }

  QuoteRules& rules_;
  std::vector<std::string> families_;
  std::vector<Pair> pairs_;
};

}  // namespace

QuoteRules load_quote_rules(const rules::Folder& folder, std::string_view language,
                            Diagnostics& problems) {
  QuoteRules rules;
  Loader loader(rules);
  // Pairs first: the other tables speak of their glyphs.
  for (auto& table : folder.tables(language, "pair", problems)) loader.read_pair(table);
  for (auto& table : folder.tables(language, "apostrophe", problems)) loader.read_apostrophe(table);
  for (auto& table : folder.tables(language, "measure", problems))
    loader.read_flag(table, &Glyph::measure);
  for (auto& table : folder.tables(language, "bullet", problems))
    loader.read_flag(table, &Glyph::bullet);
  loader.index();
  return rules;
}

}  // namespace sayso
