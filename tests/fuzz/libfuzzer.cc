// What libFuzzer calls; --target=NAME chooses the target. Only in the preset `fuzz` (tools/fuzz).
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "fuzz/target.h"

namespace {

void (*run)(std::string_view bytes) = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
  constexpr std::string_view kOption = "--target=";
  for (int i = 1; i < *count; ++i) {
    const std::string_view argument = (*arguments)[i];
    if (!argument.starts_with(kOption)) continue;
    for (const auto& target : sayso::fuzz::targets())
      if (target.name == argument.substr(kOption.size())) run = target.run;
  }
  if (run) return 0;
  std::fputs("name a target: --target=NAME, one of\n", stderr);
  for (const auto& target : sayso::fuzz::targets())
    std::fprintf(stderr, "  %.*s\n", static_cast<int>(target.name.size()), target.name.data());
  std::exit(2);
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  run({reinterpret_cast<const char*>(data), size});
  return 0;
}
