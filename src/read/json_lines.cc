#include "read/json_lines.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <cctype>
#include <utility>

#include "read/bytes.h"
#include "read/read_record.h"
#include "text/json_text.h"

namespace sayso {
namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;

constexpr unsigned kDeepest = 64;                        // nesting of what passes through
constexpr std::size_t kMostKept = std::size_t{1} << 22;  // bytes of a line whose buffers are kept
constexpr std::string_view kByteOrderMark = "\uFEFF";

// simdjson hands numbers on unchecked where it is asked for their letters.
bool is_number(std::string_view token) {
  std::size_t at = token.starts_with('-');
  const auto digits = [&] {
    const std::size_t begin = at;
    while (at < token.size() && token[at] >= '0' && token[at] <= '9') ++at;
    return at - begin;
  };
  const bool is_zero = token.substr(at).starts_with('0');
  const std::size_t whole = digits();
  if (whole == 0 || (is_zero && whole > 1)) return false;
  if (token.substr(at).starts_with('.')) {
    ++at;
    if (digits() == 0) return false;
  }
  if (at < token.size() && (token[at] == 'e' || token[at] == 'E')) {
    ++at;
    if (at < token.size() && (token[at] == '+' || token[at] == '-')) ++at;
    if (digits() == 0) return false;
  }
  return at == token.size();
}

error_code get_number(ondemand::value& value, std::string_view& number) {
  number = value.raw_json_token();
  while (!number.empty() && std::isspace(static_cast<unsigned char>(number.back())))
    number.remove_suffix(1);
  return is_number(number) ? simdjson::SUCCESS : simdjson::NUMBER_ERROR;
}

error_code check_null(ondemand::value& value) {
  bool is_null = false;
  const error_code error = value.is_null().get(is_null);
  return error || is_null ? error : simdjson::N_ATOM_ERROR;
}

error_code append_string(ondemand::value& value, std::string& out) {
  std::string_view text;
  if (const error_code error = value.get_string().get(text)) return error;
  append_json_string(text, out);
  return simdjson::SUCCESS;
}

error_code append_key(ondemand::field& field, std::string& out) {
  std::string_view key;
  if (const error_code error = field.unescaped_key().get(key)) return error;
  if (out.back() != '{') out += ',';
  append_json_string(key, out);
  out += ':';
  return simdjson::SUCCESS;
}

error_code append_value(ondemand::value value, unsigned depth, std::string& out);

error_code append_object(ondemand::value& value, unsigned depth, std::string& out) {
  ondemand::object object;
  if (const error_code error = value.get_object().get(object)) return error;
  out += '{';
  for (auto item : object) {
    ondemand::field field;
    if (const error_code error = std::move(item).get(field)) return error;
    if (const error_code error = append_key(field, out)) return error;
    if (const error_code error = append_value(field.value(), depth + 1, out)) return error;
  }
  out += '}';
  return simdjson::SUCCESS;
}

error_code append_array(ondemand::value& value, unsigned depth, std::string& out) {
  ondemand::array array;
  if (const error_code error = value.get_array().get(array)) return error;
  out += '[';
  for (auto item : array) {
    ondemand::value element;
    if (const error_code error = item.get(element)) return error;
    if (out.back() != '[') out += ',';
    if (const error_code error = append_value(element, depth + 1, out)) return error;
  }
  out += ']';
  return simdjson::SUCCESS;
}

// A value as JSON without white space between its parts, checked on the way.
error_code append_value(ondemand::value value, unsigned depth, std::string& out) {
  if (depth > kDeepest) return simdjson::DEPTH_ERROR;
  ondemand::json_type type;
  if (const error_code error = value.type().get(type)) return error;
  switch (type) {
    case ondemand::json_type::object:
      return append_object(value, depth, out);
    case ondemand::json_type::array:
      return append_array(value, depth, out);
    case ondemand::json_type::string:
      return append_string(value, out);
    case ondemand::json_type::number: {
      std::string_view number;
      const error_code error = get_number(value, number);
      out += number;
      return error;
    }
    case ondemand::json_type::boolean: {
      bool is_true = false;
      const error_code error = value.get_bool().get(is_true);
      out += is_true ? "true" : "false";
      return error;
    }
    case ondemand::json_type::null:
      out += "null";
      return check_null(value);
  }
  return simdjson::TAPE_ERROR;
}

// The strings of an array, one after the other; no value in `joined` where it holds others.
error_code append_list(ondemand::value& value, std::optional<std::string>& joined,
                       std::string& out) {
  ondemand::array array;
  if (const error_code error = value.get_array().get(array)) return error;
  joined.emplace();
  out += '[';
  for (auto item : array) {
    ondemand::value element;
    ondemand::json_type type;
    if (const error_code error = item.get(element)) return error;
    if (const error_code error = element.type().get(type)) return error;
    if (out.back() != '[') out += ',';
    if (type != ondemand::json_type::string) {
      joined.reset();
      if (const error_code error = append_value(element, 2, out)) return error;
      continue;
    }
    std::string_view text;
    if (const error_code error = element.get_string().get(text)) return error;
    append_json_string(text, out);
    if (joined) joined->append(joined->empty() ? "" : ", ").append(text);
  }
  out += ']';
  return simdjson::SUCCESS;
}

class LineReader {
 public:
  LineReader(const FieldNames& names, std::string& id) : names_(names), id_(id) {}

