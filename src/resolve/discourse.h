// Who was spoken of lately: what pronouns and descriptions go back to.
//
// Candidates are weighed by how near they stand, whether they are the subject of their sentence and
// whether they were speaking. Where two are about equal, nobody is chosen.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "resolve/entities.h"

namespace sayso {

// A place in the article.
struct Place {
  std::uint32_t tape = 0;
  std::uint32_t sentence = 0;  // counted over the article
  std::uint32_t byte = 0;
};

struct Choice {
  std::vector<std::uint32_t> entities;  // empty: unknown
  std::string_view by;
  float confidence = 0;
};

class Discourse {
 public:
  explicit Discourse(const std::vector<Entity>& entities) : entities_(entities) {}

  struct Seen {
    std::uint32_t entity = 0;
    Place place;
    std::uint32_t end = 0;  // byte behind it
    bool subject = false;
    bool speaker = false;
    std::uint32_t together = 0;  // number of coordinated ones, itself included; 0: alone
  };
  void see(const Seen& seen) { seen_.push_back(seen); }

  // What a pronoun at `place` means.
  Choice pronoun(Refers refers, Place place) const;

  // The person of whom a description such as "the former striker" could be another name.
  Choice person(Gender gender, Place place) const;

  // The organization that "the company" means: the last one but places.
  // A trade is no public body.
  Choice organization(Place place, bool trade) const;

  // What stands directly before: "Li Shulei, who".
  Choice directly_before(Place place) const;

  // Of those with one name: the only one that was seen so far, or the one of the last sentences.
  Choice last_bearer(const std::vector<std::uint32_t>& candidates, Place place) const;

  // Of those the last that was seen; kNone if none was within reach.
  std::uint32_t last_of(const std::vector<std::uint32_t>& candidates, Place place) const;

 private:
  struct Weighed {
    std::uint32_t entity;
    float weight;
  };
  template <typename Fits>
  std::vector<Weighed> weigh(Place place, std::uint32_t paragraphs, Fits fits) const;
  static Choice decide(std::vector<Weighed> weighed, std::string_view by);
  bool may_be(std::uint32_t entity, Gender gender) const;

  const std::vector<Entity>& entities_;
  std::vector<Seen> seen_;
};

}  // namespace sayso
