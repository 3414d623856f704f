#include "batch/extraction.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "pipeline.h"
#include "text/code_points.h"
#include "version.h"
#include "write/xml_text.h"

namespace sayso {
namespace {

ArticleCounts count(const Analysis& analysis) {
  ArticleCounts counts;
  for (const Attribution& a : analysis.attributions)
    ++counts.attributions[static_cast<std::size_t>(a.type)];
  for (const Resolution& resolution : analysis.speakers.resolutions)
    counts.unknown_speakers += resolution.speakers.empty();
  return counts;
}

Extracted extract_unguarded(const Source& source, unsigned corpus_number, const RuleSet& rules,
                            const Run& run, const ExtractOptions& options) {
  Diagnostic problem;
  std::string id = source.id;
  std::optional<std::string> bytes = source_bytes(source, options.input.read, problem);
  if (!bytes) return failed(id, std::move(problem), options);
  const Journal::Key key = journal_key(source.id, *bytes);
  if (options.is_done && options.is_done(source, key)) return {.key = key, .was_done = true};

  Diagnostics problems;
  std::optional<Article> article =
      read_source(source, std::move(*bytes), options.input.read, id, problems);
  if (!article) return failed(id, std::move(problems.back()), options);
  if (!options.language.empty()) article->language = options.language;
  Analysis analysis = filter(analyse(std::move(*article), rules), options.filter);
  if (options.authority) options.authority->apply(analysis.speakers);
  analysis.warnings.insert(analysis.warnings.begin(), problems.begin(), problems.end());

  Extracted extracted = formatted(analysis, corpus_number, run, options);
  extracted.key = key;
  return extracted;
}

}  // namespace

std::vector<ArticleWarning> told(const Diagnostics& warnings, std::string_view text) {
  const CodePoints points(text);
  std::vector<ArticleWarning> out;
  for (const Diagnostic& warning : warnings) {
    out.push_back({warning.code, warning.message, warning.hint, {}});
    if (warning.span) out.back().offset = points.offset(warning.span->begin);
  }
  return out;
}

Extracted failed(const std::string& id, Diagnostic problem, const ExtractOptions& options) {
  Extracted extracted;
  extracted.outputs.files.resize(options.formats.size());
  extracted.outputs.companions.resize(options.formats.size());
  for (std::size_t i = 0; i < options.formats.size(); ++i)
    if (options.record_errors && options.formats[i]->append_error)
      options.formats[i]->append_error(printable_id(id), problem, extracted.outputs.files[i]);
  extracted.problem = std::move(problem);
  return extracted;
}

Extracted formatted(const Analysis& analysis, unsigned corpus_number, const Run& run,
                    const ExtractOptions& options) {
  Extracted extracted;
  for (const OutputFormat* format : options.formats) {
    format->append(analysis, run, {options.with_text, corpus_number},
                   extracted.outputs.files.emplace_back());
    std::string& companion = extracted.outputs.companions.emplace_back();
    if (format->companion) format->companion->append(analysis, companion);
  }
  extracted.warnings = told(analysis.warnings, analysis.article.text);
  extracted.counts = count(analysis);
  return extracted;
}

Extracted extract(const Source& source, unsigned corpus_number, const RuleSet& rules,
                  const Run& run, const ExtractOptions& options) {
  // Only memory can run out here; that must not cost the other articles theirs.
  try {
    return extract_unguarded(source, corpus_number, rules, run, options);
  } catch (const std::exception& error) {
    return failed(source.id, {.code = "E-article-failed", .message = error.what()}, options);
  }
}

Run run_of(const RuleSet& rules) {
  return {kVersion, rules.digest, [&rules](std::string_view id) { return rules.why(id); }};
}

}  // namespace sayso
