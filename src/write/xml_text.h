// Text as XML 1.0. All functions append to `out` and take valid UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/diagnostic.h"

namespace sayso {

// Content of an element, to the letter: a reader gets `text` back, carriage returns too. Only the
// characters that XML forbids (controls, U+FFFE, U+FFFF) become U+FFFD.
void append_xml_text(std::string_view text, std::string& out);

// The same for the value of an attribute, without its quotation marks.
void append_xml_attribute(std::string_view text, std::string& out);

// W-xml-character at the first character of `text` that XML forbids; nothing where all may stand.
std::optional<Diagnostic> xml_character_warning(std::string_view text);

// White space as XML knows it: all that TEI lets stand between two blocks.
inline bool is_xml_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// A name as part of an XML id, different for different names: letters, digits and hyphens stay, a
// slash is a stop, every other byte `_` and two hex digits. It may begin with a digit.
void append_id_part(std::string_view name, std::string& out);

// A relative path as a URI reference: "news/fire 2.txt" is "news/fire%202.txt".
void append_uri(std::string_view path, std::string& out);

}  // namespace sayso
