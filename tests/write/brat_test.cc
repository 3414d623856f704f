// What is written is read back with the reader that `eval` uses for gold, and checked by the rules
// by which brat itself refuses or marks annotations.
#include "write/brat.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "evaluate/formats.h"
#include "text/code_points.h"
#include "text/utf8.h"
#include "write/hand_made.h"
#include "write/random_analysis.h"

namespace sayso {
namespace {

std::string written(const Analysis& analysis) {
  std::string out;
  append_brat(analysis, out);
  return out;
}

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  return parts;
}

struct TextBound {
  std::string type;
  std::vector<std::pair<std::size_t, std::size_t>> spans;
};

// brat's server/src/annotation.py and verify_annotations.py, with the types of our annotation.conf.
// What it does not accept fails the test.
class Brat {
 public:
  Brat(const std::string& text, const std::string& configuration) {
    for (std::size_t at = 0; at < text.size();) letters_.push_back(utf8::next(text, at));
    std::string section;
    for (const std::string& line : split(configuration, '\n')) {
      if (line.starts_with('[')) section = line;
      if (line.empty() || line.starts_with('#') || line.starts_with('[')) continue;
      const std::string type = line.substr(0, line.find('\t'));
      if (section == "[entities]") textbound_types_.insert(type);
      if (section == "[events]") read_event_type(type, line.substr(type.size() + 1));
      if (section == "[attributes]") attributes_[type] = values(line);
    }
  }

  // The number of events.
  std::size_t accept(const std::string& annotations) {
    std::size_t events = 0;
    std::set<std::string> seen, triggers;
    std::set<std::pair<std::string, decltype(TextBound::spans)>> trigger_spans;
    for (const std::string& line : split(annotations, '\n')) {
      INFO(line);
      const auto tab = line.find('\t');
      REQUIRE(tab != line.npos);
      const std::string id = line.substr(0, tab);
      CHECK(seen.insert(id).second);
      REQUIRE(id.find_first_not_of("0123456789", 1) == id.npos);
      std::string data = line.substr(tab + 1), tail;
      if (const auto second = data.find('\t'); second != data.npos) {
        tail = data.substr(second + 1);
        data.resize(second);
      }
      const auto words = split(data, ' ');
      if (id[0] == 'T') {
        text_bound(id, data, tail);
      } else if (id[0] == 'E') {
        ++events;
        triggers.insert(event(words));
      } else if (id[0] == 'A') {
        REQUIRE(attributes_.contains(words.at(0)));
        CHECK(seen.contains(words.at(1)));
        CHECK(words.at(1)[0] == 'E');
        CHECK(words.size() == (attributes_[words[0]].empty() ? 2 : 3));
        if (words.size() == 3) CHECK(attributes_[words[0]].contains(words[2]));
      } else {
        CHECK(id[0] == '#');
        CHECK(words.at(0) == "AnnotatorNotes");
        CHECK(seen.contains(words.at(1)));
      }
    }
    for (const auto& [id, bound] : bounds_) {
      if (!arguments_.contains(bound.type)) continue;
      CHECK(triggers.contains(id));
      CHECK(trigger_spans.emplace(bound.type, bound.spans).second);
    }
    return events;
  }

 private:
  // "Content:Content, Cue?:Cue"
  void read_event_type(const std::string& type, const std::string& arguments) {
    textbound_types_.insert(type);
    for (std::string argument : split(arguments, ',')) {
      argument.erase(0, argument.find_first_not_of(' '));
      const auto colon = argument.find(':');
      std::string role = argument.substr(0, colon);
      const bool is_optional = role.ends_with('?');
      if (is_optional) role.pop_back();
      arguments_[type][role] = {argument.substr(colon + 1), is_optional};
      CHECK(textbound_types_.contains(argument.substr(colon + 1)));
    }
  }

  static std::set<std::string> values(const std::string& line) {
    const auto at = line.find("Value:");
    if (at == line.npos) return {};
    const auto all = split(line.substr(at + 6), '|');
    return {all.begin(), all.end()};
  }

  // brat reads lines with Python, to which these end a line.
  static bool ends_line(char32_t c) {
    return std::u32string_view(U"\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029").find(c) !=
           std::u32string_view::npos;
  }

  void text_bound(const std::string& id, const std::string& data, const std::string& tail) {
    TextBound& bound = bounds_[id];
    const auto space = data.find(' ');
    bound.type = data.substr(0, space);
    CHECK(textbound_types_.contains(bound.type));
    std::string text;
    for (const std::string& part : split(data.substr(space + 1), ';')) {
      const auto numbers = split(part, ' ');
      REQUIRE(numbers.size() == 2);
      const std::size_t begin = std::stoul(numbers[0]), end = std::stoul(numbers[1]);
      REQUIRE(begin < end);
      REQUIRE(end <= letters_.size());
      for (const auto& [other_begin, other_end] : bound.spans)
        CHECK_FALSE((end >= other_begin && begin < other_end));
      bound.spans.emplace_back(begin, end);
      if (!text.empty()) text += ' ';
      for (std::size_t i = begin; i < end; ++i) {
        CHECK_FALSE(ends_line(letters_[i]));
        utf8::append(text, letters_[i]);
      }
    }
    CHECK(tail == text);
  }

