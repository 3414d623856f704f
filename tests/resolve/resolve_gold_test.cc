// The speakers of corpus/gold, told by the program where the mentions are given: the figures may
// not fall.
#include <catch2/catch.hpp>
#include <iostream>
#include <map>
#include <set>

#include "checkout.h"
#include "evaluate/gold.h"
#include "quotes/find_quotations.h"
#include "resolve/resolve.h"
#include "segment/segment.h"

namespace sayso {
namespace {

// Lower case, straight apostrophes, no article: how names and roles are compared.
std::string plain(const std::string& text) {
  std::string folded = fold(text);
  for (const std::string_view article : {"the ", "a ", "an "})
    if (folded.starts_with(article)) return folded.substr(article.size());
  return folded;
}

struct Share {
  int right = 0, all = 0;
  double value() const { return all ? static_cast<double>(right) / all : 1; }
  void add(bool is_right) {
    ++all;
    right += is_right;
  }
};

struct Figures {
  Share named;                        // gold names the speaker: so does the program, and the same
  Share unnamed;                      // gold names nobody: nor does the program
  Share chosen;                       // of those that the program names
  Share role_precision, role_recall;  // of speakers with a name
  std::map<std::string, Share> by;    // named, by Resolution::resolved_by
};

void measure(const eval::AnnotatedArticle& gold, Figures& figures) {
  std::vector<std::uint32_t> bytes;  // of each code point
  for (std::uint32_t i = 0; i <= gold.text.size(); ++i)
    if (i == gold.text.size() || (gold.text[i] & 0xC0) != 0x80) bytes.push_back(i);
  std::vector<Attribution> attributions;
  for (const auto& marked : gold.attributions) {
    Attribution& attribution = attributions.emplace_back();
    for (const Span span : marked.source)
      attribution.mention.push_back({bytes[span.begin], bytes[span.end]});
  }

  const LanguagePack& pack = *checkout_rules().pack("en");
  Article article;
  article.text = gold.text;
  article.language = "en";
  PipelineTrace trace;
  const Analysis analysis = analyse(article, checkout_rules(), &trace);
  const Speakers found = resolve(article, analysis.blocks, analysis.quotations, trace.tapes,
                                 attributions, pack.resolve, pack.vocabulary);

  for (std::size_t i = 0; i < attributions.size(); ++i) {
    if (attributions[i].mention.empty()) continue;
    std::set<std::string> wanted, got;
    for (const auto s : gold.attributions[i].speakers)
      if (!gold.speakers[s].name.empty()) wanted.insert(plain(gold.speakers[s].name));
    bool is_named = false;
    for (const auto s : found.resolutions[i].speakers) {
      got.insert(plain(found.all[s].label));
      is_named = is_named || !found.all[s].name.empty();
    }
    if (wanted.empty()) {
      figures.unnamed.add(!is_named);
      continue;
    }
    figures.named.add(wanted == got);
    if (!got.empty()) figures.chosen.add(wanted == got);
    figures.by[std::string(found.resolutions[i].resolved_by)].add(wanted == got);
  }

  std::set<std::pair<std::string, std::string>> wanted, got;
  for (const auto& speaker : gold.speakers)
    for (const auto& role : speaker.roles)
      if (!speaker.name.empty()) wanted.emplace(plain(speaker.name), plain(role));
  for (const auto& speaker : found.all)
    for (const auto& role : speaker.roles)
      if (!speaker.name.empty()) got.emplace(plain(speaker.name), plain(role.text));
  for (const auto& role : got) figures.role_precision.add(wanted.contains(role));
  for (const auto& role : wanted) figures.role_recall.add(got.contains(role));
}

}  // namespace

TEST_CASE("speakers of the corpus are told as careful readers tell them", "[resolve]") {
  Diagnostics problems;
  Figures figures;
  for (const auto& article : eval::read_gold((kCheckout / "corpus/gold").string(), problems))
    measure(article, figures);
  const auto show = [](const std::string& title, const Share& share) {
    std::cout << "  " << title << " " << share.right << "/" << share.all << " " << share.value()
              << "\n";
  };
  std::cout << "speakers of corpus/gold:\n";
  show("named", figures.named);
  show("precision of names", figures.chosen);
  show("unnamed", figures.unnamed);
  show("roles, precision", figures.role_precision);
  show("roles, recall", figures.role_recall);
  for (const auto& [by, share] : figures.by) show("by " + (by.empty() ? "nothing" : by), share);
  REQUIRE(figures.named.all > 400);
  CHECK(figures.named.value() > .94);
  CHECK(figures.chosen.value() > .95);
  CHECK(figures.unnamed.value() > .96);
  CHECK(figures.role_precision.value() > .84);
  CHECK(figures.role_recall.value() > .79);
}

}  // namespace sayso
