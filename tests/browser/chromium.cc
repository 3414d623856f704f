#include "browser/chromium.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <map>

namespace sayso {
namespace {

constexpr char kProgram[] = "/usr/bin/chromium";
constexpr int kPatience = 120'000;  // milliseconds; only for a machine on which nothing moves

}  // namespace

bool chromium_is_there() {
  if (access(kProgram, X_OK) == 0) return true;
  WARN("not tried in a browser: there is no " << kProgram
                                              << "; tools/install-packages browser installs it");
  return false;
}

// Chromium reads commands from descriptor 3 and answers on 4.
Chromium::Chromium() {
  int to[2], from[2];
  REQUIRE(pipe2(to, O_CLOEXEC) == 0);
  REQUIRE(pipe2(from, O_CLOEXEC) == 0);
  const std::string profile = "--user-data-dir=" + profile_.path.string();
  const char* sandbox = geteuid() == 0 ? "--no-sandbox" : "--no-first-run";  // root cannot have one
  process_ = fork();
  REQUIRE(process_ >= 0);
  if (process_ == 0) {
    setpgid(0, 0);
    // Through numbers above both: either may be the other's place.
    const int in = fcntl(to[0], F_DUPFD, 10), out = fcntl(from[1], F_DUPFD, 10);
    const int silence = ::open("/dev/null", O_RDWR);
    dup2(silence, 1);
    dup2(silence, 2);
    dup2(in, 3);
    dup2(out, 4);
    execl(kProgram, kProgram, "--headless", "--remote-debugging-pipe", "--disable-gpu",
          "--disable-dev-shm-usage", "--hide-scrollbars", sandbox, profile.c_str(),
          static_cast<char*>(nullptr));
    _exit(127);
  }
  setpgid(process_, process_);
  close(to[0]);
  close(from[1]);
  commands_ = to[1];
  answers_ = from[0];
  const std::string target = call("Target.createTarget", {{"url", "about:blank"}})["targetId"];
  session_ = call("Target.attachToTarget", {{"targetId", target}, {"flatten", true}})["sessionId"];
  call("Page.enable");
  call("Log.enable");
  call("Runtime.enable");
  resize(1300, 900);
}

// Its whole group goes: the wrapper, the browser and its helpers.
Chromium::~Chromium() {
  close(commands_);
  close(answers_);
  kill(-process_, SIGKILL);
  waitpid(process_, nullptr, 0);
}

Chromium::json Chromium::next_message() {
  std::size_t end;
  while ((end = unread_.find('\0')) == unread_.npos) {
    pollfd ready{answers_, POLLIN, 0};
    INFO("Chromium does not answer");
    REQUIRE(poll(&ready, 1, kPatience) > 0);
    char bytes[65536];
    const ssize_t count = read(answers_, bytes, sizeof bytes);
    REQUIRE(count > 0);
    unread_.append(bytes, static_cast<std::size_t>(count));
  }
  const json message = json::parse(unread_.substr(0, end));
  unread_.erase(0, end + 1);
  return message;
}

Chromium::json Chromium::answer(int id) {
  for (;;) {
    const json message = next_message();
    const std::string method = message.value("method", "");
    if (method == "Log.entryAdded")
      complaints_.push_back(message["params"]["entry"]["text"]);
    else if (method == "Runtime.exceptionThrown")
      complaints_.push_back(message["params"]["exceptionDetails"].dump());
    if (message.value("id", 0) != id) continue;
    INFO(message.dump());
    REQUIRE_FALSE(message.contains("error"));
    return message["result"];
  }
}

Chromium::json Chromium::call(const std::string& method, json parameters) {
  json message = {{"id", ++last_id_}, {"method", method}, {"params", std::move(parameters)}};
  if (!session_.empty()) message["sessionId"] = session_;
  std::string bytes = message.dump();
  bytes += '\0';
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t count = write(commands_, bytes.data() + done, bytes.size() - done);
    REQUIRE(count > 0);
    done += static_cast<std::size_t>(count);
  }
  return answer(last_id_);
}

void Chromium::open(const std::string& path) {
  complaints_.clear();
  call("Page.navigate", {{"url", "file://" + path}});
  value(
      "new Promise(done => document.readyState === 'complete' ? done() "
      ": addEventListener('load', () => done()))");
}

Chromium::json Chromium::value(const std::string& expression) {
  const json result =
      call("Runtime.evaluate",
           {{"expression", expression}, {"returnByValue", true}, {"awaitPromise", true}});
  INFO(result.dump());
  REQUIRE_FALSE(result.contains("exceptionDetails"));
  return result["result"].value("value", json());
}

void Chromium::press(const std::string& key) {
  static const std::map<std::string, int> kCodes = {{"Tab", 9}, {"Enter", 13}, {"Escape", 27}};
  const auto code = kCodes.find(key);
  json event = {{"type", "keyDown"}, {"key", key}, {"code", key}};
  if (code != kCodes.end()) event["windowsVirtualKeyCode"] = code->second;
  if (key == "Enter") event["text"] = "\r";
  if (code == kCodes.end()) event["text"] = key;
  call("Input.dispatchKeyEvent", event);
  event["type"] = "keyUp";
  event.erase("text");
  call("Input.dispatchKeyEvent", event);
}

void Chromium::resize(unsigned width, unsigned height) {
  call("Emulation.setDeviceMetricsOverride",
       {{"width", width}, {"height", height}, {"deviceScaleFactor", 1}, {"mobile", false}});
}

void Chromium::emulate(const std::string& media, const std::string& color_scheme) {
  const json scheme = {{"name", "prefers-color-scheme"}, {"value", color_scheme}};
  call("Emulation.setEmulatedMedia", {{"media", media}, {"features", {scheme}}});
}

}  // namespace sayso
