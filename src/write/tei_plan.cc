#include "write/tei_plan.h"

#include <utility>

#include "write/tei_containers.h"

namespace sayso::tei {

Plan make_plan(const Analysis& analysis, const Ids& ids, const CodePoints& points) {
  std::vector<Span> datelines, spans;
  std::vector<Container> containers = make_containers(analysis, datelines);
  for (const Container& container : containers) spans.push_back(container.span);
  return {plan_marks(analysis, ids, points, spans, datelines), std::move(containers)};
}

}  // namespace sayso::tei
