// What is done when a run diverges.
#include <algorithm>
#include <limits>
#include <utility>

#include "lab/lab.h"
#include "text.h"

namespace sac::gui {

Remedy Lab::remedy() const {
  const auto& good = focused().snapshot().good;
  return {good ? good->step : 0};
}

void Lab::recover() {
  Run& run = focused();
  const auto good = run.snapshot().good;
  // With the values that went wrong, so that all but the rates stay as they were set.
  const Config config = run.draft().in_force();
  std::vector<std::string> texts;
  std::vector<const Param*> rates;
  for (const Param& param : params()) {
    if (!param.key.ends_with("_lr")) continue;
    const double slower = std::max(
        std::min(get(config, param) / 10.0, good ? get(good->config, param) : std::numeric_limits<double>::infinity()),
        param.min);
    Config text;
    if (!set(text, param, slower).empty()) continue;
    rates.push_back(&param);
    texts.push_back(get_text(text, param));
  }
  Draft draft = run.draft();
  if (good) draft.open(good->config, &run.draft().preset());
  Edit edit{.label = "going back"};
  editor_.leave(edit, focus(), [&](Run& broken) {
    return good ? broken.go_on(draft, [good](const Trainer&) { return opened(*good); }) : broken.begin();
  });
  std::string used;
  for (std::size_t i = 0; i < rates.size(); ++i) {
    const KeyValue pair{rates[i]->key, texts[i]};
    if (const std::string problem = run.set({&pair, 1}); !problem.empty()) notices_.say(problem);
    used.append(used.empty()            ? ""
                : i + 1 == rates.size() ? " and "
                                        : ", ")
        .append(rates[i]->key)
        .append(" = ")
        .append(texts[i]);
  }
  editor_.add(std::move(edit));
  notices_.withdraw_undo();
  notices_.say(concat("Went back to step ", grouped_digits(good ? good->step : 0), " with ", used, "."));
  set_running(true);
}

}  // namespace sac::gui
