// One source through reading, pipeline and filter, into the bytes of each format.
//
//     const Extracted done = extract(source, 0, rules, run, options);
//     if (done.problem) ...                            // what is wrong with the source
//     write(done.outputs.files[0]);                    // parallel to options.formats
//
// A plain function, called by several threads at once.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authority/authority.h"
#include "batch/inputs.h"
#include "batch/journal.h"
#include "batch/output_folder.h"
#include "filter/filter.h"
#include "rule_set.h"
#include "write/formats.h"

namespace sayso {

struct ExtractOptions {
  InputOptions input = {};
  std::string language = {};  // of all articles; "": each is told
  FilterOptions filter = {};
  const Authority* authority = nullptr;  // gives speakers their ids; null: none
  std::vector<const OutputFormat*> formats = {};
  bool with_text = false;
  bool record_errors =
      false;  // an article that failed has outputs, too, in formats that can say so

  // Whether there is nothing to do for an input, because it was done before. May be empty.
  std::function<bool(const Source& source, Journal::Key key)> is_done = {};
};

// What the summary of a run counts.
struct ArticleCounts {
  std::array<std::size_t, 3> attributions = {};  // by AttributionType
  std::size_t unknown_speakers = 0;              // attributions whose speaker is not known

  std::size_t all() const { return attributions[0] + attributions[1] + attributions[2]; }
};

// A warning whose place is counted as people and other programs count.
struct ArticleWarning {
  std::string code, message, hint;
  std::optional<std::uint32_t> offset;  // code points
};

std::vector<ArticleWarning> told(const Diagnostics& warnings, std::string_view text);

struct Extracted {
  Outputs outputs = {};
  std::vector<ArticleWarning> warnings = {};
  ArticleCounts counts = {};
  std::optional<Diagnostic> problem = {};
  Journal::Key key = {};  // of the input
  bool was_done = false;  // before: there is nothing else in here
};

// `corpus_number` is 0 for an article that is alone in its file.
Extracted extract(const Source& source, unsigned corpus_number, const RuleSet& rules,
                  const Run& run, const ExtractOptions& options);

// What stands for a source that failed.
Extracted failed(const std::string& id, Diagnostic problem, const ExtractOptions& options);

// An analysis in the formats of a run, with what is to be counted of it.
Extracted formatted(const Analysis& analysis, unsigned corpus_number, const Run& run,
                    const ExtractOptions& options);

// What the writers say about a run with these rules, which must outlive it.
Run run_of(const RuleSet& rules);

}  // namespace sayso
