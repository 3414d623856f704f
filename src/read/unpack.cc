#include "read/unpack.h"

#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace sayso {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kGzip = "\x1F\x8B\x08"sv;
constexpr std::string_view kZstd = "\x28\xB5\x2F\xFD"sv;
constexpr int kMostLayers = 2;

Diagnostic damaged(std::string message) {
  return {.code = "E-damaged-input", .message = std::move(message)};
}

Diagnostic truncated(std::string_view kind) {
  return {.code = "E-truncated-input",
          .message = fmt::format("the {} data breaks off; what stands before that was read", kind)};
}

class Inflate : public ByteSource {
 public:
  // `window` as in zlib: 15 + 16 for gzip, 15 for zlib, -15 for bare deflate data.
  Inflate(Bytes packed, UnpackLimit limit, int window)
      : packed_(std::move(packed)), limit_(std::move(limit)) {
    is_ready_ = inflateInit2(&stream_, window) == Z_OK;
    is_gzip_ = window > 15;
  }
  ~Inflate() override { inflateEnd(&stream_); }
  Inflate(const Inflate&) = delete;
  Inflate& operator=(const Inflate&) = delete;

  std::size_t read(char* to, std::size_t size, std::optional<Diagnostic>& problem) override {
    if (!is_ready_) {
      problem = damaged("there is no memory to unpack it");
      return 0;
    }
    if (pending_) problem = std::move(pending_);
    if (problem) return 0;
    constexpr std::size_t kMost = std::numeric_limits<uInt>::max();
    stream_.next_out = reinterpret_cast<Bytef*>(to);
    stream_.avail_out = static_cast<uInt>(std::min(size, kMost));
    const std::size_t room = stream_.avail_out;
    while (stream_.avail_out == room) {
      const std::string_view ahead = packed_.ahead(1);
      if (is_between_members_) {
        if (!begin_member(problem)) return 0;
      } else if (ahead.empty()) {
        problem = packed_.problem() ? packed_.problem() : truncated("gzip");
        return 0;
      } else if (!step(ahead)) {
        break;
      }
    }
    const std::size_t got = room - stream_.avail_out;
    if (got == 0) problem = std::move(pending_);
    return limit_.add_unpacked(got, problem) ? got : 0;
  }

 private:
  // Another member, or the end: zeros may fill up what is behind the last one.
  bool begin_member(std::optional<Diagnostic>& problem) {
    std::string_view ahead = packed_.ahead(kGzip.size());
    if (is_gzip_ && ahead.starts_with(kGzip)) {
      inflateReset(&stream_);
      is_between_members_ = false;
      return true;
    }
    while (!ahead.empty() && is_gzip_) {
      const std::size_t other = ahead.find_first_not_of('\0');
      if (other != ahead.npos) {
        problem = damaged("something that is no gzip data stands behind the gzip data");
        return false;
      }
      packed_.skip(ahead.size());
      ahead = packed_.ahead(1);
    }
    problem = packed_.problem();
    return false;
  }

  // False where the data is damaged, which is told after what came out before.
  bool step(std::string_view ahead) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(ahead.data()));
    stream_.avail_in = static_cast<uInt>(ahead.size());
    const int result = inflate(&stream_, Z_NO_FLUSH);
    const std::size_t used = ahead.size() - stream_.avail_in;
    packed_.skip(used);
    limit_.add_packed(used);
    if (result == Z_STREAM_END) {
      is_between_members_ = true;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      pending_ = damaged(fmt::format("the gzip data is damaged: {}",
                                     stream_.msg ? stream_.msg : "it does not end as it should"));
      return false;
    }
    return true;
  }

  Bytes packed_;
  UnpackLimit limit_;
  z_stream stream_{};
  std::optional<Diagnostic> pending_;
  bool is_ready_ = false, is_gzip_ = false, is_between_members_ = false;
};

class Zstd : public ByteSource {
 public:
  Zstd(Bytes packed, UnpackLimit limit)
      : packed_(std::move(packed)),
        limit_(std::move(limit)),
        stream_(ZSTD_createDStream(), ZSTD_freeDStream) {}

