#include "batch/journal.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "cli/program.h"
#include "evaluate/temporary_folder.h"

namespace sayso {
namespace {

void write_some(const std::string& folder, std::string_view settings) {
  Journal journal;
  REQUIRE_FALSE(journal.open(folder, settings, false));
  journal.add(journal_key("a", "text"));
  journal.add(journal_key("b", "text"));
}

}  // namespace

TEST_CASE("a journal knows what was done of the same input with the same settings") {
  const eval::TemporaryFolder folder;
  write_some(folder.path.string(), "one");
  Journal journal;
  REQUIRE_FALSE(journal.open(folder.path.string(), "one", true));
  CHECK(journal.size() == 2);
  CHECK(journal.has(journal_key("a", "text")));
  CHECK(journal.has(journal_key("b", "text")));
  CHECK_FALSE(journal.has(journal_key("a", "other text")));
  CHECK_FALSE(journal.has(journal_key("c", "text")));
}

TEST_CASE("a journal goes on from run to run") {
  const eval::TemporaryFolder folder;
  write_some(folder.path.string(), "one");
  {
    Journal journal;
    REQUIRE_FALSE(journal.open(folder.path.string(), "one", true));
    journal.add(journal_key("c", "text"));
  }
  Journal journal;
  REQUIRE_FALSE(journal.open(folder.path.string(), "one", true));
  CHECK(journal.size() == 3);
}

TEST_CASE("a journal of other settings is begun anew") {
  const eval::TemporaryFolder folder;
  write_some(folder.path.string(), "one");
  Journal other;
  REQUIRE_FALSE(other.open(folder.path.string(), "two", true));
  CHECK(other.is_of_other_settings());
  CHECK(other.size() == 0);
  Journal again;
  REQUIRE_FALSE(again.open(folder.path.string(), "one", true));
  CHECK(again.size() == 0);
}

TEST_CASE("a journal that nobody wants to go on with is begun anew") {
  const eval::TemporaryFolder folder;
  write_some(folder.path.string(), "one");
  write_some(folder.path.string(), "one");
  Journal journal;
  REQUIRE_FALSE(journal.open(folder.path.string(), "one", true));
  CHECK_FALSE(journal.is_of_other_settings());
  CHECK(journal.size() == 2);
}

TEST_CASE("a line that a killed run left unfinished counts for nothing and spoils no other") {
  const eval::TemporaryFolder folder;
  write_some(folder.path.string(), "one");
  std::ofstream(folder.path / ".sayso-run", std::ios::app) << "0123456789abcdef0123456789abcdef";
  {
    Journal journal;
    REQUIRE_FALSE(journal.open(folder.path.string(), "one", true));
    CHECK(journal.size() == 2);
    journal.add(journal_key("c", "text"));
  }
  Journal journal;
  REQUIRE_FALSE(journal.open(folder.path.string(), "one", true));
  CHECK(journal.has(journal_key("c", "text")));
}

TEST_CASE("a journal that cannot be written is told") {
  Journal journal;
  const auto problem = journal.open("/nowhere", "one", true);
  REQUIRE(problem);
  CHECK(problem->code == "E-unwritable-output");
  CHECK(problem->message == "cannot write '/nowhere/.sayso-run': No such file or directory");
}

}  // namespace sayso
