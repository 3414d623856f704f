// What of an analysis is marked in the text, in pieces that nest as elements must: decided before
// anything is written, because an element may say at its start how many pieces follow.
//
//     const MarkPlan plan = plan_marks(analysis, ids, points, containers, datelines);
//     for (const MarkPiece& piece : plan.pieces)
//       plan.marks[piece.mark].kind;   // MarkKind::said, ...
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis.h"
#include "text/code_points.h"
#include "write/ids.h"
#include "write/nesting.h"

namespace sayso {

enum class MarkKind : std::uint8_t {
  said,  // content of an attribution
  mention,
  cue,
  via,
  medium,
  addressee,
  when,
  spoken,     // verbatim words in the content of a mixed attribution
  so_called,  // scare quote
  title,
  word,  // mentioned word
  role,
  dateline  // at the start of a paragraph further down
};

// The parts of an attribution, which links name.
inline bool is_linked(MarkKind kind) { return kind <= MarkKind::when; }

// Something marked in the text: one element, or several chained by @next and @prev where it is
// discontinuous or cut by others.
struct PlannedMark {
  MarkKind kind = MarkKind::said;
  std::uint32_t index = 0;   // of its attribution (the first, where several share it) or quotation
  std::string id;            // unique by kind and place
  std::uint32_t pieces = 0;  // 0: it found no place in the text
};

struct MarkPiece {
  Span span;
  std::uint32_t mark = 0;       // index into MarkPlan::marks
  std::uint32_t number = 0;     // 1 .. PlannedMark::pieces
  std::uint32_t container = 0;  // index into the containers
};

inline constexpr std::uint32_t kNoMark = 0xFFFFFFFF;

// Marks of one attribution; kNoMark where it has none.
struct Links {
  std::uint32_t said = kNoMark, mention = kNoMark, cue = kNoMark;
  std::uint32_t via = kNoMark, medium = kNoMark, addressee = kNoMark, when = kNoMark;
};

struct MarkPlan {
  std::vector<PlannedMark> marks;
  std::vector<MarkPiece> pieces;  // in the order in which their tags open
  std::vector<Links> links;       // parallel to the attributions
};

// `containers` are the elements in which marks may stand (nesting.h); `datelines` are marked as
// such.
MarkPlan plan_marks(const Analysis& analysis, const Ids& ids, const CodePoints& points,
                    const std::vector<Span>& containers, const std::vector<Span>& datelines);

}  // namespace sayso
