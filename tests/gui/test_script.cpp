// sac-lab as a visitor uses it: clicks, keys and drags by script, and what the window shows held against the engine.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <cstdlib>
#include <fstream>

#include "decode_png.h"
#include "program.h"
#include "sac/schema.h"
#include "sac/state_map.h"
#include "sac/trainer.h"

using namespace sac;
namespace fs = std::filesystem;

namespace {

std::string signature_after(Config config, int steps) {
  Trainer trainer(config);
  trainer.run(steps);
  return signature_text(trainer.signature());
}
Config quick() { return make_config(*find_preset("quick")); }

}  // namespace

TEST_CASE("clicks and keys do what they say, and what is shown is the engine's") {
  const Folder state;
  const Outcome outcome = run_script(state,
                                     "wait 3 frames\nclick step\nkey Right\nkey Right\nwait steps 3\nprint steps\n"
                                     "print signature\nprint running\nkey 5\nwait 2 frames\nprint layer\n"
                                     "key Space\nwait steps 400\nclick train\nwait 3 frames\nprint running\n"
                                     "wait steps 400\nprint episodes\nprint q1_loss\n");
  INFO(outcome.err);
  REQUIRE(outcome.code == 0);
  CHECK(outcome.out.starts_with("steps: 3\n"));
  CHECK(outcome.printed("signature") == signature_after(quick(), 3));
  CHECK(outcome.printed("layer") == map_layers()[4].key);
  CHECK(outcome.printed("running") == "no");
  CHECK(std::stoi(outcome.printed("episodes")) >= 2);
  CHECK(outcome.printed("q1_loss") != "none");
}

TEST_CASE("R resets, Ctrl+Z brings the run back, and taps within one frame both count") {
  const Folder state;
  const Outcome outcome = run_script(
      state,
      "wait 2 frames\nkey Right\nkey Right\nwait steps 2\nprint signature\nkey r\nwait 3 frames\nprint steps\n"
      "key Ctrl+z\nwait steps 2\nprint signature\nprint redo\nkey ?\nwait 2 frames\nprint help\nkey Esc\n"
      "wait 2 frames\nprint help\n");
  INFO(outcome.err);
  REQUIRE(outcome.code == 0);
  CHECK(outcome.out.find("steps: 0\n") != std::string::npos);
  CHECK(outcome.printed("signature") == signature_after(quick(), 2));
  CHECK(outcome.printed("redo") == "reset");
  CHECK(outcome.out.find("help: yes\n") != std::string::npos);
  CHECK(outcome.printed("help") == "no");
}

TEST_CASE("the palette reaches commands, parameters, presets and layers, and text in it trains nothing") {
  const Folder state;
  const Outcome outcome = run_script(
      state,
      "wait 2 frames\nkey Ctrl+p\nwait 3 frames\ntype alpha 0.5\nwait 2 frames\nprint palette\nkey Enter\nwait 3 "
      "frames\n"
      "print alpha\nkey Ctrl+p\nwait 3 frames\ntype preset modern\nwait 2 frames\nkey Enter\nwait 3 frames\nprint "
      "preset\n"
      "key Ctrl+p\nwait 3 frames\ntype replay\nwait 2 frames\nkey Enter\nwait 3 frames\nprint layer\nprint steps\n"
      "print running\n");
  INFO(outcome.err);
  REQUIRE(outcome.code == 0);
  CHECK(outcome.printed("palette") == "Set alpha to 0.5");
  CHECK(outcome.printed("alpha") == "0.5");
  CHECK(outcome.printed("preset") == "modern");
  CHECK(outcome.printed("layer") == "replay_density");
  CHECK(outcome.printed("steps") == "0");
  CHECK(outcome.printed("running") == "no");
}

