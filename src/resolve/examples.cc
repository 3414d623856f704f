#include "resolve/examples.h"

#include <algorithm>
#include <string>

#include "quotes/find_quotations.h"
#include "resolve/mention.h"

namespace sayso {
namespace {

// An example's text as an article of one paragraph.
struct ExampleText {
  ExampleText(const ResolveExample& example, const ResolveRules& rules, const QuoteRules& quotes,
              const Vocabulary& vocabulary) {
    article.text = example.text;
    blocks.emplace_back();
    blocks.back().span = {0, static_cast<std::uint32_t>(article.text.size())};
    Diagnostics ignored;
    quotations = find_quotations(article, blocks, quotes, ignored);
    of_blocks.resize(1);
    TapeMaker(vocabulary)
        .make(article.text, blocks[0].span, quotations, 0, Quotation::kNone, of_blocks[0]);
    names = read_names(article.text, blocks, tapes(vocabulary), rules, vocabulary);
  }

  Tapes tapes(const Vocabulary& vocabulary) const {
    return Tapes(article.text, blocks, quotations, of_blocks, {}, vocabulary);
  }
  std::string text(TokenRange tokens) const {
    return tokens.empty()
               ? ""
               : std::string(slice(article.text, of_blocks[0].span(tokens.first, tokens.last)));
  }

  Article article;
  Blocks blocks;
  Quotations quotations;
  std::vector<Tape> of_blocks;
  Names names;
};

// What came out for an example, and whether it is what the example says.
struct Outcome {
  bool taken = false;  // by the rule
  bool right = false;  // and with the right words
  std::string found;
};

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const auto& text : texts) out += (out.empty() ? "" : " | ") + text;
  return out.empty() ? "nothing" : out;
}

bool fits(const ResolveExample& example, const std::string& name,
          const std::vector<std::string>& roles) {
  return (example.name.empty() || example.name == name) &&
         (example.roles.empty() || example.roles == roles);
}

// Of a rule about names: `member` is where a name keeps the index of such a rule.
Outcome outcome(const ExampleText& text, const ResolveExample& example,
                std::int16_t NameUse::*member, std::size_t index) {
  Outcome outcome;
  std::vector<std::string> seen;
  for (std::uint32_t i = 0; i < text.names.uses.size(); ++i) {
    const NameUse& use = text.names.uses[i];
    std::vector<std::string> roles;
    for (const RoleUse& role : text.names.roles_of(i))
      if (!role.is_noun) roles.push_back(text.text(role.tokens));
    seen.push_back(text.text(use.tokens) + " (" + joined(roles) + ")");
    if (member && use.*member != static_cast<std::int16_t>(index)) continue;
    outcome.taken = true;
    outcome.right = outcome.right || fits(example, text.text(use.tokens), roles);
  }
  outcome.found = joined(seen);
  return outcome;
}

// Of a rule about mentions; the text is one. Without an id, whether it is about a name.
Outcome outcome(const ExampleText& text, const ResolveExample& example, const ResolveRules& rules,
                const Vocabulary& vocabulary, std::string_view id) {
  const Tapes tapes = text.tapes(vocabulary);
  const TokenRange whole = tokens_in(text.of_blocks[0], text.blocks[0].span);
  const Mention mention = MentionReader(tapes, text.names, rules, vocabulary).read(0, whole);
  Outcome outcome;
  if (!mention.names.empty()) {
    outcome.found = text.text(text.names.uses[mention.names[0]].tokens);
    outcome.taken = id.empty();
    outcome.right = fits(example, outcome.found, {});
  } else {
    const std::string role = text.text(mention.role);
    outcome.found = std::string(mention.rule) + " (" + role + ")";
    outcome.taken = !id.empty() && mention.rule == id;
    outcome.right = fits(example, "", {role});
  }
  return outcome;
}

class Checker {
 public:
  Checker(const ResolveRules& rules, const QuoteRules& quotes, const Vocabulary& vocabulary,
          Diagnostics& problems)
      : rules_(rules), quotes_(quotes), vocabulary_(vocabulary), problems_(problems) {}

  template <typename Try>
  void check(const ResolveRuleSet& set, Try attempt) {
    for (std::size_t i = 0; i < set.rules.size(); ++i)
      for (const ResolveExample& example : set.rules[i].examples) {
        const Outcome outcome =
            attempt(ExampleText(example, rules_, quotes_, vocabulary_), example, i);
        if (example.counter ? outcome.taken : !(outcome.taken && outcome.right))
          report(set.rules[i], example, outcome);
      }
  }

  void run() {
    const auto names = [this](std::int16_t NameUse::*member) {
      return [this, member](const ExampleText& text, const ResolveExample& example,
                            std::size_t index) {
        Outcome result = outcome(text, example, member, index);
        if (member == &NameUse::rule && !rules_.names.rules[index].is_name)
          result.taken = result.right = text.names.uses.empty();
        return result;
      };
    };
    check(rules_.runs, names(nullptr));
    check(rules_.names, names(&NameUse::rule));
    check(rules_.before, names(&NameUse::before));
    check(rules_.after, names(&NameUse::after));
    const auto mentions = [this](const ResolveRuleSet* sources) {
      return [this, sources](const ExampleText& text, const ResolveExample& example,
                             std::size_t index) {
        return outcome(text, example, rules_, vocabulary_,
                       sources ? std::string_view(sources->rules[index].id) : "");
      };
    };
    check(rules_.leads, mentions(nullptr));
    check(rules_.tails, mentions(nullptr));
    check(rules_.sources, mentions(&rules_.sources));
  }

 private:
  void report(const ResolveRule& rule, const ResolveExample& example, const Outcome& outcome) {
    Diagnostic problem{.code = "E-example",
                       .message = example.counter
                                      ? "the rule takes its counter-example: " + outcome.found
                                      : "found " + outcome.found + ", not " + example.name + " (" +
                                            joined(example.roles) + ") by this rule"};
    problem.file = rule.file;
    problem.line = example.line;
    problem.column = 1;
    problem.source_line = example.text;
    problem.rule = rule.id;
    problems_.push_back(std::move(problem));
  }

  const ResolveRules& rules_;
  const QuoteRules& quotes_;
  const Vocabulary& vocabulary_;
  Diagnostics& problems_;
};

}  // namespace

void check_resolve_examples(const ResolveRules& rules, const QuoteRules& quotes,
                            const Vocabulary& vocabulary, Diagnostics& problems) {
  Checker(rules, quotes, vocabulary, problems).run();
}

}  // namespace sayso