  // "Attribution:T4 Content:T1 Cue:T2"; the id of its trigger.
  std::string event(const std::vector<std::string>& words) {
    const auto type_and_trigger = split(words.at(0), ':');
    REQUIRE(arguments_.contains(type_and_trigger.at(0)));
    const std::string& trigger = type_and_trigger.at(1);
    REQUIRE(bounds_.contains(trigger));
    CHECK(bounds_[trigger].type == type_and_trigger[0]);
    auto left = arguments_[type_and_trigger[0]];
    for (std::size_t i = 1; i < words.size(); ++i) {
      const auto role_and_id = split(words[i], ':');
      REQUIRE(left.contains(role_and_id.at(0)));
      REQUIRE(bounds_.contains(role_and_id.at(1)));
      CHECK(bounds_[role_and_id[1]].type == left[role_and_id[0]].first);
      left.erase(role_and_id[0]);
    }
    for (const auto& [role, argument] : left) CHECK(argument.second);
    return trigger;
  }

  std::u32string letters_;
  std::set<std::string> textbound_types_;
  std::map<std::string, std::map<std::string, std::pair<std::string, bool>>> arguments_;
  std::map<std::string, std::set<std::string>> attributes_;
  std::map<std::string, TextBound> bounds_;
};

std::size_t accepted_events(const Analysis& analysis) {
  std::string configuration;
  append_brat_configuration(configuration);
  return Brat(analysis.article.text, configuration).accept(written(analysis));
}

eval::AnnotatedArticle read_back(const Analysis& analysis) {
  eval::AnnotatedArticles articles;
  Diagnostics problems;
  eval::read_brat(written(analysis), analysis.article.text, "a.ann", articles, problems);
  CHECK(problems.empty());
  REQUIRE(articles.size() == 1);
  return articles[0];
}

std::vector<Span> in_code_points(const Analysis& analysis, const std::vector<Span>& spans) {
  const CodePoints points(analysis.article.text);
  std::vector<Span> all;
  for (const Span span : spans) all.push_back({points.offset(span.begin), points.offset(span.end)});
  return all;
}

}  // namespace

TEST_CASE("brat is an event for each attribution, with its parts, attributes and notes") {
  HandMade made("“The steel is sound,” Mayor Ada Brook said.");
  made.paragraph();
  const auto brook = made.speaker(SpeakerKind::person, "Ada Brook");
  auto& a = made.attribution({made.at("“The steel is sound,”")}, AttributionType::direct);
  a.cue = {made.at("said")};
  a.mention = {made.at("Mayor Ada Brook")};
  a.qualifiers = static_cast<std::uint16_t>(Qualifier::denied);
  made.resolution() = {{brook}, "name", 0.95F, {}};
  CHECK(written(made) ==
        "T1\tContent 0 21\t“The steel is sound,”\n"
        "T2\tCue 38 42\tsaid\n"
        "T3\tSource 22 37\tMayor Ada Brook\n"
        "T4\tAttribution 38 42\tsaid\n"
        "E1\tAttribution:T4 Content:T1 Cue:T2 Source:T3\n"
        "A1\tType E1 direct\n"
        "A2\tClass E1 statement\n"
        "A3\tDenied E1\n"
        "#1\tAnnotatorNotes E1\tq0, rule en/a-rule, confidence 0.9\n"
        "#2\tAnnotatorNotes T3\tAda Brook, by name, confidence 0.95\n");
}

TEST_CASE("brat is read back by eval as it was written") {
  const HandMade story = ferry_story();
  CHECK(accepted_events(story) == story.attributions.size());
  const auto back = read_back(story);
  REQUIRE(back.attributions.size() == story.attributions.size());
  for (std::size_t i = 0; i < back.attributions.size(); ++i) {
    CHECK(back.attributions[i].content == in_code_points(story, story.attributions[i].content));
    CHECK(back.attributions[i].cue == in_code_points(story, story.attributions[i].cue));
    CHECK(back.attributions[i].source == in_code_points(story, story.attributions[i].mention));
  }
}

TEST_CASE("a span of brat is parted where brat takes a line to end") {
  HandMade made("He said: “One.\r\n\r\n“Two\u2028three.”");
  made.paragraph();
  made.attribution({made.at("“One.\r\n\r\n“Two\u2028three.”")}, AttributionType::direct);
  CHECK(accepted_events(made) == 1);
  CHECK_THAT(written(made),
             Catch::StartsWith("T1\tContent 9 14;18 22;23 30\t“One. “Two three.”\n"));
}

TEST_CASE("an article without attributions is an empty file of annotations") {
  CHECK(written(HandMade("It rained.")).empty());
}

TEST_CASE("brat accepts the annotations of any analysis") {
  std::size_t events = 0;
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    INFO(seed);
    const Analysis analysis = random_analysis(seed);
    const std::size_t accepted = accepted_events(analysis);
    CHECK(accepted <= analysis.attributions.size());  // content of line ends alone is no event
    CHECK(read_back(analysis).attributions.size() == accepted);
    events += accepted;
  }
  CHECK(events > 300);
}

}  // namespace sayso
