// Labs on the disk: what one window keeps, another finds, and a program that is killed leaves whole.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "errors.h"
#include "frames.h"
#include "lab/autosave.h"
#include "lab/run_store.h"
#include "temporary_folder.h"

using namespace sac;
using namespace sac::gui;
namespace fs = std::filesystem;

namespace {

KeptLab kept(int steps) {
  Config config = make_config(*find_preset("quick"));
  config.hidden_units = 8;
  config.seed = 7;
  Trainer trainer(config);
  trainer.run(steps);
  RunRecord record;
  record.append(trainer);
  KeptLab lab;
  lab.a.run = {trainer.save(), record.view(), config, steps, 1.5, 0.0};
  lab.a.preset = "quick";
  lab.a.wanted = config;
  lab.layer = MapLayer::min_q;
  lab.speed = Speed::ten_times;
  lab.training = true;
  lab.at =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  return lab;
}

std::size_t slots(const fs::path& folder) {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(folder)) count += entry.is_directory();
  return count;
}

}  // namespace

TEST_CASE("what a window keeps is found when it has gone, with all that belongs to it") {
  const Folder folder;
  {
    RunStore store(folder.path);
    CHECK_FALSE(store.find());
    store.write(kept(30));
    KeptLab both = kept(50);
    both.b = kept(40).a;
    both.a.wanted.hidden_units = 16;  // it waits
    store.write(both);
    CHECK_FALSE(RunStore(folder.path).find());  // that window is open
  }
  RunStore store(folder.path);
  const auto note = store.find();
  REQUIRE(note);
  CHECK(note->preset == "quick");
  CHECK(note->seed == "7");
  CHECK(note->step == 50);
  CHECK(note->comparison);
  CHECK_FALSE(RunStore(folder.path).find());  // it is offered already

  Lab lab = quick_lab();
  resume(lab, store.read(*note));
  lab.set_running(false);
  REQUIRE(
      frames_until(lab, [&] { return lab.comparing() && steps(lab, Side::a) >= 50.0 && steps(lab, Side::b) >= 40.0; }));
  CHECK(lab.layer() == MapLayer::min_q);
  CHECK(lab.speed() == Speed::ten_times);
  CHECK(lab.run(Side::a).wanted().hidden_units == 16);
  CHECK(lab.a().history.points.size() >= 1);
  CHECK(lab.a().seconds >= 1.5);
  store.remove(*note);
  CHECK_FALSE(RunStore(folder.path).find());
}

TEST_CASE("slots that nobody will ask for go") {
  const Folder folder;
  for (int i = 0; i < 12; ++i) {
    KeptLab lab = kept(5);
    lab.at -= i < 2 ? 60LL * 24 * 60 * 60 : i;
    RunStore(folder.path).write(lab);
  }
  RunStore store(folder.path);
  const auto note = store.find();
  REQUIRE(note);
  CHECK(slots(folder.path) == 8 + 1);
  store.leave();
  CHECK(RunStore(folder.path).find()->at == note->at);
}

TEST_CASE("a folder that cannot be written, or holds something else, is one sentence") {
  const Folder folder;
  std::ofstream(folder.path / "file") << "x";
  CHECK_THROWS_AS(RunStore(folder.path / "file" / "below"), Failure);
  fs::create_directory(folder.path / "window-1");
  std::ofstream(folder.path / "window-1" / "kept") << "sac-lab 1\nat=99999999999\na.file=gone\na.preset=quick\n";
  RunStore store(folder.path);
  const auto note = store.find();
  REQUIRE(note);
  CHECK_THROWS_AS(store.read(*note), Failure);
}

TEST_CASE("killed at any moment, a window leaves its last save whole") {
  const Folder folder;
  const KeptLab small = kept(20), large = kept(400);
  std::mt19937 random(3);
  int found = 0, missed = 0;
  for (int i = 0; i < 200; ++i) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      RunStore store(folder.path);
      for (int turn = 0;; ++turn) store.write(turn % 2 ? large : small);
    }
    usleep(static_cast<unsigned>(1000 + random() % 60'000));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    RunStore store(folder.path);
    const auto note = store.find();
    if (!note) {  // before its first save, as on a slow disk
      if (++missed < 4000) --i;
      continue;
    }
    const KeptLab lab = store.read(*note);
    std::string error;
    const auto trainer = Trainer::load(lab.a.run.checkpoint, error);
    CHECK(error.empty());
    REQUIRE(trainer);
    CHECK(trainer->environment_steps() == note->step);
    store.remove(*note);
    ++found;
  }
  CHECK(found == 200);
}

TEST_CASE("a lab is kept now and then and at the end, and goes on bit for bit in another window") {
  const Folder folder;
  std::uint64_t before = 0;
  {
    Lab lab = quick_lab();
    Autosave autosave(lab, folder.path, std::chrono::duration<double>(0.05));
    CHECK_FALSE(autosave.offer());
    const KeyValue own[] = {{"hidden_units", "16"}};
    lab.start_comparison(own);
    lab.set_running(true);
    REQUIRE(frames_until(lab, [&] {
      autosave.update();
      return steps(lab) > 1000.0;
    }));
    {
      RunStore other(folder.path);
      CHECK_FALSE(other.find());
    }
    REQUIRE(autosave.finish(std::chrono::minutes(5)));
    before = signature(lab);
  }
  Lab lab = quick_lab();
  Autosave autosave(lab, folder.path, std::chrono::duration<double>(0.0));
  REQUIRE(autosave.offer());
  CHECK(autosave.offer()->comparison);
  autosave.accept();
  REQUIRE(lab.comparing());
  CHECK(signature(lab) == before);
  CHECK(lab.run(Side::b).wanted().hidden_units == 16);
  CHECK_FALSE(lab.running());
  // What was left stays until this window has kept it.
  CHECK(slots(folder.path) == 2);
  REQUIRE(frames_until(lab, [&] {
    autosave.update();
    return slots(folder.path) == 1;
  }));
}

TEST_CASE("where nothing can be kept, that is said once there is something to keep") {
  const Folder folder;
  std::ofstream(folder.path / "file") << "x";
  Lab lab = quick_lab();
  Autosave autosave(lab, folder.path / "file" / "below", std::chrono::duration<double>(0.0));
  autosave.update();
  CHECK(lab.notices().all().empty());
  train(lab, 10.0);
  autosave.update();
  REQUIRE(lab.notices().all().size() == 1);
  CHECK(lab.notices().all()[0].text.find("Save it to a file") != std::string::npos);
  CHECK(autosave.finish(std::chrono::minutes(1)));
}
