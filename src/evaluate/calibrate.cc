#include "evaluate/calibrate.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <thread>
#include <unordered_map>

#include "evaluate/comparison.h"
#include "evaluate/gold.h"
#include "evaluate/letters.h"
#include "evaluate/logistic.h"
#include "pipeline.h"
#include "text/code_points.h"

namespace sayso::eval {
namespace {

constexpr double kFound = 0.5;          // Jaccard of contents
constexpr double kSourceDiffers = 0.1;  // what a source that is not exact costs
constexpr unsigned kRounds = 2;         // the second knows where contents end
constexpr double kLeastWeight = 0.005;  // a feature of less weight is not listed
constexpr double kAsGood = 0.02;  // candidates whose quality differs less are as good as each other

struct Sample {
  std::vector<std::uint32_t> features;
  double known = 0;  // what is known before the features
  bool right = false;
};

class Samples {
 public:
  std::uint32_t feature(std::string_view text) {
    const auto [place, fresh] =
        ids_.try_emplace(std::string(text), static_cast<std::uint32_t>(names_.size()));
    if (fresh) names_.push_back(place->first);
    return place->second;
  }
  // Takes over the samples of another collection, whose features have other numbers.
  void append(Samples&& other) {
    std::vector<std::uint32_t> number(other.names_.size());
    for (std::size_t f = 0; f < number.size(); ++f) number[f] = feature(other.names_[f]);
    for (Sample& sample : other.all) {
      for (auto& f : sample.features) f = number[f];
      all.push_back(std::move(sample));
    }
  }
  std::vector<Sample> all;
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::unordered_map<std::string, std::uint32_t> ids_;
  std::vector<std::string> names_;
};

struct GoldLetters {
  LetterSet content, source, cue;
};

// How well a candidate does what gold says: the Jaccard of the contents where that is .5 or more
// and the sources overlap, a little less where the sources differ; else 0.
double quality(const GoldLetters& gold, const LetterSet& content, const LetterSet& source) {
  const double shared = static_cast<double>(common(gold.content, content));
  const double all = static_cast<double>(gold.content.size() + content.size()) - shared;
  if (all <= 0 || shared / all < kFound) return 0;
  const std::size_t same = common(gold.source, source);
  if (same == 0 && !(gold.source.empty() && source.empty())) return 0;
  return shared / all - (same == gold.source.size() && same == source.size() ? 0 : kSourceDiffers);
}

// Collects the samples of all models from one article: candidates, places where a content could
// end, words that could belong to a cue, attributions.
class Collector : public ModelObserver {
 public:
  Collector(const AnnotatedArticle& gold, const RuleSet& rules, const std::string& language,
            Samples& samples)
      : gold_(gold), samples_(samples), letters_(gold.text), points_(gold.text) {
    for (const auto& a : gold.attributions)
      truth_.push_back({letters_.set(a.content), letters_.set(a.source), letters_.set(a.cue)});
    Article article;
    article.id = gold.id;
    article.text = gold.text;
    article.language = language;
    trace_.attribute.observer = this;
    const Analysis analysis = analyse(std::move(article), rules, &trace_);
    add_candidates();
    add_choices();
    add_last_looks(analysis);
  }

  void candidate_feature(std::size_t candidate, std::string_view feature) override {
    found_[candidate].features.push_back(samples_.feature(feature));
  }
  void second_look(std::size_t candidate, double sum) override { looks_[candidate].known = sum; }
  void second_feature(std::size_t candidate, std::string_view feature) override {
    looks_[candidate].features.push_back(samples_.feature(feature));
  }
  void last_look(std::size_t attribution, double sum) override {
    last_looks_[attribution].known = sum;
  }
  void last_feature(std::size_t attribution, std::string_view feature) override {
    last_looks_[attribution].features.push_back(samples_.feature(feature));
  }
  void possible_end(const sayso::Candidate& candidate, std::uint32_t token) override {
    choices_.push_back(
        {candidate.block, candidate.cue, candidate.content.back().first, token, false, {}});
  }
  void possible_cue_word(const sayso::Candidate& candidate, std::uint32_t token) override {
    choices_.push_back({candidate.block, candidate.cue, token, token, true, {}});
  }
  void choice_feature(std::string_view feature) override {
    choices_.back().sample.features.push_back(samples_.feature(feature));
  }

 private:
  struct Choice {
    std::uint32_t block;
    TokenRange cue;
    std::uint32_t first, token;  // of the content, and where it could end
    bool of_cue;                 // or: the token that could belong to the cue
    Sample sample;
  };

  Span letter_span(std::uint32_t block, TokenRange range) const {
    const Span bytes = trace_.tapes[block].span(range.first, range.last);
    return letters_.of({points_.offset(bytes.begin), points_.offset(bytes.end)});
  }

