#include "write/brat.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "text/code_points.h"
#include "text/utf8.h"
#include "write/ids.h"
#include "write/number.h"

namespace sayso {
namespace {

using Spans = std::vector<Span>;

// The parts of an attribution that are arguments of its event, each of a type of the same name.
constexpr std::string_view kOptional[] = {"Cue", "Source", "Via", "Medium", "Addressee", "When"};

// Where Python, in which brat is written, ends a line of text.
bool is_line_end(char32_t c) {
  return (c >= 0x0A && c <= 0x0D) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 ||
         c == 0x2029;
}

// The same letters in spans that are in order, do not overlap, and hold no line end.
Spans parted(std::string_view text, Spans spans) {
  std::sort(spans.begin(), spans.end());
  Spans parts;
  std::uint32_t done = 0;
  for (const Span span : spans) {
    std::uint32_t begin = std::max(span.begin, done);
    for (std::size_t at = begin; at < span.end;) {
      const auto before = static_cast<std::uint32_t>(at);
      if (!is_line_end(utf8::next(text, at))) continue;
      if (before > begin) parts.push_back({begin, before});
      begin = static_cast<std::uint32_t>(at);
    }
    if (begin < span.end) parts.push_back({begin, span.end});
    done = std::max(done, span.end);
  }
  return parts;
}

// As the one line of a note.
std::string in_one_line(std::string_view text) {
  std::string line;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    utf8::append(line, is_line_end(c) || c == '\t' ? U' ' : c);
  }
  return line;
}

std::string capitalised(std::string_view name) {
  std::string text(name);
  text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text;
}

class BratWriter {
 public:
  BratWriter(const Analysis& analysis, std::string& out)
      : analysis_(analysis),
        text_(analysis.article.text),
        points_(text_),
        ids_(make_ids(analysis, points_)),
        out_(out) {}

  void write() {
    for (std::size_t i = 0; i < analysis_.attributions.size(); ++i) attribution(i);
  }

 private:
  // The number of the annotation of that type with these spans, which is written the first time; 0
  // where no letter is in them.
  unsigned text_bound(std::string_view type, const Spans& spans) {
    const Spans parts = parted(text_, spans);
    if (parts.empty()) return 0;
    const auto [found, is_new] =
        text_bounds_.try_emplace({type, parts}, static_cast<unsigned>(text_bounds_.size() + 1));
    if (!is_new) return found->second;
    line('T', found->second, type);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      out_ += i == 0 ? ' ' : ';';
      append_number(points_.offset(parts[i].begin), out_);
      out_ += ' ';
      append_number(points_.offset(parts[i].end), out_);
    }
    for (std::size_t i = 0; i < parts.size(); ++i)
      out_.append(1, i == 0 ? '\t' : ' ').append(slice(text_, parts[i]));
    out_ += '\n';
    return found->second;
  }

  void line(char kind, unsigned number, std::string_view type) {
    out_ += kind;
    append_number(number, out_);
    out_.append(1, '\t').append(type);
  }

  void argument(std::string_view role, unsigned text_bound) {
    if (text_bound == 0) return;
    out_.append(1, ' ').append(role).append(":T");
    append_number(text_bound, out_);
  }

  void attribute(std::string_view type, std::string_view value = "") {
    line('A', ++attributes_, type);
    out_ += " E";
    append_number(events_, out_);
    if (!value.empty()) out_.append(1, ' ').append(value);
    out_ += '\n';
  }

  void note(char kind, unsigned number, std::string_view text) {
    line('#', ++notes_, "AnnotatorNotes ");
    out_ += kind;
    append_number(number, out_);
    out_.append(1, '\t').append(in_one_line(text)).append(1, '\n');
  }

  void attribution(std::size_t index) {
    const Attribution& a = analysis_.attributions[index];
    const unsigned content = text_bound("Content", a.content);
    if (content == 0) return;
    const auto one = [](Span span) { return span.empty() ? Spans() : Spans{span}; };
    const Spans optional[] = {a.cue,         a.mention,        one(a.via),
                              one(a.medium), one(a.addressee), a.when};
    unsigned arguments[std::size(kOptional)];
    for (std::size_t i = 0; i < std::size(kOptional); ++i)
      arguments[i] = text_bound(kOptional[i], optional[i]);
    const auto& [cue, source, via, medium, addressee, when] = arguments;
    const unsigned trigger = text_bound("Attribution", cue != 0      ? a.cue
                                                       : source != 0 ? a.mention
                                                                     : a.content);

    line('E', ++events_, "Attribution:T");
    append_number(trigger, out_);
    argument("Content", content);
    for (std::size_t i = 0; i < std::size(kOptional); ++i) argument(kOptional[i], arguments[i]);
    out_ += '\n';
    attribute("Type", name(a.type));
    attribute("Class", name(a.cue_class));
    for (const Qualifier qualifier : kQualifiers)
      if (a.has(qualifier)) attribute(capitalised(name(qualifier)));
    about_event(a, ids_.attributions[index]);
    if (source != 0) about_source(source, analysis_.speakers.resolutions[index]);
  }

  void about_event(const Attribution& a, const std::string& id) {
    std::string text = id + ", rule " + std::string(a.rule) + ", confidence ";
    append_confidence(a.confidence, text);
    note('E', events_, text);
  }

  // Who the source is; once, where several attributions share it.
  void about_source(unsigned source, const Resolution& resolution) {
    std::string text;
    for (const std::uint32_t speaker : resolution.speakers)
      text += (text.empty() ? "" : "; ") + analysis_.speakers.all[speaker].label;
    if (text.empty() || !told_sources_.insert(source).second) return;
    text += ", by " + std::string(resolution.resolved_by) + ", confidence ";
    append_confidence(resolution.confidence, text);
    note('T', source, text);
  }

  const Analysis& analysis_;
  std::string_view text_;
  const CodePoints points_;
  const Ids ids_;
  std::string& out_;
  std::map<std::pair<std::string_view, Spans>, unsigned> text_bounds_;
  std::set<unsigned> told_sources_;
  unsigned events_ = 0, attributes_ = 0, notes_ = 0;
};

template <typename Values>
void append_values(const Values& values, std::string& out) {
  bool is_first = true;
  for (const auto value : values) {
    out.append(is_first ? "" : "|").append(name(value));
    is_first = false;
  }
  out += '\n';
}

}  // namespace

void append_brat(const Analysis& analysis, std::string& out) { BratWriter(analysis, out).write(); }

void append_brat_configuration(std::string& out) {
  out += "# Attributions as sayso writes them, for brat.\n\n[entities]\nContent\n";
  for (const std::string_view part : kOptional) out.append(part).append(1, '\n');
  out += "\n[relations]\n<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n";
  out += "\n[events]\nAttribution\tContent:Content";
  for (const std::string_view part : kOptional)
    out.append(", ").append(part).append("?:").append(part);
  out += "\n\n[attributes]\nType\tArg:Attribution, Value:";
  append_values(
      std::vector{AttributionType::direct, AttributionType::mixed, AttributionType::indirect}, out);
  out += "Class\tArg:Attribution, Value:";
  append_values(kCueClasses, out);
  for (const Qualifier qualifier : kQualifiers)
    out.append(capitalised(name(qualifier))).append("\tArg:Attribution\n");
}

}  // namespace sayso
