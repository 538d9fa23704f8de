#include "lab/editor.h"

#include <algorithm>
#include <cmath>

#include <utility>
#include <vector>

#include "sac/schema.h"
#include "text.h"

namespace sac::gui {
namespace {

// All values, as text.
class Values {
 public:
  explicit Values(const Config& config) {
    for (const Param& param : params()) texts_.push_back(get_text(config, param));
    for (const Param& param : params())
      pairs_.push_back({param.key, texts_[static_cast<std::size_t>(&param - params().data())]});
  }
  const std::vector<KeyValue>& pairs() const { return pairs_; }

 private:
  std::vector<std::string> texts_;
  std::vector<KeyValue> pairs_;
};

}  // namespace

void Editor::leave(Edit& edit, Side side, const std::function<Run::Before(Run&)>& go) {
  Run& run = runs_.at(side);
  Edit::Change change{side, run.draft(), true};
  change.step = run.step();
  const bool touched = run.touched();
  recent_.add(run.draft(), run.snapshot().history);
  auto before = std::make_shared<Run::Before>(go(run));
  if (touched) change.run = std::move(before);
  edit.changes.push_back(std::move(change));
}

void Editor::add(Edit edit, bool open) {
  double step = 0.0;
  for (const Edit::Change& change : edit.changes) step = std::max(step, change.step);
  edits_.add(std::move(edit), open);
  if (step > 0.0)
    notices_.offer_undo(concat("A new run; the one before was at step ", grouped_digits(std::llround(step)), "."));
}

void Editor::undo() {
  if (edits_.undoable()) exchange(edits_.undo());
}

void Editor::redo() {
  if (edits_.redoable()) exchange(edits_.redo());
}

void Editor::exchange(Edit& edit) {
  notices_.withdraw_undo();
  if (edit.changes_b) {
    std::swap(runs_.b, edit.b);
    if (edit.b) {
      edit.b->set_running(false);
      edit.b->training().watch({.views = {.stage = false, .map = false}});
    }
    if (runs_.b) runs_.b->set_running(runs_.a.running());
  }
  for (Edit::Change& change : edit.changes)
    if (change.side == Side::a || runs_.b) exchange(change);
  edits_.thin();
}

void Editor::exchange(Edit::Change& change) {
  Run& run = runs_.at(change.side);
  const Draft now = run.draft();
  if (!change.replaced) {
    run.say(run.set(Values(change.draft.wanted()).pairs()));
    change.draft = now;
    return;
  }
  Edit::Change back{change.side, now, true};
  back.step = run.step();
  recent_.add(now, run.snapshot().history);
  const bool running = run.running(), touched = run.touched();
  TrainingThread::Maker maker;
  if (change.run) {
    maker = [held = change.run](const Trainer&) { return held->get(); };
  } else {
    if (change.step > 0.0) notices_.say("That run is no longer kept: a new one has its settings.");
    maker = [config = change.draft.in_force()](const Trainer&) {
      HeldRun made;
      made.trainer = std::make_unique<Trainer>(config);
      return made;
    };
  }
  auto before = std::make_shared<Run::Before>(run.go_on(change.draft, std::move(maker)));
  if (touched) back.run = std::move(before);
  change = std::move(back);
  run.set_running(running);
}

}  // namespace sac::gui
