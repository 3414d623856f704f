#include "resolve/discourse.h"

#include <algorithm>
#include <unordered_map>

namespace sayso {
namespace {

constexpr std::size_t kReach = 60;            // places looked back at
constexpr std::uint32_t kParagraphs = 3;      // paragraphs looked back at for a pronoun
constexpr std::uint32_t kFarParagraphs = 20;  // and for a surname or a role
constexpr float kMargin = 1.25f;              // by so much the first must outweigh the second
constexpr float kSentence = 0.8f, kParagraph = 0.85f;  // weight lost with each
constexpr float kSpeaker = 1.8f, kSpeakerBefore = 1.25f, kSubject = 1.12f,
                kSubjectHere = 1.4f;  // weight won
constexpr float kSurnameAlone = 1.1f;
constexpr float kUnsureKind = 0.5f, kUnsureGender = 0.7f;
constexpr std::uint32_t kCommaAndSpace = 3;  // bytes between "Li Shulei" and "who"

}  // namespace

bool Discourse::may_be(std::uint32_t index, Gender gender) const {
  const Entity& entity = entities_[index];
  if (entity.kind != SpeakerKind::person && entity.kind != SpeakerKind::unknown) return false;
  return gender == Gender::unknown || entity.gender == Gender::unknown || entity.gender == gender;
}

// `fits` gives the factor of an entity; 0: it is no candidate.
template <typename Fits>
std::vector<Discourse::Weighed> Discourse::weigh(Place place, std::uint32_t paragraphs,
                                                 Fits fits) const {
  std::vector<Weighed> all;
  std::size_t looked = 0;
  for (auto seen = seen_.rbegin(); seen != seen_.rend() && looked < kReach; ++seen, ++looked) {
    if (seen->place.tape + paragraphs < place.tape) break;
    const float fit = fits(entities_[seen->entity], *seen);
    if (fit <= 0) continue;
    float weight = fit;
    for (std::uint32_t s = seen->place.sentence;
         s < place.sentence && s < seen->place.sentence + 20; ++s)
      weight *= kSentence;
    for (std::uint32_t t = seen->place.tape; t < place.tape; ++t) weight *= kParagraph;
    if (seen->speaker)
      weight *= seen->place.tape == place.tape ? kSpeaker : kSpeakerBefore;
    else if (seen->subject)
      weight *= seen->place.sentence == place.sentence ? kSubjectHere : kSubject;
    const auto known = std::find_if(all.begin(), all.end(),
                                    [&](const Weighed& w) { return w.entity == seen->entity; });
    if (known == all.end())
      all.push_back({seen->entity, weight});
    else
      known->weight = std::max(known->weight, weight);
  }
  std::sort(all.begin(), all.end(),
            [](const Weighed& a, const Weighed& b) { return a.weight > b.weight; });
  return all;
}

Choice Discourse::decide(std::vector<Weighed> weighed, std::string_view by) {
  if (weighed.empty()) return {};
  const float second = weighed.size() > 1 ? weighed[1].weight : 0;
  if (weighed[0].weight < kMargin * second) return {};
  // Sure where nobody else is near; less so the nearer the second and the farther the first.
  const float margin = second > 0 ? std::min(1.0f, (weighed[0].weight / second - 1)) : 1.0f;
  const float near = std::min(1.0f, weighed[0].weight);
  return {{weighed[0].entity}, by, 0.55f + 0.25f * margin + 0.15f * near};
}

Choice Discourse::pronoun(Refers refers, Place place) const {
  if (refers == Refers::he || refers == Refers::she) {
    const Gender gender = refers == Refers::he ? Gender::male : Gender::female;
    return decide(weigh(place, kParagraphs,
                        [&](const Entity& e, const Seen& s) {
                          if (!may_be(s.entity, gender)) return 0.0f;
                          return (e.kind == SpeakerKind::person ? 1.0f : kUnsureKind) *
                                 (e.gender == gender ? 1.0f : kUnsureGender);
                        }),
                  "pronoun");
  }
  if (refers == Refers::it) {
    return decide(
        weigh(place, kParagraphs,
              [&](const Entity& e, const Seen& s) {
                if ((e.place || e.outlet) && !s.speaker) return 0.0f;
                if (e.kind == SpeakerKind::organization || e.kind == SpeakerKind::document)
                  return 1.0f;
                return e.kind == SpeakerKind::unknown ? kUnsureKind : 0.0f;
              }),
        "pronoun");
  }
  // "they": coordinated ones of the sentence before, else a group, else an organization.
  for (std::size_t i = seen_.size(); i-- > 0 && seen_.size() - i <= kReach;) {
    const Seen& last = seen_[i];
    if (last.place.sentence + 1 < place.sentence) break;
    if (last.together < 2 || !last.speaker || i + 1 < last.together) continue;
    Choice both{{}, "pronoun", 0.7f};
    for (std::size_t k = i + 1 - last.together; k <= i; ++k)
      both.entities.push_back(seen_[k].entity);
    return both;
  }
  return decide(weigh(place, kParagraphs,
                      [&](const Entity& e, const Seen&) {
                        if (e.kind == SpeakerKind::group) return 1.0f;
                        return e.kind == SpeakerKind::organization ? kUnsureKind : 0.0f;
                      }),
                "pronoun");
}

Choice Discourse::person(Gender gender, Place place) const {
  auto weighed = weigh(place, kParagraphs, [&](const Entity& e, const Seen& s) {
    return e.kind == SpeakerKind::person && may_be(s.entity, gender) ? 1.0f : 0.0f;
  });
  Choice choice = decide(std::move(weighed), "description");
  choice.confidence *= 0.75f;
  return choice;
}

Choice Discourse::organization(Place place, bool trade) const {
  auto weighed = weigh(place, kParagraphs, [&](const Entity& e, const Seen& s) {
    if (e.place || (e.outlet && !s.speaker) || (trade && e.public_body)) return 0.0f;
    return e.kind == SpeakerKind::organization ? 1.0f
           : e.kind == SpeakerKind::unknown    ? kUnsureKind
                                               : 0.0f;
  });
  Choice choice = decide(std::move(weighed), "description");
  choice.confidence *= 0.85f;
  return choice;
}

Choice Discourse::directly_before(Place place) const {
  for (std::size_t i = seen_.size(); i-- > 0 && seen_.size() - i <= 4;) {
    const Seen& seen = seen_[i];
    if (seen.end <= place.byte && place.byte <= seen.end + kCommaAndSpace)
      return {{seen.entity}, "relative", 0.9f};
  }
  return {};
}

Choice Discourse::last_bearer(const std::vector<std::uint32_t>& candidates, Place place) const {
  std::vector<std::uint32_t> acting;  // candidates that were a subject or spoke
  std::uint32_t last_tape = 0;
  std::unordered_map<std::uint32_t, std::uint32_t> last_tapes;  // of each candidate
  auto weighed = weigh(place, kFarParagraphs, [&](const Entity& e, const Seen& s) {
    if (std::find(candidates.begin(), candidates.end(), s.entity) == candidates.end()) return 0.0f;
    last_tape = std::max(last_tape, s.place.tape);
    auto& last = last_tapes[s.entity];
    last = std::max(last, s.place.tape);
    if ((s.subject || s.speaker) &&
        std::find(acting.begin(), acting.end(), s.entity) == acting.end()) {
      acting.push_back(s.entity);
    }
    return e.surname_alone ? kSurnameAlone : 1.0f;
  });
  // The one whom the article calls by the surname, when the others are out of sight.
  std::vector<std::uint32_t> called;
  bool others_near = false;
  for (const auto& [entity, tape] : last_tapes) {
    if (entities_[entity].surname_alone)
      called.push_back(entity);
    else
      others_near = others_near || tape + 1 >= place.tape;
  }
  if (called.size() == 1 && !others_near) return {called, "surname", 0.8f};
  if (acting.size() > 1 && last_tape + 1 < place.tape) return {};
  Choice choice = decide(std::move(weighed), "surname");
  choice.confidence *= acting.size() > 1 ? 0.8f : 0.9f;
  return choice;
}

std::uint32_t Discourse::last_of(const std::vector<std::uint32_t>& candidates, Place place) const {
  std::size_t looked = 0;
  for (auto seen = seen_.rbegin(); seen != seen_.rend() && looked < kReach; ++seen, ++looked) {
    if (seen->place.tape + kFarParagraphs < place.tape) break;
    if (std::find(candidates.begin(), candidates.end(), seen->entity) != candidates.end())
      return seen->entity;
  }
  return NameLink::kNone;
}

}  // namespace sayso
