#include "attribute/attribution.h"

namespace sayso {

const std::vector<CueClass> kCueClasses = {
    CueClass::statement,  CueClass::question,   CueClass::demand, CueClass::denial,
    CueClass::concession, CueClass::allegation, CueClass::belief, CueClass::intention,
    CueClass::attitude,   CueClass::evidence,   CueClass::decree, CueClass::perception,
    CueClass::other};

const std::vector<Qualifier> kQualifiers = {
    Qualifier::negated, Qualifier::denied,   Qualifier::conditional, Qualifier::hypothetical,
    Qualifier::relayed, Qualifier::declined, Qualifier::anonymous,   Qualifier::thought};

std::string_view name(AttributionType type) {
  switch (type) {
    case AttributionType::direct:
      return "direct";
    case AttributionType::mixed:
      return "mixed";
    case AttributionType::indirect:
      return "indirect";
  }
  return "indirect";
}

std::string_view name(CueClass cue_class) {
  switch (cue_class) {
    case CueClass::statement:
      return "statement";
    case CueClass::question:
      return "question";
    case CueClass::demand:
      return "demand";
    case CueClass::denial:
      return "denial";
    case CueClass::concession:
      return "concession";
    case CueClass::allegation:
      return "allegation";
    case CueClass::belief:
      return "belief";
    case CueClass::intention:
      return "intention";
    case CueClass::attitude:
      return "attitude";
    case CueClass::evidence:
      return "evidence";
    case CueClass::decree:
      return "decree";
    case CueClass::perception:
      return "perception";
    case CueClass::other:
      return "other";
  }
  return "other";
}

std::string_view name(Qualifier qualifier) {
  switch (qualifier) {
    case Qualifier::negated:
      return "negated";
    case Qualifier::denied:
      return "denied";
    case Qualifier::conditional:
      return "conditional";
    case Qualifier::hypothetical:
      return "hypothetical";
    case Qualifier::relayed:
      return "relayed";
    case Qualifier::declined:
      return "declined";
    case Qualifier::anonymous:
      return "anonymous";
    case Qualifier::thought:
      return "thought";
  }
  return "";
}

std::string_view name(QuotationUse use) {
  switch (use) {
    case QuotationUse::speech:
      return "speech";
    case QuotationUse::scare:
      return "scare";
    case QuotationUse::title:
      return "title";
    case QuotationUse::word:
      return "word";
    case QuotationUse::none:
      return "none";
  }
  return "none";
}

}  // namespace sayso
