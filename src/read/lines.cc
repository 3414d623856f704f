#include "read/records.h"

namespace sayso {
namespace {

class Lines : public Records {
 public:
  Lines(Bytes bytes, std::size_t most) : bytes_(std::move(bytes)), most_(most) {}

  std::optional<Record> next() override {
    if (is_over_) return std::nullopt;
    Record record{.bytes = {}, .line = ++line_};
    bool is_first = true;
    while (true) {
      const std::string_view ahead = bytes_.ahead(1);
      if (ahead.empty()) {
        is_over_ = true;
        record.problem = bytes_.problem();  // and the piece of a line before it is lost
        if (is_first && !record.problem) return std::nullopt;
        return record;
      }
      is_first = false;
      const std::size_t end = ahead.find('\n');
      const std::string_view piece = ahead.substr(0, end);
      if (piece.size() > most_ - record.bytes.size() && !record.problem) {
        record.problem = too_large(most_);
        record.bytes = {};
      }
      if (!record.problem) record.bytes += piece;
      bytes_.skip(end == ahead.npos ? ahead.size() : end + 1);
      if (end != ahead.npos) return record;
    }
  }

 private:
  Bytes bytes_;
  std::size_t most_;
  std::uint64_t line_ = 0;
  bool is_over_ = false;
};

}  // namespace

std::unique_ptr<Records> cut_lines(Bytes bytes, const ReadOptions& options) {
  return std::make_unique<Lines>(std::move(bytes), options.max_bytes);
}

}  // namespace sayso
