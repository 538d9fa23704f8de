// sac-eval: judges the policy or the values of a checkpoint, or sums up the logs of many runs. `sac-eval --help` lists
// the flags.
#include <algorithm>
#include <cstdio>

#include "episode_picture.h"
#include "errors.h"
#include "files.h"
#include "flags.h"
#include "oracle.h"
#include "sac/number_text.h"
#include "sac/statistics.h"
#include "sac/trainer.h"
#include "summary.h"
#include "text.h"

namespace sac::cli {
namespace {

void judge(const std::string& path, int episodes, bool json) {
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
    return;
  }
  std::printf("episodes  %s\n", grouped_digits(episodes).c_str());
  const std::string error_text =
      returns.size() > 1 ? concat(" +- ", fixed_text(standard_error(returns), 1), " (standard error)") : std::string();
  std::printf("mean      %s%s\n", fixed_text(mean(returns), 1).c_str(), error_text.c_str());
  std::printf("min       %s\n", fixed_text(*lowest, 1).c_str());
  std::printf("max       %s\n", fixed_text(*highest, 1).c_str());
  std::printf("trained   %s steps\n", grouped_digits(trainer->environment_steps()).c_str());
}

int run(int argc, const char* const* argv) {
  CommandLine line(
      "Plays the deterministic policy of a checkpoint and tells its return, or sums up the logs of many runs.",
      "sac-eval");
  std::vector<std::string> paths;
  std::string episodes_text;
  const std::string default_episodes = std::to_string(kEvaluationStarts);
  std::string tiles_text, seconds_text, theme_text;
  EpisodePicture picture;
  bool json = false, summary = false, oracle = false;
  line.words("checkpoint", paths, "A file that sac-train wrote. With --summary: logs, as many as there are.", "FILE");
  line.option(
      "--episodes", episodes_text,
      concat("How many episodes, their starts spread evenly over the start states. Default ", default_episodes, "."),
      "N");
  line.flag(
      "--summary", summary,
      "Sum up the runs in these logs, one line for each setting: how many reach an evaluation of at least -160 "
      "and at which step, if their task is the standard one; the last evaluation's mean and interquartile mean over "
      "the seeds, with its 95 % bootstrap interval, and what it lacks to the best possible return of the task.");
  line.flag("--oracle", oracle,
            "Solve the training's problem exactly, and tell how far the learned V is from it on the states of the "
            "replay buffer.");
  line.option("--picture", picture.path,
              "Draw one episode from hanging down, as the stage shows it, into this PNG file: a strip of moments.",
              "FILE");
  line.option("--tiles", tiles_text,
              concat("How many moments --picture shows, 1 to ", std::to_string(kMostTiles), ". Default ",
                     std::to_string(kDefaultTiles), "."),
              "N");
  line.option("--seconds", seconds_text, "Only the first seconds of the episode. Default: all of it.", "S");
  line.option("--theme", theme_text, "The colours of --picture: light or dark. Default light.", "NAME");
  line.flag("--overwrite", picture.overwrite, "Replace what is there as --picture, whatever it is.");
  line.flag("--json", json, "Print one JSON object.");
  if (!line.parse(argc, argv)) return 0;

  if (oracle && (summary || !episodes_text.empty()))
    throw UsageError(concat("--oracle cannot be combined with ", summary ? "--summary" : "--episodes",
                            ": it compares the values of one checkpoint, without playing."));
  const bool draws = !picture.path.empty();
  if (draws && (summary || oracle || !episodes_text.empty()))
    throw UsageError(concat("--picture cannot be combined with ",
                            summary  ? "--summary"
                            : oracle ? "--oracle"
                                     : "--episodes",
                            ": it draws one episode of one checkpoint."));
  for (const auto& [flag, given] : {std::pair{"--tiles", !tiles_text.empty()},
                                    {"--seconds", !seconds_text.empty()},
                                    {"--theme", !theme_text.empty()},
                                    {"--overwrite", picture.overwrite}})
    if (given && !draws) throw UsageError(concat(flag, " goes with --picture FILE, which is not given."));
  if (summary) {
    if (!episodes_text.empty()) throw UsageError("--episodes cannot be combined with --summary: logs are not played.");
    const LoggedRuns logged = read_logs(paths);
    for (const std::string& note : logged.notes) tell(note);
    const std::vector<GroupSummary> groups = summarise(logged);
    if (groups.empty())
      throw Failure(concat("cannot summarise ", paths.front(), ": no run has a finished episode yet."));
    json ? print_summary_json(groups) : print_summary_table(groups);
    return 0;
  }
  if (paths.size() > 1) throw UsageError(concat("\"", paths[1], "\" is one checkpoint too many; see --help."));
  if (draws) {
    if (!theme_text.empty() && theme_text != "light" && theme_text != "dark")
      throw UsageError(concat("--theme is \"", theme_text, "\"; allowed are light and dark."));
    picture.checkpoint = paths.front();
    picture.dark = theme_text == "dark";
    if (!tiles_text.empty()) picture.tiles = static_cast<int>(whole_number("--tiles", tiles_text, 1, kMostTiles));
    if (!seconds_text.empty()) {
      picture.seconds = real_number("--seconds", seconds_text);
      if (*picture.seconds <= 0.0)
        throw UsageError(concat("--seconds is \"", seconds_text, "\" but must be more than 0."));
    }
    std::fputs(draw_episode(picture, json).c_str(), stdout);
    return 0;
  }
  if (oracle) {
    std::fputs(oracle_report(paths.front(), json).c_str(), stdout);
    return 0;
  }
  judge(paths.front(),
        static_cast<int>(
            whole_number("--episodes", episodes_text.empty() ? default_episodes : episodes_text, 1, 100'000)),
        json);
  return 0;
}

}  // namespace
}  // namespace sac::cli

int main(int argc, char** argv) {
  return sac::guarded_main("sac-eval", [&] { return sac::cli::run(argc, argv); });
}
