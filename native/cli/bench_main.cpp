// sac-bench: how fast the engine is on this machine, next to what the processor could do. One thread, everything warm.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "errors.h"
#include "flags.h"
#include "learning_command.h"
#include "operations.h"
#include "peak.h"
#include "sac/pendulum.h"
#include "sac/trainer.h"
#include "statistics.h"
#include "text.h"

namespace sac::cli {
namespace {

struct Measurement {
  std::string name;
  double value;
  std::string unit;
};
using Measurements = std::vector<Measurement>;

// The median over repetitions of how much `work` gets done per second; `work` does a little and tells how much.
template <class Work>
double rate(double seconds, Work work) {
  using Clock = std::chrono::steady_clock;
  constexpr int kRepetitions = 9;
  std::vector<double> rates;
  for (int i = 0; i < kRepetitions; ++i) {
    const auto start = Clock::now();
    double done = 0.0, elapsed = 0.0;
    while (elapsed < seconds / kRepetitions) {
      done += work();
      elapsed = std::chrono::duration<double>(Clock::now() - start).count();
    }
    rates.push_back(done / elapsed);
  }
  return median(rates);
}

double environment_rate(double seconds) {
  Pendulum pendulum;
  Rng rng(1);
  const int episode_steps = static_cast<int>(Config{}.episode_steps);
  double total = 0.0;
  const double result = rate(seconds, [&] {
    pendulum.reset(rng);
    float observation[Pendulum::kObservationSize];
    for (int i = 0; i < episode_steps; ++i) {
      pendulum.observe(observation);
      // Some action that depends on the observation, so that no step can be skipped.
      const float action = observation[1] > 0.f ? -0.5f : 0.5f;
      total += pendulum.step({&action, 1}).reward;
    }
    return static_cast<double>(episode_steps);
  });
  volatile double sink = total;
  (void)sink;
  return result;
}

void measure_preset(const Preset& preset, double seconds, double peak, Measurements& results) {
  Config config = make_config(preset);
  config.evaluation_interval = 0;
  config.learning_starts = config.batch_size;
  Trainer trainer(config);
  constexpr int kWarmUp = 100;
  trainer.run(static_cast<int>(config.batch_size) + kWarmUp);
  const std::string name(preset.name);

  const auto step = [&trainer] { return static_cast<double>(trainer.run(1)); };
  results.push_back({concat(name, ", frames"), rate(seconds, step), "frames/s"});
  results.push_back({concat(name, ", evaluations of 64 episodes"),
                     rate(seconds,
                          [&trainer] {
                            trainer.evaluate(kEvaluationStarts);
                            return 1.0;
                          }),
                     "evaluations/s"});

  // Many updates for each frame, so that acting and stepping hardly count.
  config.updates_per_step = find_param("updates_per_step")->max;
  if (const std::string error = trainer.configure(config); !error.empty()) throw Failure(error);
  const double updates = rate(seconds, [&trainer] {
    const std::int64_t before = trainer.gradient_updates();
    trainer.run(1);
    return static_cast<double>(trainer.gradient_updates() - before);
  });
  if (!trainer.divergence().empty()) throw Failure(concat(name, ": ", trainer.divergence()));
  const double operations = operations_of_update(config, Pendulum::kObservationSize, Pendulum::kActionSize);
  results.push_back({concat(name, ", updates"), updates, "updates/s"});
  results.push_back({concat(name, ", operations in an update"), operations * 1e-6, "MFLOP"});
  results.push_back({concat(name, ", arithmetic"), operations * updates * 1e-9, "GFLOP/s"});
  results.push_back({concat(name, ", share of the peak"), 100.0 * operations * updates / peak, "%"});
}

double four_digits(double value) {
  char text[40];
  std::snprintf(text, sizeof text, "%.4g", value);
  return std::strtod(text, nullptr);
}

void print_json(const Measurements& results) {
  std::printf("{\"results\":[");
  for (std::size_t i = 0; i < results.size(); ++i) {
    std::printf("%s{\"name\":\"%s\",\"value\":%s,\"unit\":\"%s\"}", i == 0 ? "" : ",", results[i].name.c_str(),
                json_number(four_digits(results[i].value)).c_str(), results[i].unit.c_str());
  }
  std::printf("]}\n");
}

void print_table(const Measurements& results) {
  for (const Measurement& m : results) {
    const double value = four_digits(m.value);
    const int digits = value >= 1000.0 ? 0 : std::clamp(3 - static_cast<int>(std::floor(std::log10(value))), 0, 6);
    const std::string text = digits == 0 ? grouped_digits(std::llround(value)) : fixed_digits(value, digits);
    std::printf("%-44s %12s  %s\n", m.name.c_str(), text.c_str(), m.unit.c_str());
  }
}

int run(int argc, const char* const* argv) {
  if (argc > 1 && std::string_view(argv[1]) == "learning") return learning_command(argc - 1, argv + 1);
  CLI::App app("Measures the engine on one thread of this machine. `sac-bench learning` measures how well it learns.",
               "sac-bench");
  bool json = false;
  std::string seconds_text = "1";
  app.add_flag("--json", json, "Print {\"results\": [{\"name\", \"value\", \"unit\"}, ...]}.");
  app.add_option("--seconds", seconds_text,
                 concat("Time for each of the measurements, 0.01 to 60. Default ", seconds_text, "."))
      ->option_text("S");
  if (!parse(app, argc, argv)) return 0;
  const double seconds = real_number("--seconds", seconds_text);
  if (seconds < 0.01 || seconds > 60.0) {
    throw UsageError(concat("--seconds is \"", seconds_text, "\" but must be a number from 0.01 to 60."));
  }

  Measurements results;
  const std::string build(SAC_BENCH_BUILD);
  const double peak = measure_peak(seconds);
  results.push_back({"peak of multiply-add", peak * 1e-9, "GFLOP/s"});
  results.push_back({"environment alone", environment_rate(seconds), "steps/s"});
  for (const char* name : {"quick", "article"}) measure_preset(*find_preset(name), seconds, peak, results);
  for (Measurement& m : results) m.name = concat(build, ": ", m.name);
  json ? print_json(results) : print_table(results);
  return 0;
}

}  // namespace
}  // namespace sac::cli

int main(int argc, char** argv) {
  return sac::cli::guarded_main("sac-bench", [&] { return sac::cli::run(argc, argv); });
}
