#include "batch/journal.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <system_error>

namespace sayso {
namespace {

constexpr std::string_view kName = "/.sayso-run", kSchema = "sayso-run/1 ";
constexpr std::size_t kHalf = 16;  // hex digits of half a key

std::optional<Journal::Key> key_of(std::string_view line) {
  if (line.size() != 2 * kHalf) return std::nullopt;
  Journal::Key key;
  const char* middle = line.data() + kHalf;
  const auto first = std::from_chars(line.data(), middle, key.first, 16);
  const auto second = std::from_chars(middle, middle + kHalf, key.second, 16);
  if (first.ptr != middle || second.ptr != middle + kHalf) return std::nullopt;
  return key;
}

}  // namespace

Journal::~Journal() {
  if (file_ >= 0) close(file_);
}

std::optional<Diagnostic> Journal::open(const std::string& folder, std::string_view settings,
                                        bool goes_on) {
  const std::string path = folder + std::string(kName);
  const std::string first_line = std::string(kSchema) + std::string(settings);
  bool is_same = false, ends_in_line = true;
  if (std::ifstream in(path, std::ios::binary); goes_on && in) {
    std::string line;
    is_same = std::getline(in, line) && line == first_line;
    is_of_other_settings_ = !is_same;
    while (is_same && std::getline(in, line)) {
      ends_in_line = !in.eof();
      if (const auto key = key_of(line); key && ends_in_line) done_.push_back(*key);
    }
    std::sort(done_.begin(), done_.end());
  }
  file_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | (is_same ? 0 : O_TRUNC),
                 0666);
  const std::string begin = !is_same ? first_line + "\n" : ends_in_line ? "" : "\n";
  if (file_ >= 0 &&
      ::write(file_, begin.data(), begin.size()) == static_cast<ssize_t>(begin.size()))
    return std::nullopt;
  return Diagnostic{
      .code = "E-unwritable-output",
      .message = "cannot write '" + path + "': " + std::generic_category().message(errno)};
}

bool Journal::has(Key key) const { return std::binary_search(done_.begin(), done_.end(), key); }

void Journal::add(Key key) {
  const std::string line = fmt::format("{:016x}{:016x}\n", key.first, key.second);
  [[maybe_unused]] const ssize_t written = ::write(file_, line.data(), line.size());
}

Journal::Key journal_key(std::string_view id, std::string_view input) {
  const XXH128_hash_t of_input = XXH3_128bits(input.data(), input.size());
  const std::string both = fmt::format("{:016x}{:016x}{}", of_input.high64, of_input.low64, id);
  const XXH128_hash_t key = XXH3_128bits(both.data(), both.size());
  return {key.high64, key.low64};
}

}  // namespace sayso
