// One pack of an overlay folder put over the pack that it adds to.
#pragma once

#include "rules/pack.h"

namespace sayso::rules {

// Lists grow by the overlay's entries. A rule with the id of one that is there takes its place;
// other rules are put before those that are there. Keys of a [table] replace its keys.
void merge(Pack overlay, Pack& pack);

// Takes out the rules that say `off = true`.
void remove_switched_off(Pack& pack);

}  // namespace sayso::rules
