// sac-bench: how fast the engine is on this machine, next to what the processor could do. One thread, everything warm.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "bench_cases.h"
#include "claim_command.h"
#include "errors.h"
#include "flags.h"
#include "learning_command.h"
#include "measurement.h"
#include "peak.h"
#include "sac/number_text.h"
#include "sac/schema.h"
#include "text.h"

namespace sac::cli {
namespace {

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
    const std::string text = digits == 0 ? grouped_digits(std::llround(value)) : fixed_text(value, digits);
    std::printf("%-56s %12s  %s\n", m.name.c_str(), text.c_str(), m.unit.c_str());
  }
}

int run(int argc, const char* const* argv) {
  if (argc > 1 && std::string_view(argv[1]) == "learning") return learning_command(argc - 1, argv + 1);
  if (argc > 1 && std::string_view(argv[1]) == "claims") return claim_command(argc - 1, argv + 1);
  if (argc > 1 && argv[1][0] != '-') {
    throw UsageError(concat("there is no command \"", argv[1], "\"; allowed are learning and claims."));
  }
  CommandLine line(
      "Measures the engine on one thread of this machine. `sac-bench learning` measures how well it learns, "
      "`sac-bench claims` puts what is claimed of SAC to the test.",
      "sac-bench");
  bool json = false, scaling = false;
  std::string seconds_text = "1";
  line.flag("--json", json, "Print {\"results\": [{\"name\", \"value\", \"unit\"}, ...]}.");
  line.flag("--scaling", scaling, "Measure how speed depends on width, batch size, replay size and jobs instead.");
  line.option("--seconds", seconds_text,
              concat("Time for each of the measurements, 0.01 to 60. Default ", seconds_text, "."), "S");
  if (!line.parse(argc, argv)) return 0;
  const double seconds = real_number("--seconds", seconds_text);
  if (seconds < 0.01 || seconds > 60.0) {
    throw UsageError(concat("--seconds is \"", seconds_text, "\" but must be a number from 0.01 to 60."));
  }

  Measurements results;
  const std::string build(SAC_BENCH_BUILD);
  const double peak = measure_peak(seconds);
  results.push_back({"peak of multiply-add", peak * 1e-9, "GFLOP/s"});
  if (scaling) {
    measure_scaling(seconds, peak, results);
  } else {
    results.push_back({"environment alone", environment_rate(seconds), "steps/s"});
    for (const char* name : {"quick", "article"}) {
      const Config config = make_config(*find_preset(name));
      measure_training(name, config, seconds, peak, results);
      measure_maps(name, config, seconds, results);
    }
    const int repetitions = seconds < 0.1 ? 1 : 3;
    const double rltools = seconds_for_steps(rltools_config(), kRltoolsSteps, repetitions);
    results.push_back({"RLtools' case, 10,000 steps", rltools, "s"});
    measure_training("RLtools' case", rltools_config(), seconds, peak, results);
  }
  for (Measurement& m : results) m.name = concat(build, ": ", m.name);
  json ? print_json(results) : print_table(results);
  return 0;
}

}  // namespace
}  // namespace sac::cli

int main(int argc, char** argv) {
  return sac::guarded_main("sac-bench", [&] { return sac::cli::run(argc, argv); });
}
