// What a run that writes to a folder has done, so that another run can go on with it.
//
//     Journal journal;
//     if (auto problem = journal.open("out", digest_of_rules_and_options, true)) ...
//     const Journal::Key key = journal_key("news/fire.txt", bytes_of_the_input);
//     if (!journal.has(key)) ...                       // work, write the files, and then:
//     journal.add(key);
//
// It is the file .sayso-run in the folder: a line that names the settings, and a line of 32 hex
// digits for each article whose files are written. A line that a killed run left unfinished is
// passed over. It costs 16 bytes of memory for each article that was done before.
//
//     E-unwritable-output   the file cannot be read or written
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/diagnostic.h"

namespace sayso {

class Journal {
 public:
  using Key = std::pair<std::uint64_t, std::uint64_t>;

  Journal() = default;
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  // Begins anew, or goes on with what is there where `goes_on` and the settings are the same.
  std::optional<Diagnostic> open(const std::string& folder, std::string_view settings,
                                 bool goes_on);

  // Whether that was done when the journal was opened. By several threads at once.
  bool has(Key key) const;

  // How many articles there were, and whether those of other settings were forgotten.
  std::size_t size() const { return done_.size(); }
  bool is_of_other_settings() const { return is_of_other_settings_; }

  // By one thread at a time. What cannot be written is only done again another time.
  void add(Key key);

 private:
  int file_ = -1;
  std::vector<Key> done_;  // in order
  bool is_of_other_settings_ = false;
};

// Of an article and the bytes that it was made of.
Journal::Key journal_key(std::string_view id, std::string_view input);

}  // namespace sayso
