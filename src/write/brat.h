// Brat stand-off: an article's attributions as events, for looking at and correcting by hand in
// brat (https://brat.nlplab.org). Beside the .ann stand the article's text as .txt and, once in a
// folder, annotation.conf.
//
//     T1<tab>Content 0 21<tab>“The steel is sound,”
//     T2<tab>Cue 38 42<tab>said
//     T3<tab>Source 22 37<tab>Mayor Ada Brook
//     T4<tab>Attribution 38 42<tab>said
//     E1<tab>Attribution:T4 Content:T1 Cue:T2 Source:T3
//     A1<tab>Type E1 direct
//     A2<tab>Class E1 statement
//     #1<tab>AnnotatorNotes E1<tab>q0, rule en/quote-speaker-cue, confidence 0.97
//
// Offsets are code points. What brat takes for a line end must not stand in the text of an
// annotation: there a span is parted into two.
#pragma once

#include <string>

#include "analysis.h"

namespace sayso {

void append_brat(const Analysis& analysis, std::string& out);  // .ann
void append_brat_configuration(std::string& out);              // annotation.conf

}  // namespace sayso
