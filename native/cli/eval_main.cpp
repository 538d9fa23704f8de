// sac-eval: judges the policy of a checkpoint. `sac-eval --help` lists the flags.
#include <algorithm>
#include <cstdio>

#include "errors.h"
#include "files.h"
#include "flags.h"
#include "sac/trainer.h"
#include "statistics.h"
#include "text.h"

namespace sac::cli {
namespace {

int run(int argc, const char* const* argv) {
  CLI::App app("Plays the deterministic policy of a checkpoint from fixed start states and tells its return.",
               "sac-eval");
  std::string path, episodes_text = std::to_string(kEvaluationStarts);
  bool json = false;
  app.add_option("checkpoint", path, "A file that sac-train wrote.")->option_text("FILE")->required();
  app.add_option(
         "--episodes", episodes_text,
         concat("How many episodes, their starts spread evenly over the start states. Default ", episodes_text, "."))
      ->option_text("N");
  app.add_flag("--json", json, "Print one JSON object.");
  if (!parse(app, argc, argv)) return 0;
  const auto episodes = static_cast<int>(whole_number("--episodes", episodes_text, 1, 100'000));

  std::string error;
  const auto trainer = Trainer::load(read_file(path), error);
  if (!trainer) throw Failure(concat("cannot evaluate ", path, ": ", error));
  const std::vector<double> returns = trainer->evaluate(episodes);
  const auto [lowest, highest] = std::minmax_element(returns.begin(), returns.end());

  if (json) {
    std::printf(
        "{\"episodes\":%d,\"mean\":%s,\"standard_error\":%s,\"min\":%s,\"max\":%s,\"environment_steps\":%lld}\n",
        episodes, json_number(mean(returns)).c_str(), json_number(standard_error(returns)).c_str(),
        json_number(*lowest).c_str(), json_number(*highest).c_str(),
        static_cast<long long>(trainer->environment_steps()));
    return 0;
  }
  std::printf("episodes  %s\n", grouped_digits(episodes).c_str());
  std::printf("mean      %.1f +- %.1f (standard error)\n", mean(returns), standard_error(returns));
  std::printf("min       %.1f\n", *lowest);
  std::printf("max       %.1f\n", *highest);
  std::printf("trained   %s frames\n", grouped_digits(trainer->environment_steps()).c_str());
  return 0;
}

}  // namespace
}  // namespace sac::cli

int main(int argc, char** argv) {
  return sac::cli::guarded_main("sac-eval", [&] { return sac::cli::run(argc, argv); });
}
