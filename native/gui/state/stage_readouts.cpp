#include "state/stage_readouts.h"

#include <cmath>

#include "sac/pendulum.h"
#include "ui/numbers.h"

namespace sac::gui {
namespace {

// What the expressions of stage_readouts.inl use.
using std::tanh;
double wrap(double theta) { return Pendulum::wrap(theta); }

constexpr StageReadout kReadouts[] = {
#define SAC_STAGE_READOUT(name, short_name, symbol, unit, mark, value, decimals, help) \
  {name,                                                                               \
   symbol,                                                                             \
   unit,                                                                               \
   help,                                                                               \
   StageReadout::Mark::mark,                                                           \
   [](const StageSample& s) { return format_fixed(value, decimals); }},
#include "stage_readouts.inl"
};

}  // namespace

std::span<const StageReadout> stage_readouts() { return kReadouts; }

}  // namespace sac::gui
