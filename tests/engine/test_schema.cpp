#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "edit_distance.h"
#include "sac/metrics.h"
#include "sac/schema.h"
#include "sac/setting.h"
#include "sac/slider.h"
#include "sac/update_trace.h"

using namespace sac;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("every parameter is described, and its default is allowed", "[schema]") {
  std::set<std::string_view> keys;
  const Config config;
  for (const Param& param : params()) {
    INFO(param.key);
    CHECK(keys.insert(param.key).second);
    CHECK(!param.symbol.empty());
    CHECK(!param.group.empty());
    CHECK(param.help.size() > 10);
    CHECK(param.help.back() == '.');
    CHECK(param.min < param.max);
    CHECK((param.scale == Scale::linear || param.min > 0.0));
    CHECK(get(config, param) == param.default_value);
    CHECK(find_param(param.key) == &param);
  }
  CHECK(validate(config).empty());
  CHECK(find_param("no_such_key") == nullptr);
}

TEST_CASE("the defaults are the article's setting", "[schema]") {
  const Config article = make_config(*find_preset("article"));
  CHECK(article == Config{});
  CHECK(article.hidden_units == 256);
  CHECK(article.batch_size == 128);
  CHECK(article.gamma == 0.99);
  CHECK(article.tau == 0.01);
  CHECK(article.alpha == 1.0);
  CHECK(article.policy_lr == 3e-4);
  CHECK(article.learning_starts == 1000);
  CHECK(article.buffer_capacity == 1000000);
  CHECK(article.init_w == 0.003);
  CHECK(!article.bootstrap_on_timeout);
}

TEST_CASE("every value survives the way through text", "[schema]") {
  for (const Preset& preset : presets()) {
    const Config config = make_config(preset);
    Config copy;
    for (const Param& param : params()) {
      INFO(preset.name << ": " << param.key);
      CHECK(set(copy, param.key, get_text(config, param)).empty());
    }
    CHECK(copy == config);
    CHECK(!preset.help.empty());
  }
}

TEST_CASE("numbers of any size survive the way through text", "[schema]") {
  for (const char* text : {"2e-64", "4.9e-324", "0.1", "0.30000000000000004", "2.2250738585072014e-308"}) {
    Config config, copy;
    REQUIRE(set(config, "reward_torque", text).empty());
    const std::string written = get_text(config, *find_param("reward_torque"));
    INFO(text << " is written as " << written);
    CHECK(set(copy, "reward_torque", written).empty());
    CHECK(copy == config);
  }
}

TEST_CASE("both ends of every range are allowed, and nothing beyond", "[schema]") {
  for (const Param& param : params()) {
    INFO(param.key);
    Config config;
    CHECK(set(config, param, param.min).empty());
    CHECK(get(config, param) == param.min);
    CHECK(set(config, param, param.max).empty());
    const Config before = config;
    CHECK_THAT(set(config, param, param.max + 1.0), ContainsSubstring(std::string(param.key)));
    CHECK(!set(config, param, param.min - 1.0).empty());
    CHECK(!set(config, param, std::numeric_limits<double>::quiet_NaN()).empty());
    if (param.type != ParamType::real) CHECK(!set(config, param, param.min + 0.5).empty());
    CHECK(config == before);
  }
}

TEST_CASE("a refusal names the key, the value and what is allowed", "[schema]") {
  Config config;
  CHECK(set(config, "gamma", "1.5") == "gamma is \"1.5\" but must be a number from 0 to 0.9999.");
  CHECK(set(config, "batch_size", "12.5") == "batch_size is \"12.5\" but must be a whole number from 1 to 4096.");
  CHECK(set(config, "twin_q", "maybe") == "twin_q is \"maybe\" but must be true or false.");
  CHECK(set(config, "critic", "none") == "critic is \"none\" but must be value_network or twin_target.");
  CHECK(set(config, "gama", "0.5") == "The hyperparameter \"gama\" does not exist; the closest is gamma.");
  CHECK(set(config, "buffer_capacity", "1") ==
        "buffer_capacity is \"1\" but must be a whole number from 100 to 2000000.");
  CHECK(set(config, "tau", "0") == "tau is \"0\" but must be a number from 0.0001 to 1.");
  for (const char* text : {"", " ", "nan", "inf", "0x10", "1e999", "0.5 ", "1,5", "--1"}) {
    INFO(text);
    CHECK(!set(config, "gamma", text).empty());
  }
  CHECK(config == Config{});
  CHECK(unknown_preset("quik") == "The preset \"quik\" does not exist; allowed are " + preset_names() + ".");
  CHECK(find_preset("quik") == nullptr);
}

TEST_CASE("booleans and choices are read as a person would write them", "[schema]") {
  Config config;
  CHECK(set(config, "twin_q", "off").empty());
  CHECK(!config.twin_q);
  CHECK(set(config, "twin_q", "1").empty());
  CHECK(config.twin_q);
  CHECK(set(config, "entropy_mode", "auto").empty());
  CHECK(config.entropy_mode == EntropyMode::automatic);
}

TEST_CASE("the nearest valid value", "[schema]") {
  Config config;
  set_nearest(config, *find_param("gamma"), "7");
  CHECK(config.gamma == 0.9999);
  set_nearest(config, *find_param("batch_size"), "63.6");
  CHECK(config.batch_size == 64);
  set_nearest(config, *find_param("batch_size"), "many");
  CHECK(config.batch_size == 64);
  set_nearest(config, *find_param("critic"), "none");
  CHECK(config.critic == Critic::value_network);
}

