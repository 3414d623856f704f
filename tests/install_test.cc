// `cmake --install`: what it puts where, and that the program runs from there.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "checkout.h"
#include "cli/program.h"
#include "evaluate/temporary_folder.h"

namespace sayso {

namespace fs = std::filesystem;

TEST_CASE("the installed program finds its own rules, with schema and man page beside them") {
  const eval::TemporaryFolder folder;
  const fs::path build = kProgram.parent_path(), prefix = folder.path / "prefix";
  const std::string install = "cmake --install '" + build.string() + "' --prefix '" +
                              prefix.string() + "' >'" + (folder.path / "log").string() + "' 2>&1";
  if (std::system(install.c_str()) != 0) FAIL(cli::file_text((folder.path / "log").string()));
  for (const char* file : {"share/sayso/rules/manifest.toml", "share/sayso/schema/sayso-tei.rnc",
                           "share/man/man1/sayso.1", "share/bash-completion/completions/sayso"}) {
    INFO(file);
    CHECK(fs::exists(prefix / file));
  }

  // Rules of its own: a broken installed folder is noticed, whatever the checkout has.
  const std::string program = "cd / && '" + (prefix / "bin/sayso").string() + "' extract '" +
                              folder.write("a.txt", cli::kArticle) + "' >'" +
                              folder.write("out", "") + "' 2>'" + folder.write("err", "") + "'";
  CHECK(std::system(program.c_str()) == 0);
  CHECK(cli::file_text((folder.path / "out").string()).find("\"name\":\"Ada Brook\"") !=
        std::string::npos);
  fs::remove(prefix / "share/sayso/rules/en/patterns.toml");
  CHECK(std::system(program.c_str()) != 0);
  CHECK(cli::file_text((folder.path / "err").string()).find("prefix/share/sayso/rules") !=
        std::string::npos);
}

}  // namespace sayso
