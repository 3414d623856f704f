// The rules and the articles of the checkout, for tests of the whole program.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "pipeline.h"
#include "places.h"

namespace sayso {

const RuleSet& checkout_rules();  // loaded once

Article article(const std::filesystem::path& file);  // its id is the file's name

std::vector<std::filesystem::path> texts(const std::filesystem::path& folder);  // .txt, by name

// Says so where it is not.
bool is_there(const std::filesystem::path& path);

// The folder in which the tests [.goldens] and [.figures] make anew what other tests compare with,
// by the same paths as in the checkout. tools/approve-goldens and -figures name it in
// SAYSO_APPROVE.
std::filesystem::path approval_folder();
void write_for_approval(const std::filesystem::path& path, const std::string& bytes);

}  // namespace sayso
