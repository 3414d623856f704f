// The pages in Chromium: what a reader sees and does there, with eyes, keys or a screen reader, and
// what an article that means harm cannot do.
#include <catch2/catch.hpp>
#include <filesystem>

#include "browser/chromium.h"
#include "checkout.h"
#include "cli/program.h"
#include "write/hand_made.h"
#include "write/page/comparison_page.h"
#include "write/page/page.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;
using json = nlohmann::json;

// axe-core, which knows what makes a page hard to use, at the version of package-lock.json. Empty
// where it cannot be had, which is said.
std::string axe() {
  const fs::path folder = kProgram.parent_path() / "browser-tests";
  const fs::path file = folder / "node_modules/axe-core/axe.min.js";
  if (!fs::exists(file)) {
    fs::create_directories(folder);
    for (const char* name : {"package.json", "package-lock.json"})
      fs::copy_file(kCheckout / "tests/browser" / name, folder / name,
                    fs::copy_options::overwrite_existing);
    const std::string command =
        "cd '" + folder.string() + "' && npm ci --ignore-scripts --no-audit --no-fund >log 2>&1";
    if (std::system(command.c_str()) != 0) {
      WARN("accessibility was not tried: npm could not get axe-core; see " << folder / "log");
      return {};
    }
  }
  return cli::file_text(file.string());
}

std::string page_of(const Analysis& analysis) {
  std::string out;
  append_page(analysis, a_run(), out);
  return out;
}

Analysis news(const char* name) {
  Article read = article(kCheckout / "corpus/news" / name);
  read.url = "https://news.example/story";
  return analyse(std::move(read), checkout_rules());
}

const std::string& one_article() {
  static const std::string page = page_of(news("cracked-dam.txt"));
  return page;
}

std::string make_three_articles() {
  std::string out;
  append_pages_begin(a_run(), out);
  unsigned number = 0;
  for (const char* name : {"seabed-wire.txt", "seabed-daily.txt", "seabed-rewrite.txt"})
    append_page_story(news(name), a_run(), ++number, out);
  append_pages_end(out);
  return out;
}

const std::string& three_articles() {
  static const std::string page = make_three_articles();
  return page;
}

std::string a_comparison(const std::string& words = "We should build it") {
  using namespace compare;
  Comparison all;
  all.articles = {{"a.txt", "Harbour", "Post", "2025-02-18", "https://a.example"},
                  {"b.txt", "", "", "", ""}};
  Group group;
  group.id = "q1";
  group.occurrences = {{0, "q1", 10, 30, {10, 30}, words, "Ada Brook", "said", true},
                       {1, "", 5, 25, {5, 25}, "We must build it", "", "", false}};
  group.pairs = {{0,
                  1,
                  {Flag::substituted, Flag::marks_dropped, Flag::speaker_dropped},
                  {Risk::modal},
                  {{Op::equal, "We", "We", {}, {}},
                   {Op::substitute, "should", "must", {Flag::substituted}, {Risk::modal}},
                   {Op::equal, "build it", "build it", {}, {}}}}};
  all.groups = {group};
  std::string out;
  append_comparison_page(all, a_run(), out);
  return out;
}

struct Shown : Chromium {
  explicit Shown(const std::string& page) { show(page); }
  void show(const std::string& page) { open(folder.write("page.html", page)); }
  eval::TemporaryFolder folder;
};

// What axe finds wrong, one line each.
std::string wrong(Chromium& chromium, const std::string& axe) {
  chromium.value(axe + "; 0");
  const json found = chromium.value(
      "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => "
      "v.id + ': ' + v.help + ' ' + v.nodes.slice(0, 3).map(n => n.html).join(' ')))");
  std::string all;
  for (const json& line : found) all += line.get<std::string>() + "\n";
  return all;
}

}  // namespace

TEST_CASE("the page's own style and script run under its policy, and no others") {
  if (!chromium_is_there()) return;
  Shown page(one_article());
  CHECK(page.complaints().empty());
  CHECK(page.value("getComputedStyle(document.body).margin") == "0px");
  CHECK(page.value("document.querySelectorAll('.filters select').length") >= 3);
  page.value(
      "const s = document.createElement('script'); s.textContent = 'window.ran = 1';"
      "document.body.append(s); 0");
  CHECK(page.value("window.ran === undefined") == true);
  CHECK(page.value("fetch('https://news.example/').then(() => 'loaded', () => 'refused')") ==
        "refused");
  CHECK(page.complaints().size() >= 2);
}

