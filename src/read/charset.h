// Charsets other than UTF-8: telling them apart and decoding them, with ICU.
#pragma once

#include <string>
#include <string_view>

#include "read/utf8_check.h"

namespace sayso {

// The IANA name of a charset that ICU knows under `name`: "latin1" is "ISO-8859-1". "" where it
// knows none.
std::string standard_name(const std::string& name);

// The charset that a page means by `name`: browsers take windows-1252 for "latin1". "" where ICU
// knows none, and for Unicode, which the bytes tell better.
std::string web_encoding(const std::string& name);

// The charset that the bytes declare themselves: by a byte order mark, or by the NULs between the
// letters of UTF-16. "" where nothing is declared.
std::string declared_encoding(std::string_view bytes);

// ICU's guess from the bytes around the first that is not ASCII, at `place`; "" where it has none
// worth having.
std::string guess_encoding(std::string_view bytes, std::size_t place);

// `bytes` as UTF-8 text without byte order mark; what is no character in that charset becomes
// U+FFFD, whose places in the text go to `invalid`. `encoding` is a name that ICU knows.
std::string decode(std::string_view bytes, const std::string& encoding, Places& invalid);

}  // namespace sayso