  std::size_t read(char* to, std::size_t size, std::optional<Diagnostic>& problem) override {
    if (pending_) problem = std::move(pending_);
    if (problem) return 0;
    ZSTD_outBuffer out{to, size, 0};
    while (out.pos == 0) {
      const std::string_view ahead = packed_.ahead(1);
      if (ahead.empty() && is_between_frames_) {
        problem = packed_.problem();
        return 0;
      }
      ZSTD_inBuffer in{ahead.data(), ahead.size(), 0};
      const std::size_t result = ZSTD_decompressStream(stream_.get(), &out, &in);
      if (ZSTD_isError(result)) {
        pending_ =
            damaged(fmt::format("the Zstandard data is damaged: {}", ZSTD_getErrorName(result)));
        if (out.pos > 0) break;  // what came out before is handed out first
        problem = std::move(pending_);
        return 0;
      }
      if (ahead.empty() && out.pos == 0) {
        problem = packed_.problem() ? packed_.problem() : truncated("Zstandard");
        return 0;
      }
      packed_.skip(in.pos);
      limit_.add_packed(in.pos);
      is_between_frames_ = result == 0;
    }
    return limit_.add_unpacked(out.pos, problem) ? out.pos : 0;
  }

 private:
  Bytes packed_;
  UnpackLimit limit_;
  std::optional<Diagnostic> pending_;
  std::unique_ptr<ZSTD_DStream, decltype(&ZSTD_freeDStream)> stream_;
  bool is_between_frames_ = true;
};

}  // namespace

UnpackLimit UnpackLimit::inside() const {
  UnpackLimit limit = *this;
  limit.is_inside_ = true;
  limit.unpacked_ = 0;
  return limit;
}

bool UnpackLimit::add_unpacked(std::uint64_t bytes, std::optional<Diagnostic>& problem) {
  unpacked_ += bytes;
  if (unpacked_ <= kAlways || unpacked_ / ratio_ <= *packed_) return true;
  problem = {.code = "E-unpacks-too-far",
             .message = fmt::format("it unpacks to more than {} times its size", ratio_),
             .hint = "--max-ratio allows more"};
  return false;
}

Bytes unpack(Bytes bytes, UnpackLimit limit) {
  for (int layer = 0; layer < kMostLayers; ++layer) {
    const std::string_view head = bytes.ahead(kZstd.size());
    if (head.starts_with(kGzip))
      bytes = Bytes(std::make_unique<Inflate>(std::move(bytes), limit, 15 + 16));
    else if (head.starts_with(kZstd))
      bytes = Bytes(std::make_unique<Zstd>(std::move(bytes), limit));
    else
      break;
    limit = limit.inside();
  }
  return bytes;
}

bool is_packed(std::string_view head) { return head.starts_with(kGzip) || head.starts_with(kZstd); }

std::unique_ptr<ByteSource> unpack_as(std::string_view encoding, Bytes bytes, unsigned ratio) {
  const UnpackLimit limit(ratio);
  if (encoding == "gzip" || encoding == "x-gzip")
    return std::make_unique<Inflate>(std::move(bytes), limit, 15 + 16);
  if (encoding == "zstd") return std::make_unique<Zstd>(std::move(bytes), limit);
  if (encoding != "deflate") return nullptr;
  // Of the two things that servers call deflate, only zlib's has a header with a check sum.
  const std::string_view head = bytes.ahead(2);
  const bool is_zlib =
      head.size() >= 2 && (head[0] & 0x0F) == 8 &&
      (static_cast<unsigned char>(head[0]) * 256 + static_cast<unsigned char>(head[1])) % 31 == 0;
  return std::make_unique<Inflate>(std::move(bytes), limit, is_zlib ? 15 : -15);
}

std::string_view unpacked_name(std::string_view name) {
  for (const std::string_view ending : {".gz"sv, ".zst"sv})
    if (name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
  return name;
}

}  // namespace sayso
