#include <string_view>

#include "compare/write.h"

namespace sayso::compare {
namespace {

constexpr std::string_view kRed = "\033[9;31m", kGreen = "\033[4;32m", kBold = "\033[1m",
                           kOff = "\033[0m";

void append_words(std::string_view words, std::string_view open, std::string_view close,
                  std::string& out) {
  if (words.empty()) return;
  if (out.back() != ' ') out += ' ';
  out += open;
  append_line(words, out);
  out += close;
}

void append_source(const Comparison& comparison, const Occurrence& occurrence, std::string& out) {
  append_line(comparison.articles[occurrence.article].id, out);
  out += ':' + std::to_string(occurrence.start) + "  ";
  append_line(occurrence.speaker.empty() ? "nobody named" : occurrence.speaker, out);
  if (!occurrence.cue.empty()) {
    out += " (";
    append_line(occurrence.cue, out);
    out += ')';
  }
}

template <typename Names>
void append_names(const Names& names, std::string& out) {
  bool first = true;
  for (const auto one : names) {
    if (!first) out += ", ";
    first = false;
    out += name(one);
  }
}

}  // namespace

// Line ends, and what a terminal would take for orders, become spaces.
void append_line(std::string_view text, std::string& out) {
  for (const char c : text) out += static_cast<unsigned char>(c) < ' ' || c == 0x7F ? ' ' : c;
}

void append_names_text(const std::vector<Flag>& flags, std::string& out) {
  append_names(flags, out);
}
void append_names_text(const std::vector<Risk>& risks, std::string& out) {
  append_names(risks, out);
}

void append_edits_text(const std::vector<Edit>& edits, bool colours, std::string& out) {
  for (const Edit& edit : edits) {
    if (edit.op == Op::equal) {
      append_words(edit.b, "", "", out);
      continue;
    }
    append_words(edit.a, colours ? kRed : "[-", colours ? kOff : "-]", out);
    append_words(edit.b, colours ? kGreen : "{+", colours ? kOff : "+}", out);
  }
  out += '\n';
}

void append_text(const Comparison& comparison, bool colours, std::string& out) {
  std::string_view gap;
  for (const Group& group : comparison.groups) {
    const Occurrence& head = group.occurrences[group.head];
    out += gap;
    gap = "\n";
    if (colours) out += kBold;
    append_line(head.text, out);
    if (colours) out += kOff;
    out += "\n  ";
    append_source(comparison, head, out);
    out += '\n';
    for (const Pair& pair : group.pairs) {
      out += "  ";
      append_source(comparison, group.occurrences[pair.b], out);
      out += ": ";
      append_names(pair.flags, out);
      if (!pair.risks.empty()) {
        out += "; look at: ";
        append_names(pair.risks, out);
      }
      if (pair.a != group.head) {
        out += "; against ";
        append_source(comparison, group.occurrences[pair.a], out);
      }
      out += "\n     ";
      append_edits_text(pair.edits, colours, out);
    }
  }
  if (comparison.groups.empty()) out += "No quotation stands in two of these articles.\n";
}

}  // namespace sayso::compare
