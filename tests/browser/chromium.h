// Debian's Chromium without a window, for tests of pages: it is told what to do over a pipe, in the
// DevTools protocol.
//
//     Chromium chromium;
//     chromium.open("/tmp/page.html");
//     chromium.press("Tab");
//     CHECK(chromium.value("document.activeElement.className") == "skip");
#pragma once

#include <sys/types.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "evaluate/temporary_folder.h"

namespace sayso {

// Says so where it is not.
bool chromium_is_there();

class Chromium {
 public:
  using json = nlohmann::json;

  Chromium();
  ~Chromium();
  Chromium(const Chromium&) = delete;
  Chromium& operator=(const Chromium&) = delete;

  // A file; returns when it has been read and its script has run.
  void open(const std::string& path);

  // The value of a JavaScript expression, a promise's when it has one. The page's policy does not
  // bind it.
  json value(const std::string& expression);

  // A key as a person presses it: "Tab", "Enter", "Escape" or a letter.
  void press(const std::string& key);

  void resize(unsigned width, unsigned height);
  void emulate(const std::string& media, const std::string& color_scheme);  // "print", "dark"

  // A command of the protocol, to the page. Fails the test where Chromium refuses.
  json call(const std::string& method, json parameters = json::object());

  // What the page was refused or did wrong since it was opened: policy violations, errors.
  const std::vector<std::string>& complaints() const { return complaints_; }

 private:
  json answer(int id);
  json next_message();

  eval::TemporaryFolder profile_;
  pid_t process_ = -1;
  int commands_ = -1, answers_ = -1;  // our ends of the pipes
  int last_id_ = 0;
  std::string session_, unread_;
  std::vector<std::string> complaints_;
};

}  // namespace sayso
