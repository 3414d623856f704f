#include "read/charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <memory>

#include "text/utf8.h"

namespace sayso {
namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open(const std::string& encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(encoding.c_str(), &status), &ucnv_close);
  if (U_FAILURE(status)) return {nullptr, &ucnv_close};
  // Stop at what cannot be decoded, so that its place can be told.
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return converter;
}

struct Mark {
  std::string_view bytes;
  const char* encoding;
};

using namespace std::string_view_literals;
constexpr std::array kMarks = {
    Mark{"\xEF\xBB\xBF"sv, "UTF-8"},    Mark{"\xFF\xFE\0\0"sv, "UTF-32LE"},
    Mark{"\0\0\xFE\xFF"sv, "UTF-32BE"}, Mark{"\xFF\xFE"sv, "UTF-16LE"},
    Mark{"\xFE\xFF"sv, "UTF-16BE"},
};

// In UTF-16 text that is mostly Latin, nearly every second byte is NUL, always the same one.
std::string utf16_by_nuls(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 512);
  if (head.size() < 8 || bytes.size() % 2 != 0) return "";
  std::size_t nuls[2] = {0, 0};
  for (std::size_t i = 0; i < head.size(); ++i) nuls[i % 2] += head[i] == '\0';
  const std::size_t most = head.size() / 2 * 7 / 10;
  if (nuls[1] >= most && nuls[0] == 0) return "UTF-16LE";
  if (nuls[0] >= most && nuls[1] == 0) return "UTF-16BE";
  return "";
}

// ICU names ISO-8859-1 where windows-1252 would do as well; like browsers, we take the larger set.
std::string larger_set(const std::string& encoding) {
  if (encoding == "ISO-8859-1") return "windows-1252";
  if (encoding == "ISO-8859-9") return "windows-1254";
  if (encoding == "ISO-8859-8-I") return "windows-1255";
  return encoding;
}

}  // namespace

std::string standard_name(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter = open(name);
  if (!converter) return "";
  const char* own = ucnv_getName(converter.get(), &status);
  const char* iana = ucnv_getStandardName(own, "IANA", &status);
  return iana ? iana : own;
}

std::string web_encoding(const std::string& name) {
  const std::string standard = name.empty() ? "" : standard_name(name);
  if (standard == standard_name("ISO-8859-1") || standard == standard_name("US-ASCII"))
    return "windows-1252";
  return standard.starts_with("UTF-") ? "" : standard;
}

std::string declared_encoding(std::string_view bytes) {
  for (const Mark& mark : kMarks)
    if (bytes.starts_with(mark.bytes)) return mark.encoding;
  return utf16_by_nuls(bytes);
}

std::string guess_encoding(std::string_view bytes, std::size_t place) {
  constexpr std::size_t kBefore = 1024, kWindow = 16384;  // ICU looks at 8 KB at most
  constexpr std::int32_t kLeast = 20;  // below, ICU's candidates are those it has for any bytes
  const std::string_view window = bytes.substr(place > kBefore ? place - kBefore : 0, kWindow);

  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                      &ucsdet_close);
  ucsdet_setText(detector.get(), window.data(), static_cast<std::int32_t>(window.size()), &status);
  const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
  if (U_FAILURE(status) || !match) return "";
  const std::string name = ucsdet_getName(match, &status);
  const std::int32_t confidence = ucsdet_getConfidence(match, &status);
  if (U_FAILURE(status) || confidence < kLeast) return "";
  if (name.starts_with("UTF-")) return "";  // those were tried before
  // ICU has guesses (IBM420_ltr) for which it has no converter.
  return standard_name(name).empty() ? "" : larger_set(name);
}

std::string decode(std::string_view bytes, const std::string& encoding, Places& invalid) {
  const Converter converter = open(encoding);
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 2);
  const auto replace = [&] {
    text += "\uFFFD";
    invalid.add(text.size() - 3, text.size());
  };
  std::array<UChar, 4096> units;
  char32_t lead = 0;  // first half of a surrogate pair whose second must follow
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  // A full buffer or a broken place: there may be more behind it. Some converters of ICU stop once
  // without having taken or given anything, none does twice.
  for (int idle = 0; converter && idle < 2;) {
    UErrorCode status = U_ZERO_ERROR;
    UChar* target = units.data();
    const char* const before = source;
    ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, source_end,
                   nullptr, true, &status);
    for (const UChar* unit = units.data(); unit != target; ++unit) {
      const bool is_pair = lead != 0 && U16_IS_TRAIL(*unit);
      if (lead != 0 && !is_pair) replace();
      if (is_pair) {
        utf8::append(text, U16_GET_SUPPLEMENTARY(lead, *unit));
      } else if (U16_IS_TRAIL(*unit)) {
        replace();
      } else if (!U16_IS_LEAD(*unit)) {
        utf8::append(text, *unit);
      }
      lead = U16_IS_LEAD(*unit) ? *unit : 0;
    }
    if (U_SUCCESS(status)) break;
    if (status != U_BUFFER_OVERFLOW_ERROR) replace();
    idle = source == before && target == units.data() ? idle + 1 : 0;
  }
  if (lead != 0) replace();
  if (text.starts_with("\uFEFF")) {
    text.erase(0, 3);
    for (Span& span : invalid.first) span = {span.begin - 3, span.end - 3};
  }
  return text;
}

}  // namespace sayso
