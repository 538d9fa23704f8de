// sac-lab where things fail: one clear sentence, an exit code, and nothing is lost that could be kept.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "program.h"

namespace {

// No file of more than some ten thousand bytes, as on a disk that is full then. A run of a few hundred steps needs
// more.
constexpr const char* kFull = "ulimit -f 40";

// One line, that holds this.
void check_said(const Outcome& outcome, const std::string& part) {
  INFO(outcome.err);
  CHECK(outcome.err.starts_with("sac-lab: "));
  CHECK(outcome.err.find(part) != std::string::npos);
  CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
}
void check_notice(const Outcome& outcome, const std::string& part) {
  INFO(outcome.printed("notice"));
  CHECK(outcome.printed("notice").find(part) != std::string::npos);
}

}  // namespace

TEST_CASE("a display without OpenGL 3.3 is refused in one sentence") {
  const Folder state;
  const Outcome outcome = run_lab(state, "--frames 2", kScreen, "export MESA_GL_VERSION_OVERRIDE=2.1");
  CHECK(outcome.code == 1);
  check_said(outcome, "OpenGL 3.3");
}

TEST_CASE("where the disk is full, the window stays open once, and its end is a failure") {
  const Folder state;
  const Outcome outcome = run_script(state,
                                     "wait 2 frames\nkey Space\nwait steps 2500\nkey Space\nwait unkept yes\n"
                                     "print notices\nclose\nwait 3 frames\nprint notice\nprint running\n",
                                     "--episode_steps 10 --log run.csv", kScreen, kFull);
  CHECK(outcome.code == 1);
  check_said(outcome, "the run is not kept for the next start: cannot write");
  check_said(outcome, "cannot write run.csv");
  INFO(outcome.out);
  CHECK(outcome.printed("notices").find("The run is not kept for the next start") != std::string::npos);
  check_notice(outcome, "Not closed yet");
  CHECK(outcome.printed("running") == "no");
  // Whole rows alone are in the log.
  const std::string log = read_text(state.path / "run.csv");
  CHECK(log.size() > 10'000);
  CHECK(log.back() == '\n');
}

TEST_CASE("a full disk is said of a save and of an export, and the training goes on") {
  const Folder state;
  const std::string to = (state.path / "to").string();
  const Outcome saved = run_script(state,
                                   "wait 2 frames\nkey Space\nwait steps 300\nkey Ctrl+s\nwait dialog yes\n"
                                   "wait 3 frames\nkey Ctrl+a\ntype " +
                                       to + ".safetensors\nwait 2 frames\nkey Enter\nwait problem yes\nprint notice\n" +
                                       "print running\n",
                                   "", kScreen, kFull);
  INFO(saved.err);
  CHECK(saved.code == 1);
  check_notice(saved, "The run was not saved: cannot write " + to + ".safetensors");
  CHECK(saved.printed("running") == "yes");
  CHECK(!std::filesystem::exists(to + ".safetensors"));

  const Outcome exported =
      run_script(state,
                 "wait 2 frames\nkey Space\nwait steps 2500\nclick csv\nwait dialog yes\nwait 3 frames\n"
                 "key Ctrl+a\ntype " +
                     to + ".csv\nwait 2 frames\nkey Enter\nwait dialog no\nwait 3 frames\nprint notice\n",
                 "--episode_steps 10", kScreen, kFull);
  INFO(exported.err);
  check_notice(exported, "Nothing was saved: cannot write " + to + ".csv");
  CHECK(!std::filesystem::exists(to + ".csv"));
}

TEST_CASE("a window that may keep nothing says so before it closes, and a saved file is enough") {
  const Folder state;
  write_text(state.path / "sac-lab", "in the way");
  const std::string file = (state.path / "run.safetensors").string();
  const std::string train = "wait 2 frames\nkey Right\nwait steps 1\nclose\nwait 3 frames\nprint notice\n";
  const Outcome lost = run_script(state, train);
  CHECK(lost.code == 1);
  check_notice(lost, "Not closed yet");
  check_said(lost, "the run is not kept for the next start");

  const Outcome saved = run_script(state, train + "key Ctrl+s\nwait dialog yes\nwait 3 frames\nkey Ctrl+a\ntype " +
                                              file + "\nwait 2 frames\nkey Enter\nwait file " + file + "\n");
  INFO(saved.err);
  CHECK(saved.code == 0);
}

TEST_CASE("a failure in the midst of things keeps the run") {
  const Folder state;
  const Outcome outcome = run_script(
      state, "wait 2 frames\nkey Right\nwait steps 1\nscreenshot /no/such/folder/a.png\n", "--autosave 3600");
  CHECK(outcome.code == 1);
  check_said(outcome, "/no/such/folder/a.png");
  check_said(outcome, "the run is kept");
  CHECK(run_script(state, "wait 2 frames\nprint offer\n").printed("offer") == "1");
}

TEST_CASE("a failure's exit code comes through however slowly the virtual display ends") {
  if (in_display().empty()) return;
  const Folder state;
  const std::string slow = (state.path / "slow").string();
  std::filesystem::create_directory(slow);
  write_text(slow + "/rm", "#!/bin/sh\nsleep 0.5\nexec /bin/rm \"$@\"\n");
  const Outcome outcome = run_shell("cd " + state.path.string() + " && chmod +x slow/rm && PATH=" + slow +
                                    ":$PATH && XDG_STATE_HOME=" + state.path.string() + " " + in_display() + "sh -c '" +
                                    programs() + "/sac-lab --frames 1; exit 3'");
  INFO(outcome.err);
  CHECK(outcome.code == 3);
}

TEST_CASE("the end of the display keeps the run and is said in one sentence") {
  if (in_display().empty()) return;  // there is no display that could be ended
  const Folder state;
  write_text(state.path / "script", "wait 2 frames\nkey Space\nwait steps 300\nprint steps\nwait steps 100000000\n");
  const Outcome outcome = run_shell(
      "cd " + state.path.string() +
      "; : >shown; exec 7>number; Xvfb -displayfd 7 -nolisten tcp >/dev/null 2>&1 & server=$!;" +
      "while [ ! -s number ]; do sleep 0.1; done; DISPLAY=:$(cat number) XDG_STATE_HOME=" + state.path.string() + " " +
      programs() + "/sac-lab --autosave 3600 --script script >shown & lab=$!; " +
      "while ! grep -q steps shown && kill -0 $lab; do sleep 0.1; done; kill $server; wait $lab");
  CHECK(outcome.code == 1);
  check_said(outcome, "the display is gone; the run is kept");
  const Outcome after = run_script(state, "wait 2 frames\nprint offer\n");
  REQUIRE(after.printed("offer") != "no");
  CHECK(std::stoi(after.printed("offer")) >= 300);
}
