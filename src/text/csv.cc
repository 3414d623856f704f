#include "text/csv.h"

namespace sayso {

CsvScanner::Byte CsvScanner::next(char c) {
  if (in_marks_) {
    if (c != '"') return Byte::content;
    in_marks_ = false;
    was_closed_ = true;
    return Byte::closing;
  }
  if (c == '"' && (at_start_ || was_closed_)) {
    // Behind a closing mark it is the second of two, which stand for one.
    const Byte byte = was_closed_ ? Byte::escape : Byte::opening;
    at_start_ = was_closed_ = false;
    in_marks_ = true;
    return byte;
  }
  at_start_ = c == delimiter_ || c == '\n';
  was_closed_ = false;
  return c == '\n' ? Byte::end : c == delimiter_ ? Byte::delimiter : Byte::content;
}

Csv::Csv(std::string_view bytes, char delimiter) : bytes_(bytes), delimiter_(delimiter) {
  if (bytes_.starts_with("\xEF\xBB\xBF")) bytes_.remove_prefix(3);
}

bool Csv::next(std::vector<std::string>& fields) {
  using Byte = CsvScanner::Byte;
  fields.assign(1, "");
  CsvScanner scanner(delimiter_);
  for (Byte byte = Byte::content; byte != Byte::end && at_ < bytes_.size();) {
    const char c = bytes_[at_++];
    line_ += c == '\n';
    byte = scanner.next(c);
    if (byte == Byte::delimiter) fields.emplace_back();
    if (byte == Byte::content || byte == Byte::escape) fields.back() += c;
  }
  // A carriage return belongs to the line end.
  if (!scanner.in_marks() && fields.back().ends_with('\r')) fields.back().pop_back();
  return !scanner.in_marks();
}

}  // namespace sayso
