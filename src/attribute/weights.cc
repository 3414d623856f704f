#include "attribute/weights.h"

#include <charconv>
#include <cmath>

namespace sayso {

FeatureHash& FeatureHash::add(std::string_view piece) {
  for (const char c : piece) {
    value_ ^= static_cast<unsigned char>(c);
    value_ *= 0x100000001b3ull;
  }
  return *this;
}

double logistic(double x) { return 1.0 / (1.0 + std::exp(-x)); }

void Weights::read(std::string_view tsv, const std::string& file, Diagnostics& problems) {
  unsigned number = 0;
  while (!tsv.empty()) {
    const std::string_view line = tsv.substr(0, tsv.find('\n'));
    tsv.remove_prefix(std::min(tsv.size(), line.size() + 1));
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const auto tab = line.find('\t');
    float weight = 0;
    const char* end = line.data() + line.size();
    if (tab == std::string_view::npos || std::from_chars(line.data() + tab + 1, end, weight).ec != std::errc()) {
      Diagnostic d{.code = "E-calibration", .message = "a line is not 'feature<TAB>weight<TAB>count'",
                   .hint = "write the file anew with sayso eval --calibrate"};
      d.file = file;
      d.line = number;
      problems.push_back(std::move(d));
      return;
    }
    weights_[FeatureHash().add(line.substr(0, tab)).value()] = weight;
  }
}

}  // namespace sayso
