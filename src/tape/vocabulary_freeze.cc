// Gives a symbol to each set of classes that a token can have.
#include <algorithm>

#include "tape/builtin_classes.h"
#include "tape/vocabulary.h"

namespace sayso {
namespace {

// How many of the shapes a token of that entry can have: letters alone are no initial, number or
// mark.
std::size_t shapes_of(std::string_view folded) {
  const bool is_plain = is_plain_word(folded.substr(0, folded.find(' ')));
  return is_plain ? static_cast<std::size_t>(Shape::initial) : kShapes;
}

}  // namespace

// Which classes can change the symbol of a token: those that patterns use, and those that derived
// ones among them are made of. A derived class knows earlier ones only.
void Vocabulary::find_classes_that_tell() {
  telling_ = used_;
  const auto tells = [&](const DerivedClass& derived) { return telling_[derived.id]; };
  for (auto derived = derived_.rbegin(); derived != derived_.rend(); ++derived) {
    if (!tells(*derived)) continue;
    for (const ClassId id : derived->any) telling_.set(id);
    for (const ClassId id : derived->except) telling_.set(id);
  }
  std::erase_if(derived_, [&](const DerivedClass& derived) { return !tells(derived); });
}

Symbol Vocabulary::intern(ClassSet classes, Diagnostics& problems) {
  for (const auto& derived : derived_) {
    const auto is_in = [&](ClassId id) { return classes[id]; };
    const bool holds =
        (is_in(derived.id) || std::any_of(derived.any.begin(), derived.any.end(), is_in)) &&
        std::none_of(derived.except.begin(), derived.except.end(), is_in);
    classes.set(derived.id, holds);
  }
  classes &= used_;
  const auto [place, fresh] = interned_.try_emplace(classes, static_cast<Symbol>(sets_.size()));
  if (fresh) {
    if (sets_.size() >= kMaxSymbols) {
      // Told once: the set without classes is then the symbol of all that is left.
      if (!has_error(problems))
        problems.push_back(
            {.code = "E-too-many-symbols",
             .message = "the classes that patterns use combine to more than 8192 symbols",
             .hint = "use fewer overlapping lists in patterns"});
      return kMaxSymbols - 1;
    }
    sets_.push_back(classes);
  }
  return place->second;
}

std::size_t Vocabulary::index(QuoteShape shape) {
  return ((((static_cast<std::size_t>(shape.size) * 4 + static_cast<std::size_t>(shape.final)) * 2 +
            shape.closed) *
               2 +
           shape.continues) *
              2 +
          shape.capital);
}

void Vocabulary::freeze(Diagnostics& problems) {
  find_classes_that_tell();
  ClassSet end;
  end.set(*find_class("end"));
  end_symbol_ = intern(end, problems);
  freeze_quotes(problems);
  freeze_entries(problems);
  interned_ = {};
  known_kinds_ = {};
  next_kinds_ = {};

  members_.resize(class_names_.size());
  for (std::size_t symbol = 0; symbol < sets_.size(); ++symbol) {
    all_symbols_.set(symbol);
    for (std::size_t id = sets_[symbol]._Find_first(); id < kMaxClasses;
         id = sets_[symbol]._Find_next(id))
      members_[id].set(symbol);
  }
  for (auto& alphabet : alphabets_) alphabet->freeze(*this);
}

void Vocabulary::freeze_quotes(Diagnostics& problems) {
  quote_symbols_.resize(3 * 4 * 2 * 2 * 2);
  for (std::size_t size = 0; size < 3; ++size)
    for (std::size_t final = 0; final < 4; ++final)
      for (int flags = 0; flags < 8; ++flags) {
        const QuoteShape shape{static_cast<QuoteShape::Size>(size),
                               static_cast<QuoteShape::Final>(final), (flags & 4) != 0,
                               (flags & 2) != 0, (flags & 1) != 0};
        ClassSet set;
        set.set(*find_class("quote"));
        set.set(*find_class(kQuoteSizes[size]));
        set.set(*find_class(kQuoteFinals[final]));
        set.set(*find_class(shape.closed ? "quote:closed" : "quote:open"));
        if (shape.continues) set.set(*find_class("quote:continued"));
        if (shape.capital) set.set(*find_class("quote:capital"));
        quote_symbols_[index(shape)] = intern(set, problems);
      }
}

void Vocabulary::freeze_entries(Diagnostics& problems) {
  std::array<ClassSet, kShapes> shapes;
  for (std::size_t shape = 0; shape < kShapes; ++shape)
    shapes[shape].set(*find_class(kShapeClasses[shape]));
  for (const Shape shape : {Shape::caps, Shape::initial})
    shapes[static_cast<std::size_t>(shape)].set(*find_class("capital"));
  std::vector<ClassSet> suffixes(std::size_t{1} << suffixes_.size());  // by mask
  for (std::size_t mask = 0; mask < suffixes.size(); ++mask)
    for (std::size_t i = 0; i < suffixes_.size(); ++i)
      if (mask >> i & 1) suffixes[mask].set(suffixes_[i].second);

  // Kinds that no pattern tells apart are one. Each is worked out once with each suffix and shape.
  std::vector<Kind> kinds;
  std::vector<std::uint32_t> told(kinds_.size());  // by kind, the place in `kinds`
  std::unordered_map<Kind, std::uint32_t, KindHash> places;
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    const Kind kind{kinds_[i].classes & telling_, kinds_[i].capital_classes & telling_};
    const auto [place, fresh] = places.try_emplace(kind, static_cast<std::uint32_t>(kinds.size()));
    if (fresh) kinds.push_back(kind);
    told[i] = place->second;
  }
  struct Known {
    std::array<Symbol, kShapes> symbols{};
    std::size_t shapes = 0;  // of the first so many
  };
  std::unordered_map<std::uint64_t, Known> all_known;
  brief_.resize(entries_.size());
  for (std::uint32_t id = 0; id < entries_.size(); ++id) {
    const Entry& entry = entries_[id];
    const Kind& kind = kinds[told[entry.kind]];
    const std::size_t mask = suffix_mask(text(id));
    Known& known = all_known[std::uint64_t{told[entry.kind]} << suffixes_.size() | mask];
    for (; known.shapes < shapes_of(text(id)); ++known.shapes) {
      const bool is_word = known.shapes < static_cast<std::size_t>(Shape::number);
      const bool is_capital = is_word && known.shapes != static_cast<std::size_t>(Shape::lower);
      ClassSet set = kind.classes | shapes[known.shapes];
      if (is_word) set |= suffixes[mask];
      if (is_capital) set |= kind.capital_classes;
      known.symbols[known.shapes] = intern(set, problems);
    }
    brief_[id] = {known.symbols, entry.run != 0, entry.readings != 0,
                  kinds_[entry.kind].classes.none()};
  }
  unlisted_.resize(suffixes.size());
  for (std::size_t mask = 0; mask < suffixes.size(); ++mask)
    for (std::size_t shape = 0; shape < kShapes; ++shape)
      unlisted_[mask][shape] = intern(shapes[shape] | suffixes[mask], problems);
}

}  // namespace sayso
