// What the README and rules/README.md say is so: its commands (code blocks marked sh) run, in their
// order and in a copy of the checkout, and the output that it shows is what comes out. `tools/test`
// alone is left out: it is what runs this.
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cstdio>
#include <fstream>

#include "checkout.h"
#include "cli/program.h"
#include "evaluate/temporary_folder.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

// What a reader has after `git clone`, with the program built.
class Copy {
 public:
  Copy() {
    for (const char* part : {"corpus", "rules", "README.md"})
      fs::copy(kCheckout / part, folder_.path / part, fs::copy_options::recursive);
    const std::string tool = folder_.write(
        "tools/sayso", std::string("#!/bin/sh\nSAYSO_RULES=${SAYSO_RULES-rules} exec '") +
                           kProgramFile + "' \"$@\"\n");
    fs::permissions(tool, fs::perms::owner_all);
  }

  // Standard output; `code` is the exit code.
  std::string run(const std::string& script, int& code) const {
    const std::string file = folder_.write("script", script);
    const std::string command = "cd '" + folder_.path.string() + "' && sh -eu script 2>messages";
    std::FILE* shell = popen(command.c_str(), "r");
    REQUIRE(shell);
    std::string out;
    for (int c = std::fgetc(shell); c != EOF; c = std::fgetc(shell)) out += static_cast<char>(c);
    const int status = pclose(shell);
    code = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    return out;
  }

  std::string messages() const { return cli::file_text((folder_.path / "messages").string()); }

 private:
  eval::TemporaryFolder folder_;
};

// A code block, with the command named in a comment before it (<!-- output: COMMAND -->).
struct CodeBlock {
  std::string language, text, output_of;
  std::size_t begin, end;  // of the text, in the README
};

std::vector<CodeBlock> blocks(const std::string& readme) {
  constexpr std::string_view kComment = "<!-- output: ", kCommentEnd = " -->\n", kFence = "```";
  std::vector<CodeBlock> all;
  std::string output_of;
  for (std::size_t at = 0; at < readme.size(); at = readme.find('\n', at) + 1) {
    if (readme.compare(at, kComment.size(), kComment) == 0) {
      const std::size_t begin = at + kComment.size();
      output_of = readme.substr(begin, readme.find(kCommentEnd, at) - begin);
    }
    if (readme.compare(at, kFence.size(), kFence) != 0) continue;
    CodeBlock block;
    block.begin = readme.find('\n', at) + 1;
    block.end = readme.find(kFence, block.begin);
    REQUIRE(block.end != readme.npos);
    block.language = readme.substr(at + kFence.size(), block.begin - 1 - at - kFence.size());
    block.text = readme.substr(block.begin, block.end - block.begin);
    block.output_of = std::exchange(output_of, {});
    at = block.end;
    all.push_back(std::move(block));
  }
  return all;
}

std::string without_tests(const std::string& script) {
  std::string out;
  for (std::size_t at = 0; at < script.size();) {
    const std::size_t end = script.find('\n', at) + 1;
    const std::string line = script.substr(at, end - at);
    if (line.rfind("tools/test", 0) != 0) out += line;
    at = end;
  }
  return out;
}

// A page with the output that its commands have now.
std::string made(const std::string& readme) {
  const Copy copy;
  std::string out;
  std::size_t copied = 0;
  for (const CodeBlock& block : blocks(readme)) {
    const bool is_output = !block.output_of.empty();
    if (!is_output && block.language != "sh") continue;
    int code = 0;
    const std::string script = is_output ? block.output_of + "\n" : without_tests(block.text);
    const std::string printed = copy.run(script, code);
    INFO(script << printed << copy.messages());
    CHECK(code == 0);
    CHECK_FALSE((printed.empty() && is_output));
    if (!is_output) continue;
    out += readme.substr(copied, block.begin - copied) + printed;
    copied = block.end;
  }
  return out + readme.substr(copied);
}

std::string page(const std::string& name) { return cli::file_text((kCheckout / name).string()); }
std::string readme() { return page("README.md"); }

void check_page(const std::string& name) {
  const std::string text = page(name), now = made(text);
  const auto old_blocks = blocks(text), new_blocks = blocks(now);
  REQUIRE(old_blocks.size() == new_blocks.size());
  for (std::size_t i = 0; i < old_blocks.size(); ++i) {
    INFO("tools/approve-goldens writes it anew: " << old_blocks[i].output_of);
    CHECK(old_blocks[i].text == new_blocks[i].text);
  }
}

}  // namespace

TEST_CASE("every command of the README runs, and the output that it shows is real") {
  check_page("README.md");
}

TEST_CASE("an overlay is made, mistyped, repaired and measured as rules/README.md shows") {
  check_page("rules/README.md");
}

TEST_CASE("the README has the two commands, output and a rule") {
  std::string commands, languages;
  for (const CodeBlock& block : blocks(readme())) {
    if (block.language == "sh") commands += block.text;
    if (!block.output_of.empty()) languages += block.language + " ";
  }
  for (const char* command :
       {"tools/sayso extract corpus/news -o out/", "\ntools/test ", "[[rule]]"})
    CHECK(commands.find(command) != commands.npos);
  CHECK(languages.find("xml json") != languages.npos);
}

TEST_CASE("every file that the README points to is there") {
  const std::string text = readme();
  std::size_t count = 0;
  for (std::size_t at = 0; (at = text.find("](", at)) != text.npos; ++count) {
    const std::string target = text.substr(at + 2, text.find(')', at) - at - 2);
    at += 2;
    INFO(target);
    CHECK((target.rfind("https://", 0) == 0 || fs::exists(kCheckout / target)));
  }
  CHECK(count > 5);
}

TEST_CASE("the README made anew", "[.goldens]") {
  for (const char* name : {"README.md", "rules/README.md"})
    write_for_approval(name, made(page(name)));
}

}  // namespace sayso
