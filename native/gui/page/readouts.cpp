#include "page/readouts.h"

#include <cmath>

#include "sac/number_text.h"
#include "sac/schema.h"
#include "text.h"

namespace sac::gui {
namespace {

std::string yes_or_no(bool yes) { return yes ? "yes" : "no"; }

std::string number(double value) { return std::isnan(value) ? "none" : significant_text(value, 10); }

std::optional<std::string> of_lab(Lab& lab, std::string_view name) {
  if (name == "layer") return std::string(map_layers()[static_cast<std::size_t>(lab.layer())].key);
  if (name == "speed") {
    constexpr const char* kNames[] = {"1", "10", "max"};
    return kNames[static_cast<std::size_t>(lab.speed())];
  }
  if (name == "notice") return lab.notices().all().empty() ? std::string() : lab.notices().all().back().text;
  if (name == "notices") {
    std::string all;
    for (const Notice& notice : lab.notices().all()) all.append(all.empty() ? "" : " | ").append(notice.text);
    return all;
  }
  if (name == "undo") return lab.editor().undo_label();
  if (name == "redo") return lab.editor().redo_label();
  if (name == "comparing") return yes_or_no(lab.comparing());
  if (name == "focus") return std::string(lab.focus() == Side::a ? "a" : "b");
  if (name == "recent") return std::to_string(lab.recent().runs().size());
  return std::nullopt;
}

std::optional<std::string> of_run(Run& run, std::string_view name) {
  const Snapshot& shown = run.snapshot();
  if (name == "steps") return number(run.step());
  if (name == "running") return yes_or_no(run.running());
  if (name == "signature") return signature_text(run.training().signature().get());
  if (name == "preset") return std::string(run.draft().preset().name);
  if (name == "failure") return run.failure();
  if (name == "message") return run.message();
  if (name == "pending") return yes_or_no(run.restart_pending());
  if (name == "solved") return shown.solved ? std::to_string(shown.solved->step) : "no";
  for (const MetricInfo& metric : metric_infos())
    if (metric.key == name)
      return number(shown.metrics.values()[static_cast<std::size_t>(&metric - metric_infos().data())]);
  constexpr std::string_view kInForce = " in force";
  if (name.ends_with(kInForce)) {
    const Param* param = find_param(name.substr(0, name.size() - kInForce.size()));
    if (param) return get_text(shown.config, *param);
  }
  if (const Param* param = find_param(name)) return get_text(run.wanted(), *param);
  return std::nullopt;
}

}  // namespace

std::optional<std::string> read_out(Lab& lab, std::string_view name) {
  if (name.starts_with("a.")) return of_run(lab.run(Side::a), name.substr(2));
  if (name.starts_with("b.")) return lab.comparing() ? of_run(lab.run(Side::b), name.substr(2)) : "none";
  if (const auto found = of_lab(lab, name)) return found;
  return of_run(lab.focused(), name);
}

}  // namespace sac::gui
