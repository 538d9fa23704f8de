#include "page/run_log.h"

#include <exception>

#include "errors.h"
#include "setting.h"
#include "text.h"

namespace sac::gui {
namespace {

LogOwner owner_of(const Lab& lab) {
  const Draft& draft = lab.run(Side::a).draft();
  LogOwner owner;
  owner.preset = draft.preset().name;
  owner.config = draft.in_force();
  if (lab.run(Side::a).step() > 0.0)
    owner.resumed[owner.config.seed] = {static_cast<std::int64_t>(lab.run(Side::a).step()), owner.config};
  return owner;
}

}  // namespace

RunLog::RunLog(const std::string& path, Lab& lab)
    : lab_(lab),
      preset_(lab.preset().name),
      log_(path, owner_of(lab), false, [](const std::string& sentence) { tell(sentence); }) {
  lab_.run(Side::a).training().record(
      [this](const char* event, const Trainer& trainer, double seconds) { record(event, trainer, seconds); });
}

RunLog::~RunLog() {
  lab_.run(Side::a).training().record({});
  lab_.run(Side::a).training().signature().wait();  // it has heard
  flush();
}

void RunLog::record(const char* event, const Trainer& trainer, double seconds) {
  const std::scoped_lock lock(mutex_);
  const Config& config = trainer.config();
  if (begun_.emplace(config.seed, 0).second) log_.begin(trainer);
  const std::string run = concat(event, ",", std::to_string(config.seed), ",", changes_from(preset_, config));
  const auto [last, is_new] = written_.emplace(run, trainer.environment_steps());
  if (!is_new && last->second >= trainer.environment_steps()) return;
  last->second = trainer.environment_steps();
  log_.write(config, event, seconds, trainer.metrics());
}

void RunLog::flush() {
  const std::scoped_lock lock(mutex_);
  try {
    log_.flush();
    said_.clear();
  } catch (const std::exception& problem) {
    if (said_ != problem.what()) lab_.notices().say(problem.what());
    said_ = problem.what();
  }
}

}  // namespace sac::gui
