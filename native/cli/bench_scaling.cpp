#include <algorithm>
#include <cstdint>

#include "bench_cases.h"
#include "errors.h"
#include "operations.h"
#include "parallel.h"
#include "sac/pendulum.h"
#include "sac/schema.h"
#include "sac/trainer.h"
#include "text.h"

namespace sac::cli {

namespace {

void measure_updates(const std::string& name, const Config& config, double seconds, double peak,
                     Measurements& results) {
  const double updates = update_rate(config, seconds);
  const double operations = operations_of_update(config, Pendulum::kObservationSize, Pendulum::kActionSize);
  results.push_back({concat(name, ", updates"), updates, "updates/s"});
  results.push_back({concat(name, ", operations in an update"), operations * 1e-6, "MFLOP"});
  results.push_back({concat(name, ", share of the peak"), 100.0 * operations * updates / peak, "%"});
}

// A buffer that is full, and the smallest network: what gathering a batch costs shows once the buffer no longer fits
// into the caches.
void measure_replay(std::int64_t size, double seconds, Measurements& results) {
  Config config;
  config.hidden_units = 1;
  config.hidden_layers = 1;
  config.buffer_capacity = size;
  config.evaluation_interval = 0;
  config.batch_size = 1;  // filling takes steps, not updates
  config.updates_per_step = find_param("updates_per_step")->min;
  Trainer trainer(config);
  trainer.run(static_cast<int>(size));
  config.batch_size = 256;
  config.updates_per_step = find_param("updates_per_step")->max;
  if (const std::string error = trainer.configure(config); !error.empty()) throw Failure(error);
  const double updates = rate(seconds, [&trainer] {
    const std::int64_t before = trainer.gradient_updates();
    trainer.run(1);
    return static_cast<double>(trainer.gradient_updates() - before);
  });
  if (!trainer.divergence().empty()) throw Failure(trainer.divergence());
  results.push_back({concat("replay of ", grouped_digits(size), ", batch of 256"), 1e6 / updates, "us/update"});
}

// Steps of all jobs together, each with a trainer of its own.
void measure_jobs(int jobs, double seconds, Measurements& results) {
  std::vector<double> steps(static_cast<std::size_t>(jobs));
  parallel_for(jobs, jobs, [&](int i) {
    Config config = make_config(*find_preset("quick"));
    config.seed += i;
    config.evaluation_interval = 0;
    Trainer trainer(config);
    trainer.run(static_cast<int>(config.learning_starts));
    steps[static_cast<std::size_t>(i)] = rate(seconds, [&] { return static_cast<double>(trainer.run(10)); });
  });
  double sum = 0.0;
  for (const double f : steps) sum += f;
  results.push_back(
      {concat("quick, ", std::to_string(jobs), jobs == 1 ? " job" : " jobs", ", all steps"), sum, "steps/s"});
}

}  // namespace

void measure_scaling(double seconds, double peak, Measurements& results) {
  for (const int width : {16, 32, 64, 128, 256, 512, 1024}) {
    Config config;
    config.hidden_units = width;
    measure_updates(concat("width ", std::to_string(width)), config, seconds, peak, results);
  }
  for (const int batch : {16, 32, 64, 128, 256, 512, 1024}) {
    Config config;
    config.batch_size = batch;
    measure_updates(concat("batch ", std::to_string(batch)), config, seconds, peak, results);
  }
  for (const int size : {1'000, 10'000, 100'000, 1'000'000, 2'000'000}) measure_replay(size, seconds, results);
  std::vector<int> jobs = {1, 2, processors()};
  jobs.erase(std::unique(jobs.begin(), jobs.end()), jobs.end());
  for (const int count : jobs) measure_jobs(count, seconds, results);
}

}  // namespace sac::cli
