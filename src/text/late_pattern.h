// RE2 programs that are made when they are first needed: one set tells which of many patterns
// match, and few of them are ever asked where their groups stand; and most runs meet one language.
//
//     LatePattern pattern(text, options);
//     if (!pattern.check(error)) ...   // parses it alone, which is quick
//     pattern->Match(...);             // by many threads at once
//
// A program that is too large for its memory is refused by the set that holds it, too.
#pragma once

#include <re2/re2.h>
#include <re2/set.h>

#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace sayso {

class LatePattern {
 public:
  LatePattern(std::string text, const re2::RE2::Options& options)
      : text_(std::move(text)), options_(options) {}

  const std::string& text() const { return text_; }

  // False where RE2 refuses it; `error` says why.
  bool check(std::string& error) const {
    return re2::RE2::Set(options_, re2::RE2::UNANCHORED).Add(text_, &error) >= 0;
  }

  const re2::RE2& operator*() const {
    std::call_once(once_, [this] { program_ = std::make_unique<re2::RE2>(text_, options_); });
    return *program_;
  }
  const re2::RE2* operator->() const { return &**this; }

 private:
  std::string text_;
  re2::RE2::Options options_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<re2::RE2> program_;
};

// Patterns that are tried at once.
class LateSet {
 public:
  LateSet(const re2::RE2::Options& options, re2::RE2::Anchor anchor) : set_(options, anchor) {}

  // False where RE2 refuses the pattern, which is then not in the set; `error` says why.
  bool add(const std::string& text, std::string& error) { return set_.Add(text, &error) >= 0; }

  // False where it is too large for its memory; asked for matches, it then tells an error.
  bool compile() const {
    std::call_once(once_, [this] { is_compiled_ = set_.Compile(); });
    return is_compiled_;
  }

  const re2::RE2::Set* operator->() const {
    compile();
    return &set_;
  }

 private:
  mutable re2::RE2::Set set_;
  mutable std::once_flag once_;
  mutable bool is_compiled_ = false;
};

}  // namespace sayso
