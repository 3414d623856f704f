#include "compare/write_verify.h"

#include "compare/write.h"
#include "text/json_text.h"
#include "write/number.h"

namespace sayso::compare {
namespace {

void append_member(std::string_view key, std::string_view value, std::string& out) {
  out.append(",\"").append(key).append("\":");
  append_json_string(value, out);
}

void append_or_null(std::string_view key, std::string_view value, std::string& out) {
  if (!value.empty()) return append_member(key, value, out);
  out.append(",\"").append(key).append("\":null");
}

void append_passage(const Passage& passage, std::string& out) {
  const Occurrence& there = passage.occurrence;
  out += "{\"article\":";
  append_json_string(passage.source.id, out);
  append_or_null("attribution", there.attribution, out);
  out += ",\"start\":";
  append_number(there.start, out);
  out += ",\"end\":";
  append_number(there.end, out);
  append_member("text", there.text, out);
  append_or_null("speaker", there.speaker, out);
  out += there.quoted ? ",\"quoted\":true" : ",\"quoted\":false";
  append_member("before", passage.before, out);
  append_member("after", passage.after, out);
  append_member("verdict", name(passage.verdict), out);
  out += ",\"flags\":";
  append_names_json(passage.pair.flags, out);
  out += ",\"risk\":";
  append_names_json(passage.pair.risks, out);
  out += ",\"edits\":";
  append_edits_json(passage.pair.edits, out);
  out += '}';
}

// For those who see the name of a verdict the first time.
std::string_view meaning_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::verbatim:
      return "";
    case Verdict::partial:
      return "a part stands there, or words between are left out and marked so";
    case Verdict::attributed_otherwise:
      return "the words stand there, as somebody else's";
    case Verdict::differs:
      return "words were changed, put in, or left out without a sign";
    case Verdict::reworded_without_marks:
      return "the source says it in other words, outside quotation marks";
    case Verdict::not_found:
      return "nothing like it stands in what was searched";
  }
  return "";
}

}  // namespace

void append_json(const Verification& verification, const Searched& searched, std::string& out) {
  out += "{\"schema\":\"sayso-verify/1\"";
  append_member("verdict", name(verification.verdict), out);
  out += ",\"flags\":";
  append_names_json(verification.flags, out);
  append_member("quote", verification.quotation, out);
  append_or_null("speaker", verification.speaker, out);
  append_or_null("article", verification.article, out);
  append_or_null("attribution", verification.attribution, out);
  append_or_null("note", verification.note, out);
  out += ",\"passages\":[";
  for (const Passage& passage : verification.passages) {
    if (out.back() != '[') out += ',';
    append_passage(passage, out);
  }
  out += "],\"searched\":{\"articles\":";
  append_number(searched.articles, out);
  out += ",\"quotations\":";
  append_number(searched.quotations, out);
  append_member("digest", searched.digest, out);
  append_or_null("index", searched.index, out);
  out += "}}\n";
}

void append_text(const Verification& verification, bool colours, std::string& out) {
  append_line(verification.quotation, out);
  if (!verification.speaker.empty()) {
    out += "  (";
    append_line(verification.speaker, out);
    out += ')';
  }
  out += "\n  ";
  out += name(verification.verdict);
  if (const auto meaning = meaning_of(verification.verdict); !meaning.empty())
    out.append(": ").append(meaning);
  if (!verification.note.empty()) out += "; " + verification.note;
  out += '\n';
  for (const Passage& passage : verification.passages) {
    out += "  ";
    append_line(passage.source.id, out);
    out += ':' + std::to_string(passage.occurrence.start) + "  ";
    append_line(passage.occurrence.speaker.empty() ? "nobody named" : passage.occurrence.speaker,
                out);
    out += ": ";
    append_names_text(passage.pair.flags, out);
    if (!passage.pair.risks.empty()) {
      out += "; look at: ";
      append_names_text(passage.pair.risks, out);
    }
    out += "\n     ";
    append_edits_text(passage.pair.edits, colours, out);
    out += "     … ";
    append_line(passage.before + passage.occurrence.text + passage.after, out);
    out += " …\n";
  }
}

}  // namespace sayso::compare