  LetterSet letter_set(std::uint32_t block, const std::vector<TokenRange>& ranges) const {
    std::vector<Span> spans;
    for (const TokenRange range : ranges)
      if (!range.empty()) spans.push_back(letter_span(block, range));
    return LetterSet(std::move(spans));
  }

  // A candidate is right where no other does better for the same gold attribution: of "said on
  // Monday that it failed" only the reading that leaves Monday out.
  void add_candidates() {
    const LetterSet ignored = letters_.set(gold_.ignored);
    struct Judged {
      std::size_t gold;
      double quality;
      Sample* sample;
      Sample* look;  // may be null
    };
    std::vector<Judged> judged;
    std::vector<double> best(truth_.size(), 0);
    for (auto& [index, sample] : found_) {
      const sayso::Candidate& c = trace_.attribute.candidates[index];
      std::vector<TokenRange> content = c.content;
      content.insert(content.end(), c.more.begin(), c.more.end());
      const LetterSet content_letters = letter_set(c.block, content);
      if (2 * common(content_letters, ignored) >= std::max<std::size_t>(1, content_letters.size()))
        continue;
      const LetterSet source_letters = letter_set(c.block, {c.source});
      const auto look = looks_.find(index);
      Judged j{0, 0, &sample, look == looks_.end() ? nullptr : &look->second};
      for (std::size_t g = 0; g < truth_.size(); ++g)
        if (const double q = quality(truth_[g], content_letters, source_letters); q > j.quality)
          j.gold = g, j.quality = q;
      if (j.quality > 0) best[j.gold] = std::max(best[j.gold], j.quality);
      judged.push_back(j);
    }
    for (const Judged& j : judged) {
      j.sample->right = j.quality > 0 && j.quality >= best[j.gold] - kAsGood;
      samples_.all.push_back(std::move(*j.sample));
      // A second look asks whether the candidate is right, not whether it is the best one.
      if (j.look) {
        j.look->right = j.quality > 0;
        samples_.all.push_back(std::move(*j.look));
      }
    }
  }

  // What is not nested, as evaluation judges it.
  void add_last_looks(const Analysis& analysis) {
    const AnnotatedArticle predicted = prediction(analysis);
    const Comparison compared(gold_, predicted, {});
    const Pairing pairing = compared.pair();
    std::vector<std::size_t> index;  // of each attribution of `predicted`
    for (std::size_t i = 0; i < analysis.attributions.size(); ++i)
      if (analysis.attributions[i].outer == Attribution::kNone) index.push_back(i);
    for (std::size_t p = 0; p < compared.predicted.size(); ++p) {
      const auto at = compared.predicted[p].attribution - predicted.attributions.data();
      const auto look = last_looks_.find(index[static_cast<std::size_t>(at)]);
      if (!pairing.counts[p] || look == last_looks_.end()) continue;
      look->second.right = compared.is_right(pairing.of_predicted[p]);
      samples_.all.push_back(std::move(look->second));
    }
  }

  void add_choices() {
    for (Choice& choice : choices_) {
      const LetterSet cue = letter_set(choice.block, {choice.cue});
      for (const GoldLetters& g : truth_)
        if (common(g.cue, cue) > 0 &&
            (choice.of_cue ? judge_cue_word(choice, g) : judge_end(choice, g)))
          break;
    }
  }

  // A place is a sample where gold has a content of the same cue and beginning: up to the place
  // where that content ends.
  bool judge_end(Choice& end, const GoldLetters& gold) {
    const Span so_far = letter_span(end.block, {end.first, end.token});
    const auto& parts = gold.content.spans();
    const auto part =
        std::find_if(parts.begin(), parts.end(), [&](Span s) { return s.begin == so_far.begin; });
    if (part == parts.end() || part->end < so_far.end) return false;
    end.sample.right = part->end == so_far.end;
    samples_.all.push_back(std::move(end.sample));
    return true;
  }

  // A word behind a cue of gold is a sample, whether gold has it in the content or in neither.
  bool judge_cue_word(Choice& word, const GoldLetters& gold) {
    word.sample.right =
        common(gold.cue, letter_set(word.block, {{word.token, word.token + 1}})) > 0;
    samples_.all.push_back(std::move(word.sample));
    return true;
  }

