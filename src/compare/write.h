// A comparison for people and for programs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compare/comparison.h"

namespace sayso::compare {

// Each group with its head, and every other occurrence with what it changed. `colours`: a terminal
// shows colours; without, words taken out stand in [-...-] and words put in in {+...+}.
void append_text(const Comparison& comparison, bool colours, std::string& out);

// One JSON object (schema sayso-compare/1). Offsets are code points.
void append_json(const Comparison& comparison, std::string& out);

// A TEI document with one linkGrp type="variants" for each group. Its pointers lead into the TEI
// files that `sayso extract` writes for the articles.
void append_tei(const Comparison& comparison, std::string_view version, std::string& out);

// JSON-LD with the terms of schema.org: each group is a Claim, each occurrence one of its
// appearances (a Quotation where it stands in marks), each article an Article. What sets an
// occurrence apart is in its keywords. Nothing is said of who took it from whom, for nobody knows.
void append_schema_org(const Comparison& comparison, std::string& out);

// Parts of them, for other reports.
void append_line(std::string_view text, std::string& out);  // without line ends and controls
void append_names_text(const std::vector<Flag>& flags, std::string& out);  // "cut-end, inserted"
void append_names_text(const std::vector<Risk>& risks, std::string& out);
void append_edits_text(const std::vector<Edit>& edits, bool colours, std::string& out);
void append_edits_json(const std::vector<Edit>& edits, std::string& out);
void append_names_json(const std::vector<Flag>& flags, std::string& out);  // ["cut-end"]
void append_names_json(const std::vector<Risk>& risks, std::string& out);

}  // namespace sayso::compare
