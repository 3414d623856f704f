// Patterns as RE2 reads them, over the letters of an alphabet.
#include "tape/alphabet.h"
#include "tape/pattern.h"

namespace sayso {
namespace {

using Kind = PatternNode::Kind;

void append_re2(const Pattern& pattern, const Alphabet& alphabet, Re2Text& out) {
  const bool backwards = alphabet.backwards();
  switch (pattern->kind) {
    case Kind::sequence: {
      const auto& items = pattern->children;
      const bool wrap = items.size() != 1;
      if (wrap) out.text += "(?:";
      for (std::size_t i = 0; i < items.size(); ++i)
        append_re2(items[backwards ? items.size() - 1 - i : i], alphabet, out);
      if (wrap) out.text += ')';
      break;
    }
    case Kind::alternatives:
      out.text += "(?:";
      for (std::size_t i = 0; i < pattern->children.size(); ++i) {
        if (i) out.text += '|';
        append_re2(pattern->children[i], alphabet, out);
      }
      out.text += ')';
      break;
    case Kind::repeat:
      out.text += "(?:";
      append_re2(pattern->children[0], alphabet, out);
      out.text += ')' + pattern->text;
      break;
    case Kind::capture:
      out.captures.push_back(pattern->text);
      out.text += '(';
      append_re2(pattern->children[0], alphabet, out);
      out.text += ')';
      break;
    case Kind::tokens:
      out.text += alphabet.re2_class(*pattern);
      break;
    case Kind::start:
      out.text += backwards ? "\\z" : "\\A";
      break;
    case Kind::stop:
      out.text += backwards ? "\\A" : "\\z";
      break;
    case Kind::anchor:
      break;  // split_at_anchor has taken it out
  }
}

}  // namespace

Re2Text to_re2(const Pattern& pattern, const Alphabet& alphabet) {
  Re2Text out;
  append_re2(pattern, alphabet, out);
  return out;
}

re2::RE2::Options re2_options(std::int64_t max_mem) {
  re2::RE2::Options options;
  options.set_encoding(re2::RE2::Options::EncodingLatin1);
  options.set_max_mem(max_mem);
  options.set_log_errors(false);
  return options;
}

}  // namespace sayso
