// How right predictions are, against gold.
//
//     Diagnostics problems;
//     auto gold = eval::read_gold("corpus/gold", problems);
//     auto predictions = eval::read_predictions("out.jsonl", problems);   // or
//     prediction(analysis) eval::Report report = eval::evaluate(gold, predictions);
//     eval::append_table(report, out);
//
// A prediction finds its gold by id: the last part of its path, with or without an extension. Of
// several predictions for one article the last counts.
//
// Only letters and digits count, so that marks and stops at an edge cost nothing. Attributions are
// paired one to one, best content first. Predictions without a partner that lie mostly in an
// ignored span are left out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/annotated_article.h"
#include "evaluate/breakdown.h"
#include "evaluate/errors.h"
#include "evaluate/figures.h"
#include "evaluate/identity.h"
#include "evaluate/reliability.h"

namespace sayso::eval {

struct EvaluateOptions {
  // Only attributions of these cue classes take part, of gold and of predictions; empty: all.
  // Attributions without a class (gold in brat) always do.
  std::vector<CueClass> classes = {};
};

struct Report {
  std::size_t articles = 0;             // of gold
  std::size_t without_prediction = 0;   // of these
  std::size_t without_gold = 0;         // predicted articles that gold does not have
  std::vector<std::string> other_text;  // ids of articles whose prediction is about another text

  Figures figures;
  Breakdown breakdown;
  IdentityFigures identity;
  Reliability reliability;
  Reliability name_reliability;
  Dial dial;
  std::vector<ErrorGroup> errors;  // most frequent first

  bool has_identity = false;  // gold tells speakers, roles and qualifiers
};

Report evaluate(const std::vector<AnnotatedArticle>& gold,
                const std::vector<AnnotatedArticle>& predictions,
                const EvaluateOptions& options = {});

// A figure by its name, for thresholds: those of named_tallies (F1, or with ".precision" and
// ".recall" behind the name), of named_ratios, and "names", "roles", "role_spans", "qualifiers",
// "circumstances", "classes" and "calibration_error". No value for a name that is none.
std::optional<double> figure(const Report& report, std::string_view name);

// For people, for programs (one JSON object), as a page, and the errors for reading: of each cause
// the number, its most frequent cues, and at most `per_cause` errors.
void append_table(const Report& report, std::string& out);
void append_json(const Report& report, std::string& out);
void append_page(const Report& report, std::string& out);  // HTML that needs no other file
// What differs between two reports on the same gold, for people.
void append_change(const Report& before, const Report& after, std::string& out);
void append_errors(const Report& report, std::string& out, std::size_t per_cause = SIZE_MAX);

}  // namespace sayso::eval
