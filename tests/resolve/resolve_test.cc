// Who is behind a source mention.
#include <catch2/catch.hpp>

#include "resolve/marked_text.h"

using namespace sayso;
using Texts = std::vector<std::string>;

TEST_CASE("a surname goes back to the full name, whichever stands first", "[resolve]") {
  const Marked text(
      "Quist urges calm\n\n{Quist} said no. President Ilario Quist left.\n\n{Mr. Quist} said yes.");
  CHECK(text.label(0) == "Ilario Quist");
  CHECK(text.label(1) == "Ilario Quist");
  CHECK(text.speaker(0).kind == SpeakerKind::person);
  CHECK(text.speaker(1).gender == Gender::male);
  CHECK(text.speaker(0).aliases == Texts{"Quist"});
  CHECK(text.speakers.all.size() == 1);
}

TEST_CASE("the family name may stand first", "[resolve]") {
  const Marked text(
      "Chinese President Xi Jinping met the envoy Szalay Gergő. {Xi} said no. {Szalay} said yes.");
  CHECK(text.label(0) == "Xi Jinping");
  CHECK(text.label(1) == "Szalay Gergő");
}

TEST_CASE("particles, initials, suffixes and hyphens belong to the name", "[resolve]") {
  const Marked text(
      "“No,” said {María José de la Cruz Ibáñez}. {A U.N. adviser, Walter T. Pryce-Hughes Jr.,} "
      "said no. "
      "{de la Cruz} said yes. {Pryce-Hughes} said maybe.");
  CHECK(text.label(0) == "María José de la Cruz Ibáñez");
  CHECK(text.label(1) == "Walter T. Pryce-Hughes Jr.");
  CHECK(text.role_spans(1) == Texts{"U.N. adviser"});
  CHECK(text.label(2) == "María José de la Cruz Ibáñez");
  CHECK(text.label(3) == "Walter T. Pryce-Hughes Jr.");
}

TEST_CASE("names that are words are names where they stand for somebody", "[resolve]") {
  const Marked text("“Nice,” said {Will May}. It rained in May.\n\n“Good,” {May} said.");
  CHECK(text.label(0) == "Will May");
  CHECK(text.label(1) == "Will May");
}

TEST_CASE("a word that only opens a sentence is no name", "[resolve]") {
  const Marked text("{Opponents} said no. {Police} said yes. {Experts} say little.");
  CHECK(text.speaker(0).name.empty());
  CHECK(text.label(0) == "opponents");
  CHECK(text.speaker(0).kind == SpeakerKind::group);
  CHECK(text.speaker(1).kind == SpeakerKind::organization);
  CHECK(text.label(2) == "experts");
}

TEST_CASE("who has something keeps the capital at the start of a sentence", "[resolve]") {
  const Marked text(
      "{Qwerty's three biggest shareholders} said no. {Teachers' three unions} said yes.");
  CHECK(text.label(0) == "Qwerty's three biggest shareholders");
  CHECK(text.label(1) == "teachers' three unions");
}

TEST_CASE("two persons of one surname are kept apart", "[resolve]") {
  const Marked near("Jan Cole met Eve Cole. “Yes,” {Cole} said.");
  CHECK(near.label(0) == "?");
  CHECK(near.speakers.resolutions[0].confidence == 0);

  const Marked title("Jan Cole met Eve Cole. “Yes,” {Mrs. Cole} said. “No,” {Mr. Cole} said.");
  CHECK(title.label(0) == "Eve Cole");
  CHECK(title.label(1) == "Jan Cole");

  const Marked recent(
      "{Council leader Jonas Haverill} told the chamber no. {Haverill} said so.\n\n"
      "{Councillor Dilys Haverill} called it theft.\n\n“I sold tickets,” {Haverill} said.");
  CHECK(recent.label(1) == "Jonas Haverill");
  CHECK(recent.label(3) == "Dilys Haverill");
  CHECK(recent.speakers.resolutions[3].confidence < .8);
}

