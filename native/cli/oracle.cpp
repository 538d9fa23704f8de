#include "oracle.h"

#include "errors.h"
#include "files.h"
#include "sac/exact_value.h"
#include "sac/number_text.h"
#include "sac/value_error.h"
#include "text.h"

namespace sac::cli {

std::string oracle_report(const std::string& path, bool json) {
  std::string why;
  const auto trainer = Trainer::load(read_file(path), why);
  if (!trainer) throw Failure(concat("cannot evaluate ", path, ": ", why));
  SoftValueIteration exact(exact_problem(trainer->config()), trainer->temperature());
  const ValueError error = value_error(*trainer, exact.solve());
  if (error.states == 0) {
    throw Failure(concat("cannot compare ", path,
                         " with the exact value: it holds no visited states, only checkpoints ",
                         "with a replay buffer do."));
  }
  if (json) {
    return concat("{\"states\":", std::to_string(error.states), ",\"alpha\":", json_number(exact.alpha()),
                  ",\"gamma\":", json_number(exact.config().gamma), ",\"range\":", json_number(error.range),
                  ",\"bias\":", json_number(error.bias), ",\"mean_absolute\":", json_number(error.mean_absolute),
                  ",\"rmse\":", json_number(error.rmse), ",\"percentile_95\":", json_number(error.percentile_95),
                  "}\n");
  }
  const auto line = [&](const char* name, double value) {
    return concat(name, fixed_text(value, 3), "  (", fixed_text(100.0 * value / error.range, 2), " % of the range)\n");
  };
  std::string text = concat("V - V*    on ", grouped_digits(error.states), " states of the replay buffer, alpha ",
                            fixed_text(exact.alpha(), 4), ", gamma ", fixed_text(exact.config().gamma, 5), "\n");
  text += concat("range     ", fixed_text(error.range, 1), "\n");
  text += line("bias      ", error.bias);
  text += line("mean abs  ", error.mean_absolute);
  text += line("rmse      ", error.rmse);
  text += line("95 %      ", error.percentile_95);
  return text;
}

}  // namespace sac::cli
