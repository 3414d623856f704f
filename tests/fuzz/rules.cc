// Any bytes as a file of rules: refused with places that are in it, or taken; and what is taken
// can be used on an article.
#include "fuzz/target.h"
#include "pipeline.h"

namespace sayso::fuzz {

void rules(std::string_view bytes) {
  Diagnostics problems;
  const auto folder = rules::Folder::read((kCheckout / "tests/rules/minimal").string(), problems);
  expect(folder != nullptr, "the rules that are added to do not load");
  folder->add("en", std::string(bytes), problems);
  const auto loaded = RuleSet::load(*folder, problems);
  const bool has_errors = has_error(problems);
  for (const Diagnostic& problem : problems)
    expect(!problem.code.empty() && !problem.message.empty(), "a problem without words");
  expect(has_errors || loaded, "refused without an error");
  if (has_errors || !loaded) return;
  Article article;
  article.language = "en";
  article.text =
      "“It failed,” Dr Osei said. He said that “nobody” was hurt.\n\n“Why?” she asked.\n";
  analyse(std::move(article), *loaded);
}

}  // namespace sayso::fuzz
