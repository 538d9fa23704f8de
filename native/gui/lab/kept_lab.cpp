#include "lab/kept_lab.h"

#include <chrono>
#include <utility>

#include "sac/schema.h"

namespace sac::gui {
namespace {

KeptRun settings_of(const Run& run) {
  KeptRun kept;
  kept.preset = run.draft().preset().name;
  kept.wanted = run.wanted();
  return kept;
}

bool is_ready(const std::future<SavedRun>& copy) {
  return !copy.valid() || copy.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

}  // namespace

Capture::Capture(Lab& lab) {
  kept_.a = settings_of(lab.run(Side::a));
  a_ = lab.run(Side::a).training().save();
  if (lab.comparing()) {
    kept_.b = settings_of(lab.run(Side::b));
    b_ = lab.run(Side::b).training().save();
  }
  kept_.layer = lab.layer();
  kept_.speed = lab.speed();
  kept_.training = lab.running();
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  kept_.at = std::chrono::duration_cast<std::chrono::seconds>(now).count();
}

bool Capture::is_ready() const { return gui::is_ready(a_) && gui::is_ready(b_); }

KeptLab Capture::take() {
  kept_.a.run = a_.get();
  if (kept_.b) kept_.b->run = b_.get();
  return std::move(kept_);
}

void resume(Lab& lab, const KeptLab& kept) {
  HeldRun a = opened(kept.a.run);
  std::optional<HeldRun> b;
  if (kept.b) b = opened(kept.b->run);
  lab.open(std::move(a), "kept run", find_preset(kept.a.preset), &kept.a.wanted);
  if (b) lab.open_other(std::move(*b), find_preset(kept.b->preset), &kept.b->wanted);
  lab.set_speed(kept.speed);
  lab.set_layer(kept.layer);
  if (kept.training) lab.set_running(true);
}

}  // namespace sac::gui
