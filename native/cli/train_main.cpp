// sac-train: trains on the Pendulum from the command line. `sac-train --help` lists the flags.
#include <cstdio>
#include <thread>

#include "errors.h"
#include "files.h"
#include "flags.h"
#include "interrupt.h"
#include "run.h"
#include "seeds.h"

namespace sac::cli {
namespace {

// The texts of the flags, as given.
struct Arguments {
  std::string steps = "10000", seeds = "1", jobs = "0", until, log, checkpoint, resume;
  bool signature = false, quiet = false;
};

void add_flags(CLI::App& app, Arguments& a) {
  app.add_option("--steps", a.steps, "Environment steps to do now, also after --resume (default 10000).")->option_text("N");
  app.add_option("--seeds", a.seeds, "Train this many seeds: seed, seed+1, ...")->option_text("K");
  app.add_option("--jobs", a.jobs, "How many seeds at a time (default: one for each processor).")->option_text("J");
  app.add_option("--until", a.until, "Stop at the first evaluation of at least this return.")->option_text("RETURN");
  app.add_option("--log", a.log, "Write a row for each episode and evaluation (CSV).")->option_text("FILE");
  app.add_option("--checkpoint", a.checkpoint, "Save the run here at the end or on Ctrl-C; with --seeds, one file for each "
                 "(NAME-seed7.safetensors).")->option_text("FILE");
  app.add_option("--resume", a.resume, "Go on with the run in this checkpoint.")->option_text("FILE");
  app.add_flag("--signature", a.signature, "Print the run's signature: equal if and only if the runs are.");
  app.add_flag("--quiet", a.quiet, "No progress and no summary.");
}

std::unique_ptr<Trainer> resumed(const std::string& path, const ConfigFlags& flags) {
  std::string error;
  auto trainer = Trainer::load(read_file(path), error);
  if (!trainer) throw Failure("cannot resume " + path + ": " + error);
  Config wanted = trainer->config();
  flags.apply(wanted);
  for (const Param& param : params()) {
    if (param.apply == Apply::restart && get(wanted, param) != get(trainer->config(), param)) {
      throw UsageError("--" + std::string(param.key) + " cannot change with --resume: " + path + " has " +
                       get_text(trainer->config(), param));
    }
  }
  error = trainer->configure(wanted);
  if (!error.empty()) throw UsageError(error);
  return trainer;
}

void print_summary(const RunResult& r, const RunPlan& plan) {
  std::printf("frames           %s%s\n", grouped_digits(r.steps).c_str(),
              r.frame > r.steps ? (", now at " + grouped_digits(r.frame)).c_str() : "");
  std::printf("seconds          %.2f\n", r.seconds);
  std::printf("updates/s        %s\n", grouped_digits(std::llround(static_cast<double>(r.updates) / r.seconds)).c_str());
  if (r.best) {
    std::printf("best evaluation  %.1f at frame %s\n", r.best->mean_return, grouped_digits(r.best->frame).c_str());
  }
  if (r.solved) {
    std::printf("solved           at frame %s", grouped_digits(r.solved->frame).c_str());
    if (r.solved_seconds) std::printf(", after %.2f s", *r.solved_seconds);
    std::puts("");
  } else {
    std::printf("solved           not yet (evaluation >= %.0f)\n", kSolvedReturn);
  }
  if (!plan.checkpoint.empty()) std::printf("checkpoint       %s\n", plan.checkpoint.c_str());
}

std::int64_t processors() { return std::max(1u, std::thread::hardware_concurrency()); }

int run(int argc, const char* const* argv) {
  CLI::App app("Trains Soft Actor-Critic on the Pendulum.", "sac-train");
  Arguments a;
  add_flags(app, a);
  const ConfigFlags flags(app);
  if (!parse(app, argc, argv)) return 0;

  RunPlan plan;
  plan.steps = whole_number("--steps", a.steps, 1, 1'000'000'000);
  const auto seeds = static_cast<int>(whole_number("--seeds", a.seeds, 1, 10'000));
  const auto jobs = static_cast<int>(whole_number("--jobs", a.jobs, 0, 1'024));
  if (!a.until.empty()) plan.until = real_number("--until", a.until);
  plan.checkpoint = a.checkpoint;

  std::unique_ptr<Trainer> trainer;
  Config config;
  if (a.resume.empty()) {
    config = flags.config();
    plan.preset = flags.preset().empty() ? "quick" : flags.preset();
  } else {
    if (seeds > 1) throw UsageError("--seeds cannot be combined with --resume: a checkpoint is one run");
    if (!flags.preset().empty()) throw UsageError("--preset cannot be combined with --resume: the checkpoint has the settings");
    trainer = resumed(a.resume, flags);
    config = trainer->config();
    plan.preset = closest_preset(config);
  }
  const Param& seed = *find_param("seed");
  if (static_cast<double>(config.seed) + seeds - 1 > seed.max) {
    throw UsageError("--seeds is " + a.seeds + " but --seed plus --seeds must stay within " + std::to_string(std::int64_t(seed.max)));
  }
  if (plan.until && config.evaluation_interval == 0) {
    throw UsageError("--until needs evaluations: --evaluation_interval must not be 0");
  }

  // Before the work, not after it.
  if (!plan.checkpoint.empty()) check_writable(plan.checkpoint);
  std::unique_ptr<CsvLog> log;
  if (!a.log.empty()) log = std::make_unique<CsvLog>(a.log, trainer ? trainer->environment_steps() : -1);
  catch_interrupts();

  Progress progress(a.quiet, seeds, plan.steps);
  std::vector<RunResult> results;
  if (seeds > 1) {
    results = train_seeds(config, plan, seeds, jobs == 0 ? static_cast<int>(processors()) : jobs, log.get(), progress);
  } else {
    if (!trainer) trainer = std::make_unique<Trainer>(config);
    results.push_back(train(*trainer, plan, log.get(), progress));
  }
  progress.clear();
  if (!a.quiet && seeds > 1) print_seed_table(results);
  if (!a.quiet && seeds == 1) print_summary(results.front(), plan);
  if (a.signature) {
    for (const RunResult& result : results) std::printf("signature %s\n", signature_text(result.signature).c_str());
  }
  for (const RunResult& result : results) {
    if (!result.divergence.empty()) {
      throw Failure("seed " + std::to_string(result.seed) + ", frame " + std::to_string(result.frame) + ": " + result.divergence);
    }
  }
  return interrupted() == 0 ? 0 : 128 + interrupted();  // as a shell reports a program that a signal ended
}

}  // namespace
}  // namespace sac::cli

int main(int argc, char** argv) {
  return sac::cli::guarded_main("sac-train", [&] { return sac::cli::run(argc, argv); });
}
