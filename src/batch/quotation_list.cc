#include "batch/quotation_list.h"

#include <algorithm>
#include <nlohmann/json.hpp>

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
    ListedQuotation one{object["quote"].get<std::string>(), ""};
    if (object.contains("speaker") && object["speaker"].is_string())
      one.speaker = object["speaker"].get<std::string>();
    all.push_back(std::move(one));
  }
  return all;
}

// RFC 4180: fields in double marks may hold commas, line ends and doubled marks.
class Csv {
 public:
  explicit Csv(std::string_view bytes) : bytes_(bytes) {}

  bool at_end() const { return at_ >= bytes_.size(); }
  unsigned line() const { return line_; }

  // The fields of the next record; false where a mark is never closed.
  bool next(std::vector<std::string>& fields) {
    fields.assign(1, "");
    bool in_marks = false;
    for (; at_ < bytes_.size(); ++at_) {
      const char c = bytes_[at_];
      line_ += c == '\n';
      if (in_marks) {
        if (c != '"')
          fields.back() += c;
        else if (at_ + 1 < bytes_.size() && bytes_[at_ + 1] == '"')
          fields.back() += bytes_[++at_];
        else
          in_marks = false;
      } else if (c == '"' && fields.back().empty()) {
        in_marks = true;
      } else if (c == ',') {
        fields.emplace_back();
      } else if (c == '\n') {
        ++at_;
        return true;
      } else if (c != '\r') {
        fields.back() += c;
      }
    }
    return !in_marks;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  unsigned line_ = 1;
};

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
    if (quote < fields.size() && !fields[quote].empty())
      all.push_back({fields[quote], speaker < fields.size() ? fields[speaker] : ""});
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
