// What a run has done so far: the cost of a look at it, and what it keeps.
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <vector>

#include "lab/append_log.h"
#include "lab/run_record.h"

using namespace sac;
using namespace sac::gui;

namespace {

// Counts how often one of its kind is copied or made.
struct Counted {
  Counted() { ++made; }
  explicit Counted(int value_) : value(value_) { ++made; }
  Counted(const Counted& other) : value(other.value) { ++copies; }
  Counted& operator=(const Counted& other) {
    value = other.value;
    ++copies;
    return *this;
  }
  int value = 0;
  static inline std::int64_t made = 0, copies = 0;
};

}  // namespace

TEST_CASE("a look at a log copies and makes nothing, after a thousand elements as after a million") {
  AppendLog<Counted> log;
  for (const int count : {1'000, 1'000'000}) {
    while (log.size() < static_cast<std::size_t>(count)) log.push_back(Counted(static_cast<int>(log.size())));
    const std::int64_t made = Counted::made, copies = Counted::copies;
    const LogView<Counted> view = log.view();
    CHECK(Counted::made == made);
    CHECK(Counted::copies == copies);
    CHECK(view.size() == static_cast<std::size_t>(count));
    CHECK(view.back().value == count - 1);
  }
  // Every element was copied once, when it came.
  CHECK(Counted::copies == 1'000'000);
}

TEST_CASE("a look at a log stays as it was, in order, also when the log has gone on or is gone") {
  AppendLog<int> log;
  for (int i = 0; i < 100; ++i) log.push_back(i);
  const LogView<int> view = log.view();
  for (int i = 100; i < 5000; ++i) log.push_back(-i);
  log = AppendLog<int>();
  CHECK(log.view().empty());
  int next = 0;
  for (const int value : view) CHECK(value == next++);
  CHECK(next == 100);
  CHECK(view[63] == 63);
  CHECK(view[64] == 64);
}

TEST_CASE("a run's record takes over what is new, and keeps its points evenly within bounds") {
  RunRecord record;
  std::vector<Episode> episodes{{200, -900.0}, {400, -800.0}};
  std::vector<Evaluation> evaluations{{250, -700.0, true}};
  record.append(episodes, evaluations);
  episodes.push_back({600, -100.0});
  record.append(episodes, evaluations);
  CHECK(record.view().episodes.size() == 3);
  CHECK(record.view().episodes[2].step == 600);
  CHECK(record.view().evaluations.size() == 1);

  // A long run drops every second episode, so that what is new is no longer what comes behind a number of them.
  episodes = {{200, -900.0}, {600, -100.0}, {800, -50.0}};
  record.append(episodes, evaluations);
  CHECK(record.view().episodes.size() == 4);
  CHECK(record.view().episodes[3].step == 800);

  for (std::int64_t step = 0; step <= 1'000'000; ++step) record.append({step, {static_cast<float>(step)}});
  const auto points = record.view().points;
  CHECK(points.size() < RunRecord::kMostPoints);
  CHECK(points.size() >= RunRecord::kMostPoints / 2);
  CHECK(points[0].step == 0);
  const std::int64_t interval = points[1].step;
  for (std::size_t i = 0; i < points.size(); ++i) {
    CHECK(points[i].step == static_cast<std::int64_t>(i) * interval);
    CHECK(points[i].metrics[0] == static_cast<float>(points[i].step));
  }
}