TEST_CASE("a run saved in the app goes on in sac-train, and the other way round, with the same bits") {
  const Folder state;
  const std::string file = (state.path / "run.safetensors").string();
  const Outcome saved =
      run_script(state,
                 "wait 2 frames\nkey Space\nwait steps 300\nkey Space\nwait 3 frames\nkey Ctrl+s\n"
                 "wait dialog yes\nwait 3 frames\nkey Ctrl+a\ntype " +
                     file + "\nwait 2 frames\nkey Enter\nwait file " + file + "\nprint steps\nprint signature\n");
  INFO(saved.err << saved.out);
  REQUIRE(saved.code == 0);
  const int steps = std::stoi(saved.printed("steps"));
  CHECK(saved.printed("signature") == signature_after(quick(), steps));

  const Outcome trained =
      run_shell(programs() + "/sac-train --resume " + file + " --steps 200 --signature --checkpoint " +
                (state.path / "more.safetensors").string());
  INFO(trained.err << trained.out);
  REQUIRE(trained.code == 0);
  const std::string expected = signature_after(quick(), steps + 200);
  CHECK(trained.out.find(expected) != std::string::npos);

  const Outcome opened =
      run_script(state, "wait 3 frames\nprint steps\nprint signature\nkey Right\nwait 5 frames\nprint signature\n",
                 (state.path / "more.safetensors").string());
  INFO(opened.err);
  REQUIRE(opened.code == 0);
  CHECK(opened.printed("steps") == std::to_string(steps + 200));
  CHECK(opened.out.find(expected) != std::string::npos);
  CHECK(opened.printed("signature") == signature_after(quick(), steps + 201));
}

TEST_CASE("a file dropped on the window is opened, a foreign one refused with nothing changed") {
  const Folder state;
  Config config = quick();
  config.seed = 12;
  Trainer trainer(config);
  trainer.run(7);
  const std::vector<std::uint8_t> bytes = trainer.save();
  const fs::path file = state.path / "seven.safetensors", foreign = state.path / "foreign.safetensors";
  write_text(file, {bytes.begin(), bytes.end()});
  write_text(foreign, "no run at all");
  const Outcome outcome = run_script(state, "wait 2 frames\ndrop " + foreign.string() +
                                                "\nwait 3 frames\nprint notice\nprint steps\ndrop " + file.string() +
                                                "\nwait steps 7\nprint signature\nprint seed\n");
  INFO(outcome.err);
  REQUIRE(outcome.code == 0);
  CHECK(outcome.printed("notice").find("foreign.safetensors") != std::string::npos);
  CHECK(outcome.printed("steps") == "0");
  CHECK(outcome.printed("signature") == signature_text(trainer.signature()));
  CHECK(outcome.printed("seed") == "12");
}

TEST_CASE("closing keeps both runs of a comparison, and the next start offers to go on") {
  const Folder state;
  const Outcome first = run_script(state,
                                   "wait 2 frames\nkey Space\nwait steps 500\nkey c\nwait b.steps 500\nkey Space\n"
                                   "wait 5 frames\nprint a.signature\nprint b.signature\nprint a.steps\nkey Ctrl+q\n");
  INFO(first.err);
  REQUIRE(first.code == 0);
  const Outcome second =
      run_script(state,
                 "wait 2 frames\nprint offer\nclick offer-continue\nwait comparing yes\nwait 3 frames\n"
                 "print a.signature\nprint b.signature\nprint offer\n");
  INFO(second.err);
  REQUIRE(second.code == 0);
  CHECK(second.out.find("offer: " + first.printed("a.steps")) != std::string::npos);
  CHECK(second.printed("a.signature") == first.printed("a.signature"));
  CHECK(second.printed("b.signature") == first.printed("b.signature"));
  CHECK(second.printed("offer") == "no");
}

TEST_CASE("killed while it trains, the program leaves its last save for the next start") {
  const Folder state;
  for (int i = 0; i < 4; ++i) {
    const Outcome killed = run_shell("cd " + state.path.string() + " && XDG_STATE_HOME=" + state.path.string() + " " +
                                     in_display() + "sh -c '" + programs() +
                                     "/sac-lab --train --autosave 0.05 & id=$!; i=0; while [ $i -lt 600 ] && ! ls "
                                     "sac-lab/*/kept 2>/dev/null; do sleep 0.1;"
                                     " i=$((i+1)); done; sleep 0." +
                                     std::to_string(3 * i) + "; kill -9 $id; wait $id; true'");
    INFO(killed.err);
    const Outcome next = run_script(state,
                                    "wait 2 frames\nprint offer\nclick offer-continue\nwait steps 1\ncommand train\n"
                                    "wait 5 frames\nprint steps\nprint failure\nprint notice\n");
    INFO(next.err << next.out);
    REQUIRE(next.code == 0);
    CHECK(next.printed("offer") != "no");
    CHECK(std::stod(next.printed("steps")) >= std::stod(next.printed("offer")));
    CHECK(next.printed("failure").empty());
    fs::remove_all(state.path / "sac-lab");
  }
}