  error_code read(std::string& line) {
    thread_local ondemand::parser parser;
    if (parser.capacity() > kMostKept) parser = ondemand::parser();
    line.reserve(line.size() + simdjson::SIMDJSON_PADDING);
    article_ = {};
    has_text_ = false;
    ondemand::document document;
    ondemand::object object;
    if (const error_code error = parser.iterate(line, line.capacity()).get(document)) return error;
    if (const error_code error = document.get_object().get(object)) return error;
    for (auto item : object) {
      ondemand::field field;
      if (const error_code error = std::move(item).get(field)) return error;
      if (const error_code error = read(field)) return error;
    }
    const char* rest = nullptr;
    if (document.current_location().get(rest) != simdjson::OUT_OF_BOUNDS)
      return simdjson::TAPE_ERROR;
    if (!article_.input.empty()) article_.input += '}';
    return simdjson::SUCCESS;
  }

  bool has_text() const { return has_text_; }
  Article take() { return std::move(article_); }

 private:
  error_code read(ondemand::field field) {
    std::string_view key;
    if (const error_code error = field.unescaped_key().get(key)) return error;
    ondemand::value value = field.value();
    ondemand::json_type type;
    if (const error_code error = value.type().get(type)) return error;
    const auto known = names_.find(key);
    if (known && type == ondemand::json_type::string) {
      std::string_view text;
      if (const error_code error = value.get_string().get(text)) return error;
      has_text_ = has_text_ || known == Field::text;
      set_field(*known, std::string(text), id_, article_);
      return simdjson::SUCCESS;
    }
    if (known == Field::id && type == ondemand::json_type::number) {
      std::string_view number;
      const error_code error = get_number(value, number);
      set_field(Field::id, std::string(number), id_, article_);
      return error;
    }
    if (known && type == ondemand::json_type::null) return check_null(value);

    std::string& input = article_.input;
    input += input.empty() ? '{' : ',';
    append_json_string(key, input);
    input += ':';
    if (known != Field::author || type != ondemand::json_type::array)
      return append_value(value, 1, input);
    std::optional<std::string> authors;
    const error_code error = append_list(value, authors, input);
    if (authors) article_.author = std::move(*authors);
    return error;
  }

