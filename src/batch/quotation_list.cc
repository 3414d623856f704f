#include "batch/quotation_list.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "text/csv.h"

namespace sayso {
namespace {

using Quotations = std::vector<ListedQuotation>;

void set(Diagnostic& problem, unsigned line, std::string message) {
  problem = {.code = "E-quotation-list",
             .message = "line " + std::to_string(line) + ": " + std::move(message),
             .hint =
                 "a list is CSV with a header that names a column 'quote' and maybe one "
                 "'speaker', or JSON Lines with these keys"};
}

std::optional<Quotations> read_json_lines(std::string_view bytes, Diagnostic& problem) {
  Quotations all;
  unsigned number = 0;
  while (!bytes.empty()) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
    ++number;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    const auto object = nlohmann::json::parse(line, nullptr, false);
    if (!object.is_object() || !object.contains("quote") || !object["quote"].is_string()) {
      set(problem, number, "this is no JSON object with a text 'quote'");
      return std::nullopt;
    }
    ListedQuotation one{object["quote"].get<std::string>(), "", number};
    if (object.contains("speaker") && object["speaker"].is_string())
      one.speaker = object["speaker"].get<std::string>();
    all.push_back(std::move(one));
  }
  return all;
}

std::optional<Quotations> read_csv(std::string_view bytes, Diagnostic& problem) {
  Csv csv(bytes);
  std::vector<std::string> fields;
  csv.next(fields);
  const auto column = [&](std::string_view name) {
    return static_cast<std::size_t>(std::find(fields.begin(), fields.end(), name) - fields.begin());
  };
  const std::size_t quote = column("quote"), speaker = column("speaker");
  if (quote == fields.size()) {
    set(problem, 1, "the header names no column 'quote'");
    return std::nullopt;
  }
  Quotations all;
  while (!csv.at_end()) {
    const unsigned line = csv.line();
    if (!csv.next(fields)) {
      set(problem, line, "a quotation mark is opened and never closed");
      return std::nullopt;
    }
    const auto is_empty = [](const std::string& field) { return field.empty(); };
    if (!std::all_of(fields.begin(), fields.end(), is_empty))
      all.push_back({quote < fields.size() ? fields[quote] : "",
                     speaker < fields.size() ? fields[speaker] : "", line});
  }
  return all;
}

}  // namespace

std::optional<Quotations> read_quotation_list(std::string_view bytes, Diagnostic& problem) {
  const auto first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return Quotations{};
  return bytes[first] == '{' ? read_json_lines(bytes, problem) : read_csv(bytes, problem);
}

}  // namespace sayso
