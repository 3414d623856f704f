// Quotations of real articles, each altered in one known way: what comparing must tell.
//
//     for (const Subject& subject : subjects(reading))
//       for (const Alteration& alteration : alterations())
//         if (auto altered = alteration.alter(subject)) ...   // as another article has it
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "compare/reading.h"

namespace sayso::compare {

// A quotation and what can be changed in it.
struct Subject {
  const Reading* reading;
  std::size_t unit;
  std::string text;
  std::vector<std::string> words;  // as printed, with the marks that hang on them
  std::string speaker;
};

struct Altered {
  std::string text;
  std::string article;  // "": the text between marks, and its speaker
};

struct Alteration {
  std::string name;
  std::optional<Flag> flag;  // that must be told, and no other of words or marks
  std::optional<Risk> risk;
  std::function<std::optional<Altered>(const Subject&)> alter;
};

// Quotations of eight words or more of one part, with a named speaker and a plain cue, without
// brackets and ellipses, which stand in the article once. The reading must outlive them.
std::vector<Subject> subjects(const Reading& reading);

const std::vector<Alteration>& alterations();

// An article in which `who` is said to have said it.
std::string said_by(const std::string& text, const std::string& who,
                    const std::string& cue = "said");

}  // namespace sayso::compare
