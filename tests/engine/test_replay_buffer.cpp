#include <catch2/catch_test_macros.hpp>
#include <set>

#include "replay_buffer.h"

using namespace sac;

namespace {

void add(ReplayBuffer& buffer, float x, bool terminated = false, bool timed_out = false) {
  const float s[] = {x, x + 0.1f}, a[] = {x + 0.2f}, next[] = {x + 0.4f, x + 0.5f};
  buffer.add({s, a, x + 0.3f, next, terminated, timed_out});
}

}  // namespace

TEST_CASE("a batch holds whole transitions", "[replay]") {
  ReplayBuffer buffer({2, 1}, 10);
  add(buffer, 5.0f, true, false);
  add(buffer, 7.0f, false, true);
  Batch batch({2, 1}, 8);
  Rng rng(1);
  buffer.sample(rng, batch);
  REQUIRE(batch.size() == 8);
  std::set<float> seen;
  for (int b = 0; b < 8; ++b) {
    const float x = batch.observation()(0, b);
    seen.insert(x);
    CHECK(batch.observation()(1, b) == x + 0.1f);
    CHECK(batch.action()(0, b) == x + 0.2f);
    CHECK(batch.observation_action()(2, b) == x + 0.2f);
    CHECK(batch.reward()(b) == x + 0.3f);
    CHECK(batch.next_observation()(0, b) == x + 0.4f);
    CHECK(batch.next_observation()(1, b) == x + 0.5f);
    // A time limit is an end for the return only where nothing bootstraps on it.
    CHECK(batch.done(false)(b));
    CHECK(batch.done(true)(b) == (x == 5.0f));
    CHECK(batch.record(b).ended());
    CHECK(batch.record(b).done(true) == (x == 5.0f));
  }
  CHECK(seen == std::set<float>{5.0f, 7.0f});
}

TEST_CASE("a full buffer forgets its oldest transition", "[replay]") {
  ReplayBuffer buffer({2, 1}, 3);
  for (int i = 0; i < 5; ++i) add(buffer, static_cast<float>(i));
  CHECK(buffer.size() == 3);
  CHECK(buffer.position() == 2);
  Batch batch({2, 1}, 64);
  Rng rng(1);
  buffer.sample(rng, batch);
  std::set<float> seen;
  for (int b = 0; b < 64; ++b) seen.insert(batch.observation()(0, b));
  CHECK(seen == std::set<float>{2.0f, 3.0f, 4.0f});
}

TEST_CASE("transitions are found by their age, also where the ring has wrapped round", "[replay]") {
  ReplayBuffer buffer({2, 1}, 3);
  for (int count = 1; count <= 7; ++count) {
    add(buffer, static_cast<float>(count));
    for (int age = 0; age < buffer.size(); ++age) {
      const Record record = buffer.newest(age);
      const float x = static_cast<float>(count - age);
      CHECK(record.observation()(0, 0) == x);
      CHECK(record.action()(0, 0) == x + 0.2f);
      CHECK(record.reward() == x + 0.3f);
      CHECK(record.next_observation()(1, 0) == x + 0.5f);
      CHECK(!record.ended());
    }
  }
}

TEST_CASE("every stored transition is equally likely", "[replay]") {
  ReplayBuffer buffer({2, 1}, 100);
  for (int i = 0; i < 50; ++i) add(buffer, static_cast<float>(i));
  Batch batch({2, 1}, 1000);
  Rng rng(2);
  std::vector<int> count(50);
  for (int round = 0; round < 50; ++round) {
    buffer.sample(rng, batch);
    for (int b = 0; b < 1000; ++b) ++count.at(static_cast<std::size_t>(batch.observation()(0, b)));
  }
  double chi_square = 0.0;
  for (const int n : count) chi_square += (n - 1000.0) * (n - 1000.0) / 1000.0;
  CHECK(chi_square < 85.4);  // 49 degrees of freedom, 0.1 %
}

TEST_CASE("records put back continue the ring", "[replay]") {
  ReplayBuffer buffer({2, 1}, 3), copy({2, 1}, 3);
  for (int i = 0; i < 4; ++i) add(buffer, static_cast<float>(i));
  copy.restore(buffer.records(), buffer.position());
  add(buffer, 9.0f);
  add(copy, 9.0f);
  const auto a = buffer.records(), b = copy.records();
  CHECK(std::vector(a.begin(), a.end()) == std::vector(b.begin(), b.end()));
}