TEST_CASE("an article that means harm stays text") {
  if (!chromium_is_there()) return;
  const std::string hostile =
      "“</p></mark><script>window.ran = 1</script><img src=x onerror='window.ran = 2'>"
      "<svg onload=window.ran=3><!-- \" onfocus=window.ran=4 autofocus x=\"”";
  HandMade made(hostile + " said Ada", hostile);
  made.article.title = made.article.publisher = made.article.author = hostile;
  made.article.url = "javascript:window.ran=5";
  made.paragraph();
  const auto speaker = made.speaker(SpeakerKind::person, hostile);
  made.attribution({made.at(hostile)}, AttributionType::direct).mention = {made.at("Ada")};
  made.resolution() = {{speaker}, "name", 1, {}};
  Shown page(page_of(made));
  for (const std::string& text : {page_of(made), a_comparison(hostile)}) {
    page.show(text);
    CHECK(page.complaints().empty());
    CHECK(page.value("window.ran === undefined") == true);
    CHECK(page.value("document.scripts.length") == 1);
    CHECK(page.value("document.querySelectorAll('img, svg, [autofocus], [onfocus]').length") == 0);
    CHECK(page.value("document.body.textContent.includes('<svg onload=')") == true);
  }
}

TEST_CASE("axe finds nothing that makes the pages hard to use") {
  if (!chromium_is_there()) return;
  const std::string axe = sayso::axe();
  if (axe.empty()) return;
  Shown page(one_article());
  for (const std::string& text : {one_article(), three_articles(), a_comparison()}) {
    for (const char* scheme : {"light", "dark"}) {
      page.emulate("screen", scheme);
      for (const unsigned width : {1300U, 360U}) {
        INFO(text.substr(text.find("<title>"), 60) << " " << scheme << " " << width);
        page.resize(width, 900);
        page.show(text);
        page.value("for (const d of document.querySelectorAll('details')) d.open = true; 0");
        CHECK(wrong(page, axe) == "");
      }
    }
  }
}

TEST_CASE("axe is asked: a page without names of its controls does not pass") {
  if (!chromium_is_there()) return;
  const std::string axe = sayso::axe();
  if (axe.empty()) return;
  Shown page("<!DOCTYPE html><html lang=en><title>x</title><main><select></select></main></html>");
  CHECK(wrong(page, axe).find("select-name") != std::string::npos);
}

TEST_CASE("all can be reached and done with keys") {
  if (!chromium_is_there()) return;
  Shown page(one_article());
  page.press("Tab");
  CHECK(page.value("document.activeElement.className") == "skip");
  page.press("Enter");
  CHECK(page.value("document.activeElement.id") == "main");

  // From the first number in the text, n goes to the next; all its speaker said is lit.
  page.value("document.querySelector('.reference').focus()");
  page.press("n");
  CHECK(page.value("[...document.querySelectorAll('.reference')]"
                   ".indexOf(document.activeElement)") == 1);
  CHECK(page.value("document.querySelectorAll('mark.lit').length") >= 1);
  page.press("p");
  CHECK(page.value("[...document.querySelectorAll('.reference')]"
                   ".indexOf(document.activeElement)") == 0);
  page.press("Escape");
  CHECK(page.value("document.querySelectorAll('.lit').length") == 0);

  // Enter leads to the note, and there unfolds why.
  page.press("Enter");
  const std::string note = page.value("location.hash.slice(1)");
  CHECK(note.rfind("note.q", 0) == 0);
  for (int i = 0; i < 5 && page.value("document.activeElement.tagName") != "SUMMARY"; ++i)
    page.press("Tab");
  CHECK(page.value("document.activeElement.closest('.note').id") == note);
  page.press("Enter");
  CHECK(page.value("document.activeElement.parentElement.open") == true);
}

