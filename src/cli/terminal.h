// What standard output and standard error are connected to.
#pragma once

#include <cstdio>
#include <string_view>

namespace sayso::cli {

bool is_terminal(std::FILE* stream);

// A terminal that shows colours, and a user who wants them (https://no-color.org).
bool wants_colour(std::FILE* stream);

namespace colour {
inline constexpr std::string_view kBold = "\033[1m", kRed = "\033[31m", kGreen = "\033[32m",
                                  kYellow = "\033[33m", kBlue = "\033[34m", kMagenta = "\033[35m",
                                  kCyan = "\033[36m", kFaint = "\033[2m", kOff = "\033[0m";
}  // namespace colour

}  // namespace sayso::cli
