// The report as a table in plain text, 100 columns at most.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "evaluate/evaluate.h"
#include "evaluate/ranked.h"

namespace sayso::eval {
namespace {

constexpr std::size_t kMostRules = 30, kMostConfusions = 20;

class TableWriter {
 public:
  TableWriter(const Report& report, std::string& out) : report_(report), out_(out) {}

  void write() {
    summary();
    contents("content", &TypeFigures::content);
    contents("content with speaker", &TypeFigures::with_speaker);
    spans();
    accuracies();
    classes();
    if (report_.has_identity) identity();
    rules();
    reliability("confidence", report_.reliability);
    if (report_.has_identity) reliability("confidence of names", report_.name_reliability);
    dial();
  }

 private:
  template <class... Values>
  void line(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Values>(values)...);
    out_ += '\n';
  }

  static std::string prf(const Tally& t) {
    return fmt::format("{:.3f} {:.3f} {:.3f}", t.precision(), t.recall(), t.f1());
  }

  void summary() {
    const Tally& all = report_.figures.types[kAll].content[0];
    line("{} articles, {} attributions in gold, {} predicted", report_.articles, all.gold,
         all.predicted);
    if (report_.without_prediction)
      line("{} articles have no prediction", report_.without_prediction);
    if (report_.without_gold)
      line("{} predicted articles are not in gold and were passed over", report_.without_gold);
    if (!report_.other_text.empty())
      line("{} predictions are about another text than gold's, the first: {}",
           report_.other_text.size(), report_.other_text.front());
  }

  void contents(std::string_view title, std::array<Tally, 4> TypeFigures::*tallies) {
    line("\n{:<21}{:>6}{:>6}   {:<20}  {:<20}  {}", title, "gold", "pred.", "Jaccard >= .5",
         ">= .8", ">= .999");
    line("{:<21}{:>6}{:>6}   {:<20}  {:<20}  {}", "", "", "", "prec. recall F1", "prec. recall F1",
         "prec. recall F1");
    for (std::size_t row = 0; row < kTypeNames.size(); ++row) {
      const auto& t = report_.figures.types[row].*tallies;
      line("  {:<19}{:>6}{:>6}   {:<20}  {:<20}  {}", kTypeNames[row], t[kAtHalf].gold,
           t[kAtHalf].predicted, prf(t[1]), prf(t[2]), prf(t[3]));
    }
  }

  void spans() {
    line("\n{:<33}   {:<20}  {}", "spans", "exact", "letters");
    const SpanFigures &exact = report_.figures.exact, &letters = report_.figures.letters;
    line("  {:<31}   {:<20}  {}", "source", prf(exact.source), prf(letters.source));
    line("  {:<31}   {:<20}  {}", "cue", prf(exact.cue), prf(letters.cue));
    line("  {:<31}   {:<20}  {}", "content", prf(exact.content), prf(letters.content));
  }

  void accuracies() {
    line("\n{:<33}   {:<9}{:<9}{:<9}{}", "of contents found at .5", "direct", "mixed", "indirect",
         "all");
    const auto& types = report_.figures.types;
    const auto row = [&](std::string_view title, auto ratio) {
      line("  {:<31}   {:<9.3f}{:<9.3f}{:<9.3f}{:.3f}", title, ratio(types[0]).value(),
           ratio(types[1]).value(), ratio(types[2]).value(), ratio(types[3]).value());
    };
    row("the source overlaps", [](const TypeFigures& t) { return t.speaker_accuracy(kAtHalf); });
    row("the cue overlaps", [](const TypeFigures& t) { return t.cue_accuracy(kAtHalf); });
  }

  void classes() {
    if (report_.breakdown.classes.empty()) return;
    line("\n{:<21}{:>6}{:>6}   {:<7}{:<7}   (content at .5 with speaker)", "cue class", "gold",
         "pred.", "prec.", "recall");
    for (const auto& [name, t] : report_.breakdown.classes)
      line("  {:<19}{:>6}{:>6}   {:<7}{}", name, t.gold, t.predicted,
           share(t.predicted, t.precision()), share(t.gold, t.recall()));
  }

