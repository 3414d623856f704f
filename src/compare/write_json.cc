#include "compare/write.h"
#include "text/json_text.h"
#include "write/number.h"

namespace sayso::compare {
namespace {

void append_or_null(std::string_view text, std::string& out) {
  if (text.empty())
    out += "null";
  else
    append_json_string(text, out);
}

template <typename Items, typename Append>
void append_list(const Items& items, std::string& out, Append append) {
  out += '[';
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += ',';
    first = false;
    append(item);
  }
  out += ']';
}

void append_occurrence(const Comparison& comparison, const Occurrence& occurrence,
                       std::string& out) {
  out += "{\"article\":";
  append_json_string(comparison.articles[occurrence.article].id, out);
  out += ",\"attribution\":";
  append_or_null(occurrence.attribution, out);
  out += ",\"start\":";
  append_number(occurrence.start, out);
  out += ",\"end\":";
  append_number(occurrence.end, out);
  out += ",\"text\":";
  append_json_string(occurrence.text, out);
  out += ",\"speaker\":";
  append_or_null(occurrence.speaker, out);
  out += occurrence.quoted ? ",\"quoted\":true}" : ",\"quoted\":false}";
}

void append_pair(const Pair& pair, std::string& out) {
  out += "{\"a\":";
  append_number(pair.a, out);
  out += ",\"b\":";
  append_number(pair.b, out);
  out += ",\"flags\":";
  append_names_json(pair.flags, out);
  out += ",\"risk\":";
  append_names_json(pair.risks, out);
  out += ",\"edits\":";
  append_edits_json(pair.edits, out);
  out += '}';
}

}  // namespace

void append_names_json(const std::vector<Flag>& flags, std::string& out) {
  append_list(flags, out, [&](Flag flag) { append_json_string(name(flag), out); });
}

void append_names_json(const std::vector<Risk>& risks, std::string& out) {
  append_list(risks, out, [&](Risk risk) { append_json_string(name(risk), out); });
}

void append_edits_json(const std::vector<Edit>& edits, std::string& out) {
  append_list(edits, out, [&](const Edit& edit) {
    out += "{\"op\":";
    append_json_string(name(edit.op), out);
    out += ",\"a\":";
    append_json_string(edit.a, out);
    out += ",\"b\":";
    append_json_string(edit.b, out);
    out += '}';
  });
}

void append_json(const Comparison& comparison, std::string& out) {
  out += "{\"schema\":\"sayso-compare/1\",\"groups\":";
  append_list(comparison.groups, out, [&](const Group& group) {
    out += "{\"id\":";
    append_json_string(group.id, out);
    out += ",\"head\":";
    append_number(group.head, out);
    out += ",\"occurrences\":";
    append_list(group.occurrences, out, [&](const Occurrence& occurrence) {
      append_occurrence(comparison, occurrence, out);
    });
    out += ",\"pairs\":";
    append_list(group.pairs, out, [&](const Pair& pair) { append_pair(pair, out); });
    out += '}';
  });
  out += "}\n";
}

}  // namespace sayso::compare