  const FieldNames& names_;
  std::string& id_;
  Article article_;
  bool has_text_ = false;
};

// Puts U+FFFD for each \u escape of half a character that stands alone; how many there were.
std::size_t replace_lone_surrogates(std::string& line) {
  const auto unit = [&](std::size_t at) -> unsigned {  // of the escape that begins there; 0: none
    if (at + 6 > line.size() || line[at] != '\\' || line[at + 1] != 'u') return 0;
    for (std::size_t i = at + 2; i < at + 6; ++i)
      if (!std::isxdigit(static_cast<unsigned char>(line[i]))) return 0;
    return static_cast<unsigned>(std::stoul(line.substr(at + 2, 4), nullptr, 16));
  };
  const auto is_lead = [](unsigned code) { return code >= 0xD800 && code < 0xDC00; };
  const auto is_trail = [](unsigned code) { return code >= 0xDC00 && code < 0xE000; };
  std::size_t count = 0;
  for (std::size_t at = line.find('\\'); at != line.npos; at = line.find('\\', at)) {
    const unsigned code = unit(at);
    if (is_lead(code) && is_trail(unit(at + 6))) {
      at += 12;
    } else if (is_lead(code) || is_trail(code)) {
      line.replace(at + 2, 4, "fffd");
      ++count;
      at += 6;
    } else {
      at += 2;
    }
  }
  return count;
}

// Not valid UTF-8, or told to be something else: read like any text.
bool decode_line(std::string& line, const ReadOptions& options, Diagnostics& problems) {
  auto decoded = read_record(std::move(line), options, problems);
  if (decoded) line = std::move(decoded->text);
  return decoded.has_value();
}

Diagnostic bad_record(error_code error) {
  // "TAPE_ERROR: The JSON document has ..."
  std::string_view reason = simdjson::error_message(error);
  if (const std::size_t colon = reason.find(": "); colon != reason.npos)
    reason.remove_prefix(colon + 2);
  return {.code = "E-bad-record",
          .message = fmt::format("not a line of JSON that holds an object: {}", reason)};
}

}  // namespace

std::optional<Article> read_json_line(std::string line, const ReadOptions& options, std::string& id,
                                      Diagnostics& problems) {
  const auto fail = [&](Diagnostic problem) {
    problems.push_back(std::move(problem));
    return std::nullopt;
  };
  if (line.starts_with(kByteOrderMark)) line.erase(0, kByteOrderMark.size());
  if (line.find_first_not_of(" \t\r") == line.npos)
    return fail({.code = "E-bad-record", .message = "the line is empty"});
  if (!options.encoding.empty() && !decode_line(line, options, problems)) return std::nullopt;

  LineReader reader(options.fields, id);
  error_code error = reader.read(line);
  if (error == simdjson::UTF8_ERROR) {
    if (!decode_line(line, options, problems)) return std::nullopt;
    error = reader.read(line);
  }
  if (error == simdjson::STRING_ERROR) {
    if (const std::size_t count = replace_lone_surrogates(line); count > 0) {
      problems.push_back(
          {.code = "W-invalid-bytes",
           .severity = Severity::warning,
           .message = fmt::format("escapes of half a character became U+FFFD: {}", count)});
      error = reader.read(line);
    }
  }
  if (error == simdjson::DEPTH_ERROR)
    return fail({.code = "E-bad-record",
                 .message = fmt::format("it is nested deeper than {} levels", kDeepest)});
  if (error) return fail(bad_record(error));
  const std::string& text = options.fields[Field::text];
  if (!reader.has_text())
    return fail({.code = "E-bad-record",
                 .message = "it has no field '" + text + "' with the text",
                 .hint = "--field text=NAME names the field that has it"});
  Article article = reader.take();
  if (article.text.size() > options.max_bytes) return fail(too_large(options.max_bytes));
  hold_to_utf8(article, problems);
  article.encoding = "UTF-8";
  return article;
}

bool is_like_json(std::string_view head) {
  if (head.starts_with(kByteOrderMark)) head.remove_prefix(kByteOrderMark.size());
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  return first != head.npos && head[first] == '{';
}

}  // namespace sayso
