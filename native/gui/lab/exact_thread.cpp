#include "lab/exact_thread.h"

#include "lab/state_values.h"
#include "sac/exact_value.h"
#include "sac/state_map.h"

namespace sac::gui {

ExactThread::ExactThread() : thread_([this] { loop(); }) {}

ExactThread::~ExactThread() {
  const std::scoped_lock lock(mutex_);
  stopping_ = true;
  wake_.notify_all();
}

void ExactThread::want(const Config& config, double temperature) {
  const std::scoped_lock lock(mutex_);
  wanted_ = {config, temperature};
  wake_.notify_all();
}

void ExactThread::rest() {
  const std::scoped_lock lock(mutex_);
  wanted_.reset();
}

std::shared_ptr<const ExactMap> ExactThread::map() const {
  const std::scoped_lock lock(mutex_);
  return map_;
}

// A few sweeps at a time, after which something else may be wanted.
void ExactThread::loop() {
  constexpr int kSweeps = 4;
  ExactValue exact;
  sac::StateMap picture(StateValues::kSize, StateValues::kSize);
  std::optional<Wanted> taken;
  bool done = false;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      const auto same = [&] {
        return taken && taken->config == wanted_->config && taken->temperature == wanted_->temperature;
      };
      wake_.wait(lock, [&] { return stopping_ || (wanted_ && !(done && same())); });
      if (stopping_) return;
      taken = wanted_;
      if (exact.want(taken->config, taken->temperature)) map_.reset();
    }
    auto next = std::make_shared<ExactMap>();
    next->progress = exact.step(kSweeps);
    done = next->progress >= 1.0;
    const auto values = picture.draw(*exact.solution(), taken->config.max_speed);
    next->values.assign(values.begin(), values.end());
    const std::scoped_lock lock(mutex_);
    map_ = std::move(next);
  }
}

}  // namespace sac::gui
