// How a lab begins, keeps up and ends a comparison.

#include <chrono>
#include <exception>
#include <utility>

#include "lab/lab.h"
#include "text.h"

namespace sac::gui {
namespace {

// While both train, the one that is ahead waits for the other beyond about so many environment steps.
constexpr std::int64_t kAbreast = 500;

}  // namespace

std::vector<Difference> Lab::differences() const {
  return comparing() ? gui::differences(runs_.a.wanted(), runs_.b->wanted()) : std::vector<Difference>();
}

void Lab::start_comparison(std::span<const KeyValue> own) {
  if (comparing()) return;
  Draft draft = runs_.a.draft();
  draft.withdraw();
  for (const std::string& problem : draft.set_nearest(own)) notices_.say(problem);
  draft.begin();
  Edit edit{.label = "comparison"};
  edit.changes_b = true;
  runs_.b = std::make_unique<Run>(draft.preset(), draft.in_force(), published_);
  editor_.add(std::move(edit));
  runs_.b->training().set_speed(speed_);
  runs_.b->training().set_sampled(sampled_);
  focus_on(Side::b);
  if (own.empty() && runs_.a.touched()) {
    fork();
  } else {
    runs_.b->set_running(running());
  }
}

void Lab::end_comparison() {
  if (!comparing()) return;
  const double step = runs_.b->step();
  runs_.b->set_running(false);
  runs_.b->training().watch({.views = {.stage = false, .map = false}});
  leave_b({.label = "end of the comparison"});
  if (step > 0.0)
    notices_.offer_undo(
        concat("The comparison has ended; run B was at step ", grouped_digits(static_cast<std::int64_t>(step)), "."));
}

void Lab::leave_b(Edit edit) {
  edit.changes_b = true;
  edit.b = std::move(runs_.b);
  editor_.add(std::move(edit));
  fork_ = {};
  runs_.a.training().limit(INT64_MAX);
  focus_on(Side::a);
}

void Lab::fork() {
  if (!comparing()) return;
  fork_trains_ = running();
  set_running(false);
  fork_ = runs_.a.training().save();
}

void Lab::take_fork() {
  if (!fork_.valid() || fork_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
  try {
    auto saved = std::make_shared<const SavedRun>(fork_.get());
    Draft draft = runs_.a.draft();
    draft.withdraw();
    Edit edit{.label = "copy of A"};
    editor_.leave(edit, Side::b,
                  [&](Run& run) { return run.go_on(draft, [saved](const Trainer&) { return opened(*saved); }); });
    if (edit.changes[0].run) editor_.add(std::move(edit));
    if (fork_trains_) set_running(true);
  } catch (const std::exception& problem) {
    notices_.say(concat("The run could not be copied: ", problem.what()));
  }
}

void Lab::keep_other() {
  if (!comparing()) return;
  const bool was_running = running();
  set_running(false);
  const Draft draft = runs_.b->draft();
  auto saved = std::make_shared<std::future<SavedRun>>(runs_.b->training().save());
  Edit edit{.label = "keeping B"};
  editor_.leave(edit, Side::a,
                [&](Run& run) { return run.go_on(draft, [saved](const Trainer&) { return opened(saved->get()); }); });
  leave_b(std::move(edit));
  if (was_running) set_running(true);
}

void Lab::give_back(const Param& param) {
  if (!comparing()) return;
  Edit edit{.label = std::string(param.key)};
  editor_.note(edit, Side::b);
  const Config before = runs_.b->wanted();
  runs_.b->say(runs_.b->set(param, get(runs_.a.wanted(), param)));
  if (runs_.b->wanted() != before) editor_.add(std::move(edit));
}

void Lab::keep_abreast() {
  const bool together = runs_.a.running() && runs_.b->running();
  const auto limit = [&](const Run& other) {
    return together ? static_cast<std::int64_t>(other.step()) + kAbreast : INT64_MAX;
  };
  runs_.a.training().limit(limit(*runs_.b));
  runs_.b->training().limit(limit(runs_.a));
}

}  // namespace sac::gui
