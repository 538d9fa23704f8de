#include "run_summary.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "sac/number_text.h"
#include "sac/optimum.h"
#include "text.h"

namespace sac::cli {

namespace {

void line(const char* name, const std::string& text) { std::printf("%-16s %s\n", name, text.c_str()); }

std::string evaluation_text(const Evaluation& evaluation) {
  return concat(fixed_text(evaluation.mean_return, 1), " at step ", grouped_digits(evaluation.step));
}

// How the run stands to its task: solved is a word for the standard one only.
void print_verdict(const RunResult& r) {
  if (r.solved) {
    const std::string after =
        r.solved_seconds ? concat(", after ", fixed_text(*r.solved_seconds, 2), " s") : std::string();
    line("solved", concat("at step ", grouped_digits(r.solved->step), after));
  } else if (!is_standard_task(r.config)) {
    const double optimum = task_optimum(r.config);
    const std::string distance = r.last && !r.last->standard_task
                                     ? concat(", the last evaluation is ",
                                              fixed_text(std::max(optimum - r.last->mean_return, 0.0), 1), " below it")
                                     : std::string();
    line("optimum", concat(fixed_text(optimum, 1), " for this task", distance));
  } else if (r.last) {
    line("solved", concat("not yet (evaluation >= ", fixed_text(kSolvedReturn, 0), ")"));
  }
}

}  // namespace

void print_run_summary(const RunResult& r, const std::string& checkpoint) {
  const std::string before = r.step > r.steps ? concat(", ", grouped_digits(r.step), " in all") : std::string();
  line("steps", grouped_digits(r.steps) + before);
  // Only the beginning is worth a word, and where it is not what one expects.
  const std::int64_t first_update = first_update_step(r.config);
  const bool from_here = r.step == r.steps && r.updates > 0;
  line("updates", concat(grouped_digits(r.updates),
                         from_here ? concat(", the first at step ", grouped_digits(first_update)) : std::string()));
  if (r.step <= r.config.learning_starts) {
    line("actions",
         concat("all random: those of the policy begin after step ", grouped_digits(r.config.learning_starts)));
  }
  line("seconds", fixed_text(r.seconds, 2));
  if (r.seconds > 0.0 && r.updates > 0) {
    line("updates/s", grouped_digits(std::llround(static_cast<double>(r.updates) / r.seconds)));
  }
  if (r.best) {
    line("last evaluation", evaluation_text(*r.last));
    line("best evaluation", evaluation_text(*r.best));
  } else if (r.config.evaluation_interval == 0) {
    line("evaluations", "none, since evaluation_interval is 0");
  }
  print_verdict(r);
  if (!checkpoint.empty()) line("checkpoint", checkpoint);
}

void print_signature(const RunResult& r) {
  const std::string at = r.complete ? std::string() : concat(" at step ", std::to_string(r.step));
  std::printf("signature %s%s\n", signature_text(r.signature).c_str(), at.c_str());
}

}  // namespace sac::cli
