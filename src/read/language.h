// Which language is an article written in?
//
//     article.language = detect_language(article.text, rules);   // "en"; "und" where it cannot be
//     told
//
// The script with the most letters tells the language, or narrows it down to those whose frequent
// words are counted. Only the beginning of the text is looked at.
#pragma once

#include <string>
#include <string_view>

#include "read/language_rules.h"

namespace sayso {

std::string detect_language(std::string_view text, const LanguageRules& rules);

}  // namespace sayso