TEST_CASE("values that do not fit together are refused, in whatever order they were set", "[schema]") {
  for (const bool batch_first : {true, false}) {
    Config config;
    for (const bool batch : {batch_first, !batch_first})
      REQUIRE(set(config, batch ? "batch_size" : "buffer_capacity", "1000").empty());
    CHECK(validate(config) ==
          "batch_size is 1000 and buffer_capacity is 1000, but updates begin when the replay buffer holds more than a "
          "batch: batch_size must be less than buffer_capacity.");
    REQUIRE(set(config, "batch_size", "999").empty());
    CHECK(validate(config).empty());
  }
}

TEST_CASE("a target entropy that no policy reaches is refused where it is aimed at", "[schema]") {
  Config config;
  REQUIRE(set(config, "target_entropy", "1").empty());
  CHECK(validate(config).empty());  // a fixed temperature does not use it
  config.entropy_mode = EntropyMode::automatic;
  CHECK_THAT(validate(config), ContainsSubstring("target_entropy is 1, ") && ContainsSubstring("an action in") &&
                                   ContainsSubstring("ln 2 = 0.69") && ContainsSubstring("at most 0.68."));
  CHECK(validate(config, 2).empty());
  config.target_entropy = 2.0;
  CHECK_THAT(validate(config, 2), ContainsSubstring("2 actions in") && ContainsSubstring("at most 1.36."));
  config.target_entropy = 0.68;
  CHECK(validate(config).empty());
  config.target_entropy = std::log(2.0);
  CHECK(!validate(config).empty());
  for (const Preset& preset : presets()) CHECK(validate(make_config(preset)).empty());
}

TEST_CASE("no temperature at all is a mode", "[schema]") {
  Config config;
  CHECK(set(config, "alpha", "0") ==
        "alpha is \"0\" but must be a number from 0.001 to 10; entropy_mode off trains without entropy.");
  CHECK(set(config, "alpha", "-1") == "alpha is \"-1\" but must be a number from 0.001 to 10.");
  config.alpha = 0.0;
  CHECK_THAT(validate(config), ContainsSubstring("entropy_mode off"));
}

TEST_CASE("validation finds a field that is out of range", "[schema]") {
  Config config;
  config.tau = -1.0;
  CHECK_THAT(validate(config), ContainsSubstring("tau"));
  config.tau = std::numeric_limits<double>::quiet_NaN();
  CHECK_THAT(validate(config), ContainsSubstring("tau"));
}

TEST_CASE("the schema as JSON says what the lists say", "[schema]") {
  const auto json = nlohmann::json::parse(schema_json());
  REQUIRE(json["params"].size() == params().size());
  REQUIRE(json["metrics"].size() == Metrics::count);
  REQUIRE(json["presets"].size() == presets().size());
  for (std::size_t i = 0; i < params().size(); ++i) {
    const Param& param = params()[i];
    const auto& item = json["params"][i];
    INFO(param.key);
    CHECK(item["key"] == param.key);
    CHECK(item["symbol"] == param.symbol);
    CHECK(item["help"] == param.help);
    CHECK(item["apply"] == (param.apply == Apply::live ? "live" : "restart"));
    CHECK(item["scale"] == (param.scale == Scale::log ? "log" : "linear"));
    CHECK(item["setting"] == is_setting(param));
    CHECK(item["slider"] == has_slider(param));
    if (param.type == ParamType::choice) {
      CHECK(item["choices"].size() == param.choices.size());
    } else if (param.type != ParamType::boolean) {
      CHECK(item["min"] == param.min);
      CHECK(item["max"] == param.max);
    }
  }
  CHECK(json["presets"][0]["name"] == presets()[0].name);
  CHECK(json["metrics"][0]["key"] == "environment_steps");
  CHECK(json["map_layers"][1]["exact"] == true);
  CHECK(json["map_layers"][3]["exact"] == false);
  REQUIRE(json["trace_fields"].size() == trace_fields().size());
  CHECK(json["trace_fields"][1]["shape"] == "action");
  CHECK(json["trace_fields"][2]["key"] == "reward");
}

TEST_CASE("metrics have one value for each description", "[schema]") {
  Metrics metrics;
  metrics.environment_steps = 5.0;
  CHECK(metrics.values().size() == metric_infos().size());
  CHECK(metrics.values()[0] == 5.0);
}

TEST_CASE("the edit distance counts insertions, deletions and replacements", "[schema]") {
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("kitten", "sitting") == 3);
  CHECK(edit_distance("gamma", "gamma") == 0);
}

TEST_CASE("foreign text in a message is cut to one line", "[schema]") {
  Config config;
  CHECK(set(config, "gamma", "1\n2\x1b[31m") == "gamma is \"1?2?[31m\" but must be a number from 0 to 0.9999.");
  CHECK(set(config, "gamma", std::string(500, 'x')).find(std::string(60, 'x') + "...\"") != std::string::npos);
  CHECK(unknown_preset("a\tb").find("\"a?b\"") != std::string::npos);
  // 59 bytes, and a letter of two bytes that no longer fits.
  CHECK(unknown_preset(std::string(59, 'x') + "\xc3\xa4").find("x...\"") != std::string::npos);
}