  static std::string share(std::size_t of, double value) {
    return of ? fmt::format("{:.3f}", value) : "-";
  }

  void identity() {
    const IdentityFigures& i = report_.identity;
    line("\nof contents found at .5");
    const auto ratio = [&](std::string_view title, const Ratio& r) {
      line("  {:<31}   {:<6} {} of {}", title, share(r.of, r.value()), r.right, r.of);
    };
    ratio("the speaker's name is right", i.named);
    ratio("nobody is named, rightly", i.unnamed);
    ratio("the cue class is right", i.classes);
    line("\n{:<21}{:>6}{:>6}   prec. recall F1", "roles and qualifiers", "gold", "pred.");
    const auto tally = [&](std::string_view title, const Tally& t) {
      line("  {:<19}{:>6}{:>6}   {}", title, t.gold, t.predicted, prf(t));
    };
    tally("role words", i.role_spans);
    tally("roles of speakers", i.roles);
    tally("qualifiers", i.qualifiers);
    for (const auto& [name, t] : i.each_qualifier) tally("  " + name, t);
    tally("circumstances", i.circumstances);
    for (const auto& [name, t] : i.each_circumstance) tally("  " + name, t);
    confusions();
  }

  void confusions() {
    if (report_.identity.confusions.empty()) return;
    const auto rows = ranked(report_.identity.confusions, [](std::size_t count) { return count; });
    line("\nspeakers taken for others");
    for (std::size_t r = 0; r < std::min(rows.size(), kMostConfusions); ++r)
      line("  {:>4}  {} -> {}", rows[r]->second, rows[r]->first.first, rows[r]->first.second);
    rest(rows.size(), kMostConfusions);
  }

  void rules() {
    const auto& all = report_.breakdown.rules;
    if (all.empty()) return;
    const auto rows = ranked(all, [](const RuleFigures& f) { return f.predictions - f.right; });
    line("\n{:<38}{:>6}{:>7} {:>9}{:>9}{:>9}", "rule, most wrong first", "pred.", "prec.",
         "invented", "content", "speaker");
    for (std::size_t r = 0; r < std::min(rows.size(), kMostRules); ++r) {
      const auto& [id, f] = *rows[r];
      line("  {:<36}{:>6}{:>7.3f} {:>9}{:>9}{:>9}", id, f.predictions, f.precision(), f.invented,
           f.wrong_content, f.wrong_speaker);
    }
    rest(rows.size(), kMostRules);
  }

  void rest(std::size_t all, std::size_t shown) {
    if (all > shown) line("  ... and {} more", all - shown);
  }

  void reliability(std::string_view title, const Reliability& r) {
    line("\n{:<21}{:>6}   {:<8}{}", title, "pred.", "stated", "measured");
    for (std::size_t b = 0; b < r.bins.size(); ++b)
      if (const auto& bin = r.bins[b]; bin.predictions)
        line("  .{}-{:<15}{:>6}   {:<8.3f}{:.3f}", b, b == 9 ? "1" : fmt::format(".{}", b + 1),
             bin.predictions, bin.confidence(), bin.precision());
    line("  expected calibration error {:.3f}", r.error());
  }

  void dial() {
    line("\n{:<27}   {:<20}  {}", "content with speaker at .5", "all", "direct");
    line("{:<27}   {:<20}  {}", "of confidence at least", "prec. recall F1", "prec. recall F1");
    for (std::size_t step = 0; step < kDial.size(); ++step)
      line("  {:<25}   {:<20}  {}", kDial[step], prf(report_.dial[step].all),
           prf(report_.dial[step].direct));
  }

  const Report& report_;
  std::string& out_;
};

}  // namespace

void append_table(const Report& report, std::string& out) { TableWriter(report, out).write(); }

}  // namespace sayso::eval
