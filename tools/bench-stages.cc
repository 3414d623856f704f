// How long each stage takes, in nanoseconds a byte of text, on the articles of corpus/news and,
// where they are there, of ../shared/polnear/dev. tools/bench builds and runs it; so does
//
//     cmake --preset release -DSAYSO_BENCHMARKS=ON
//     cmake --build build/release --target sayso_stages
//     build/release/sayso_stages --benchmark_filter=attribute
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "pipeline.h"
#include "qualify/qualify.h"
#include "quotes/find_quotations.h"
#include "read/language.h"
#include "read/read.h"
#include "resolve/resolve.h"
#include "segment/segment.h"
#include "write/jsonl.h"
#include "write/tei.h"

namespace sayso {
namespace {

const std::filesystem::path kCheckout = SAYSO_SOURCE_DIR;

const RuleSet& rules() {
  static const auto loaded = [] {
    Diagnostics problems;
    auto rules = RuleSet::load((kCheckout / "rules").string(), problems);
    if (!rules) std::cerr << "the rules do not load: see sayso rules check\n", std::exit(2);
    return rules;
  }();
  return *loaded;
}

const LanguagePack& english() { return *rules().pack("en"); }

// Articles with all that is known of them.
struct Articles {
  std::vector<Analysis> all;
  std::vector<std::vector<Tape>> tapes;
  std::size_t bytes = 0;

  Articles() {
    for (const auto& folder :
         {kCheckout / "corpus" / "news", kCheckout / ".." / "shared" / "polnear" / "dev"}) {
      if (!std::filesystem::is_directory(folder)) continue;
      for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".txt") add(entry.path());
    }
  }

  void add(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    bytes += text.str().size();
    PipelineTrace trace;
    all.push_back(analyse({.id = path.stem().string(), .text = text.str(), .language = "en"},
                          rules(), &trace));
    tapes.push_back(std::move(trace.tapes));
  }
};

const Articles& articles() {
  static const Articles articles;
  return articles;
}

template <typename Stage>
void measure(const char* name, Stage stage) {
  benchmark::RegisterBenchmark(name, [stage](benchmark::State& state) {
    const Articles& given = articles();
    for (auto _ : state)
      for (std::size_t i = 0; i < given.all.size(); ++i) stage(given.all[i], given.tapes[i]);
    state.counters["per byte"] = benchmark::Counter(
        static_cast<double>(given.bytes),
        benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
  })->Unit(benchmark::kMillisecond);
}

void measure_all() {
  using Tapes = std::vector<Tape>;
  const Run run{"0", "", nullptr};
  measure("read", [](const Analysis& a, const Tapes&) {
    Diagnostics problems;
    benchmark::DoNotOptimize(read_article(a.article.text, {}, problems));
  });
  measure("language", [](const Analysis& a, const Tapes&) {
    benchmark::DoNotOptimize(detect_language(a.article.text, rules().languages));
  });
  measure("segment", [](const Analysis& a, const Tapes&) {
    benchmark::DoNotOptimize(segment(a.article.text, english().segment));
  });
  measure("quotes", [](const Analysis& a, const Tapes&) {
    Diagnostics warnings;
    benchmark::DoNotOptimize(find_quotations(a.article, a.blocks, english().quotes, warnings));
  });
  measure("tape", [](const Analysis& a, const Tapes&) {
    const TapeMaker maker(english().vocabulary);
    Tape tape;
    std::size_t quotation = 0;
    for (std::size_t i = 0; i < a.blocks.size(); ++i) {
      while (quotation < a.quotations.size() && a.quotations[quotation].block < i) ++quotation;
      maker.make(a.article.text, a.blocks[i].span, a.quotations, quotation, Quotation::kNone, tape);
    }
    benchmark::DoNotOptimize(tape);
  });
  measure("attribute", [](const Analysis& a, const Tapes& tapes) {
    benchmark::DoNotOptimize(attribute(a.article, a.blocks, a.quotations, tapes,
                                       english().attribute, english().vocabulary, nullptr));
  });
  measure("resolve", [](const Analysis& a, const Tapes& tapes) {
    benchmark::DoNotOptimize(resolve(a.article, a.blocks, a.quotations, tapes, a.attributions,
                                     english().resolve, english().vocabulary));
  });
  measure("qualify", [](const Analysis& a, const Tapes& tapes) {
    std::vector<Attribution> attributions = a.attributions;
    qualify(tapes, a.speakers, english().qualify, english().vocabulary, attributions);
    benchmark::DoNotOptimize(attributions);
  });
  measure("write JSON Lines", [run](const Analysis& a, const Tapes&) {
    std::string out;
    append_jsonl(a, run, {}, out);
    benchmark::DoNotOptimize(out);
  });
  measure("write TEI", [run](const Analysis& a, const Tapes&) {
    std::string out;
    append_tei(a, run, {}, out);
    benchmark::DoNotOptimize(out);
  });
  measure("all but reading and writing", [](const Analysis& a, const Tapes&) {
    benchmark::DoNotOptimize(analyse(a.article, rules()));
  });
}

}  // namespace
}  // namespace sayso

int main(int argc, char** argv) {
  sayso::measure_all();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
}
