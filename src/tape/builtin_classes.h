// Classes that tokens have by their form. No rule defines them; patterns ask for them by name.
#pragma once

#include <array>
#include <string_view>

#include "tape/shape.h"

namespace sayso {

inline constexpr std::array<std::string_view, kShapes> kShapeClasses = {
    "lower", "capital", "caps", "initial", "number", "mark"};
inline constexpr std::array<std::string_view, 3> kQuoteSizes = {"quote:brief", "quote:middle",
                                                                "quote:large"};
inline constexpr std::array<std::string_view, 4> kQuoteFinals = {"quote:bare", "quote:comma",
                                                                 "quote:stop", "quote:question"};
inline constexpr std::array<std::string_view, 7> kOtherClasses = {
    "end", "quote", "quote:open", "quote:closed", "quote:continued", "quote:capital", "cue"};

}  // namespace sayso
