// Keys of another keyboard than the usual one: what counts is what stands on them.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "program.h"

namespace {

bool has_tools() { return run_shell("command -v xdotool setxkbmap").code == 0 && !in_display().empty(); }

}  // namespace

TEST_CASE("on a Dvorak keyboard R is where R is written") {
  if (!has_tools()) {
    WARN("needs xdotool, setxkbmap and a virtual display");
    return;
  }
  const Folder state;
  write_text(state.path / "script",
             "wait 2 frames\nkey Right\nwait steps 1\nprint steps\nwait steps 2\nprint undo\nwait undo reset\n"
             "print undo\n");
  // The server keeps its layout when a client leaves; key 27 is R on most keyboards, and P on this one.
  write_text(state.path / "session",
             "setxkbmap us -variant dvorak\n" + programs() +
                 "/sac-lab --script script >shown & lab=$!\n"
                 "until_shown() { while ! grep -q \"$1\" shown; do kill -0 $lab || exit 1; sleep 0.1; done; }\n"
                 "until_shown 'steps: 1'\n"
                 "xdotool windowfocus --sync $(xdotool search --name 'SAC Lab' | tail -1)\n"
                 "xdotool key 27 key Right\n"
                 "until_shown 'undo: $'\n"
                 "xdotool key r\n"
                 "wait $lab\n");
  const Outcome outcome = run_shell("cd " + state.path.string() + " && XDG_STATE_HOME=" + state.path.string() + " " +
                                    in_display() + "sh session");
  INFO(outcome.err);
  CHECK(outcome.code == 0);
  CHECK(read_text(state.path / "shown") == "steps: 1\nundo: \nundo: reset\n");
}
