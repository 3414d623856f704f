#include "evaluate/gold.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <unordered_set>

#include "evaluate/formats.h"
#include "read/utf8_check.h"

namespace sayso::eval {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> file_bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string bytes((std::istreambuf_iterator<char>(in)), {});
  return in.bad() ? std::nullopt : std::optional(std::move(bytes));
}

void add(Diagnostics& problems, std::string code, std::string message, const std::string& file) {
  problems.push_back({.code = std::move(code), .message = std::move(message), .file = file});
}

std::string extension(const fs::path& path) { return path.extension().string(); }

bool is_known(const fs::path& path) {
  const std::string kind = extension(path);
  return kind == ".ann" || kind == ".xml" || kind == ".jsonl";
}

std::vector<fs::path> files_of(const fs::path& path, Diagnostics& problems) {
  std::error_code error;
  std::vector<fs::path> files;
  if (!fs::is_directory(path, error)) {
    files.push_back(path);
    return files;
  }
  fs::recursive_directory_iterator at(path, error), end;
  for (; !error && at != end; at.increment(error))
    if (is_known(at->path())) files.push_back(at->path());
  if (error) add(problems, "E-unreadable-file", error.message(), path.string());
  std::sort(files.begin(), files.end());
  return files;
}

void read_one(const fs::path& path, AnnotatedArticles& articles, Diagnostics& problems) {
  const std::string file = path.string();
  if (!is_known(path))
    return add(problems, "E-unknown-format", "neither .ann, .xml nor .jsonl", file);
  const auto bytes = file_bytes(path);
  if (!bytes) return add(problems, "E-unreadable-file", "the file cannot be read", file);

  const std::size_t before = articles.size();
  if (extension(path) == ".ann") {
    fs::path beside = path;
    read_brat(*bytes, file_bytes(beside.replace_extension(".txt")).value_or(""), file, articles,
              problems);
  } else if (extension(path) == ".xml") {
    read_tei(*bytes, file, articles, problems);
  } else {
    read_jsonl(*bytes, file, articles, problems);
  }
  // A file of one article is called after it; in a file of many each says its own id.
  if (extension(path) != ".jsonl" && articles.size() == before + 1)
    articles.back().id = path.stem().string();
  for (std::size_t i = before; i < articles.size(); ++i) {
    if (!articles[i].text.empty()) continue;
    auto text = file_bytes(path.parent_path() / (articles[i].id + ".txt"));
    if (!text) text = file_bytes(path.parent_path() / articles[i].id);
    articles[i].text = text.value_or("");
  }
}

AnnotatedArticles read_all(const std::string& path, Diagnostics& problems) {
  AnnotatedArticles articles;
  for (const fs::path& file : files_of(path, problems)) read_one(file, articles, problems);
  return articles;
}

}  // namespace

std::vector<AnnotatedArticle> read_gold(const std::string& path, Diagnostics& problems) {
  AnnotatedArticles gold = read_all(path, problems);
  std::unordered_set<std::string> seen;
  std::erase_if(gold, [&](const AnnotatedArticle& article) {
    if (article.text.empty())
      add(problems, "E-no-text", "no text for the article " + article.id, path);
    else if (check_utf8(article.text).invalid.count > 0)
      add(problems, "E-invalid-text", "the text of " + article.id + " is not UTF-8", path);
    else if (!seen.insert(article.id).second)
      add(problems, "E-duplicate-id", "two articles are called " + article.id, path);
    else
      return false;
    return true;
  });
  return gold;
}

std::vector<AnnotatedArticle> read_predictions(const std::string& path, Diagnostics& problems) {
  return read_all(path, problems);
}

}  // namespace sayso::eval