TEST_CASE("two windows do not disturb each other") {
  const Folder state;
  const Folder scripts;
  write_text(scripts.path / "a", "wait 2 frames\nkey Space\nwait steps 300\nprint offer\n");
  const std::string lab = programs() + "/sac-lab --autosave 0.05 --script " + (scripts.path / "a").string();
  const Outcome both = run_shell("cd " + state.path.string() + " && XDG_STATE_HOME=" + state.path.string() + " " +
                                 in_display() + "sh -c '" + lab + " --seed 5 & " + lab + " --seed 6; wait'");
  INFO(both.err);
  CHECK(both.code == 0);
  CHECK(both.printed("offer") == "no");
  const Outcome next = run_script(state, "wait 2 frames\nprint offer\n");
  CHECK(next.printed("offer") != "no");
  int kept = 0;
  for (const auto& entry : fs::directory_iterator(state.path / "sac-lab")) kept += entry.is_directory();
  CHECK(kept == 2);
}

TEST_CASE("splitters, layout and theme are remembered") {
  const Folder state;
  const Outcome first = run_script(state, "wait 2 frames\ncommand layout update\nkey t\nwait 2 frames\nprint theme\n");
  INFO(first.err);
  REQUIRE(first.code == 0);
  const Outcome second = run_script(state, "wait 2 frames\nprint layout\nprint theme\n");
  CHECK(second.printed("layout") == "update");
  CHECK(second.printed("theme") == first.printed("theme"));
  CHECK(run_script(state, "wait 2 frames\nprint layout\n", "--layout big-stage").printed("layout") == "big-stage");
}

TEST_CASE("a link is taken as an argument and from the clipboard, and copied") {
  const Folder state;
  const Outcome outcome = run_script(state,
                                     "wait 2 frames\nprint alpha\nprint preset\nkey s\nwait 2 frames\nprint clipboard\n"
                                     "command preset quick\nwait 2 frames\nkey Ctrl+v\nwait 2 frames\nprint preset\n",
                                     "'https://example.org/?preset=modern&alpha=0.5'");
  INFO(outcome.err);
  REQUIRE(outcome.code == 0);
  CHECK(outcome.printed("alpha") == "0.5");
  CHECK(outcome.printed("clipboard").find("?preset=modern&alpha=0.5") != std::string::npos);
  CHECK(outcome.printed("preset") == "modern");
}

TEST_CASE("the log has the rows of sac-train") {
  const Folder state;
  const std::string log = (state.path / "log.csv").string(), same = (state.path / "same.csv").string();
  const Outcome outcome = run_script(
      state, "wait 2 frames\nkey Space\nwait steps 900\nkey Space\nwait 5 frames\nprint steps\n", "--log " + log);
  INFO(outcome.err);
  REQUIRE(outcome.code == 0);
  REQUIRE(run_shell(programs() + "/sac-train --steps " + outcome.printed("steps") + " --log " + same).code == 0);
  // All but the seconds, the fifth column.
  const auto without_seconds = [](const std::string& text) {
    std::string result;
    int column = 1;
    for (const char c : text) {
      column = c == '\n' ? 1 : c == ',' ? column + 1 : column;
      if (column != 5) result += c;
    }
    return result;
  };
  CHECK(without_seconds(read_text(log)) == without_seconds(read_text(same)));
}

TEST_CASE("every part is inside of small and large windows, at any density") {
  const Folder state;
  struct Size {
    const char* screen;
    const char* size;
    int width, height;
  };
  for (const Size& size : {Size{"800x600", "800x600", 800, 600}, Size{"1366x768", "1366x768", 1366, 768},
                           Size{"3840x2160", "3840x2160", 3840, 2160}}) {
    INFO(size.size);
    const fs::path file = state.path / "out.png";
    const Outcome outcome =
        run_lab(state, std::string("--frames 3 --size ") + size.size + " --screenshot " + file.string(), size.screen);
    INFO(outcome.err);
    REQUIRE(outcome.code == 0);
    const std::string bytes = read_text(file);
    const sac::Picture picture = decode_png({bytes.begin(), bytes.end()});
    CHECK(picture.width == size.width);
    CHECK(picture.height == size.height);
  }
  // A small screen gives a window that fits it.
  const Outcome small = run_script(state, "wait 2 frames\nprint window\n", "", "800x600");
  CHECK(small.printed("window") == "752x564");
}

