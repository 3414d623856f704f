#include "evaluate/errors.h"

#include <algorithm>
#include <map>

#include "evaluate/excerpt.h"
#include "evaluate/identity.h"

namespace sayso::eval {
namespace {

bool any_cue_overlaps(const std::vector<Measured>& side, const LetterSet& cue) {
  return std::any_of(side.begin(), side.end(),
                     [&](const Measured& m) { return common(m.cue, cue) > 0; });
}

// Where the prediction's content begins and ends, seen from gold's.
std::string cut_places(const LetterSet& gold, const LetterSet& predicted) {
  const auto begins = [](const LetterSet& set) { return set.spans().front().begin; };
  const auto ends = [](const LetterSet& set) { return set.spans().back().end; };
  std::string places;
  const auto add = [&](bool is_so, std::string_view place) {
    if (is_so) places.append(places.empty() ? "" : ", ").append(place);
  };
  add(begins(predicted) > begins(gold), "begins late");
  add(begins(predicted) < begins(gold), "begins early");
  add(ends(predicted) > ends(gold), "ends late");
  add(ends(predicted) < ends(gold), "ends early");
  const std::size_t both = common(gold, predicted);
  if (places.empty()) add(both < gold.size(), "lacks a part inside");
  if (places.empty()) add(both < predicted.size(), "has a part too many inside");
  return places;
}

std::string qualifier_names(std::uint16_t bits) {
  std::string names;
  for (const Qualifier q : kQualifiers)
    if (bits & static_cast<std::uint16_t>(q))
      names.append(names.empty() ? "" : ", ").append(name(q));
  return names.empty() ? "none" : names;
}

class ErrorFinder {
 public:
  ErrorFinder(const Comparison& compared, const Pairing& pairing, std::vector<Error>& errors)
      : compared_(compared), pairing_(pairing), errors_(errors) {
    shared_gold_.resize(compared.gold.size());
    shared_predicted_.resize(compared.predicted.size());
    for (const Candidate& c : compared.candidates)
      shared_gold_[c.gold] = shared_predicted_[c.predicted] = true;
  }

  void find() {
    for (std::size_t g = 0; g < compared_.gold.size(); ++g) {
      if (const Candidate* pair = pairing_.of_gold[g])
        look_at(*pair);
      else
        missed(compared_.gold[g], shared_gold_[g]);
    }
    for (std::size_t p = 0; p < compared_.predicted.size(); ++p)
      if (!pairing_.of_predicted[p] && pairing_.counts[p])
        invented(compared_.predicted[p], shared_predicted_[p]);
  }

 private:
  void missed(const Measured& gold, bool shared) {
    add(ErrorKind::missed,
        shared                                            ? "inside a prediction that is another's"
        : gold.cue.empty()                                ? "gold has no cue"
        : any_cue_overlaps(compared_.predicted, gold.cue) ? "its cue was taken with other content"
                                                          : "its cue was not taken",
        &gold, nullptr, 0);
  }

  void invented(const Measured& predicted, bool shared) {
    add(ErrorKind::invented,
        shared                                            ? "a piece of gold that has its partner"
        : any_cue_overlaps(compared_.gold, predicted.cue) ? "a cue of gold with other content"
                                                          : "not in gold",
        nullptr, &predicted, 0);
  }

  void look_at(const Candidate& pair) {
    const Measured &gold = compared_.gold[pair.gold],
                   &predicted = compared_.predicted[pair.predicted];
    const auto report = [&](ErrorKind kind, std::string cause) {
      add(kind, std::move(cause), &gold, &predicted, pair.jaccard);
    };
    if (pair.jaccard < .8)
      report(ErrorKind::cut, std::string(pair.jaccard < .5 ? "below .5: " : "below .8: ") +
                                 cut_places(gold.content, predicted.content));
    if (pair.jaccard < .5) return;
    if (!same_source(gold, predicted))
      report(ErrorKind::speaker, gold.source.empty()        ? "gold has none"
                                 : predicted.source.empty() ? "none given"
                                                            : "another mention");
    else if (is_named(compared_.gold_article, *gold.attribution) && !same_names(compared_, pair))
      report(ErrorKind::speaker, is_named(compared_.predicted_article, *predicted.attribution)
                                     ? "the right mention, another name"
                                     : "the right mention, no name");
    if (gold.type != predicted.type)
      report(ErrorKind::type, as(name(gold.type), name(predicted.type)));
    look_at_manner(*gold.attribution, *predicted.attribution, report);
  }

  template <class Report>
  void look_at_manner(const AnnotatedAttribution& gold, const AnnotatedAttribution& predicted,
                      const Report& report) {
    if (!compared_.gold_article.detailed || !compared_.predicted_article.detailed) return;
    if (gold.cue_class && predicted.cue_class && gold.cue_class != predicted.cue_class)
      report(ErrorKind::cue_class, as(name(*gold.cue_class), name(*predicted.cue_class)));
    if (gold.qualifiers != predicted.qualifiers)
      report(ErrorKind::qualifiers,
             as(qualifier_names(gold.qualifiers), qualifier_names(predicted.qualifiers)));
  }

  static std::string as(std::string_view gold, std::string_view predicted) {
    return std::string(gold).append(" as ").append(predicted);
  }

  void add(ErrorKind kind, std::string cause, const Measured* gold, const Measured* predicted,
           double jaccard) {
    Error error{.kind = kind,
                .cause = std::move(cause),
                .article = compared_.gold_article.id,
                .offset = 0,
                .gold = {},
                .predicted = {},
                .cue = {},
                .rule = {},
                .jaccard = jaccard};
    if (gold) {
      error.gold = excerpt(compared_.gold_article, *gold->attribution, compared_.letters);
      error.cue = lower_case(error.gold.cue);
    }
    if (predicted) {
      const AnnotatedAttribution& a = *predicted->attribution;
      error.predicted = excerpt(compared_.predicted_article, a, compared_.letters);
      error.cue = a.lemma.empty() ? lower_case(error.predicted.cue) : a.lemma;
      error.rule = a.rule;
      error.confidence = a.confidence;
    }
    error.offset = first_offset((gold ? gold : predicted)->attribution->content);
    errors_.push_back(std::move(error));
  }

  const Comparison& compared_;
  const Pairing& pairing_;
  std::vector<Error>& errors_;
  std::vector<bool> shared_gold_, shared_predicted_;  // shares a letter with any of the other side
};

}  // namespace

std::string_view name(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::missed:
      return "missed";
    case ErrorKind::invented:
      return "invented";
    case ErrorKind::cut:
      return "cut wrong";
    case ErrorKind::speaker:
      return "wrong speaker";
    case ErrorKind::type:
      return "wrong type";
    case ErrorKind::cue_class:
      return "wrong class";
    case ErrorKind::qualifiers:
      return "wrong qualifiers";
  }
  return "";
}

void add(const Comparison& compared, const Pairing& pairing, std::vector<Error>& errors) {
  ErrorFinder(compared, pairing, errors).find();
}

std::vector<ErrorGroup> grouped(std::vector<Error> errors) {
  std::map<std::pair<ErrorKind, std::string>, std::vector<Error>> by_cause;
  for (Error& error : errors) by_cause[{error.kind, error.cause}].push_back(std::move(error));
  std::vector<ErrorGroup> groups;
  for (auto& [key, members] : by_cause)
    groups.push_back({key.first, key.second, std::move(members)});
  std::stable_sort(groups.begin(), groups.end(), [](const ErrorGroup& a, const ErrorGroup& b) {
    return a.errors.size() > b.errors.size();
  });
  return groups;
}

}  // namespace sayso::eval
