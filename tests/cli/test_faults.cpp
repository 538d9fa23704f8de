// Each write, fsync, rename and opening of a file fails once, or from then on: what was there stays, what is there is
// whole, and a run that says it succeeded did.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <memory>

#include "sac/trainer.h"
#include "workspace.h"

using namespace cli_test;

namespace {

constexpr std::int64_t kBefore = 300, kAfter = 700;

std::unique_ptr<sac::Trainer> loaded(const std::string& bytes) {
  std::string error;
  auto trainer = sac::Trainer::load({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()}, error);
  INFO(error);
  REQUIRE(trainer);
  return trainer;
}

// A sanitizer puts functions of its own before those of the library, and does not share the place.
constexpr bool kCanPreload = SAC_CAN_PRELOAD;

// A run of kBefore steps, and what it comes to.
class Faults {
 public:
  Faults() {
    REQUIRE(here_.train(flags(std::to_string(kBefore))).code == 0);
    checkpoint_ = here_.read("a"), log_ = here_.read("a.csv");
    const Workspace straight;
    REQUIRE(straight.train(flags(std::to_string(kAfter))).code == 0);
    whole_checkpoint_ = straight.read("a"), whole_rows_ = timeless(straight.read("a.csv"));
  }

  // How many calls may fail.
  long count() const {
    reset();
    REQUIRE(go_on({"SAC_FAIL_COUNT=" + here_.path("count").string()}).code == 0);
    return std::stol(here_.read("count"));
  }

  void check(long n, bool and_all_later) const {
    INFO("call " << n << (and_all_later ? " and all later ones" : "") << " failing");
    reset();
    const Output output = go_on({"SAC_FAIL_AT=" + std::to_string(n), and_all_later ? "SAC_FAIL_ON=1" : "SAC_FAIL_ON="});
    INFO(output.err);
    REQUIRE((output.code == 0 || output.code == 1));
    if (output.code == 1) REQUIRE(output.err.find("cannot ") != std::string::npos);
    REQUIRE(output.out.empty());

    const std::string checkpoint = here_.read("a");
    std::string log = here_.read("a.csv");
    const std::int64_t step = loaded(checkpoint)->environment_steps();
    REQUIRE((checkpoint == checkpoint_ || step > kBefore));
    // Half a row stays only where it could not be taken back either.
    if (!log.ends_with('\n')) {
      REQUIRE((output.code == 1 && and_all_later));
      log.erase(log.rfind('\n') + 1);
    }
    const std::vector<Row> rows = timeless(log), before = timeless(log_);
    REQUIRE(rows.size() >= before.size());
    REQUIRE(std::equal(before.begin(), before.end(), rows.begin()));
    REQUIRE(std::equal(rows.begin(), rows.end(), whole_rows_.begin(), whole_rows_.begin() + std::ssize(rows)));
    if (output.code == 0) {
      REQUIRE((checkpoint == whole_checkpoint_));
      REQUIRE(rows == whole_rows_);
    }
    for (const std::string& name : here_.names()) REQUIRE(name.find(".sac-part-") == std::string::npos);
    // The same command makes good what was missed.
    const Output again = go_on({});
    INFO(again.err);
    REQUIRE(again.code == 0);
    REQUIRE((here_.read("a") == whole_checkpoint_));  // bytes, of no use on a screen
    const std::vector<Row> mended = timeless(here_.read("a.csv"));
    REQUIRE(mended.size() == whole_rows_.size());
    for (std::size_t i = 0; i < mended.size(); ++i) {
      for (const char* column : {"event", "environment_steps", "episode_return", "evaluation_return"}) {
        REQUIRE(mended[i].at(column) == whole_rows_[i].at(column));
      }
    }
  }

 private:
  static Words flags(const std::string& steps) {
    return {"--quiet",
            "--continue",
            "--hidden_units",
            "8",
            "--batch_size",
            "8",
            "--checkpoint",
            "a",
            "--checkpoint_every",
            "100",
            "--evaluation_interval",
            "50",
            "--log",
            "a.csv",
            "--steps",
            steps};
  }
  void reset() const {
    here_.write("a", checkpoint_);
    here_.write("a.csv", log_);
    std::error_code ignored;
    std::filesystem::remove(here_.path("a.csv.old"), ignored);
  }
  Output go_on(Words environment) const {
    environment.insert(environment.begin(), std::string("LD_PRELOAD=") + SAC_FAIL_NTH_CALL);
    environment.emplace_back(program("sac-train"));
    const Words words = flags(std::to_string(kAfter));
    environment.insert(environment.end(), words.begin(), words.end());
    return run("/usr/bin/env", environment, {.folder = here_.path("")});
  }

  Workspace here_;
  std::string checkpoint_, log_, whole_checkpoint_;
  std::vector<Row> whole_rows_;
};

}  // namespace

TEST_CASE("Some calls that write files fail, and nothing is lost") {
  if (!kCanPreload) SKIP("this build has a sanitizer");
  const Faults faults;
  const long count = faults.count();
  CHECK(count > 30);
  for (long n = 1; n <= count; n += count / 8) faults.check(n, n % 2 == 0);
}

TEST_CASE("Each call that writes files fails, once or from then on, and nothing is lost", "[thorough]") {
  if (!kCanPreload) SKIP("this build has a sanitizer");
  const Faults faults;
  const long count = faults.count();
  for (long n = 1; n <= count + 1; ++n) {
    faults.check(n, false);
    faults.check(n, true);
  }
}
