#include "write/page/frame.h"

#include "write/page/assets.h"
#include "write/xml_text.h"

namespace sayso::page {

// Nothing may be loaded, sent or run but the style and the script that stand here.
void append_frame_begin(std::string_view title, std::string_view description, const Run& run,
                        std::string& out) {
  out += R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ')";
  out.append(kStyleHash).append("'; script-src '").append(kScriptHash);
  out += R"('; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="sayso )";
  append_xml_attribute(run.version, out);
  out += ", rules ";
  append_xml_attribute(run.rules_digest, out);
  if (!description.empty()) {
    out += "\">\n<meta name=\"description\" content=\"";
    append_xml_attribute(description, out);
  }
  out += "\">\n<title>";
  append_xml_text(title, out);
  out.append("</title>\n<style>").append(kStyle).append("</style>\n</head>\n");
  out += R"(<body>
<a class="skip" href="#main">Skip to the text</a>
<header class="masthead"><p><b>sayso</b> who is said to have said what</p></header>
<main id="main" tabindex="-1">
)";
}

void append_frame_end(std::string& out) {
  out += R"(</main>
<footer><p>All marks and notes are findings of rules, made by a program: check them against the article.</p></footer>
<script>)";
  out.append(kScript).append("</script>\n</body>\n</html>\n");
}

}  // namespace sayso::page
