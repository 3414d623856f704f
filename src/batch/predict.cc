#include "batch/predict.h"

#include <optional>
#include <utility>

#include "batch/extraction.h"
#include "batch/ordered_pool.h"
#include "evaluate/gold.h"
#include "pipeline.h"

namespace sayso {
namespace {

using Predictions = std::vector<eval::AnnotatedArticle>;

struct Predicted {
  std::optional<eval::AnnotatedArticle> article;
  std::optional<Diagnostic> problem;
};

// `read` makes an article of a job, or sets the problem.
template <typename Job, typename Next, typename Read>
Predictions predict(const RuleSet& rules, const PredictOptions& options, Diagnostics& problems,
                    Next next, Read read) {
  Predictions predictions;
  OrderedPool<Job, Predicted> pool({.threads = options.threads});
  pool.run(
      next, [](const Job&) { return 0; },
      [&](Job job) {
        Predicted predicted;
        std::optional<Article> article = read(job, predicted.problem);
        if (!article) return predicted;
        if (!options.language.empty()) article->language = options.language;
        predicted.article =
            eval::prediction(filter(analyse(std::move(*article), rules), options.filter));
        return predicted;
      },
      [&](Predicted predicted) {
        if (predicted.article) predictions.push_back(std::move(*predicted.article));
        if (predicted.problem) problems.push_back(std::move(*predicted.problem));
        return true;
      });
  return predictions;
}

}  // namespace

Predictions predict_gold(const Predictions& gold, const RuleSet& rules,
                         const PredictOptions& options) {
  std::size_t at = 0;
  Diagnostics none;
  return predict<std::size_t>(
      rules, options, none, [&] { return at < gold.size() ? std::optional(at++) : std::nullopt; },
      [&](std::size_t i, std::optional<Diagnostic>&) {
        Article article;
        article.id = gold[i].id;
        article.text = gold[i].text;
        return std::optional(std::move(article));
      });
}

Predictions predict_inputs(const std::vector<std::string>& names, const RuleSet& rules,
                           const PredictOptions& options, Diagnostics& problems) {
  Inputs inputs(names, options.input);
  return predict<Source>(
      rules, options, problems, [&] { return inputs.next(); },
      [&](Source& source, std::optional<Diagnostic>& problem) {
        Diagnostics found;
        std::optional<Article> article = read_source(source, options.input.read, found);
        if (!article) {
          problem = std::move(found.back());
          problem->file = source.path;
        }
        return article;
      });
}

}  // namespace sayso
