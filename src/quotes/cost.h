// What it costs to read a quotation mark against the signs around it.
//
// Every mark of a block is read as opening a quotation, as closing one, or as no mark at all. Signs
// speak for and against each of these; the reading of a whole block whose costs add up to least
// is taken (reading.h). Only the relations between the figures matter. They say: one slip of the
// printer is likelier than two; a missing mark is likelier than one that is too many.
#pragma once

namespace sayso::cost {

// The neighbours of a mark, each by itself: white space behind an opening mark, a letter behind a
// closing one, and so on.
inline constexpr int kAgainst = 4;

// Pairs, by `use` in marks.toml.
inline constexpr int kUsual = 0;
inline constexpr int kForeign = 3;  // ”so they write in Finland”
inline constexpr int kSlip = 5;     // “not meant so"

// Places where a mark may be something else: behind "workers" or a digit, before "twas".
inline constexpr int kDoubtful = 3;  // ... and is read as a mark
inline constexpr int kExcused = 0;   // ... and is read as that something
inline constexpr int kUnlisted = 4;  // an apostrophe that no list knows
inline constexpr int kStray = 10;    // no mark, and nothing else it could be

// Quotations.
inline constexpr int kNested = 2;       // inside one of its family, another family between them
inline constexpr int kNestedAlike = 4;  // directly inside one of its own family
inline constexpr int kUnclosed = 6;     // no closing mark
inline constexpr int kContinued = 1;    // none, but the next paragraph opens with such a mark

}  // namespace sayso::cost