TEST_CASE("a filter leaves what fits, in the text, beside it and in the list of speakers") {
  if (!chromium_is_there()) return;
  Shown page(three_articles());
  const auto choose = [&](const std::string& label, const std::string& value) {
    page.value(
        "(() => { for (const l of document.querySelectorAll('.filters label')) "
        "if (l.textContent.startsWith('" +
        label +
        "')) { const s = l.firstElementChild; "
        "s.value = '" +
        value + "'; s.dispatchEvent(new Event('change')); } })()");
  };
  const char* kNotes = "document.querySelectorAll('.note:not([hidden])').length";
  const int all = page.value(kNotes);
  choose("Type", "mixed");
  const int mixed = page.value(kNotes);
  CHECK(mixed > 0);
  CHECK(mixed < all);
  CHECK(page.value("document.querySelectorAll('.text mark.direct:not(.out)').length") == 0);
  CHECK(page.value("document.querySelectorAll('.saying.direct:not(.out)').length") == 0);
  CHECK(page.value("document.querySelector('.found').textContent") ==
        std::to_string(mixed) + " of " + std::to_string(all));
  choose("Outlet", "seabed-wire.txt");
  CHECK(page.value(kNotes) < mixed);
  page.value("document.querySelector('.filters [type=reset]').click()");
  page.value("new Promise(done => setTimeout(done, 50))");
  CHECK(page.value(kNotes) == all);
}

TEST_CASE("a citation is copied, and that is said") {
  if (!chromium_is_there()) return;
  Shown page(one_article());
  page.value("document.querySelector('details').open = true");
  page.value("document.querySelector('.copy').click()");
  page.value("new Promise(done => setTimeout(done, 200))");
  CHECK(page.value("document.querySelector('body > [role=status]').textContent") ==
        "Citation copied");
}

TEST_CASE("each wording of a quotation can be cited") {
  if (!chromium_is_there()) return;
  Shown page(a_comparison());
  CHECK(
      page.value("[...document.querySelectorAll('.citation')].map(c => c.textContent).join('|')") ==
      "Ada Brook said: We should build it — Harbour, Post, 2025-02-18, https://a.example|"
      "We must build it — b.txt");
  page.value("document.querySelector('details').open = true");
  page.value("document.querySelector('.copy').click()");
  page.value("new Promise(done => setTimeout(done, 200))");
  CHECK(page.value("document.querySelector('body > [role=status]').textContent") ==
        "Citation copied");
}

TEST_CASE("a filter names a change as the page does") {
  if (!chromium_is_there()) return;
  Shown page(a_comparison());
  CHECK(
      page.value("document.querySelector('.filters').textContent.includes('words replaced (1)')") ==
      true);
}

TEST_CASE("a narrow screen needs no scrolling to the side") {
  if (!chromium_is_there()) return;
  Shown page(one_article());
  page.resize(320, 800);
  for (const std::string& text : {one_article(), three_articles(), a_comparison()}) {
    page.show(text);
    CHECK(page.value("document.documentElement.scrollWidth") <= 320);
  }
}

TEST_CASE("on paper the notes stand beside the text, without what only a screen can do") {
  if (!chromium_is_there()) return;
  Shown page(one_article());
  page.emulate("print", "dark");
  const auto display = [&](const std::string& element) {
    return page.value("getComputedStyle(document.querySelector('" + element + "')).display");
  };
  for (const char* element : {".filters", ".skip", "details"}) CHECK(display(element) == "none");
  for (const char* element : {".note", ".key", ".voices"}) CHECK(display(element) != "none");
  CHECK(page.value("getComputedStyle(document.body).color") == "rgb(0, 0, 0)");
  CHECK(page.call("Page.printToPDF")["data"].get<std::string>().size() > 10000);
}

TEST_CASE("what is left out and put in is told to those who cannot see it") {
  if (!chromium_is_there()) return;
  Shown page(a_comparison());
  CHECK(page.value("document.querySelector('.diff').textContent") ==
        "We  removed: should,   added: must,  build it");
  CHECK(page.value("getComputedStyle(document.querySelector('del')).textDecorationLine") ==
        "line-through");
  CHECK(page.value("getComputedStyle(document.querySelector('ins')).textDecorationLine") ==
        "underline");
}

}  // namespace sayso
