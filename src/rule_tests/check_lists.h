// Entries of word lists that are hardly meant: W-duplicate-entry, W-dead-entry.
#pragma once

#include "rules/folder.h"
#include "tape/vocabulary.h"

namespace sayso {

void check_lists(const rules::Folder& folder, std::string_view language,
                 const Vocabulary& vocabulary, Diagnostics& problems);

}  // namespace sayso
