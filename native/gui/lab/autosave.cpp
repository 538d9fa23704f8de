#include "lab/autosave.h"

#include <algorithm>
#include <exception>
#include <thread>
#include <utility>

#include "text.h"

namespace sac::gui {

Autosave::Autosave(Lab& lab, const std::string& folder, std::chrono::duration<double> interval)
    : lab_(lab), interval_(interval) {
  try {
    store_ = std::make_unique<RunStore>(folder);
    offer_ = store_->find();
  } catch (const std::exception& problem) {
    hindrance_ = problem.what();
  }
}

Autosave::~Autosave() {
  if (writing_.valid()) writing_.wait();
}

Autosave::Mark Autosave::mark() const {
  Mark mark{lab_.run(Side::a).step(), 0.0, lab_.run(Side::a).wanted(), {}, lab_.comparing()};
  if (mark.comparing) {
    mark.b = lab_.run(Side::b).step();
    mark.wanted_b = lab_.run(Side::b).wanted();
  }
  return mark;
}

void Autosave::update() {
  collect();
  const bool paused = was_running_ && !lab_.running();
  was_running_ = lab_.running();
  if (capture_ || writing_.valid()) return;
  if (!paused && Clock::now() - last_ < interval_) return;
  if (matters(mark())) start();
}

// Nothing is lost of what is saved or has not begun; and of a run that went wrong, what was kept before is worth more.
bool Autosave::matters(const Mark& mark) const {
  return mark != saved_ && (mark.a > 0.0 || mark.b > 0.0) && lab_.run(Side::a).failure().empty();
}

double Autosave::next() const {
  if (capture_ || writing_.valid()) return 0.05;
  if (!matters(mark())) return interval_.count();
  return std::max((interval_ - (Clock::now() - last_)).count(), 0.0);
}

void Autosave::start() {
  last_ = Clock::now();
  if (!store_) return hinder(hindrance_);
  capturing_ = mark();
  capture_.emplace(lab_);
}

void Autosave::collect() {
  if (capture_ && capture_->is_ready()) {
    try {
      auto kept = std::make_shared<KeptLab>(capture_->take());
      capturing_.a = static_cast<double>(kept->a.run.step);
      writing_ = std::async(std::launch::async, [store = store_.get(), kept] {
        try {
          store->write(*kept);
          return std::string();
        } catch (const std::exception& problem) {
          return std::string(problem.what());
        }
      });
    } catch (const std::exception& problem) {
      hinder(problem.what());
    }
    capture_.reset();
  }
  if (!writing_.valid() || writing_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
  const std::string problem = writing_.get();
  if (problem.empty()) {
    saved_ = capturing_;
    problem_.clear();
    lab_.notices().withdraw(std::exchange(said_, ""));
    if (taken_) store_->remove(*std::exchange(taken_, std::nullopt));
  } else {
    hinder(problem);
  }
}

void Autosave::hinder(const std::string& reason) {
  problem_ = concat("the run is not kept for the next start: ", without_stop(reason));
  if (!said_.empty()) return;  // a notice that was put away does not come back every half minute
  said_ = concat("T", problem_.substr(1), ". Save it to a file to be safe.");
  lab_.notices().say(said_);
}

bool Autosave::finish(std::chrono::duration<double> most) {
  const auto end = Clock::now() + std::chrono::duration_cast<Clock::duration>(most);
  lab_.set_running(false);
  bool started = false;
  while (Clock::now() < end) {
    lab_.update(false);
    collect();
    const bool resting = !lab_.run(Side::a).finishing() && !(lab_.comparing() && lab_.run(Side::b).finishing());
    if (!capture_ && !writing_.valid() && resting) {
      if (started) return true;
      if (!matters(mark())) {
        problem_.clear();
        return true;
      }
      started = true;
      start();
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return false;
}

void Autosave::saved_to_file(std::int64_t step) {
  if (problem_.empty() || lab_.comparing() || mark().a != static_cast<double>(step)) return;
  saved_ = mark();
  problem_.clear();
}

void Autosave::accept() {
  const RunStore::Note note = *std::exchange(offer_, std::nullopt);
  try {
    resume(lab_, store_->read(note));
    lab_.notices().withdraw_undo();
    taken_ = note;
    last_ = {};  // it is kept by this window soon
  } catch (const std::exception& problem) {
    store_->leave();
    lab_.notices().say(concat("The kept run could not be read: ", problem.what()));
  }
}

void Autosave::decline() { store_->remove(*std::exchange(offer_, std::nullopt)); }

void Autosave::postpone() {
  offer_.reset();
  store_->leave();
}

}  // namespace sac::gui
