// Every malloc of this program is counted, and any of them may fail: an update allocates nothing, and where memory runs
// out, whatever a run is asked to do has not happened. Not built with sanitizers, which bring their own.

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <cstddef>
#include <new>

#include "evaluation.h"
#include "inspect/diagnostics.h"
#include "run_config.h"
#include "sac/pendulum.h"
#include "sac/soft_value_iteration.h"
#include "sac/state_map.h"
#include "sac/trainer.h"
#include "update.h"

namespace {
std::atomic<long> allocations{0};
std::atomic<long> left = -1;  // allocations that still succeed; below 0: all do

bool fails() {
  ++allocations;
  return left >= 0 && left-- == 0;
}
}  // namespace

extern "C" void* __libc_malloc(std::size_t size);
extern "C" void* __libc_memalign(std::size_t alignment, std::size_t size);
extern "C" void* malloc(std::size_t size) { return fails() ? nullptr : __libc_malloc(size); }
extern "C" void* aligned_alloc(std::size_t alignment, std::size_t size) {
  return fails() ? nullptr : __libc_memalign(alignment, size);
}

using namespace sac;

namespace {

template <class F>
long allocations_of(F f) {
  const long before = allocations;
  f();
  return allocations - before;
}

// Calls f with its first allocation failing, then its second, until none fails.
// \return how many did, each of them with std::bad_alloc
template <class F, class Check>
int fail_each_allocation_of(F f, Check check) {
  for (int n = 0;; ++n) {
    left = n;
    bool failed = false;
    try {
      f();
    } catch (const std::bad_alloc&) {
      failed = true;
    }
    const bool reached = left < 0;
    left = -1;
    if (!reached) return n;
    REQUIRE(failed);
    check();
  }
}

}  // namespace

TEST_CASE("the counter counts", "[allocation]") {
  CHECK(allocations_of([] { MatrixXf::Zero(30, 30).eval(); }) > 0);
  CHECK(allocations_of([] {
          int* volatile p = new int(3);  // volatile, or the compiler leaves both out
          delete p;
        }) > 0);
}

TEST_CASE("neither an update nor an evaluation allocates", "[allocation]") {
  for (const Critic critic : {Critic::value_network, Critic::twin_target}) {
    for (const PolicyGradient gradient : {PolicyGradient::reparameterized, PolicyGradient::likelihood_ratio}) {
      for (const int units : {16, 256}) {
        Config config = test::small_config();
        config.critic = critic;
        config.policy_gradient = gradient;
        config.hidden_units = units;
        config.batch_size = 100;
        config.entropy_mode = EntropyMode::automatic;
        Rng rng(1);
        Agent agent(3, 1, config, rng);
        agent.reserve(100);
        UpdateBuffers buffers({3, 1}, 100);
        ReplayBuffer replay({3, 1}, 50);
        const float s[] = {0.1f, 0.2f, 0.3f}, a[] = {0.4f};
        for (int i = 0; i < 60; ++i) replay.add({s, a, -1.0f, s, false, false});
        Evaluator evaluator(Pendulum(config), agent.policy.mlp, 8);
        Metrics metrics;
        const long count = allocations_of([&] {
          for (int i = 0; i < 3; ++i) {
            replay.sample(rng, buffers.batch);
            draw_noise(rng, config, buffers);
            update(agent, config, buffers, metrics);
          }
          evaluator.mean(agent.policy.mlp, config);
        });
        CHECK(count == 0);
        CHECK(agent.updates == 3);
      }
    }
  }
}

TEST_CASE("neither diagnostics nor a step, traced ones aside, allocate", "[allocation]") {
  for (const Critic critic : {Critic::value_network, Critic::twin_target}) {
    Config config = test::small_config();
    config.critic = critic;
    config.evaluation_interval = 0;
    Trainer trainer(config);
    trainer.run(310);
    CHECK(allocations_of([&] { trainer.run(30); }) == 0);
    const RunState& run = run_state(trainer);
    Diagnostics diagnostics(run.agent);
    double policy_kl = 0.0, q_bias = 0.0;
    CHECK(allocations_of([&] {
            policy_kl = diagnostics.policy_kl(run);
            q_bias = diagnostics.q_bias(run);
          }) == 0);
    CHECK(policy_kl > 0.0);
    CHECK(q_bias == q_bias);
  }
}

TEST_CASE("drawing a map again allocates nothing, nor does a sweep of value iteration", "[allocation]") {
  for (const Critic critic : {Critic::value_network, Critic::twin_target}) {
    Config config = test::small_config();
    config.critic = critic;
    Trainer trainer(config);
    trainer.run(300);
    SoftValueIteration exact(config, config.alpha, {64, 41, 8});
    CHECK(allocations_of([&] { exact.step(3); }) == 0);
    StateMap map(32, 32);
    map.draw(trainer, MapLayer::value, 8.0);
    for (std::size_t layer = 0; layer < map_layers().size(); ++layer) {
      INFO(map_layers()[layer].key);
      CHECK(allocations_of([&] { map.draw(trainer, static_cast<MapLayer>(layer), 8.0, &exact); }) == 0);
    }
  }
}

TEST_CASE("memory that runs out at any allocation leaves a run as it was", "[allocation]") {
  Config config = test::small_config();
  config.hidden_units = 4;
  Trainer trainer(config);
  trainer.run(120);
  const std::vector<std::uint8_t> bytes = trainer.save();
  Trainer straight(config);
  straight.run(120);
  const auto unchanged = [&] { REQUIRE((trainer.save() == bytes)); };

  CHECK(fail_each_allocation_of([&] { static_cast<void>(trainer.save()); }, unchanged) > 50);
  std::string error;
  error.reserve(1000);
  CHECK(fail_each_allocation_of([&] { Trainer::load(bytes, error); }, unchanged) > 50);
  CHECK(fail_each_allocation_of([&] { Trainer another(config); }, unchanged) > 50);
  CHECK(fail_each_allocation_of([&] { trainer.evaluate(5); }, unchanged) > 5);
}

TEST_CASE("memory that runs out leaves all sizes as they were", "[allocation]") {
  Config config = test::small_config();
  config.hidden_units = 4;
  for (const std::int64_t batch : {3, 300}) {  // smaller and larger ones
    Trainer trainer(config), straight(config);
    for (Trainer* t : {&trainer, &straight}) t->run(120);
    Config wanted = config;
    wanted.batch_size = batch;
    const int failed = fail_each_allocation_of([&] { static_cast<void>(trainer.configure(wanted)); },
                                               [&] {
                                                 REQUIRE(trainer.config() == config);
                                                 for (Trainer* t : {&trainer, &straight}) t->run(1);
                                                 REQUIRE(trainer.signature() == straight.signature());
                                               });
    CHECK(failed > 5);
    REQUIRE(straight.configure(wanted).empty());
    for (Trainer* t : {&trainer, &straight}) t->run(200);
    CHECK((trainer.save() == straight.save()));
  }
}