  const AnnotatedArticle& gold_;
  Samples& samples_;
  Letters letters_;
  CodePoints points_;
  std::vector<GoldLetters> truth_;
  PipelineTrace trace_;
  std::map<std::size_t, Sample> found_, looks_;  // by index of the candidate
  std::map<std::size_t, Sample> last_looks_;     // by index of the attribution
  std::vector<Choice> choices_;
};

// Calls work(0), ... work(count - 1); threads share them out.
template <typename Work>
void share_out(std::size_t count, unsigned threads, Work work) {
  std::atomic<std::size_t> next = 0;
  std::vector<std::thread> running;
  for (unsigned t = 0; t < threads; ++t)
    running.emplace_back([&] {
      for (std::size_t i = next++; i < count; i = next++) work(i);
    });
  for (auto& thread : running) thread.join();
}

// Adds the samples of every article of one fold, in their order.
void collect(const std::vector<AnnotatedArticle>& gold, std::size_t fold, const RuleSet& rules,
             const CalibrateOptions& options, Samples& samples) {
  std::vector<Samples> parts(gold.size());
  share_out(gold.size(), options.threads, [&](std::size_t i) {
    if (i % options.folds == fold) Collector(gold[i], rules, options.language, parts[i]);
  });
  for (Samples& part : parts) samples.append(std::move(part));
}

bool is_of_choice(std::string_view feature) {
  return feature.starts_with("end:") || feature.starts_with("cue:") ||
         feature.starts_with("second:") || feature.starts_with("last:");
}

// A rule that was measured is listed whatever its weight is, so that it is not taken for a new one.
bool is_rule(std::string_view feature) {
  return feature.starts_with("rule=") && feature.find('|') == feature.npos;
}

// The text of calibration.tsv, measured on all samples but [left_out, left_out_end).
std::string measure(const Samples& samples, std::size_t left_out, std::size_t left_out_end,
                    const CalibrateOptions& options) {
  const auto counts_in = [&](std::size_t i) { return i < left_out || i >= left_out_end; };
  constexpr std::uint32_t kLeftOut = ~0u;
  std::vector<unsigned> counts(samples.names().size()), right(samples.names().size());
  for (std::size_t i = 0; i < samples.all.size(); ++i) {
    if (!counts_in(i)) continue;
    for (const auto f : samples.all[i].features) {
      ++counts[f];
      right[f] += samples.all[i].right;
    }
  }
  LogisticProblem problem;
  std::vector<std::uint32_t> number(counts.size(), kLeftOut);
  for (std::size_t f = 0; f < counts.size(); ++f) {
    if (counts[f] < options.least_count) continue;
    number[f] = static_cast<std::uint32_t>(problem.ridge.size());
    problem.ridge.push_back(is_of_choice(samples.names()[f]) ? options.choice_ridge
                                                             : options.ridge);
  }
  std::vector<std::uint32_t> kept;
  for (std::size_t i = 0; i < samples.all.size(); ++i) {
    if (!counts_in(i)) continue;
    kept.clear();
    for (const auto f : samples.all[i].features)
      if (number[f] != kLeftOut) kept.push_back(number[f]);
    problem.add(kept, samples.all[i].right, samples.all[i].known);
  }
  const std::vector<double> weights = fit(problem);

  std::map<std::string_view, std::size_t> sorted;
  for (std::size_t f = 0; f < counts.size(); ++f)
    if (number[f] != kLeftOut &&
        (is_rule(samples.names()[f]) ? counts[f] >= options.least_of_rule
                                     : std::abs(weights[number[f]]) >= kLeastWeight))
      sorted[samples.names()[f]] = f;
  std::string tsv;
  for (const auto& [name, f] : sorted)
    tsv += fmt::format("{}\t{}\t{}\t{}\n", name, std::lround(1000 * weights[number[f]]), counts[f],
                       right[f]);
  return tsv;
}

}  // namespace

std::string calibrate(const std::vector<AnnotatedArticle>& gold, RuleSet& rules,
                      const CalibrateOptions& options) {
  // Reads the text of a calibration.tsv, so that the next articles are read with it.
  const auto put_in_force = [&](std::string_view tsv) {
    Diagnostics none;
    Weights measured;
    measured.read(tsv, "calibration.tsv", none);
    rules.set_weights(options.language, std::move(measured));
  };
  // For reading each fold of the articles, what was measured on the others: so the samples of the
  // next round have the faults that articles have which nobody has measured.
  std::vector<std::string> of_others(options.folds);
  for (unsigned round = 1;; ++round) {
    Samples samples;
    std::vector<std::size_t> begin = {0};
    for (std::size_t fold = 0; fold < options.folds; ++fold) {
      put_in_force(of_others[fold]);
      collect(gold, fold, rules, options, samples);
      begin.push_back(samples.all.size());
    }
    if (round == kRounds) {
      std::string tsv = fmt::format(
          "# Weights of what is known about a candidate, measured by `sayso eval --calibrate` on "
          "{} articles,\n"
          "# {} samples. feature, weight in thousandths, samples with it, how many of these were "
          "right.\n",
          gold.size(), samples.all.size());
      tsv += measure(samples, 0, 0, options);
      put_in_force(tsv);
      return tsv;
    }
    share_out(options.folds, options.threads, [&](std::size_t fold) {
      of_others[fold] = measure(samples, begin[fold], begin[fold + 1], options);
    });
  }
}

}  // namespace sayso::eval
