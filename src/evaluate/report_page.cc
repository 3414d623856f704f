// The report as one HTML page that needs nothing else: figures, a plot of reliability, what a
// confidence buys, and the errors by cause.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "evaluate/evaluate.h"
#include "write/xml_text.h"

namespace sayso::eval {
namespace {

constexpr std::size_t kMostErrors = 10;    // shown of a cause
constexpr double kSide = 320, kEdge = 40;  // of the plot, in CSS pixels

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>sayso eval</title>
<style>
body { font: 15px/1.45 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; color: #222; background: #fff }
table { border-collapse: collapse; margin: .5em 0 1.5em }
th, td { padding: .15em .8em; text-align: right; border-bottom: 1px solid #ddd }
th:first-child, td:first-child { text-align: left }
summary { cursor: pointer }
dl { margin: .3em 0 .8em 1.5em } dt { color: #666 } dd { margin: 0 0 0 1em }
svg text { font-size: 11px; fill: #555 }
</style>
</head>
<body>
)";

class PageWriter {
 public:
  PageWriter(const Report& report, std::string& out) : report_(report), out_(out) {}

  void write() {
    out_ += kHead;
    const Tally& all = report_.figures.types[kAll].content[0];
    add("<h1>How right it is</h1>\n<p>{} articles, {} attributions in gold, {} predicted.</p>\n",
        report_.articles, all.gold, all.predicted);
    figures();
    add("<h2>Is confidence the share that is right?</h2>\n<p>Expected calibration error {:.3f}. A "
        "dot is the predictions of a "
        "tenth of the scale, the larger the more; on the line, stated and measured are the "
        "same.</p>\n",
        report_.reliability.error());
    plot();
    dial();
    errors();
    out_ += "</body>\n</html>\n";
  }

 private:
  template <class... Values>
  void add(fmt::format_string<Values...> format, Values&&... values) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Values>(values)...);
  }

  void row(std::string_view title, const Tally& t) {
    add("<tr><td>{}</td><td>{}</td><td>{}</td><td>{:.3f}</td><td>{:.3f}</td><td>{:.3f}</td></tr>\n",
        title, t.gold, t.predicted, t.precision(), t.recall(), t.f1());
  }

  void figures() {
    out_ +=
        "<table>\n<tr><th></th><th>gold</th><th>predicted</th><th>precision</th><th>recall</"
        "th><th>F1</th></tr>\n";
    for (const std::size_t type : {kAll, std::size_t{0}, std::size_t{1}, std::size_t{2}})
      row("content with speaker, " + std::string(kTypeNames[type]),
          report_.figures.types[type].with_speaker[kAtHalf]);
    const SpanFigures& exact = report_.figures.exact;
    row("exact source", exact.source);
    row("exact cue", exact.cue);
    row("exact content", exact.content);
    out_ += "</table>\n";
  }

  void plot() {
    const auto x = [](double share) { return kEdge + share * kSide; };
    const auto y = [](double share) { return kEdge / 2 + (1 - share) * kSide; };
    add("<svg width=\"{0}\" height=\"{0}\" role=\"img\" aria-label=\"measured precision over "
        "stated confidence\">\n",
        kSide + 2 * kEdge);
    add("<path d=\"M{} {}V{}H{}\" fill=\"none\" stroke=\"#999\"/>\n", x(0), y(1), y(0), x(1));
    add("<path d=\"M{} {}L{} {}\" stroke=\"#bbb\" stroke-dasharray=\"4\"/>\n", x(0), y(0), x(1),
        y(1));
    for (const double tick : {0., .5, 1.}) {
      add("<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n", x(tick), y(0) + 16, tick);
      add("<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\n", x(0) - 6, y(tick) + 4, tick);
    }
    add("<text x=\"{}\" y=\"{}\" text-anchor=\"middle\">stated confidence</text>\n", x(.5),
        y(0) + 32);
    add("<text x=\"12\" y=\"{0}\" text-anchor=\"middle\" transform=\"rotate(-90 12 {0})\">measured "
        "precision</text>\n",
        y(.5));
    std::size_t most = 1;
    for (const auto& bin : report_.reliability.bins) most = std::max(most, bin.predictions);
    for (const auto& bin : report_.reliability.bins) {
      if (!bin.predictions) continue;
      const double radius =
          3 + 7 * static_cast<double>(bin.predictions) / static_cast<double>(most);
      add("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" fill=\"#2563a8\" "
          "fill-opacity=\".8\"><title>{} predictions, stated {:.3f}, "
          "measured {:.3f}</title></circle>\n",
          x(bin.confidence()), y(bin.precision()), radius, bin.predictions, bin.confidence(),
          bin.precision());
    }
    out_ += "</svg>\n";
  }

  void dial() {
    out_ +=
        "<h2>What --min-confidence buys</h2>\n<table>\n<tr><th>at "
        "least</th><th>precision</th><th>recall</th><th>F1</th>"
        "<th>direct: precision</th><th>recall</th><th>F1</th></tr>\n";
    for (std::size_t step = 0; step < kDial.size(); ++step) {
      const auto& [all, direct] = report_.dial[step];
      add("<tr><td>{}</td><td>{:.3f}</td><td>{:.3f}</td><td>{:.3f}</td><td>{:.3f}</td><td>{:.3f}</"
          "td><td>{:.3f}</td></tr>\n",
          kDial[step], all.precision(), all.recall(), all.f1(), direct.precision(), direct.recall(),
          direct.f1());
    }
    out_ += "</table>\n";
  }

  void side(std::string_view title, const Excerpt& excerpt) {
    if (excerpt.content.empty()) return;
    add("<dd>{}: ", title);
    append_xml_text(excerpt.content, out_);
    for (const auto& [what, text] :
         {std::pair{" · by ", &excerpt.source}, std::pair{" · cue ", &excerpt.cue}}) {
      if (text->empty()) continue;
      out_ += what;
      append_xml_text(*text, out_);
    }
    out_ += "</dd>\n";
  }

  void errors() {
    out_ += "<h2>Errors by cause</h2>\n";
    for (const ErrorGroup& group : report_.errors) {
      add("<details><summary>{} {}: ", group.errors.size(), name(group.kind));
      append_xml_text(group.cause, out_);
      out_ += "</summary>\n<dl>\n";
      for (std::size_t i = 0; i < std::min(group.errors.size(), kMostErrors); ++i) {
        const Error& error = group.errors[i];
        out_ += "<dt>";
        append_xml_text(error.article, out_);
        add(":{} {}</dt>\n", error.offset, error.rule);
        side("gold", error.gold);
        side("found", error.predicted);
      }
      out_ += "</dl>\n";
      if (group.errors.size() > kMostErrors)
        add("<p>… and {} more</p>\n", group.errors.size() - kMostErrors);
      out_ += "</details>\n";
    }
  }

  const Report& report_;
  std::string& out_;
};

}  // namespace

void append_page(const Report& report, std::string& out) { PageWriter(report, out).write(); }

}  // namespace sayso::eval