TEST_CASE("a nickname and a given name alone name a person", "[resolve]") {
  const Marked text(
      "William Gates left. “No,” {Bill Gates} said. “Yes,” said {Des}. Des Tolley left.");
  CHECK(text.label(0) == "William Gates");
  CHECK(text.label(1) == "Des Tolley");

  const Marked called("“I saw it,” said {a man called “Sparky.”}");
  CHECK(called.speaker(0).name == "Sparky");
  CHECK(called.speaker(0).kind == SpeakerKind::person);
}

TEST_CASE("roles are told by titles, nouns before the name and apposition", "[resolve]") {
  const Marked text(
      "The human rights group Amnesty International appealed.\n\n“No,” said {the group's East Asia "
      "research director, "
      "Roseann Rife}.\n\n“Yes,” {Wu Hequan, vice-president of the Chinese Academy of Engineering "
      "from 2002 to 2010}, "
      "said.\n\nWe saw Li Shulei, Xi’s protégé and the party’s newly minted propaganda chief, who "
      "leads. {Li} said so. "
      "{Acme’s spokeswoman Ivy Lo} said no. {founder and chief executive Elof Munthe} said no.");
  CHECK(text.label(0) == "Roseann Rife");
  CHECK(text.role_spans(0) == Texts{"East Asia research director"});
  CHECK(text.speaker(0).affiliations == Texts{"Amnesty International"});
  CHECK(text.roles(1) ==
        Texts{"vice-president of the Chinese Academy of Engineering from 2002 to 2010"});
  CHECK(text.speaker(1).affiliations == Texts{"Chinese Academy of Engineering"});
  CHECK(text.role_spans(2).empty());
  CHECK(text.roles(2) == Texts{"protégé", "newly minted propaganda chief"});
  CHECK(text.label(3) == "Ivy Lo");
  CHECK(text.role_spans(3) == Texts{"spokeswoman"});
  CHECK(text.speaker(3).gender == Gender::female);
  CHECK(text.role_spans(4) == Texts{"founder", "chief executive"});
}

TEST_CASE("roles of one speaker stand in the order of the text, each wording once", "[resolve]") {
  const Marked text(
      "{Councillor Ida Brough, chairwoman of the parks committee}, said no. {Councillor Brough} "
      "left.");
  CHECK(text.roles(1) == Texts{"Councillor", "chairwoman of the parks committee"});
}

TEST_CASE("a titled surname is not the first word of a place, nor somebody's bank another bank",
          "[resolve]") {
  const Marked lord(
      "The gold was taken from Ashcombe Park, police said.\n\n{Lord Ashcombe} said he was sad. "
      "{Ashcombe Park} said in a "
      "statement that it was open.");
  CHECK(lord.label(0) == "Ashcombe");
  CHECK(lord.label(1) == "Ashcombe Park");
  const Marked bank(
      "On Monday {Norvane's central bank} kept its rate. It was a mistake, said {Petra Lindqvist} "
      "of Sundvall Bank.");
  CHECK(bank.label(0) == "Norvane's central bank");
}

TEST_CASE("her office is not the office of somebody spoken of before", "[resolve]") {
  const Marked text(
      "{The trade envoy's office} said no. Petra Lindqvist left. {Her office} said nothing.");
  CHECK(text.label(1) == "her office");
}

TEST_CASE("the short form of a name goes on with of rather than with a further noun", "[resolve]") {
  const Marked text("The Bank of Norvane met. The Bank Rate stayed. {The Bank} said no.");
  CHECK(text.label(0) == "Bank of Norvane");
}

TEST_CASE("and within the name of a body joins no two speakers", "[resolve]") {
  const Marked text("{The Food and Drink Federation} said no.");
  CHECK(text.label(0) == "Food and Drink Federation");
}

TEST_CASE("an address in small letters does not make a common word of a name", "[resolve]") {
  const Marked text(
      "{Veridian Tide} spoke. {Veridian} said no.\n\nSee www.veridian.example or "
      "press@veridian.example.");
  CHECK(text.label(0) == "Veridian Tide");
  CHECK(text.label(1) == "Veridian Tide");
}

TEST_CASE("what is told more closely is not whoever was spoken of", "[resolve]") {
  const Marked text("{The Met Office} said no. {The union that represents nurses} said yes.");
  CHECK(text.label(1) == "union that represents nurses");
}