TEST_CASE("what cannot be read or done exits with 1 and one line, a script that means nothing with 2") {
  const Folder state;
  write_text(state.path / "foreign.safetensors", "no run at all");
  for (const char* arguments : {"foreign.safetensors", "--resume foreign.safetensors", "missing.safetensors",
                                "--frames 1 --log /no/such/log.csv"}) {
    INFO(arguments);
    const Outcome outcome = run_lab(state, arguments);
    INFO(outcome.err);
    CHECK(outcome.code == 1);
    CHECK(outcome.err.starts_with("sac-lab: "));
    CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
  }
  for (const char* line : {"dance", "click", "drag alpha", "drag alpha 40 up", "scroll alpha", "wait -5 frames",
                           "wait abc frames", "close now"}) {
    INFO(line);
    CHECK(run_script(state, std::string(line) + "\n").code == 2);
  }
  CHECK(run_script(state, "wait 2 frames\nkey Hyper+Z\n").code == 1);
  const Outcome absent = run_script(state, "wait 2 frames\nclick nothing\n");
  CHECK(absent.code == 1);
  CHECK(absent.err.find("nothing") != std::string::npos);
}

TEST_CASE("a window that cannot keep runs says so, goes on, and says it once more at its end") {
  const Folder state;
  write_text(state.path / "sac-lab", "no folder");
  const Outcome outcome =
      run_script(state, "wait 2 frames\nkey Space\nwait steps 300\nkey Space\nwait 9 frames\nprint notice\n");
  INFO(outcome.err);
  CHECK(outcome.printed("notice").find("not kept") != std::string::npos);
  CHECK(outcome.code == 1);  // the script is done, and the run is gone with the window
  CHECK(outcome.err.find("not kept for the next start") != std::string::npos);
}

TEST_CASE("dragging a slider is one edit, however many values it passes") {
  const Folder state;
  const Outcome outcome =
      run_script(state,
                 "wait 2 frames\ncommand search\nwait 2 frames\ntype policy_lr\nwait 3 frames\nprint policy_lr\n"
                 "drag policy_lr 70 0\nwait 14 frames\nprint undo\nprint a.policy_lr\ncommand undo\nwait 2 frames\n"
                 "print policy_lr\nprint undo\nprint redo\n");
  INFO(outcome.err << outcome.out);
  REQUIRE(outcome.code == 0);
  CHECK(outcome.out.find("undo: policy_lr\n") != std::string::npos);
  CHECK(outcome.printed("policy_lr") == get_text(quick(), *find_param("policy_lr")));
  CHECK(outcome.printed("a.policy_lr") != outcome.printed("policy_lr"));
  CHECK(outcome.printed("undo").empty());
  CHECK(outcome.printed("redo") == "policy_lr");
}

TEST_CASE("recent runs are there in the next window, and can be cleared") {
  const Folder state;
  const Outcome first =
      run_script(state, "wait 2 frames\nkey Space\nwait steps 1200\nkey r\nwait 3 frames\nprint recent\n", "--seed 3");
  INFO(first.err);
  REQUIRE(first.printed("recent") == "1");
  const Outcome second =
      run_script(state, "wait 3 frames\nprint recent\nscreenshot " + (state.path / "a.png").string() +
                            "\nclick clear-recent\nwait 3 frames\nprint recent\n");
  INFO(second.err);
  CHECK(second.out.starts_with("recent: 1\n"));
  CHECK(second.printed("recent") == "0");
  CHECK(run_script(state, "wait 2 frames\nprint recent\n").printed("recent") == "0");
}

TEST_CASE("the bar of a comparison gives a single value back") {
  const Folder state;
  const Outcome outcome =
      run_script(state,
                 "wait 2 frames\nkey c\nwait comparing yes\nkey Ctrl+p\nwait 3 frames\ntype alpha 0.5\nwait 2 frames\n"
                 "key Enter\nwait 3 frames\nprint b.alpha\nclick give-back-alpha\nwait 3 frames\nprint b.alpha\n");
  INFO(outcome.err);
  REQUIRE(outcome.code == 0);
  CHECK(outcome.out.find("b.alpha: 0.5\n") != std::string::npos);
  CHECK(outcome.printed("b.alpha") == get_text(quick(), *find_param("alpha")));
}
