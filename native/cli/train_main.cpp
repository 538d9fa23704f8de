// sac-train: trains on the Pendulum from the command line. `sac-train --help` lists the flags.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "errors.h"
#include "files.h"
#include "flags.h"
#include "interrupt.h"
#include "parallel.h"
#include "run.h"
#include "seeds.h"
#include "text.h"

namespace sac::cli {
namespace {

constexpr const char* kDefaultSteps = "10000";
constexpr std::int64_t kMaxSteps = 1'000'000'000;

// The texts of the flags, as given.
struct Arguments {
  std::string steps, frames, seeds = "1", jobs, until, log, checkpoint, checkpoint_every, resume;
  bool signature = false, quiet = false;
};

void add_flags(CLI::App& app, Arguments& a) {
  const auto add = [&app](const char* flag, std::string& text, const std::string& help, const char* value) {
    return app.add_option(flag, text, help)->option_text(value);
  };
  add("--steps", a.steps, concat("Environment steps to do now, also after --resume. Default ", kDefaultSteps, "."),
      "N");
  add("--frames", a.frames,
      "Instead of --steps: go on until the whole run has so many environment steps, with those before --resume.", "N");
  add("--seeds", a.seeds, "Train this many seeds: --seed, --seed + 1, ... Default 1.", "K");
  add("--jobs", a.jobs, "How many of the seeds at a time. Default: one for each processor.", "J");
  add("--until", a.until, "Stop at the first evaluation of at least this return.", "RETURN");
  add("--log", a.log,
      "Write a CSV row for each episode and each evaluation. After --resume, a log that is there goes on.", "FILE");
  add("--checkpoint", a.checkpoint,
      "Save the run here at the end, or when Ctrl-C ends it. With --seeds, one file for each: "
      "NAME-seed7.safetensors.",
      "FILE");
  add("--checkpoint_every", a.checkpoint_every,
      "Save it also whenever the run's environment steps are a multiple of this, so that a crash or kill -9 costs no "
      "more.",
      "N");
  add("--resume", a.resume, "Go on with the run in this checkpoint, bit for bit.", "FILE");
  app.add_flag("--signature", a.signature,
               "Print the run's signature: two runs with the same one are the same, bit for bit.");
  app.add_flag("--quiet", a.quiet, "No progress and no summary.");
}

std::unique_ptr<Trainer> resumed(const std::string& path, const ConfigFlags& flags) {
  std::string error;
  auto trainer = Trainer::load(read_file(path), error);
  if (!trainer) throw Failure(concat("cannot resume ", path, ": ", error));
  Config wanted = trainer->config();
  flags.apply(wanted);
  for (const Param& param : params()) {
    if (param.apply == Apply::restart && get(wanted, param) != get(trainer->config(), param)) {
      throw UsageError(concat("--", param.key, " is \"", get_text(wanted, param), "\" but must stay ",
                              get_text(trainer->config(), param), " as in ", path, "; a new value needs a new run."));
    }
  }
  error = trainer->configure(wanted);
  if (!error.empty()) throw UsageError(error);
  return trainer;
}

void print_summary(const RunResult& r, const RunPlan& plan) {
  const std::string before = r.frame > r.steps ? concat(", ", grouped_digits(r.frame), " in all") : std::string();
  std::printf("frames           %s%s\n", grouped_digits(r.steps).c_str(), before.c_str());
  std::printf("updates          %s\n", grouped_digits(r.updates).c_str());
  std::printf("seconds          %.2f\n", r.seconds);
  if (r.seconds > 0.0) {
    std::printf("updates/s        %s\n",
                grouped_digits(std::llround(static_cast<double>(r.updates) / r.seconds)).c_str());
  }
  if (r.best) {
    std::printf("last evaluation  %.1f at frame %s\n", r.last->mean_return, grouped_digits(r.last->frame).c_str());
    std::printf("best evaluation  %.1f at frame %s\n", r.best->mean_return, grouped_digits(r.best->frame).c_str());
  }
  if (r.solved) {
    const std::string after =
        r.solved_seconds ? concat(", after ", fixed_digits(*r.solved_seconds, 2), " s") : std::string();
    std::printf("solved           at frame %s%s\n", grouped_digits(r.solved->frame).c_str(), after.c_str());
  } else {
    std::printf("solved           not yet (evaluation >= %.0f)\n", kSolvedReturn);
  }
  if (!plan.checkpoint.empty()) std::printf("checkpoint       %s\n", plan.checkpoint.c_str());
}

int run(int argc, const char* const* argv) {
  CLI::App app("Trains Soft Actor-Critic on the Pendulum.", "sac-train");
  Arguments a;
  add_flags(app, a);
  const ConfigFlags flags(app);
  if (!parse(app, argc, argv)) return 0;

  RunPlan plan;
  plan.steps = whole_number("--steps", a.steps.empty() ? kDefaultSteps : a.steps, 1, kMaxSteps);
  const std::int64_t frames = a.frames.empty() ? 0 : whole_number("--frames", a.frames, 1, kMaxSteps);
  if (frames > 0 && !a.steps.empty()) throw UsageError("--frames cannot be combined with --steps: name one of them.");
  const auto seeds = static_cast<int>(whole_number("--seeds", a.seeds, 1, 10'000));
  const auto jobs = a.jobs.empty() ? processors() : static_cast<int>(whole_number("--jobs", a.jobs, 1, 1'024));
  if (!a.until.empty()) plan.until = real_number("--until", a.until);
  plan.checkpoint = a.checkpoint;
  if (!a.checkpoint_every.empty()) {
    plan.checkpoint_every = whole_number("--checkpoint_every", a.checkpoint_every, 1, kMaxSteps);
    if (a.checkpoint.empty()) throw UsageError("--checkpoint_every needs --checkpoint: the file to save to.");
  }
  if (!a.log.empty() && (a.log == a.checkpoint || a.log == a.resume)) {
    throw UsageError(concat("--log is \"", a.log, "\" but must be another file than the checkpoint."));
  }

  std::unique_ptr<Trainer> trainer;
  Config config;
  if (a.resume.empty()) {
    config = flags.config();
    plan.preset = flags.preset();
  } else {
    if (seeds > 1) throw UsageError("--seeds cannot be combined with --resume: a checkpoint is one run.");
    if (flags.names_preset()) {
      throw UsageError("--preset cannot be combined with --resume: the checkpoint has the settings.");
    }
    trainer = resumed(a.resume, flags);
    config = trainer->config();
    plan.preset = closest_preset(config);
  }
  if (frames > 0) plan.steps = std::max<std::int64_t>(0, frames - (trainer ? trainer->environment_steps() : 0));
  const auto last_seed = static_cast<std::int64_t>(find_param("seed")->max);
  if (config.seed > last_seed - (seeds - 1)) {
    throw UsageError(
        concat("--seeds is \"", a.seeds, "\" but the last seed must be at most ", std::to_string(last_seed), "."));
  }
  if (plan.until && config.evaluation_interval == 0) {
    throw UsageError("--until needs evaluations: --evaluation_interval must not be 0.");
  }

  // Before the work, not after it.
  if (!plan.checkpoint.empty()) check_writable(plan.checkpoint);
  std::unique_ptr<CsvLog> log;
  if (!a.log.empty()) {
    log = std::make_unique<CsvLog>(a.log, trainer ? trainer->environment_steps() : -1);
    // The checkpoint does not hold the preset's name.
    if (find_preset(log->kept_preset()) != nullptr) plan.preset = log->kept_preset();
  }
  catch_interrupts();

  Progress progress(a.quiet, seeds, plan.steps);
  std::vector<RunResult> results;
  if (seeds > 1) {
    results = train_seeds(config, plan, seeds, jobs, log.get(), progress);
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
    if (result.divergence.empty()) continue;
    throw Failure(concat("seed ", std::to_string(result.seed), ": ", result.divergence));
  }
  return interrupted() == 0 ? 0 : 128 + interrupted();  // as a shell reports a program that a signal ended
}

}  // namespace
}  // namespace sac::cli

int main(int argc, char** argv) {
  return sac::cli::guarded_main("sac-train", [&] { return sac::cli::run(argc, argv); });
}
