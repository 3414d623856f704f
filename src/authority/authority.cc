#include "authority/authority.h"

#include <algorithm>

#include "tape/words.h"

namespace sayso {
namespace {

// Case folded, with one space between words.
std::string folded(std::string_view name) {
  std::string out;
  for (const char c : fold(name)) {
    const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (is_space && (out.empty() || out.back() == ' ')) continue;
    out += is_space ? ' ' : c;
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

bool fits_kind(const AuthorityEntry& entry, const Speaker& speaker) {
  return entry.kind == SpeakerKind::unknown || speaker.kind == SpeakerKind::unknown ||
         entry.kind == speaker.kind;
}

// One says the role in more words than the other: "president", "Chinese President".
bool shares_role(const AuthorityEntry& entry, const Speaker& speaker) {
  for (const std::string& known : entry.roles) {
    const std::string wanted = folded(known);
    for (const Role& role : speaker.roles) {
      const std::string said = folded(role.text);
      if (said.find(wanted) != std::string::npos || wanted.find(said) != std::string::npos)
        return true;
    }
  }
  return false;
}

template <typename T, typename Key>
void add_once(std::vector<T>& all, const T& value, Key key) {
  const auto same = [&](const T& known) { return key(known) == key(value); };
  if (std::none_of(all.begin(), all.end(), same)) all.push_back(value);
}

// Takes over what another speaker, who is the same, was called.
void join(Speaker& kept, const Speaker& other) {
  const auto as_is = [](const std::string& text) { return text; };
  const std::string name = kept.name;
  if (other.name.size() > kept.name.size()) kept.name = other.name;
  for (const std::string& form : {name, other.name})
    if (!form.empty() && form != kept.name) add_once(kept.aliases, form, as_is);
  for (const std::string& alias : other.aliases)
    if (alias != kept.name) add_once(kept.aliases, alias, as_is);
  std::erase(kept.aliases, kept.name);
  for (const Role& role : other.roles)
    add_once(kept.roles, role, [](const Role& r) { return folded(r.text); });
  std::stable_sort(kept.roles.begin(), kept.roles.end(),
                   [](const Role& a, const Role& b) { return a.span < b.span; });
  for (const std::string& body : other.affiliations) add_once(kept.affiliations, body, as_is);
  if (kept.kind == SpeakerKind::unknown) kept.kind = other.kind;
  if (kept.gender == Gender::unknown) kept.gender = other.gender;
  if (!kept.name.empty()) kept.label = kept.name;
}

}  // namespace

Authority::Authority(std::vector<AuthorityEntry> entries) : entries_(std::move(entries)) {
  for (std::size_t i = 0; i < entries_.size(); ++i) index(entries_[i].name, i);
  for (std::size_t i = 0; i < entries_.size(); ++i)
    for (const std::string& alias : entries_[i].aliases) index(alias, i);
}

void Authority::index(const std::string& name, std::size_t entry) {
  auto& known = by_name_[folded(name)];
  if (std::find(known.begin(), known.end(), entry) == known.end()) known.push_back(entry);
}

// Of the entries with that name the one that the speaker can be; null where there is none, or where
// several are left.
const AuthorityEntry* Authority::choose(const std::string& name, const Speaker& speaker) const {
  const auto known = by_name_.find(folded(name));
  if (known == by_name_.end()) return nullptr;
  std::vector<const AuthorityEntry*> fitting, by_role;
  for (const std::size_t i : known->second) {
    if (!fits_kind(entries_[i], speaker)) continue;
    fitting.push_back(&entries_[i]);
    if (shares_role(entries_[i], speaker)) by_role.push_back(&entries_[i]);
  }
  if (fitting.size() == 1) return fitting[0];
  return by_role.size() == 1 ? by_role[0] : nullptr;
}

const AuthorityEntry* Authority::find(const Speaker& speaker) const {
  if (speaker.name.empty()) return nullptr;
  if (const AuthorityEntry* entry = choose(speaker.name, speaker)) return entry;
  // A single word of a longer name ("Xi") tells less than the name.
  for (const std::string& alias : speaker.aliases) {
    const bool is_word_of_name = alias.find(' ') == std::string::npos &&
                                 folded(speaker.name).find(folded(alias)) != std::string::npos;
    if (is_word_of_name) continue;
    if (const AuthorityEntry* entry = choose(alias, speaker)) return entry;
  }
  return nullptr;
}

void Authority::apply(Speakers& speakers) const {
  std::vector<Speaker> kept;
  std::vector<std::uint32_t> place(speakers.all.size());  // of each speaker among those kept
  std::unordered_map<std::string, std::uint32_t> by_id;
  for (std::size_t i = 0; i < speakers.all.size(); ++i) {
    Speaker& speaker = speakers.all[i];
    const AuthorityEntry* entry = find(speaker);
    place[i] = static_cast<std::uint32_t>(kept.size());
    if (entry) {
      const auto [known, is_new] = by_id.emplace(entry->id, place[i]);
      place[i] = known->second;
      if (!is_new) {
        join(kept[known->second], speaker);
        continue;
      }
      speaker.authority = entry->id;
      if (speaker.kind == SpeakerKind::unknown) speaker.kind = entry->kind;
    }
    kept.push_back(std::move(speaker));
  }
  speakers.all = std::move(kept);
  for (Resolution& resolution : speakers.resolutions) {
    std::vector<std::uint32_t> mapped;
    for (const std::uint32_t speaker : resolution.speakers)
      add_once(mapped, place[speaker], [](std::uint32_t index) { return index; });
    resolution.speakers = std::move(mapped);
  }
}

}  // namespace sayso
