#include "segment/block.h"

namespace sayso {

std::string_view name(BlockKind kind) {
  switch (kind) {
    case BlockKind::headline:
      return "headline";
    case BlockKind::byline:
      return "byline";
    case BlockKind::dateline:
      return "dateline";
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::caption:
      return "caption";
    case BlockKind::list_item:
      return "list-item";
    case BlockKind::boilerplate:
      return "boilerplate";
  }
  return "";
}

}  // namespace sayso
