// The tables of an index, and how an older one becomes a newer one.
#pragma once

#include "index/database.h"

namespace sayso::index {

// Makes the tables in an empty file, or adds what a file of an older version lacks.
//
//     E-index-version   the file is of a newer version, or no index
bool migrate(Database& db, Diagnostic& problem);

// False where the file is no index of this version, for readers, who change nothing.
bool is_current(Database& db, Diagnostic& problem);

}  // namespace sayso::index
