// The formats that gold.h reads, one function each. They append what they could read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/annotated_article.h"
#include "text/diagnostic.h"

namespace sayso::eval {

using AnnotatedArticles = std::vector<AnnotatedArticle>;

// `file` is named in diagnostics.
void read_brat(std::string_view annotations, std::string text, const std::string& file,
               AnnotatedArticles& articles, Diagnostics& problems);
void read_tei(const std::string& xml, const std::string& file, AnnotatedArticles& articles,
              Diagnostics& problems);
void read_jsonl(std::string_view lines, const std::string& file, AnnotatedArticles& articles,
                Diagnostics& problems);

std::string_view base_name(std::string_view id);  // "news/fire.txt" -> "fire.txt"
std::optional<CueClass> cue_class_named(std::string_view name);
std::optional<Qualifier> qualifier_named(std::string_view name);
std::optional<AttributionType> type_named(std::string_view name);

}  // namespace sayso::eval
