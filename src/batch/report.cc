#include "batch/report.h"

#include <cerrno>
#include <system_error>

#include "batch/extraction.h"
#include "text/json_text.h"
#include "write/number.h"

namespace sayso {
namespace {

void append_member(std::string_view name, std::size_t value, std::string& out) {
  if (!out.ends_with('{')) out += ',';
  append_json_string(name, out);
  out += ':';
  append_number(value, out);
}

}  // namespace

std::optional<Diagnostic> Report::open(const std::string& path) {
  path_ = path;
  file_.reset(std::fopen(path.c_str(), "we"));
  if (file_) return std::nullopt;
  return Diagnostic{
      .code = "E-unwritable-output",
      .message = "cannot write '" + path + "': " + std::generic_category().message(errno)};
}

void Report::add(const std::string& path, const std::string& id, const Diagnostic& problem) {
  if (!file_) return;
  std::string line = "{\"path\":";
  append_json_string(printable_id(path), line);
  line += ",\"id\":";
  append_json_string(printable_id(id), line);
  line += ",\"error\":{\"code\":";
  append_json_string(problem.code, line);
  line += ",\"message\":";
  append_json_string(printable_id(problem.message), line);
  line += ",\"hint\":";
  if (problem.hint.empty())
    line += "null";
  else
    append_json_string(printable_id(problem.hint), line);
  write(line + "}}\n");
}

void Report::sum_up(const Summary& summary, std::size_t passed_over, bool was_interrupted) {
  if (!file_) return;
  std::string line = "{\"summary\":{";
  append_member("articles", summary.articles(), line);
  const auto& [direct, mixed, indirect] = summary.counts().attributions;
  line += ",\"attributions\":{";
  append_member("direct", direct, line);
  append_member("mixed", mixed, line);
  append_member("indirect", indirect, line);
  line += '}';
  append_member("unknown_speakers", summary.counts().unknown_speakers, line);
  append_member("done_before", summary.done_before(), line);
  append_member("passed_over", passed_over, line);
  line += ",\"warnings\":{";
  for (const auto& [code, count] : summary.warnings()) append_member(code, count, line);
  line += '}';
  append_member("failures", summary.failures(), line);
  line.append(",\"interrupted\":").append(was_interrupted ? "true" : "false").append("}}\n");
  write(line);
}

std::optional<Diagnostic> Report::close() {
  if (!file_) return std::nullopt;
  const bool has_failed = std::fflush(file_.get()) != 0 || std::ferror(file_.get()) != 0;
  const int error = errno;
  file_.reset();
  if (!has_failed) return std::nullopt;
  return Diagnostic{
      .code = "E-unwritable-output",
      .message = "cannot write '" + path_ + "': " + std::generic_category().message(error)};
}

void Report::write(const std::string& line) {
  std::fwrite(line.data(), 1, line.size(), file_.get());
  std::fflush(file_.get());
}

}  // namespace sayso
