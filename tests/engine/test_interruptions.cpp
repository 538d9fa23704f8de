// Any order of stepping, changing settings, evaluating, saving and loading gives what one uninterrupted run gives,
// whose settings change at the same steps. RapidCheck makes the orders up, and shortens one that fails.
#include <rapidcheck.h>
#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <sstream>

#include "point_mass.h"
#include "run_config.h"
#include "sac/pendulum.h"
#include "sac/trainer.h"

using namespace sac;

namespace {

enum class Kind { step, configure, reload, evaluate, last };
struct Act {
  Kind kind;
  int number;
};
std::ostream& operator<<(std::ostream& out, const Act& act) {
  constexpr const char* kNames[] = {"step", "configure", "save and load", "evaluate"};
  return out << kNames[static_cast<int>(act.kind)] << " " << act.number;
}

// A live value that changes with the number.
Config changed(Config config, int number) {
  switch (number % 6) {
    case 0: config.batch_size = 1 + number; break;
    case 1: config.alpha = 0.1 * number; break;
    case 2: config.updates_per_step = 0.1 + number % 3; break;
    case 3: config.twin_q = !config.twin_q; break;
    case 4: config.gravity = number; break;
    default: config.update_after = 10 * number; break;
  }
  return config;
}

std::unique_ptr<Environment> task(bool own) {
  if (own) return std::make_unique<test::PointMass>();
  return std::make_unique<Pendulum>();
}

}  // namespace

namespace rc {
template <>
struct Arbitrary<Act> {
  static Gen<Act> arbitrary() {
    return gen::build<Act>(gen::set(&Act::kind, gen::map(gen::inRange(0, static_cast<int>(Kind::last)),
                                                         [](int kind) { return static_cast<Kind>(kind); })),
                           gen::set(&Act::number, gen::inRange(1, 30)));
  }
};
}  // namespace rc

TEST_CASE("interruptions in any order change nothing", "[interruptions]") {
  const auto holds = [](const std::vector<Act>& acts, bool own_task, bool twin_target, bool automatic) {
    Config config = test::small_config();
    config.hidden_units = 4;
    config.batch_size = 5;
    config.buffer_capacity = 100;
    config.learning_starts = 20;
    config.episode_steps = 15;
    config.evaluation_interval = 40;
    if (twin_target) config.critic = Critic::twin_target;
    if (automatic) config.entropy_mode = EntropyMode::automatic;

    auto interrupted = std::make_unique<Trainer>(config, task(own_task));
    Trainer straight(config, task(own_task));
    int due = 0;  // steps that the straight run has still to do
    for (const Act& act : acts) {
      switch (act.kind) {
        case Kind::step:
          interrupted->run(act.number);
          due += act.number;
          break;
        case Kind::configure:
          config = changed(config, act.number);
          straight.run(due);
          due = 0;
          RC_ASSERT(interrupted->configure(config) == "");
          RC_ASSERT(straight.configure(config) == "");
          break;
        case Kind::evaluate: interrupted->evaluate(act.number); break;
        default: {
          std::string error;
          interrupted = Trainer::load(interrupted->save(), task(own_task), error);
          RC_ASSERT(error == "");
        }
      }
    }
    straight.run(due);
    RC_ASSERT(interrupted->environment_steps() == straight.environment_steps());
    RC_ASSERT(interrupted->signature() == straight.signature());
    RC_ASSERT(interrupted->save() == straight.save());
  };
  CHECK(rc::check(holds));
}
