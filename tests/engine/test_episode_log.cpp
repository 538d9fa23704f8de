// The episodes that a run keeps, however long it is.
#include "episode_log.h"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cstdint>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include "changed_checkpoint.h"
#include "run_config.h"
#include "sac/trainer.h"

using namespace sac;
using Catch::Matchers::ContainsSubstring;

namespace {

// Whose step is its place in the run, from 1 on.
Episode episode(std::int64_t i) { return {i + 1, static_cast<double>(-i)}; }
EpisodeLog log_of(std::int64_t count) {
  EpisodeLog log;
  for (std::int64_t i = 0; i < count; ++i) log.push_back(episode(i));
  return log;
}
std::vector<std::int64_t> places(const EpisodeLog& log) {
  std::vector<std::int64_t> result;
  for (const Episode& kept : log.kept()) result.push_back(kept.step - 1);
  return result;
}

}  // namespace

TEST_CASE("a run keeps every episode up to a bound", "[episodes]") {
  const EpisodeLog log = log_of(kMostEpisodes);
  CHECK(log.count() == kMostEpisodes);
  std::vector<std::int64_t> all(kMostEpisodes);
  std::iota(all.begin(), all.end(), 0);
  CHECK(places(log) == all);
}

TEST_CASE("a longer run keeps an even selection of its episodes, and the newest", "[episodes]") {
  for (const std::int64_t count : {kMostEpisodes + 1, kMostEpisodes + 2, 2 * kMostEpisodes, 2 * kMostEpisodes + 1,
                                   4 * kMostEpisodes + 7, std::int64_t{600'000}}) {
    const EpisodeLog log = log_of(count);
    const std::vector<std::int64_t> kept = places(log);
    INFO(count);
    CHECK(log.count() == count);
    REQUIRE(static_cast<std::int64_t>(kept.size()) <= kMostEpisodes);
    CHECK(static_cast<std::int64_t>(kept.size()) > kMostEpisodes / 2);
    CHECK(kept.front() == 0);
    CHECK(kept.back() == count - 1);
    std::int64_t uneven = 0;
    for (std::size_t i = 0; i + 1 < kept.size(); ++i) uneven += kept[i] != static_cast<std::int64_t>(i) * kept[1];
    CHECK(uneven == 0);
    CHECK(EpisodeLog::kept_of(count) == static_cast<std::int64_t>(kept.size()));
  }
}

TEST_CASE("what is kept goes on as if it had never been written down", "[episodes]") {
  for (const std::int64_t count : {std::int64_t{1}, kMostEpisodes, kMostEpisodes + 2, 3 * kMostEpisodes + 5}) {
    EpisodeLog whole = log_of(count);
    EpisodeLog loaded(whole.kept(), count);
    for (std::int64_t i = count; i < count + kMostEpisodes + 3; ++i) {
      whole.push_back(episode(i));
      loaded.push_back(episode(i));
    }
    INFO(count);
    CHECK(places(loaded) == places(whole));
    CHECK(loaded.count() == whole.count());
  }
}

TEST_CASE("a list of all episodes that is longer than the bound becomes the same selection", "[episodes]") {
  for (const std::int64_t count : {kMostEpisodes + 2, 2 * kMostEpisodes + 1, 4 * kMostEpisodes + 7}) {
    std::vector<Episode> all;
    for (std::int64_t i = 0; i < count; ++i) all.push_back(episode(i));
    INFO(count);
    CHECK(places(EpisodeLog(all, count)) == places(log_of(count)));
  }
}

TEST_CASE("a run of very many episodes counts all, and goes on from its checkpoint bit for bit", "[episodes]") {
  Config config = test::small_config();
  config.episode_steps = 10;
  Trainer beginning(config);
  beginning.run(100);
  // As if it had gone on for long.
  std::vector<std::int64_t> steps;
  std::vector<double> returns;
  for (std::int64_t i = 0; i < kMostEpisodes - 5; ++i) {
    steps.push_back(i + 1);
    returns.push_back(-1.0);
  }
  const std::vector<std::uint8_t> long_run = test::rewritten(beginning.save(), [&](test::Parts& parts) {
    const auto fill = [&](const char* name, const void* values) {
      parts.tensors.at(name).shape = {static_cast<std::int64_t>(steps.size())};
      parts.tensors.at(name).bytes = {static_cast<const std::uint8_t*>(values), 8 * steps.size()};
    };
    fill("episodes.frame", steps.data());
    fill("episodes.return", returns.data());
  });

  std::string error;
  const auto whole = Trainer::load(long_run, error);
  REQUIRE(error.empty());
  CHECK(whole->metrics().episodes == kMostEpisodes - 5);
  whole->run(100);
  CHECK(whole->metrics().episodes == kMostEpisodes + 5);
  CHECK(static_cast<std::int64_t>(whole->episodes().size()) < kMostEpisodes);
  CHECK(whole->episodes().back().step == 200);

  const std::vector<std::uint8_t> bytes = whole->save();
  const auto loaded = Trainer::load(bytes, error);
  REQUIRE(error.empty());
  CHECK(loaded->metrics().episodes == whole->metrics().episodes);
  for (Trainer* trainer : {whole.get(), loaded.get()}) trainer->run(75);
  CHECK(loaded->signature() == whole->signature());
  CHECK(loaded->metrics().episodes == kMostEpisodes + 12);

  // A count that does not fit the list.
  const auto off = test::with_value(bytes, "episodes.count", 0, 2 * kMostEpisodes);
  CHECK_FALSE(Trainer::load(off, error));
  CHECK_THAT(error, ContainsSubstring("episodes.count"));
}
