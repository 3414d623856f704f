#include "places.h"

namespace sayso {

const char kCheckoutFolder[] = SAYSO_CHECKOUT;
const char kProgramFile[] = SAYSO_PROGRAM;

}  // namespace sayso
