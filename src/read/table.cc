#include "read/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "read/read_record.h"
#include "text/csv.h"
#include "text/json_text.h"

namespace sayso {
namespace {

constexpr std::size_t kLongestNames = 1 << 16;  // bytes of the first row
constexpr std::size_t kLongestName = 256;

Diagnostic bad_record(std::string message, std::string hint = "") {
  return {.code = "E-bad-record", .message = std::move(message), .hint = std::move(hint)};
}

Diagnostic other_fields(std::size_t count, std::size_t names) {
  return bad_record(fmt::format("the row has {} fields, the first one has {}", count, names));
}

char delimiter_of(std::string_view table) {
  const std::string_view names = table.substr(0, table.find('\n'));
  char best = ',';
  std::size_t most = 0;
  for (const char delimiter : {',', '\t', ';'}) {
    const auto count = static_cast<std::size_t>(std::count(names.begin(), names.end(), delimiter));
    if (count > most) {
      best = delimiter;
      most = count;
    }
  }
  return best;
}

class Rows : public Records {
 public:
  Rows(Bytes bytes, std::size_t most) : bytes_(std::move(bytes)), most_(most) {}

  std::optional<Record> next() override {
    while (!is_over_) {
      Record record = take_row(names_.empty() ? std::min(most_, kLongestNames) : most_);
      if (record.problem) {
        is_over_ = is_over_ || names_.empty();
        return record;
      }
      if (record.bytes.find_first_not_of('\r') == record.bytes.npos) continue;
      if (names_.empty()) {
        names_ = std::move(record.bytes) + "\n";
        record.problem = read_names();
        is_over_ = is_over_ || record.problem;
        if (record.problem) return record;
      } else if (row_fields_ != fields_) {
        record.bytes.clear();
        record.problem = other_fields(row_fields_, fields_);
        return record;
      } else {
        record.bytes.insert(0, names_);
        return record;
      }
    }
    return std::nullopt;
  }

 private:
  // The names go with every row: they may be many only where the rows are long, too.
  std::optional<Diagnostic> read_names() {
    delimiter_ = delimiter_of(names_);
    std::vector<std::string> names;
    Csv(names_, delimiter_).next(names);
    fields_ = names.size();
    for (const std::string& name : names)
      if (name.size() > kLongestName)
        return bad_record(
            fmt::format("a name in the first row has more than {} bytes", kLongestName));
    return std::nullopt;
  }

  // Without its line feed. (In the first row a delimiter ends no mark: any will do.)
  Record take_row(std::size_t most) {
    Record row{.bytes = {}, .line = line_};
    CsvScanner scanner(delimiter_);
    row_fields_ = 1;
    while (true) {
      const std::string_view ahead = bytes_.ahead(1);
      if (ahead.empty()) {
        is_over_ = true;
        row.problem = bytes_.problem();
        if (!row.problem && scanner.in_marks())
          row.problem = bad_record("the field in quotation marks is not closed");
        return row;
      }
      std::size_t count = 0;
      bool is_end = false;
      while (count < ahead.size() && !is_end) {
        const char c = ahead[count++];
        line_ += c == '\n';
        const CsvScanner::Byte byte = scanner.next(c);
        row_fields_ += byte == CsvScanner::Byte::delimiter;
        is_end = byte == CsvScanner::Byte::end;
      }
      if (!row.problem) row.bytes.append(ahead, 0, count - is_end);
      bytes_.skip(count);
      if (row.bytes.size() > most) {
        row.bytes.clear();
        row.problem = too_large(most);
      }
      if (is_end) return row;
    }
  }

  Bytes bytes_;
  std::size_t most_;
  std::string names_;                        // the first row
  std::size_t fields_ = 0, row_fields_ = 0;  // of the first row, and of the one taken last
  char delimiter_ = ',';
  std::uint64_t line_ = 1;
  bool is_over_ = false;
};

}  // namespace

std::unique_ptr<Records> cut_table(Bytes bytes, const ReadOptions& options) {
  return std::make_unique<Rows>(std::move(bytes), options.max_bytes);
}

std::optional<Article> read_table_row(std::string record, const ReadOptions& options,
                                      std::string& id, Diagnostics& problems) {
  const auto fail = [&](Diagnostic problem) {
    problems.push_back(std::move(problem));
    return std::nullopt;
  };
  auto article = read_record(std::move(record), options, problems);
  if (!article) return std::nullopt;

  const std::string table = std::move(article->text);
  article->text.clear();
  const char delimiter = delimiter_of(table);
  Csv rows(table, delimiter);
  std::vector<std::string> names, values;
  rows.next(names);
  rows.next(values);
  if (names.size() != values.size()) return fail(other_fields(values.size(), names.size()));
  bool has_text = false;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (const auto field = options.fields.find(names[i])) {
      has_text = has_text || field == Field::text;
      set_field(*field, std::move(values[i]), id, *article);
      continue;
    }
    std::string& input = article->input;
    input += input.empty() ? '{' : ',';
    append_json_string(names[i], input);
    input += ':';
    append_json_string(values[i], input);
  }
  if (!article->input.empty()) article->input += '}';
  if (!has_text)
    return fail(bad_record("there is no column '" + options.fields[Field::text] + "' with the text",
                           "--field text=NAME names the column that has it"));
  hold_to_utf8(*article, problems);
  return article;
}

bool is_like_table(std::string_view head) {
  const std::string_view names = head.substr(0, head.find_first_of("\r\n"));
  if (names.size() == head.size()) return false;  // no second row
  std::vector<std::string> all;
  Csv(names, delimiter_of(names)).next(all);
  return all.size() > 1 && std::find(all.begin(), all.end(), "text") != all.end();
}

}  // namespace sayso
