// An update allocates nothing: every malloc of this program is counted. Not built with sanitizers, which bring their
// own.

#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <cstddef>

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
}

extern "C" void* __libc_malloc(std::size_t size);
extern "C" void* __libc_memalign(std::size_t alignment, std::size_t size);
extern "C" void* malloc(std::size_t size) {
  ++allocations;
  return __libc_malloc(size);
}
extern "C" void* aligned_alloc(std::size_t alignment, std::size_t size) {
  ++allocations;
  return __libc_memalign(alignment, size);
}

using namespace sac;

namespace {

template <class F>
long allocations_of(F f) {
  const long before = allocations;
  f();
  return allocations - before;
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
