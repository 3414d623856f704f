#include "explain/tape_table.h"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::size_t kWidth = 100, kIndent = 4, kGap = 2;
constexpr std::size_t kTokenWidth = 28;            // what is longer loses its middle
constexpr std::string_view kEndWithoutMark = "¶";  // a sentence that ends without a stop

struct Column {
  std::string word;  // marked
  const std::vector<std::string>* classes;
  std::size_t word_width, width;  // of the word alone; with its classes
};

// Brackets stand where a part begins and ends, colours at every token.
std::vector<Column> make_columns(const std::vector<ExplainedToken>& tokens, std::string_view text,
                                 Marking marking) {
  std::vector<Column> columns;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const ExplainedToken& token = tokens[i];
    Column column{"", &token.classes, 0, 0};
    column.word = token.span.empty() ? std::string(kEndWithoutMark)
                                     : shortened(slice(text, token.span), kTokenWidth);
    if (marking == Marking::colours) {
      column.word_width = count_code_points(column.word);
      column.word = marked(marking, token.part, column.word);
    } else {
      if (i == 0 || tokens[i - 1].part != token.part)
        column.word.insert(0, opened(marking, token.part));
      if (i + 1 == tokens.size() || tokens[i + 1].part != token.part)
        column.word += closed(marking, token.part);
      column.word_width = count_code_points(column.word);
    }
    column.width = column.word_width;
    for (const auto& name : token.classes) column.width = std::max(column.width, name.size());
    columns.push_back(std::move(column));
  }
  return columns;
}

void append_line(std::string cells, std::string& out) {
  cells.erase(cells.find_last_not_of(' ') + 1);
  out.append(kIndent, ' ').append(cells).append(1, '\n');
}

void append_row(const Column* first, const Column* last, std::string& out) {
  std::string cells;
  std::size_t height = 0;
  for (const Column* c = first; c != last; ++c) {
    cells.append(c->word).append(c->width - c->word_width + kGap, ' ');
    height = std::max(height, c->classes->size());
  }
  append_line(std::move(cells), out);
  for (std::size_t h = 0; h < height; ++h) {
    cells.clear();
    for (const Column* c = first; c != last; ++c) {
      const std::string cell = h < c->classes->size() ? (*c->classes)[h] : "";
      cells.append(cell).append(c->width - cell.size() + kGap, ' ');
    }
    append_line(std::move(cells), out);
  }
  out += '\n';
}

}  // namespace

void append_tape(const std::vector<ExplainedToken>& tokens, std::string_view text, Marking marking,
                 std::string& out) {
  const std::vector<Column> columns = make_columns(tokens, text, marking);
  const Column* const end = columns.data() + columns.size();
  for (const Column* first = columns.data(); first != end;) {
    const Column* last = first;
    std::size_t width = kIndent;
    do width += last++->width + kGap;
    while (last != end && width + last->width <= kWidth);
    append_row(first, last, out);
    first = last;
  }
}

}  // namespace sayso
