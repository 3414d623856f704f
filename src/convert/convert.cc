#include "convert/convert.h"

#include <exception>
#include <utility>

#include "convert/record.h"

namespace sayso {
namespace {

Extracted convert_unguarded(const Source& source, unsigned corpus_number, const RuleSet& rules,
                            const Run& run, const ExtractOptions& options) {
  Diagnostic problem;
  const auto bytes = source_bytes(source, options.input.read, problem);
  if (!bytes) return failed(source.id, std::move(problem), options);
  const Journal::Key key = journal_key(source.id, *bytes);
  if (options.is_done && options.is_done(source, key)) return {.key = key, .was_done = true};

  Diagnostics problems;
  const auto record = read_record(*bytes, problems);
  if (!record) return failed(source.id, std::move(problems.back()), options);
  Run then = run;
  then.rules_digest = record->rules_digest;
  if (then.rules_digest != rules.digest) then.why = nullptr;
  Extracted extracted = formatted(record->analysis, corpus_number, then, options);
  extracted.key = key;
  return extracted;
}

}  // namespace

Extracted convert(const Source& source, unsigned corpus_number, const RuleSet& rules,
                  const Run& run, const ExtractOptions& options) {
  try {
    return convert_unguarded(source, corpus_number, rules, run, options);
  } catch (const std::exception& error) {
    return failed(source.id, {.code = "E-article-failed", .message = error.what()}, options);
  }
}

}  // namespace sayso
