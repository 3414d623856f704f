// Where the tests find the checkout, the program that was built from it, and the shared data.
#pragma once

#include <filesystem>

namespace sayso {

extern const char kCheckoutFolder[],
    kProgramFile[];  // places.cc alone is compiled with the paths,
                     // so that a compiler cache serves all checkouts

inline const std::filesystem::path kCheckout = kCheckoutFolder;
inline const std::filesystem::path kProgram = kProgramFile;
inline const std::filesystem::path kShared = kCheckout / ".." / "shared";  // may be absent

}  // namespace sayso
