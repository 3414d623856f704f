// TEI as DESIGN.md section 6 has it: `said` with @who and @ana, its parts chained by @prev, cues
// and mentions tied to it (or to a `join` of the parts) by `link`s, `roleName`s inside the
// mentions, speakers in `particDesc`. The text is that of `body`, tags stripped.
#include <algorithm>
#include <unordered_map>

#include "evaluate/formats.h"
#include "evaluate/tei_nodes.h"

namespace sayso::eval {
namespace {

struct Element {
  pugi::xml_node node;
  Span span;  // code points
};

std::uint32_t code_points(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

class TeiReader {
 public:
  explicit TeiReader(const pugi::xml_node& tei) : tei_(tei) {}

  AnnotatedArticle read() {
    article_.id = id();
    article_.detailed = true;
    read_speakers();
    if (const auto body = find(tei_, "body")) read_body(body);
    chain_parts();
    const auto stand_off = find(tei_, "standOff");
    read_joins(stand_off);
    read_links(stand_off);
    return std::move(article_);
  }

 private:
  // The article's own id, which `note[@type="plaintext"]` tells, else that of the element.
  std::string id() const {
    const auto note = tei_.find_node([](const pugi::xml_node& n) {
      return local_name(n) == "note" && value(n, "type") == "plaintext";
    });
    const std::string plain_text = joined_text(find(note, "ref"));
    return std::string(plain_text.empty() ? value(tei_, "xml:id") : base_name(plain_text));
  }

  void read_speakers() {
    for (const auto& list : find(tei_, "particDesc").children())
      for (const auto& entry : list.children())
        if (entry.attribute("xml:id")) read_speaker(entry);
  }

  void read_speaker(const pugi::xml_node& entry) {
    AnnotatedSpeaker speaker;
    std::string description;
    for (const auto& child : entry.children()) {
      const std::string_view kind = local_name(child), type = value(child, "type");
      if (type == "alias") continue;
      if (kind == "persName" || kind == "orgName") {
        if (speaker.name.empty()) speaker.name = joined_text(child);
      } else if (kind == "occupation" || type == "role") {
        speaker.roles.push_back(joined_text(child));
      } else if (kind == "desc" || kind == "title" || type == "label") {
        description = joined_text(child);
      }
    }
    if (local_name(entry) == "bibl") description = joined_text(entry);
    if (description.empty()) description = value(entry, "role");
    if (description.empty() && !speaker.roles.empty()) description = speaker.roles.front();
    speaker.label = speaker.name.empty() ? description : speaker.name;
    if (value(entry, "type") == "document") speaker.name.clear();
    speakers_[value(entry, "xml:id")] = static_cast<std::uint32_t>(article_.speakers.size());
    article_.speakers.push_back(std::move(speaker));
  }

  void read_body(const pugi::xml_node& body) {
    std::uint32_t offset = 0;
    std::vector<Element> open;
    walk(
        body,
        [&](const pugi::xml_node& node) {
          if (node.type() == pugi::node_element) {
            open.push_back({node, {offset, offset}});
          } else {
            article_.text += node.value();
            offset += code_points(node.value());
          }
        },
        [&](const pugi::xml_node& node) {
          if (node.type() != pugi::node_element) return;
          open.back().span.end = offset;
          keep(open.back());
          open.pop_back();
        });
  }

  void keep(const Element& element) {
    if (is_said(element.node))
      parts_.push_back(element);
    else if (local_name(element.node) == "roleName")
      roles_.push_back(element.span);
    if (const auto id = element.node.attribute("xml:id")) elements_[id.value()] = {element};
  }

  // (`said` may not stand in byline and dateline; a `seg` stands for it.)
  static bool is_said(const pugi::xml_node& node) {
    return local_name(node) == "said" ||
           (local_name(node) == "seg" && value(node, "type") == "said");
  }

  // A part that names no earlier one begins an attribution.
  void chain_parts() {
    std::stable_sort(parts_.begin(), parts_.end(), [](const Element& a, const Element& b) {
      return a.span.begin < b.span.begin;
    });
    for (const Element& part : parts_) {
      const auto before = values(part.node, "prev");
      const auto known = before.empty() ? heads_.end() : heads_.find(before.front());
      const std::size_t index =
          known == heads_.end() ? article_.attributions.size() : known->second;
      if (const std::string_view id = value(part.node, "xml:id"); !id.empty()) heads_[id] = index;
      if (known == heads_.end()) article_.attributions.push_back(described(part.node));
      article_.attributions[index].content.push_back(part.span);
    }
  }

  AnnotatedAttribution described(const pugi::xml_node& said) {
    AnnotatedAttribution a;
    for (const std::string_view category : values(said, "ana")) {
      if (const auto type = type_named(category))
        a.type = type;
      else if (const auto cue_class = cue_class_named(category))
        a.cue_class = cue_class;
      else if (const auto qualifier = qualifier_named(category))
        a.qualifiers |= static_cast<std::uint16_t>(*qualifier);
      else
        a.rule = category;
    }
    for (const std::string_view who : values(said, local_name(said) == "said" ? "who" : "corresp"))
      if (const auto speaker = speakers_.find(who); speaker != speakers_.end())
        a.speakers.push_back(speaker->second);
    a.confidence = said.attribute("cert").as_double(1);
    return a;
  }

  // A join stands for the pieces that it names, of an attribution or of a mention or cue.
  void read_joins(const pugi::xml_node& stand_off) {
    for (const auto& join : stand_off.children()) {
      if (local_name(join) != "join") continue;
      const std::string_view id = value(join, "xml:id");
      for (const std::string_view piece : values(join, "target")) {
        if (const auto head = heads_.find(piece); head != heads_.end())
          heads_[id] = head->second;
        else if (elements_.contains(piece))
          elements_[id].push_back(Element(elements_[piece].front()));
      }
    }
  }

  void read_links(const pugi::xml_node& stand_off) {
    for (const auto& group : stand_off.children()) {
      const auto functions = values(group, "targFunc");
      for (const auto& link : group.children()) {
        if (value(group, "type") == "attribution") read_link(values(link, "target"));
        if (value(group, "type") == "circumstance" && !functions.empty())
          read_circumstance(functions.back(), values(link, "target"));
      }
    }
  }

  // The attribution whose content is among the targets of a link, or null.
  AnnotatedAttribution* linked(const std::vector<std::string_view>& targets) {
    AnnotatedAttribution* attribution = nullptr;
    for (const std::string_view target : targets)
      if (const auto head = heads_.find(target); head != heads_.end())
        attribution = &article_.attributions[head->second];
    return attribution;
  }

  void read_circumstance(std::string_view kind, const std::vector<std::string_view>& targets) {
    AnnotatedAttribution* attribution = linked(targets);
    const auto place = std::find(kCircumstances.begin(), kCircumstances.end(), kind);
    if (!attribution || place == kCircumstances.end()) return;
    auto& spans =
        attribution->circumstances[static_cast<std::size_t>(place - kCircumstances.begin())];
    for (const std::string_view target : targets)
      if (const auto found = elements_.find(target);
          found != elements_.end() && !heads_.contains(target))
        for (const Element& element : found->second) spans.push_back(element.span);
  }

  void read_link(const std::vector<std::string_view>& targets) {
    AnnotatedAttribution* attribution = linked(targets);
    if (!attribution) return;
    for (const std::string_view target : targets) {
      const auto found = elements_.find(target);
      if (found == elements_.end() || heads_.contains(target)) continue;
      for (const Element& element : found->second) {
        if (local_name(element.node) == "seg")
          add_cue(element, *attribution);
        else
          add_source(element, *attribution);
      }
    }
  }

  void add_cue(const Element& cue, AnnotatedAttribution& attribution) {
    attribution.cue.push_back(cue.span);
    if (const auto word = find(cue.node, "w"); word && attribution.lemma.empty())
      attribution.lemma = value(word, "lemma");
  }

  void add_source(const Element& mention, AnnotatedAttribution& attribution) {
    attribution.source.push_back(mention.span);
    for (const Span role : roles_)
      if (mention.span.contains(role)) attribution.roles.push_back(role);
    if (const auto cert = mention.node.attribute("cert"))
      attribution.speaker_confidence = cert.as_double(1);
  }

  pugi::xml_node tei_;
  AnnotatedArticle article_;
  std::unordered_map<std::string_view, std::uint32_t> speakers_;
  std::unordered_map<std::string_view, std::vector<Element>> elements_;  // of a join, its pieces
  std::unordered_map<std::string_view, std::size_t> heads_;  // part or join -> attribution
  std::vector<Element> parts_;
  std::vector<Span> roles_;
};

}  // namespace

void read_tei(const std::string& xml, const std::string& file, AnnotatedArticles& articles,
              Diagnostics& problems) {
  pugi::xml_document document;
  const auto result =
      document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (!result) {
    const auto line =
        1 + std::count(xml.begin(),
                       xml.begin() + std::min<std::ptrdiff_t>(result.offset, std::ssize(xml)),
                       '\n');
    problems.push_back({.code = "E-bad-xml",
                        .message = result.description(),
                        .file = file,
                        .line = static_cast<unsigned>(line)});
    return;
  }
  const pugi::xml_node root = document.document_element();
  if (local_name(root) == "TEI") articles.push_back(TeiReader(root).read());
  for (const auto& child : root.children())
    if (local_name(root) == "teiCorpus" && local_name(child) == "TEI")
      articles.push_back(TeiReader(child).read());
}

}  // namespace sayso::eval
