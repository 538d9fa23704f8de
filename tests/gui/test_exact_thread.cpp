// V* for the map, beside everything else.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "lab/exact_thread.h"
#include "sac/schema.h"
#include "wait.h"

using namespace sac;
using namespace sac::gui;

TEST_CASE("the exact value comes in pictures that get better, and another problem begins anew") {
  Config config = make_config(*find_preset("quick"));
  config.gamma = 0.5;  // done within a few sweeps
  ExactThread exact;
  CHECK(exact.map() == nullptr);
  exact.want(config, config.alpha);
  REQUIRE(wait_until([&] { return exact.map() && exact.map()->progress >= 1.0; }));
  const auto first = exact.map();
  CHECK(first->values.size() == 64 * 64);
  CHECK(*std::max_element(first->values.begin(), first->values.end()) < 2.0F);

  config.policy_lr = 0.01;  // has no part in it
  exact.want(config, config.alpha);
  REQUIRE(wait_until([&] { return exact.map()->progress >= 1.0; }));
  CHECK(exact.map()->values == first->values);

  config.reward_scale = 2.0;
  exact.want(config, config.alpha);
  REQUIRE(
      wait_until([&] { return exact.map() && exact.map()->progress >= 1.0 && exact.map()->values != first->values; }));
  exact.rest();
}

TEST_CASE("an exact value that is being computed ends with its owner") {
  auto exact = std::make_unique<ExactThread>();
  exact->want(make_config(*find_preset("article")), 1.0);
  REQUIRE(wait_until([&] { return exact->map() != nullptr; }));
  exact.reset();
  SUCCEED("the thread has been joined");
}
