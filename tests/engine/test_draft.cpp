#include "sac/draft.h"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sac/setting.h"
#include "sac/task.h"
#include "sac/trainer.h"

using namespace sac;
using nlohmann::json;

namespace {

Draft quick() {
  Draft draft;
  draft.start(*find_preset("quick"));
  return draft;
}
std::string set(Draft& draft, std::string_view key, std::string_view value) {
  const KeyValue pair{key, value};
  return draft.set({&pair, 1});
}
std::vector<std::string> keys(const std::vector<const Param*>& params) {
  std::vector<std::string> result;
  for (const Param* param : params) result.emplace_back(param->key);
  return result;
}
bool names(const std::string& sentence, std::string_view part) { return sentence.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("a value that may change in a run is in force at once, another waits for a new run", "[draft]") {
  Draft draft = quick();
  CHECK(set(draft, "alpha", "0.5").empty());
  CHECK(draft.in_force().alpha == 0.5);
  CHECK(draft.pending().empty());

  CHECK(set(draft, "hidden_units", "32").empty());
  CHECK(draft.wanted().hidden_units == 32);
  CHECK(draft.in_force().hidden_units == 64);
  CHECK(keys(draft.pending()) == std::vector<std::string>{"hidden_units"});
  CHECK(set(draft, "tau", "0.5").empty());
  CHECK(draft.in_force().tau == 0.5);
  CHECK(draft.in_force().hidden_units == 64);

  draft.begin();
  CHECK(draft.in_force() == draft.wanted());
  CHECK(draft.pending().empty());
}

TEST_CASE("what waits can be withdrawn", "[draft]") {
  Draft draft = quick();
  CHECK(set(draft, "alpha", "0.5").empty());
  CHECK(set(draft, "seed", "9").empty());
  draft.withdraw();
  CHECK(draft.wanted() == draft.in_force());
  CHECK(draft.wanted().alpha == 0.5);
  CHECK(draft.wanted().seed == 1);
}

TEST_CASE("a refused value changes nothing, and neither do those that came with it", "[draft]") {
  Draft draft = quick();
  const KeyValue pairs[] = {{"alpha", "0.5"}, {"gamma", "2"}};
  CHECK(names(draft.set(pairs), "gamma"));
  CHECK(draft.wanted() == make_config(*find_preset("quick")));
  CHECK(names(set(draft, "gama", "0.9"), "gamma"));
  CHECK(names(draft.set(*find_param("gamma"), 2.0), "0.9999"));
  CHECK(draft.set(*find_param("gamma"), 0.5).empty());
  CHECK(draft.in_force().gamma == 0.5);
}

TEST_CASE("values that do not fit together are refused, in the next run and in the one that is there", "[draft]") {
  Draft draft = quick();
  CHECK(set(draft, "buffer_capacity", "100").empty());  // waits; the run has 100,000
  CHECK(names(set(draft, "batch_size", "100"), "buffer_capacity"));
  CHECK(draft.wanted().batch_size == 64);
  draft.begin();
  CHECK(set(draft, "buffer_capacity", "5000").empty());  // waits; the run has 100
  CHECK(names(set(draft, "batch_size", "1000"), "buffer_capacity"));
  CHECK(draft.in_force().batch_size == 64);
  CHECK(validate(draft.in_force()).empty());
}

TEST_CASE("the nearest valid value takes the place of one that is not, and is told", "[draft]") {
  Draft draft = quick();
  const KeyValue pairs[] = {{"alpha", "99"}, {"batch_size", "-5"}, {"gamma", "much"}, {"tau", "0.5"}};
  const std::vector<std::string> problems = draft.set_nearest(pairs);
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].ends_with(" Using alpha = 10."));
  CHECK(problems[1].ends_with(" Using batch_size = 1."));
  CHECK(problems[2].ends_with(" Using gamma = 0.995."));
  CHECK(draft.in_force().alpha == 10.0);
  CHECK(draft.in_force().batch_size == 1);
  CHECK(draft.in_force().gamma == 0.995);
  CHECK(draft.in_force().tau == 0.5);
}

TEST_CASE("of values that do not fit together the last ones stay as they were", "[draft]") {
  Draft draft = quick();
  const KeyValue pairs[] = {{"buffer_capacity", "200"}, {"batch_size", "300"}};
  const std::vector<std::string> problems = draft.set_nearest(pairs);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].ends_with(" Using batch_size = 64."));
  CHECK(draft.wanted().buffer_capacity == 200);
}

