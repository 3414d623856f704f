// CSV, record by record (RFC 4180): fields in double marks may hold delimiters, line ends and
// doubled marks. A byte order mark is passed over.
//
//     Csv csv(bytes);                       // must outlive it
//     std::vector<std::string> fields;
//     while (!csv.at_end())
//       if (!csv.next(fields)) ...          // a mark is never closed: the last record
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sayso {

// What each byte is, one after the other: for cutting records out of a stream.
class CsvScanner {
 public:
  enum class Byte { content, opening, closing, escape, delimiter, end };

  explicit CsvScanner(char delimiter) : delimiter_(delimiter) {}

  Byte next(char c);
  bool in_marks() const { return in_marks_; }

 private:
  char delimiter_;
  bool at_start_ = true, in_marks_ = false, was_closed_ = false;
};

class Csv {
 public:
  explicit Csv(std::string_view bytes, char delimiter = ',');

  bool at_end() const { return at_ >= bytes_.size(); }
  unsigned line() const { return line_; }  // of the next record, from 1

  // The fields of the next record, one empty field for an empty line; false where a mark is opened
  // and never closed.
  bool next(std::vector<std::string>& fields);

 private:
  std::string_view bytes_;
  char delimiter_;
  std::size_t at_ = 0;
  unsigned line_ = 1;
};

}  // namespace sayso
