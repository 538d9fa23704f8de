// Every variant's update against PyTorch in float64 (tests/golden/README.md says what the data hold).

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "golden.h"
#include "sac/schema.h"
#include "update.h"

using namespace sac;
using Catch::Matchers::WithinAbs;
using nlohmann::json;
using test::Doubles;

namespace {

Config config_of(const json& variant) {
  Config config;
  for (const auto& [key, value] : variant["config"].items()) {
    const std::string error = set(config, key, value.get<std::string>());
    INFO(error);
    REQUIRE(error.empty());
  }
  return config;
}

void fill(ArrayXXf& matrix, const json& rows_of_batch) {  // [batch, features], row-major
  const Doubles values = rows_of_batch;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Eigen::Index features = matrix.rows();
    matrix(static_cast<Eigen::Index>(i) % features, static_cast<Eigen::Index>(i) / features) =
        static_cast<float>(values[i]);
  }
}

void fill(UpdateBuffers& buffers, const json& input, int batch) {
  const RecordLayout& layout = buffers.batch.layout;
  REQUIRE(buffers.size() == batch);
  const auto put = [&](const char* name, int first_row, int rows) {
    const Doubles values = input[name];
    REQUIRE(values.size() == static_cast<std::size_t>(rows * batch));
    for (int b = 0; b < batch; ++b) {
      for (int i = 0; i < rows; ++i) buffers.batch.records(first_row + i, b) = static_cast<float>(values[b * rows + i]);
    }
  };
  put("observations", 0, layout.observation);
  put("actions", layout.observation, layout.action);
  put("rewards", layout.reward(), 1);
  put("next_observations", layout.next_observation(), layout.observation);
  put("terminated", layout.terminated(), 1);
  put("timeout", layout.timed_out(), 1);
  fill(buffers.pi.epsilon, input["noise"]);
  fill(buffers.next.epsilon, input["next_noise"]);
}

template <class F>
void for_each_tensor(Agent& agent, F f) {
  agent.for_each_network([&](const char* name, Network& network) {
    for (const NamedTensor& tensor : named_tensors(name, network.mlp)) f(tensor, network);
  });
}

Doubles values_of(const NamedTensor& tensor, const VectorXf& flat) {
  Doubles result;
  for (int row = 0; row < tensor.rows; ++row) {
    for (int column = 0; column < tensor.columns; ++column) result.push_back(flat[tensor.at(row, column)]);
  }
  return result;
}

void check_parameters(Agent& agent, const json& expected, double tolerance) {
  std::size_t checked = 0;
  for_each_tensor(agent, [&](const NamedTensor& tensor, Network& network) {
    if (!expected.contains(tensor.name)) return;
    ++checked;
    const Doubles wanted = expected[tensor.name];
    const Doubles got = values_of(tensor, network.mlp.parameters);
    REQUIRE(got.size() == wanted.size());
    double worst = 0.0;
    for (std::size_t i = 0; i < got.size(); ++i) worst = std::max(worst, std::abs(got[i] - wanted[i]));
    INFO(tensor.name);
    CHECK(worst <= tolerance);
  });
  CHECK(checked == expected.size());
}

void check_gradients(Agent& agent, const json& expected, double tolerance) {
  std::size_t checked = expected.contains("log_alpha") ? 1 : 0;  // seen through its step, in `temperature`
  agent.for_each_learned([&](const char* name, LearnedNetwork& network) {
    for (const NamedTensor& tensor : named_tensors(name, network.mlp)) {
      if (!expected.contains(tensor.name)) continue;
      ++checked;
      const Doubles wanted = expected[tensor.name];
      const Doubles got = values_of(tensor, network.gradient);
      double difference = 0.0, norm = 0.0;
      for (std::size_t i = 0; i < wanted.size(); ++i) {
        difference += (got[i] - wanted[i]) * (got[i] - wanted[i]);
        norm += wanted[i] * wanted[i];
      }
      INFO(tensor.name);
      CHECK(std::sqrt(difference) <= tolerance * std::sqrt(norm));
    }
  });
  CHECK(checked == expected.size());
}