TEST_CASE("an organization is known by its letters, its short name and what it is", "[resolve]") {
  const Marked text(
      "Then the Cyberspace Administration of China (CAC) spoke. {The CAC} said no. Acme Corp. "
      "paid. {Acme} said yes. "
      "{The company} said little. The Competition and Trade Authority (CTA) listened. {The "
      "authority} said nothing.");
  CHECK(text.label(0) == "Cyberspace Administration of China");
  CHECK(text.speaker(0).kind == SpeakerKind::organization);
  CHECK(text.speaker(0).aliases == Texts{"CAC"});
  CHECK(text.label(1) == "Acme Corp.");
  CHECK(text.label(2) == "Acme Corp.");
  CHECK(text.label(3) == "Competition and Trade Authority");
}

TEST_CASE("letters in parentheses that fit no name are no abbreviation", "[resolve]") {
  const Marked text(
      "Sen. Marco Rubio (R) spoke. The Ocean Floor Commission (XQZ) met. {XQZ} said no.");
  CHECK(text.label(0) == "XQZ");
}

TEST_CASE("places stand for those who speak there", "[resolve]") {
  const Marked text("{Beijing} said no. {the White House} said yes.");
  CHECK(text.label(0) == "Beijing");
  CHECK(text.speaker(0).kind == SpeakerKind::organization);
  CHECK(text.label(1) == "White House");
}

TEST_CASE("documents and groups are speakers of their own kind", "[resolve]") {
  const Marked text(
      "{A study published on Friday} found moss. {The study} said more. {Two former inspectors} "
      "agreed.");
  CHECK(text.speaker(0).kind == SpeakerKind::document);
  CHECK(text.label(0) == "study published on Friday");
  CHECK(text.label(1) == text.label(0));
  CHECK(text.speaker(0).name.empty());
  CHECK(text.speaker(2).kind == SpeakerKind::group);
  CHECK(text.label(2) == "former inspectors");
}

TEST_CASE("somebody without a name has a label and a role", "[resolve]") {
  const Marked text(
      "The Cyberspace Administration of China (CAC) met. {the international cooperation head of "
      "the CAC} said no. "
      "{A spokesman for Brightspan} declined.");
  CHECK(text.speaker(0).name.empty());
  CHECK(text.label(0) == "international cooperation head of the CAC");
  CHECK(text.speaker(0).kind == SpeakerKind::person);
  CHECK(text.speaker(0).affiliations == Texts{"Cyberspace Administration of China"});
  CHECK(text.speaker(1).gender == Gender::male);
  CHECK(text.role_spans(1) == Texts{"spokesman"});
}

TEST_CASE("a role alone goes back to who has it", "[resolve]") {
  const Marked text(
      "{State Senator Joan Ferris} said no. {The Democrat} said more. Mayor Tom Pell listened. "
      "{The mayor} said yes. "
      "{The licensing chief} left.");
  CHECK(text.label(1) == "Joan Ferris");
  CHECK(text.speakers.resolutions[1].resolved_by == "description");
  CHECK(text.label(2) == "Tom Pell");
  CHECK(text.speakers.resolutions[2].resolved_by == "role");
  CHECK(text.speaker(3).name.empty());
}

TEST_CASE("the deputy premier is not the premier", "[resolve]") {
  const Marked text("Deputy Premier Cosmo Thale spoke. {The premier} said no.");
  CHECK(text.speaker(0).name.empty());
}

TEST_CASE("coordinated mentions have a speaker each", "[resolve]") {
  const Marked text(
      "Joan Ferris met Will Gage. {Ferris and Gage} said no. {They} left, and {both} said why.");
  CHECK(text.label(0) == "Joan Ferris + Will Gage");
  CHECK(text.label(1) == "Joan Ferris + Will Gage");
  CHECK(text.label(2) == "Joan Ferris + Will Gage");

  const Marked roles("{the Kentucky senator and the union’s president} said no.");
  CHECK(roles.speakers.resolutions[0].speakers.size() == 2);
}
