// What pronouns go back to.
#include <catch2/catch.hpp>

#include "resolve/marked_text.h"

using namespace sayso;

TEST_CASE("he and she go by gender", "[resolve]") {
  const Marked text(
      "{Paul Reed} met Mrs. Brough. “No,” {she} said. “Yes,” {he} said.\n\nThe chairwoman, Qwert "
      "Olthoff, came. "
      "“Late,” {she} said.");
  CHECK(text.label(1) == "Brough");
  CHECK(text.label(2) == "Paul Reed");
  CHECK(text.label(3) == "Qwert Olthoff");
  CHECK(text.speakers.resolutions[2].resolved_by == "pronoun");
}

TEST_CASE("between two of one gender nobody is chosen", "[resolve]") {
  const Marked text("Tom Ash met Bill Lee. “Late,” {he} said.");
  CHECK(text.label(0) == "?");
}

TEST_CASE("who was speaking goes on speaking", "[resolve]") {
  const Marked text(
      "{Tom Ash, who succeeded Bill Lee}, said taxes fell. {He} said they would rise.\n\n“We "
      "know,” {he} said.");
  CHECK(text.label(0) == "Tom Ash");
  CHECK(text.label(1) == "Tom Ash");
  CHECK(text.label(2) == "Tom Ash");
}

TEST_CASE("who speaks in a paragraph goes on, whoever of that gender spoke before", "[resolve]") {
  const Marked text(
      "Mayor Qwertine Dorn met {Rosa Hart}, who said it was late. “Late,” {she} said.\n\n{Dorn} "
      "insisted that it was not. “I was early,” {she} said.");
  CHECK(text.label(1) == "Rosa Hart");
  CHECK(text.label(3) == "Qwertine Dorn");
}

TEST_CASE("gender is learnt from pronouns near a name", "[resolve]") {
  const Marked text("Qwertine Dorn, who sold her boat, met Tom Ash.\n\n“No,” {she} said.");
  CHECK(text.label(0) == "Qwertine Dorn");
}

TEST_CASE("a surname behind a title tells no gender, even where it is a given name, too",
          "[resolve]") {
  const Marked text(
      "“No,” said Lena Dorn, a judge.\n\nPresident Ellis told lawmakers that she was sad. “It is "
      "not over,” {she} said.");
  CHECK(text.label(0) == "Ellis");
}

TEST_CASE("it is an organization or a document, they are several", "[resolve]") {
  const Marked text(
      "{Acme Corp.} said no. {It} said so twice.\n\n{Two officials} said yes. {They} would not say "
      "more.");
  CHECK(text.label(1) == "Acme Corp.");
  CHECK(text.label(3) == "officials");
}

TEST_CASE("who is what stands directly before", "[resolve]") {
  const Marked text("We saw Li Shulei, {who} said no.");
  CHECK(text.label(0) == "Li Shulei");
  CHECK(text.speakers.resolutions[0].resolved_by == "relative");
}

TEST_CASE("a possessive names who has the claim", "[resolve]") {
  const Marked text("{Greta Olander} said no. {Her} claim was denied.");
  CHECK(text.label(1) == "Greta Olander");
}

TEST_CASE("I is whoever is quoted", "[resolve]") {
  Marked text("“{I} said no,” {Greta Olander} said.");
  CHECK(text.label(0) == "?");  // nothing says what holds what
}

TEST_CASE("where nobody was spoken of a pronoun has no speaker", "[resolve]") {
  const Marked text("“No,” {she} said.");
  CHECK(text.label(0) == "?");
  CHECK(text.speakers.resolutions[0].resolved_by.empty());
  CHECK(text.speakers.all.empty());
}