void check_losses(const Metrics& metrics, const json& expected, double tolerance) {
  const std::pair<const char*, double> losses[] = {{"q1_loss", metrics.q1_loss},
                                                   {"q2_loss", metrics.q2_loss},
                                                   {"value_loss", metrics.value_loss},
                                                   {"policy_loss", metrics.policy_loss},
                                                   {"alpha_loss", metrics.alpha_loss}};
  std::size_t checked = 0;
  for (const auto& [name, got] : losses) {
    INFO(name);
    CHECK(expected.contains(name) == !std::isnan(got));
    if (!expected.contains(name)) continue;
    ++checked;
    const double wanted = expected[name];
    CHECK(std::abs(got - wanted) <= tolerance * std::abs(wanted));
  }
  CHECK(checked == expected.size());
}

void check_intermediates(const Agent& agent, const UpdateBuffers& buffers, const json& expected) {
  const auto check = [&](const char* name, auto got) {
    const Doubles wanted = expected[name];
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      INFO(name << "[" << i << "]");
      CHECK_THAT(got(static_cast<Eigen::Index>(i)), WithinAbs(wanted[i], 1e-4 * (1.0 + std::abs(wanted[i]))));
    }
  };
  const auto matrix = [](const ArrayXXf& m) { return [&m](Eigen::Index i) { return double{m.data()[i]}; }; };
  const auto vector = [](const RowArrayXf& v) { return [&v](Eigen::Index i) { return double{v[i]}; }; };
  check("y", vector(buffers.y));
  check("new_action", matrix(buffers.pi.action));
  check("mean", matrix(buffers.pi.mean));
  check("log_std", matrix(buffers.pi.log_std));
  check("log_pi", vector(buffers.pi.log_prob));
  check("min_q", vector(buffers.min_q));
  if (expected.contains("value")) check("value", [&](Eigen::Index i) { return double{agent.value.pass.output(0, i)}; });
}

}  // namespace

TEST_CASE("one update of every variant agrees with PyTorch", "[golden]") {
  const json data = test::golden("sac.json");
  const double loss_tolerance = data["tolerance"]["loss"];
  const double gradient_tolerance = data["tolerance"]["gradient"];
  const double parameter_tolerance = data["tolerance"]["parameter"];

  for (const json& variant : data["variants"]) {
    DYNAMIC_SECTION(variant["name"].get<std::string>()) {
      const Config config = config_of(variant);
      const int batch = static_cast<int>(config.batch_size);
      Rng rng;
      Agent agent(variant["observation_size"], variant["action_size"], config, rng);
      agent.reserve(batch);
      UpdateBuffers buffers({agent.observation_size, agent.action_size}, batch);
      for_each_tensor(agent, [&](const NamedTensor& tensor, Network& network) {
        const Doubles initial = variant["initial"].at(tensor.name);
        for (int row = 0; row < tensor.rows; ++row) {
          for (int column = 0; column < tensor.columns; ++column) {
            network.mlp.parameters[tensor.at(row, column)] = static_cast<float>(initial[row * tensor.columns + column]);
          }
        }
      });

      int number = 0;
      for (const json& step : variant["updates"]) {
        INFO("update " << ++number);
        Metrics metrics;
        fill(buffers, step, batch);
        REQUIRE(update(agent, config, buffers, metrics) == nullptr);

        const json& expected = step["expected"];
        check_losses(metrics, expected["losses"], loss_tolerance);
        CHECK_THAT(agent.temperature.alpha(config),
                   WithinAbs(expected["temperature"].get<double>(), parameter_tolerance));
        if (expected.contains("gradients")) check_gradients(agent, expected["gradients"], gradient_tolerance);
        if (expected.contains("intermediates")) check_intermediates(agent, buffers, expected["intermediates"]);
        if (expected.contains("parameters")) check_parameters(agent, expected["parameters"], parameter_tolerance);
      }
      CHECK(number == 3);
    }
  }
}
