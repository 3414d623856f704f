#include "text/csv.h"

namespace sayso {

Csv::Csv(std::string_view bytes) : bytes_(bytes) {
  if (bytes_.starts_with("\xEF\xBB\xBF")) bytes_.remove_prefix(3);
}

bool Csv::next(std::vector<std::string>& fields) {
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

}  // namespace sayso
