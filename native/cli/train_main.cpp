// sac-train: trains on the Pendulum from the command line. `sac-train --help` lists the flags.
#include <algorithm>
#include <cstdio>
#include <map>
#include <span>

#include "errors.h"
#include "files.h"
#include "flags.h"
#include "interrupt.h"
#include "parallel.h"
#include "run.h"
#include "run_summary.h"
#include "sac/setting.h"
#include "seeds.h"
#include "setting.h"
#include "terminal.h"
#include "text.h"

namespace sac::cli {
namespace {

constexpr const char* kDefaultSteps = "10000";
constexpr std::int64_t kMaxSteps = 1'000'000'000;

// The texts of the flags, as given.
struct Arguments {
  std::string steps, total_steps, seeds = "1", jobs, until, log, checkpoint, checkpoint_every, resume;
  bool go_on = false, overwrite = false, print_setting = false, signature = false, quiet = false;
};

void add_flags(CommandLine& line, Arguments& a) {
  const auto add = [&line](const char* flag, std::string& text, const std::string& help, const char* value) {
    line.option(flag, text, help, value);
  };
  add("--steps", a.steps,
      concat("Environment steps to do now, also after --resume; those of the whole run with --continue or --seeds. "
             "Default ",
             kDefaultSteps, "."),
      "N");
  add("--total-steps,--frames", a.total_steps,
      "Instead of --steps: go on until the whole run has so many environment steps, with those before --resume.", "N");
  add("--seeds", a.seeds,
      "Train this many seeds: --seed, --seed + 1, ... Each goes on from its checkpoint, if that is there. Default 1.",
      "K");
  add("--jobs", a.jobs, "How many of the seeds at a time. Default: one for each processor.", "J");
  add("--until", a.until, "Stop at the first evaluation of at least this return.", "RETURN");
  add("--log", a.log,
      "Write a CSV row for each episode and each evaluation. A log of this run that is there goes on, and its rows "
      "stay.",
      "FILE");
  add("--checkpoint", a.checkpoint,
      "Save the run here at the end, or when Ctrl-C ends it. With --seeds, one file for each: "
      "NAME-seed7.safetensors.",
      "FILE");
  add("--checkpoint_every", a.checkpoint_every,
      "Save it also whenever the run's environment steps are a multiple of this, so that a crash or kill -9 costs no "
      "more.",
      "N");
  add("--resume", a.resume,
      "Go on with the run in this checkpoint, bit for bit. Hyperparameters that may change in a running training may "
      "be given anew. A file that holds weights alone needs --preset and what else differs: a new run starts from "
      "them.",
      "FILE");
  line.flag("--continue", a.go_on,
            "Go on from the file of --checkpoint if it is there, and begin otherwise, so that one command can be "
            "given again and again. The settings must be those of the file.");
  line.flag("--overwrite", a.overwrite, "Replace what is there as --log and --checkpoint, whatever it is.");
  line.flag("--print_setting", a.print_setting,
            "Check the flags, print a name for a folder of this setting's runs, and do nothing else.");
  line.flag("--signature", a.signature,
            "Print the run's signature: two runs with the same one are the same, bit for bit.");
  line.flag("--quiet", a.quiet, "No progress and no summary.");
}

// What another program has saved again has lost its settings; the flags give them.
std::unique_ptr<Trainer> resumed_without_settings(const std::string& path, std::span<const std::uint8_t> bytes,
                                                  const std::string& error, const ConfigFlags& flags, LogOwner& owner) {
  std::string ignored;
  auto trainer = Trainer::load(bytes, ignored, flags.config());
  if (!trainer) throw Failure(concat("cannot resume ", path, ": ", error));
  if (!flags.names_preset()) {
    throw Failure(concat("cannot resume ", path, ": ", without_stop(error),
                         "; --preset, and each hyperparameter that differs from it, says what the file has lost."));
  }
  owner.config = trainer->config();
  owner.preset = flags.preset();
  owner.resumed[owner.config.seed] = {trainer->environment_steps(), owner.config};
  return trainer;
}

// The run in a checkpoint, with what the flags change of it.
std::unique_ptr<Trainer> resumed(const std::string& path, const ConfigFlags& flags, LogOwner& owner) {
  const std::vector<std::uint8_t> bytes = read_file(path);
  std::string error;
  auto trainer = Trainer::load(bytes, error);
  if (!trainer) return resumed_without_settings(path, bytes, error, flags, owner);
  if (flags.names_preset()) {
    throw UsageError("--preset cannot be combined with --resume: the checkpoint has the settings.");
  }
  if (!trainer->divergence().empty()) {
    throw Failure(concat("cannot resume ", path, ": its run has diverged at step ",
                         grouped_digits(trainer->environment_steps()), " (", without_stop(trainer->divergence()),
                         "); a checkpoint from before, as --checkpoint_every leaves it, can go on."));
  }
  owner.resumed[trainer->config().seed] = {trainer->environment_steps(), trainer->config()};
  Config wanted = trainer->config();
  flags.apply(wanted);
  for (const Param& param : params()) {
    if (param.apply == Apply::restart && get(wanted, param) != get(trainer->config(), param)) {
      throw UsageError(concat("--", param.key, " is \"", get_text(wanted, param), "\" but must stay ",
                              get_text(trainer->config(), param), " as in ", path, "; a new value needs a new run."));
    }
  }
  error = trainer->configure(wanted);
  if (!error.empty()) throw UsageError(concat("--", error));
  owner.config = wanted;
  owner.preset = closest_preset(wanted).name;
  return trainer;
}

// Every file of the command is another one.
void check_names(const Arguments& a, std::int64_t first_seed, int seeds) {
  if (a.log.empty()) return;
  bool clashes = same_file(a.log, a.resume);
  for (int i = 0; i < seeds && !clashes && !a.checkpoint.empty(); ++i) {
    clashes = same_file(a.log, seeds > 1 ? path_for_seed(a.checkpoint, first_seed + i) : a.checkpoint);
  }
  if (clashes) throw UsageError(concat("--log is \"", a.log, "\" but must be another file than the checkpoint."));
}

// Where each seed goes on from. What is wrong with the checkpoints is told here, not when a seed's turn comes.
std::map<std::int64_t, LogOwner::Resumed> resumed_seeds(const SeedsPlan& plan) {
  std::map<std::int64_t, LogOwner::Resumed> resumed;
  for (int i = 0; i < plan.seeds && !plan.checkpoint.empty(); ++i) {
    Config config = plan.config;
    config.seed += i;
    CheckpointFile checkpoint(path_for_seed(plan.checkpoint, config.seed), config, plan.overwrite);
    const std::int64_t step = begun(checkpoint, config)->environment_steps();
    if (step > 0) resumed[config.seed] = {step, config};
  }
  return resumed;
}

CheckpointFile checkpoint_of(const Arguments& a, const Config& config, const Trainer* resumed_run) {
  if (a.checkpoint.empty()) return {};
  const bool is_resumed_file = resumed_run != nullptr && same_file(a.checkpoint, a.resume);
  CheckpointFile checkpoint(a.checkpoint, config, a.overwrite || is_resumed_file);
  if (is_resumed_file && resumed_run->divergence().empty()) checkpoint.belongs_to(*resumed_run);
  return checkpoint;
}

// Work that would be in vain, or that was done before, is told.
void tell_of_no_updates(const std::vector<RunResult>& results) {
  std::size_t without_steps = 0;
  for (const RunResult& r : results) without_steps += r.steps == 0 && r.divergence.empty();
  if (without_steps > 0 && interrupted() == 0) {
    const std::string step = grouped_digits(results.front().step);
    tell(results.size() == 1 ? concat("nothing was left to do: the run is at step ", step, " already.")
                             : concat(std::to_string(without_steps), " of ", std::to_string(results.size()),
                                      " runs had nothing left to do."));
  }
  for (const RunResult& r : results) {
    const std::int64_t first = first_update_step(r.config);
    if (r.steps == 0 || r.updates > 0 || r.step >= first || !r.divergence.empty()) continue;
    tell(concat("nothing was learned: the run ended at step ", grouped_digits(r.step), ", and updates begin at step ",
                grouped_digits(first), "."));
    return;
  }
}

int run(int argc, const char* const* argv) {
  CommandLine line("Trains Soft Actor-Critic on the Pendulum.", "sac-train");
  Arguments a;
  add_flags(line, a);
  const ConfigFlags flags(line);
  if (!line.parse(argc, argv)) return 0;

  RunPlan plan;
  plan.steps = whole_number("--steps", a.steps.empty() ? kDefaultSteps : a.steps, 1, kMaxSteps);
  const std::int64_t total = a.total_steps.empty() ? 0 : whole_number("--total-steps", a.total_steps, 1, kMaxSteps);
  if (total > 0 && !a.steps.empty()) {
    throw UsageError("--total-steps cannot be combined with --steps: name one of them.");
  }
  const auto seeds = static_cast<int>(whole_number("--seeds", a.seeds, 1, 10'000));
  const auto jobs = a.jobs.empty() ? processors() : static_cast<int>(whole_number("--jobs", a.jobs, 1, 1'024));
  if (!a.until.empty()) plan.until = real_number("--until", a.until);
  if (!a.checkpoint_every.empty()) {
    plan.checkpoint_every = whole_number("--checkpoint_every", a.checkpoint_every, 1, kMaxSteps);
    if (a.checkpoint.empty()) throw UsageError("--checkpoint_every needs --checkpoint: the file to save to.");
  }
  if (a.go_on && a.checkpoint.empty()) throw UsageError("--continue needs --checkpoint: the file to go on from.");
  if (a.go_on && !a.resume.empty()) {
    throw UsageError("--continue cannot be combined with --resume: it goes on from the file of --checkpoint.");
  }
  if (a.go_on && a.overwrite) {
    throw UsageError("--continue cannot be combined with --overwrite: it keeps what the other replaces.");
  }
  if (a.print_setting && !a.resume.empty()) {
    throw UsageError("--print_setting cannot be combined with --resume: it names what the flags say.");
  }
  if (!a.resume.empty() && seeds > 1) {
    throw UsageError("--seeds cannot be combined with --resume: a checkpoint is one run.");
  }

  LogOwner owner;
  owner.seeds = seeds;
  std::unique_ptr<Trainer> trainer;
  if (a.resume.empty()) {
    owner.config = flags.config();
    owner.preset = flags.preset();
    if (a.print_setting) {
      std::printf("%s\n", setting_name(owner.preset, owner.config).c_str());
      return 0;
    }
  } else {
    trainer = resumed(a.resume, flags, owner);
  }
  const Config& config = owner.config;
  for (const std::string& sentence : flags.idle(config)) tell(sentence);
  const auto last_seed = static_cast<std::int64_t>(find_param("seed")->max);
  if (config.seed > last_seed - (seeds - 1)) {
    throw UsageError(
        concat("--seeds is \"", a.seeds, "\" but the last seed must be at most ", std::to_string(last_seed), "."));
  }
  if (plan.until && config.evaluation_interval == 0) {
    throw UsageError("--until needs evaluations: --evaluation_interval must not be 0.");
  }
  check_names(a, config.seed, seeds);

  // Before the work, not after it.
  if (total > 0) plan.steps = total;
  CheckpointFile checkpoint;
  if (seeds == 1) {
    checkpoint = checkpoint_of(a, config, trainer.get());
    if (a.go_on) {
      trainer = begun(checkpoint, config);
      owner.resumed[config.seed] = {trainer->environment_steps(), config};
      plan.steps = steps_left(*trainer, plan);
    } else {
      const std::int64_t done = trainer ? trainer->environment_steps() : 0;
      if (total > 0) plan.steps = std::max<std::int64_t>(0, total - done);
      if (checkpoint.step() && *checkpoint.step() > done + plan.steps) {
        throw Failure(concat("cannot write ", a.checkpoint, ": it holds this run up to step ",
                             grouped_digits(*checkpoint.step()),
                             " already; name another --checkpoint, --resume it, or "
                             "--overwrite replaces it."));
      }
      checkpoint.take_run();  // it is done again, not gone on with
    }
  }
  const SeedsPlan seeds_plan{config, seeds, jobs, plan, a.checkpoint, a.overwrite};
  if (seeds > 1) owner.resumed = resumed_seeds(seeds_plan);
  Progress progress(a.quiet, seeds, plan.steps);
  std::unique_ptr<CsvLog> log;
  if (!a.log.empty()) {
    log = std::make_unique<CsvLog>(a.log, owner, a.overwrite,
                                   [&progress](const std::string& sentence) { progress.note(sentence); });
  }
  const bool silent = a.quiet && !stderr_is_terminal();
  catch_interrupts(silent ? Answer::none : a.checkpoint.empty() ? Answer::stopping : Answer::saving);

  std::vector<RunResult> results;
  if (seeds > 1) {
    results = train_seeds(seeds_plan, log.get(), progress);
  } else {
    if (!trainer) trainer = std::make_unique<Trainer>(config);
    results.push_back(train(*trainer, plan, log.get(), checkpoint, progress));
  }
  progress.clear();
  if (!a.quiet && seeds > 1) print_seed_table(results, seeds);
  if (!a.quiet && seeds == 1) print_run_summary(results.front(), results.front().saved ? a.checkpoint : "");
  if (a.signature) {
    for (const RunResult& result : results) print_signature(result);
  }
  for (const RunResult& result : results) {
    if (!result.divergence.empty())
      throw Failure(concat("seed ", std::to_string(result.seed), ": ", result.divergence));
  }
  for (const RunResult& result : results) {
    if (!result.fault.empty()) throw Failure(result.fault);
  }
  tell_of_no_updates(results);
  return interrupted() == 0 ? 0 : 128 + interrupted();  // as a shell reports a program that a signal ended
}

}  // namespace
}  // namespace sac::cli

int main(int argc, char** argv) {
  return sac::guarded_main("sac-train", [&] { return sac::cli::run(argc, argv); });
}
