// One update, drawn and in formulas: every number is the traced update's.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include "headless.h"
#include "plain_layout.h"
#include "sac/schema.h"
#include "sac/trainer.h"
#include "ui/numbers.h"
#include "ui/tex.h"
#include "update/diagram.h"
#include "update/formulas.h"
#include "update/update_view.h"

using namespace sac;
using namespace sac::gui;

namespace {

struct Traced {
  explicit Traced(const Config& wanted) : config(wanted) {
    config.hidden_units = 16;
    config.batch_size = 16;
    Trainer trainer(config);
    trainer.run(300);
    while (!trainer.run_traced(trace)) {
    }
  }
  Config config;
  UpdateTrace trace;
};

// Presets and their ablations: every part of the algorithm in either of its forms.
std::vector<Config> configs() {
  std::vector<Config> list;
  for (const Preset& preset : presets()) {
    list.push_back(make_config(preset));
    Config later = make_config(preset);
    later.critic = Critic::twin_target;
    list.push_back(later);
    later.policy_gradient = PolicyGradient::likelihood_ratio;
    later.reward_scale = 2.0;
    list.push_back(later);
  }
  return list;
}

}  // namespace

TEST_CASE("what the formulas compute comes out right, in every variant") {
  for (const Config& config : configs()) {
    const Traced run(config);
    INFO("critic " << static_cast<int>(config.critic) << ", target " << static_cast<int>(config.target_update)
                   << ", entropy " << static_cast<int>(config.entropy_mode) << ", twin " << config.twin_q);
    REQUIRE(fits(run.trace, variant_of(run.config)));
    const Reading reading = make_reading(run.trace, run.config);
    const auto of = [&](const char* key, int b) { return value_of(key, reading, b); };
    for (int b = 0; b < run.trace.batch; ++b) {
      const double next = of("next_value", b);
      const double y = run.config.reward_scale * of("reward", b) + run.config.gamma * (1.0 - of("terminal", b)) * next;
      CHECK(std::abs(of("y", b) - y) < 1e-3 * (1.0 + std::abs(y)));
      CHECK(std::abs(of("new_action", b) - std::tanh(of("u", b))) < 1e-5);
      CHECK(std::abs(of("log_prob", b) - (of("log_normal", b) - of("log_slope", b))) < 2e-2);
      const double judged =
          variant_of(run.config).twin_q ? std::min(of("new_q1", b), of("new_q2", b)) : of("new_q1", b);
      CHECK(std::abs(of("min_q", b) - judged) < 1e-4);
      CHECK(std::abs(of("soft_value", b) - (judged - run.trace.alpha * of("log_prob", b))) <
            1e-3 * (1.0 + std::abs(judged)));
    }
    CHECK(std::abs(value_of("q1_error", reading, std::nullopt) - run.trace.metrics.q1_loss) <
          1e-3 * (1.0 + run.trace.metrics.q1_loss));
    CHECK(std::abs(value_of("policy_term", reading, std::nullopt) - run.trace.metrics.policy_loss) <
          1e-3 * (1.0 + std::abs(run.trace.metrics.policy_loss)));
    if (run.config.entropy_mode == EntropyMode::automatic)
      CHECK(std::abs(value_of("alpha_term", reading, std::nullopt) - run.trace.metrics.alpha_loss) <
            1e-3 * (1.0 + std::abs(run.trace.metrics.alpha_loss)));
  }
}

TEST_CASE("every formula is set with this batch's numbers, and every part that can be asked about has an answer") {
  for (const Config& config : configs()) {
    const Traced run(config);
    const Variant v = variant_of(run.config);
    const Reading reading = make_reading(run.trace, run.config);
    std::set<std::string_view> known;
    for (const Quantity& q : quantities()) known.insert(q.key);
    for (const Substep& step : substeps_of(v)) {
      INFO(step.name);
      const auto rows = formulas_of(step.id, v, &reading, 3);
      CHECK_FALSE(rows.empty());
      bool has_numbers = false;
      for (const FormulaRow& row : rows) {
        std::vector<std::string> sources = row.batch;
        sources.push_back(row.tex);
        for (const std::string& source : sources) {
          INFO(source);
          const Tex tex = plain_layout(source);
          for (const TexText& text : tex.texts) {
            CHECK(text.text.find_first_of("\\{}_^") == std::string::npos);
            CHECK(text.text != "–");  // a number that is not there
            has_numbers = has_numbers || text.face == Face::number;
          }
          for (const TexSpot& spot : tex.spots) CHECK(known.contains(spot.key));
        }
      }
      CHECK(has_numbers);
      CHECK(plain_layout(summary_of(step.id, v)).width > 0.0F);
      for (const std::string_view key : outcomes_of(step.id, v))
        CHECK(std::isfinite(value_of(key, reading, std::nullopt)));
      // Before the first update, dashes stand for the numbers.
      CHECK(formulas_of(step.id, v, nullptr, 0).size() == rows.size());
    }
  }
}

TEST_CASE(
    "the diagram shows a network for each that the variant has, and the numbers of the batch or of one transition") {
  for (const Config& config : configs()) {
    const Traced run(config);
    const Variant v = variant_of(run.config);
    const Reading reading = make_reading(run.trace, run.config);
    const Graph graph = graph_of(v);
    const DiagramLayout layout = layout_of(graph);
    std::set<std::string> ids;
    for (const GraphNode& node : graph.nodes) {
      CHECK(ids.insert(node.id).second);
      if (node.shows.empty() || !quantity(node.shows).is_number()) continue;
      INFO(node.id);
      const DiagramState whole{v, &reading, std::nullopt, 0, ""};
      const double value = value_of(node.shows, reading, std::nullopt);
      CHECK(node_text(node, whole).ends_with(format_short(value)));
      CHECK(std::isfinite(value));
    }
    for (const UpdateTrace::Step& step : run.trace.steps)
      if ((v.has_target || !step.network.starts_with("target")) && (v.twin_q || !step.network.ends_with("q2")))
        CHECK(ids.contains(step.network));
    CHECK(layout.paths.size() == graph.edges.size());
    for (const GraphEdge& edge : graph.edges) {
      CHECK(ids.contains(edge.from));
      CHECK(ids.contains(edge.to));
    }
    // No two nodes lie on each other.
    for (auto a = layout.boxes.begin(); a != layout.boxes.end(); ++a)
      for (auto b = std::next(a); b != layout.boxes.end(); ++b) {
        const DiagramBox &p = a->second, &q = b->second;
        INFO(a->first << " and " << b->first);
        CHECK((p.x + p.width <= q.x || q.x + q.width <= p.x || p.y + p.height <= q.y || q.y + q.height <= p.y));
      }
  }
}

TEST_CASE("a click in the batch chooses its transition") {
  const Traced run(make_config(*find_preset("quick")));
  const Variant v = variant_of(run.config);
  const Reading reading = make_reading(run.trace, run.config);
  Headless window;
  std::optional<int> chosen;
  const DiagramLayout layout = layout_of(graph_of(v));
  const auto draw = [&] {
    const auto answer =
        draw_diagram({0, 0, 776, 184}, {v, &reading, std::nullopt, 0, ""}, theme(ThemeName::light), window.fonts);
    if (answer.chosen) chosen = answer.chosen;
  };
  window.frame(draw);
  const DiagramPoint cell = cell_at(layout, 10);
  window.click(cell.x, cell.y, draw);
  CHECK(chosen == 10);
  chosen.reset();
  const DiagramPoint empty = cell_at(layout, 40);  // the batch has 16 transitions
  window.click(empty.x, empty.y, draw);
  CHECK_FALSE(chosen);
}
