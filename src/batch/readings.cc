#include "batch/readings.h"

#include <map>
#include <memory>
#include <mutex>
#include <utility>

#include "batch/extraction.h"
#include "batch/ordered_pool.h"
#include "pipeline.h"

namespace sayso {
namespace {

constexpr std::size_t kJobsPerThread = 16;
constexpr std::uint64_t kBytesInWork = 64 << 20;

struct Read {
  std::optional<compare::Reading> reading;
  std::optional<Diagnostic> problem;
};

// Readers of words that no thread uses at the moment, by language: what they have seen is kept.
class WordReaders {
 public:
  explicit WordReaders(const RuleSet& rules) : rules_(rules) {}

  std::unique_ptr<compare::WordReader> take(const std::string& language) {
    const std::lock_guard lock(mutex_);
    auto& idle = idle_[language];
    if (idle.empty()) return std::make_unique<compare::WordReader>(rules_.comparing(language));
    auto reader = std::move(idle.back());
    idle.pop_back();
    return reader;
  }

  void give(const std::string& language, std::unique_ptr<compare::WordReader> reader) {
    const std::lock_guard lock(mutex_);
    idle_[language].push_back(std::move(reader));
  }

 private:
  const RuleSet& rules_;
  std::mutex mutex_;
  std::map<std::string, std::vector<std::unique_ptr<compare::WordReader>>> idle_;
};

}  // namespace

void read_all(const std::vector<std::string>& names, const RuleSet& rules,
              const PredictOptions& options, const std::function<void(compare::Reading)>& take,
              Diagnostics& problems, const std::function<bool(const Article&)>& is_wanted,
              compare::Extent extent) {
  Inputs inputs(names, options.input);
  WordReaders readers(rules);
  OrderedPool<Source, Read> pool({options.threads, options.threads * kJobsPerThread, kBytesInWork});
  pool.run([&] { return inputs.next(); },  //
           [](const Source& source) { return source.size; },
           [&](const Source& source) {
             Read read;
             Diagnostics found;
             std::optional<Article> article = read_source(source, options.input.read, found);
             if (!article) {
               read.problem = std::move(found.back());
               read.problem->file = source.path;
               return read;
             }
             if (is_wanted && !is_wanted(*article)) return read;
             if (!options.language.empty()) article->language = options.language;
             const Analysis analysis = filter(analyse(std::move(*article), rules), options.filter);
             auto reader = readers.take(analysis.article.language);
             read.reading = compare::read_words(analysis, *reader, extent);
             readers.give(analysis.article.language, std::move(reader));
             return read;
           },
           [&](Read read) {
             if (read.reading) take(std::move(*read.reading));
             if (read.problem) problems.push_back(std::move(*read.problem));
             return true;
           });
}

}  // namespace sayso
