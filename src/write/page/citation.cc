#include "write/page/citation.h"

namespace sayso::page {
namespace {

constexpr std::size_t kMostBytes = 4000;  // of the content

}  // namespace

std::string citation(const Story& story, const Attribution& attribution, std::string_view speaker) {
  const Article& article = story.analysis.article;
  std::string line(speaker);
  for (const Span cue : attribution.cue) line.append(" ").append(story.words(cue));
  line.append(": ").append(story.content(attribution, kMostBytes)).append(" — ");
  line.append(title(story.analysis));
  for (const std::string* part :
       {&article.author, &article.publisher, &article.published, &article.url})
    if (!part->empty()) line.append(", ").append(*part);
  return line;
}

std::string citation(const compare::Source& source, const compare::Occurrence& occurrence) {
  std::string line = occurrence.speaker;
  if (!occurrence.cue.empty()) line.append(line.empty() ? "" : " ").append(occurrence.cue);
  line.append(line.empty() ? "" : ": ").append(occurrence.text).append(" — ");
  line.append(source.title.empty() ? source.id : source.title);
  for (const std::string* part : {&source.publisher, &source.published, &source.url})
    if (!part->empty()) line.append(", ").append(*part);
  return line;
}

}  // namespace sayso::page
