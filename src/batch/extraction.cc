#include "batch/extraction.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "pipeline.h"
#include "read/utf8_check.h"
#include "text/code_points.h"
#include "version.h"
#include "write/xml_text.h"

namespace sayso {
namespace {

Extracted failed(const Source& source, Diagnostic problem, const ExtractOptions& options) {
  Extracted extracted;
  extracted.outputs.files.resize(options.formats.size());
  extracted.outputs.companions.resize(options.formats.size());
  for (std::size_t i = 0; i < options.formats.size(); ++i)
    if (options.record_errors && options.formats[i]->append_error)
      options.formats[i]->append_error(printable_id(source.id), problem,
                                       extracted.outputs.files[i]);
  extracted.problem = std::move(problem);
  return extracted;
}

ArticleCounts count(const Analysis& analysis) {
  ArticleCounts counts;
  for (const Attribution& a : analysis.attributions)
    ++counts.attributions[static_cast<std::size_t>(a.type)];
  for (const Resolution& resolution : analysis.speakers.resolutions)
    counts.unknown_speakers += resolution.speakers.empty();
  return counts;
}

std::optional<Article> article_of(const Source& source, std::string bytes,
                                  const ReadOptions& options, Diagnostics& problems) {
  auto article = source.reader->read(std::move(bytes), options, problems);
  if (article) article->id = printable_id(source.id);
  return article;
}

Extracted extract_unguarded(const Source& source, unsigned corpus_number, const RuleSet& rules,
                            const Run& run, const ExtractOptions& options) {
  Diagnostic problem;
  std::optional<std::string> bytes = source_bytes(source, problem);
  if (!bytes) return failed(source, std::move(problem), options);
  const Journal::Key key = journal_key(source.id, *bytes);
  if (options.is_done && options.is_done(source, key)) return {.key = key, .was_done = true};

  Diagnostics problems;
  std::optional<Article> article = article_of(source, std::move(*bytes), options.read, problems);
  if (!article) return failed(source, std::move(problems.back()), options);
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

std::string printable_id(const std::string& id) {
  Places invalid;
  return check_utf8(id).invalid.count > 0 ? repair_utf8(id, invalid) : id;
}

std::optional<std::string> source_bytes(const Source& source, Diagnostic& problem) {
  if (!source.problem) return read_bytes(source.path, problem);
  problem = *source.problem;
  return std::nullopt;
}

std::optional<Article> read_source(const Source& source, const ReadOptions& options,
                                   Diagnostics& problems) {
  Diagnostic problem;
  auto bytes = source_bytes(source, problem);
  if (bytes) return article_of(source, std::move(*bytes), options, problems);
  problems.push_back(std::move(problem));
  return std::nullopt;
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
    return failed(source, {.code = "E-article-failed", .message = error.what()}, options);
  }
}

Run run_of(const RuleSet& rules) {
  return {kVersion, rules.digest, [&rules](std::string_view id) { return rules.why(id); }};
}

}  // namespace sayso