TEST_CASE("a new run starts from a preset with some values, all of them in force", "[draft]") {
  Draft draft = quick();
  CHECK(set(draft, "alpha", "0.5").empty());
  const KeyValue pairs[] = {{"seed", "7"}, {"hidden_units", "5000"}};
  const std::vector<std::string> problems = draft.start(*find_preset("modern"), pairs);
  REQUIRE(problems.size() == 1);
  CHECK(names(problems[0], "Using hidden_units = 1024."));
  CHECK(draft.preset().name == "modern");
  CHECK(draft.base() == make_config(*find_preset("modern")));
  CHECK(draft.in_force().seed == 7);
  CHECK(draft.in_force().alpha == draft.base().alpha);
  CHECK(draft.pending().empty());
  // What the run before had does not matter: only what is wanted has to fit together.
  const KeyValue small[] = {{"buffer_capacity", "100"}, {"batch_size", "50"}};
  CHECK(draft.start(*find_preset("quick"), small).empty());
  CHECK(draft.start(*find_preset("article")).empty());
  CHECK(draft.in_force() == make_config(*find_preset("article")));
}

TEST_CASE("an opened run has its own values, and the closest preset unless another is told", "[draft]") {
  Draft draft;
  Config config = make_config(*find_preset("modern"));
  config.alpha = 0.3;
  config.seed = 5;
  draft.open(config);
  CHECK(draft.preset().name == "modern");
  CHECK(draft.in_force() == config);
  CHECK(draft.wanted() == config);
  draft.open(config, find_preset("article"));
  CHECK(draft.preset().name == "article");
}

TEST_CASE("the closest preset differs in the fewest values; which run it is and how it is watched does not count",
          "[draft]") {
  for (const Preset& preset : presets()) {
    Config config = make_config(preset);
    config.seed = 77;
    config.evaluation_interval = 0;
    CHECK(&closest_preset(config) == &preset);
    CHECK(setting_differences(config, make_config(preset)).empty());
  }
  Config config = make_config(*find_preset("quick"));
  config.entropy_mode = EntropyMode::off;
  CHECK(closest_preset(config).name == "no-entropy");
  CHECK(keys(setting_differences(config, make_config(*find_preset("quick")))) ==
        std::vector<std::string>{"entropy_mode"});
}

TEST_CASE("weights can be kept where a trainer takes them over", "[draft]") {
  for (const Param& param : params()) {
    Draft draft = quick();
    const double value = get(draft.wanted(), param) == param.min ? param.max : param.min;
    if (!draft.set(param, value).empty()) continue;  // a batch that leaves no room
    Trainer next(draft.wanted());
    const bool taken = next.take_weights(Trainer(draft.in_force())).empty();
    INFO(param.key);
    CHECK(draft.can_keep_weights() == (taken && param.key != "init_w"));
  }
}

TEST_CASE("the news of a draft say what is new, what waits, and what it means", "[draft]") {
  Draft draft = quick();
  const Draft before = draft;
  CHECK(set(draft, "alpha", "0.5").empty());
  CHECK(set(draft, "hidden_units", "32").empty());
  CHECK(set(draft, "gravity", "9").empty());
  const std::vector<std::string> problems{"A \"problem\"."};
  const json news = json::parse(draft_json(draft, &before, problems));
  CHECK(news == json::parse(R"({
    "problems": ["A \"problem\"."], "preset": "quick", "base": {},
    "wanted": {"alpha": "0.5", "hidden_units": "32", "gravity": "9"}, "in_force": {"alpha": "0.5", "gravity": "9"},
    "pending": {"hidden_units": "32"},
    "idle": {"target_entropy": "entropy_mode is fixed", "alpha_lr": "entropy_mode is fixed",
             "target_period": "target_update is polyak"},
    "can_keep_weights": false, "standard_task": false, "first_update_step": 65})"));
  const json none = json::parse(draft_json(draft, &draft));
  CHECK(none["wanted"].empty());
  CHECK(none["pending"].size() == 1);
  CHECK(none["first_update_step"] == first_update_step(draft.in_force()));
  const json all = json::parse(draft_json(before));
  CHECK(all["standard_task"] == true);
  for (const char* which : {"base", "wanted", "in_force"}) CHECK(all[which].size() == params().size());
}
