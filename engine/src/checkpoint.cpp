#include "checkpoint.h"

#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>
#include <set>

#include "in_quotes.h"
#include "sac/pendulum.h"
#include "sac/schema.h"
#include "safetensors.h"

namespace sac {

namespace {

constexpr const char* kFormat = "sac-lab";
constexpr const char* kVersion = "1";
using Shape = std::vector<std::int64_t>;

// An archive is a Saver or a Loader; `exchange` below names every tensor once, for both.

class Saver {
 public:
  safetensors::Writer writer;

  bool has(const std::string&) const { return true; }
  std::int64_t rows(const std::string&, std::int64_t current, std::int64_t) { return current; }
  template <class T, class At, class Valid>
  void tensor(const std::string& name, const Shape& shape, At at, Valid) {
    std::int64_t count = 1;
    for (std::int64_t extent : shape) count *= extent;
    std::vector<T> values;
    values.reserve(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i) values.push_back(static_cast<T>(at(i)));
    writer.add<T>(name, shape, values);
  }
};

class Loader {
 public:
  explicit Loader(safetensors::File file) : file_(std::move(file)) {}

  std::string error;

  bool has(const std::string& name) const { return file_.tensors.contains(name); }
  // Extent of the first dimension of a tensor whose length is its own; 0 if there is no such tensor.
  std::int64_t rows(const std::string& name, std::int64_t, std::int64_t max) {
    const auto found = file_.tensors.find(name);
    if (found == file_.tensors.end() || found->second.shape.empty()) return 0;
    const std::int64_t rows = found->second.shape[0];
    if (rows > max) fail(name, "has more rows than are allowed here");
    return error.empty() ? rows : 0;
  }
  template <class T, class At, class Valid>
  void tensor(const std::string& name, const Shape& shape, At at, Valid valid) {
    if (!error.empty()) return;
    const auto found = file_.tensors.find(name);
    if (found == file_.tensors.end()) return fail(name, "is missing");
    const safetensors::Tensor& tensor = found->second;
    if (tensor.type != safetensors::type_of<T>()) return fail(name, "has the wrong dtype");
    if (tensor.shape != shape) return fail(name, "has the wrong shape");
    read_.insert(name);
    const std::size_t count = tensor.bytes.size() / sizeof(T);
    for (std::size_t i = 0; i < count; ++i) {
      T value;
      std::memcpy(&value, tensor.bytes.data() + i * sizeof(T), sizeof(T));
      if (!std::isfinite(static_cast<double>(value)) || !is_valid(valid, static_cast<std::int64_t>(i), value)) {
        return fail(name, "holds a value that cannot be: " + text_of(value));
      }
      at(static_cast<std::int64_t>(i)) = static_cast<std::remove_reference_t<decltype(at(0))>>(value);
    }
  }
  void finish() {
    for (const auto& [name, tensor] : file_.tensors) {
      if (error.empty() && !read_.contains(name)) fail(name, "does not belong to this configuration");
    }
  }

 private:
  // A check of the value alone, or of its index too.
  template <class Valid, class T>
  static bool is_valid(Valid valid, std::int64_t i, T value) {
    if constexpr (std::is_invocable_v<Valid, std::int64_t, T>)
      return valid(i, value);
    else
      return valid(value);
  }
  void fail(const std::string& name, const std::string& what) {
    if (error.empty()) error.append("tensor ").append(in_quotes(name)).append(" ").append(what);
  }
  template <class T>
  static std::string text_of(T value) {
    if constexpr (std::is_floating_point_v<T>) {
      if (std::isnan(value)) return "NaN";
      if (std::isinf(value)) return "infinity";
    }
    return std::to_string(value);
  }

  safetensors::File file_;
  std::set<std::string> read_;
};

constexpr auto kAny = [](auto) { return true; };
// Far more than a run can reach, and far enough from where integers end.
constexpr auto kCount = [](std::int64_t value) { return value >= 0 && value <= std::int64_t{1} << 52; };
constexpr auto kShare = [](double value) { return value >= 0.0 && value <= 1.0; };
template <int limit>
constexpr auto kWithin = [](double value) { return value >= -limit && value <= limit; };

template <class Archive>
void exchange_parameters(Archive& archive, const std::string& name, const NamedTensor& tensor, VectorXf& flat,
                         bool is_second_moment = false) {
  const Shape shape = tensor.is_weight ? Shape{tensor.rows, tensor.columns} : Shape{tensor.rows};
  archive.template tensor<float>(
      name, shape,
      [&](std::int64_t i) -> float& {
        return flat[tensor.at(static_cast<int>(i / tensor.columns), static_cast<int>(i % tensor.columns))];
      },
      [&](float value) { return !is_second_moment || value >= 0.0f; });
}

template <class Archive>
void exchange_agent(Archive& archive, Agent& agent) {
  agent.for_each_network([&](const char* name, Network& network) {
    for (const NamedTensor& tensor : named_tensors(name, network.mlp)) {
      exchange_parameters(archive, tensor.name, tensor, network.mlp.parameters);
    }
  });
  agent.for_each_learned([&](const char* network_name, LearnedNetwork& network) {
    const std::string prefix = std::string("optimizer.").append(network_name);
    Adam& adam = network.adam;
    for (const NamedTensor& tensor : named_tensors(network_name, network.mlp)) {
      const std::string name = std::string("optimizer.").append(tensor.name);
      exchange_parameters(archive, name + ".exp_avg", tensor, adam.first_moment);
      exchange_parameters(archive, name + ".exp_avg_sq", tensor, adam.second_moment, true);
    }
    archive.template tensor<double>(
        prefix + ".beta_powers", {2},
        [&](std::int64_t i) -> double& { return i == 0 ? adam.beta1_power : adam.beta2_power; }, kShare);
  });

  Temperature& temperature = agent.temperature;
  ScalarAdam& adam = temperature.adam;
  archive.template tensor<double>(
      "log_alpha", {1}, [&](std::int64_t) -> double& { return temperature.log_alpha; }, kWithin<100'000>);
  archive.template tensor<double>(
      "optimizer.log_alpha", {4},
      [&](std::int64_t i) -> double& {
        double* const fields[] = {&adam.first_moment, &adam.second_moment, &adam.beta1_power, &adam.beta2_power};
        return *fields[i];
      },
      [](std::int64_t i, double value) { return i == 0 || (value >= 0.0 && (i == 1 || value <= 1.0)); });
}

// Environment state, counters, random numbers and history.
template <class Archive>
void exchange_progress(Archive& archive, RunState& run) {
  const std::span<const double> state = run.environment->state();
  std::vector<double> environment(state.begin(), state.end());
  archive.template tensor<double>(
      "environment.state", {static_cast<std::int64_t>(environment.size())},
      [&](std::int64_t i) -> double& { return environment[i]; }, kWithin<100'000>);
  run.environment->set_state(environment);

  archive.template tensor<std::int64_t>(
      "counters", {3},
      [&](std::int64_t i) -> std::int64_t& {
        std::int64_t* const fields[] = {&run.frame, &run.agent.updates, &run.episode_step};
        return *fields[i];
      },
      kCount);
  archive.template tensor<double>(
      "episode_return", {1}, [&](std::int64_t) -> double& { return run.episode_return; }, kAny);
  // At most `updates_per_step` more than one: a run that diverged has some left.
  archive.template tensor<double>(
      "update_credit", {1}, [&](std::int64_t) -> double& { return run.update_credit; },
      [](double value) { return value >= 0.0 && value <= 17.0; });

  std::array<Rng::State, kStreams> streams;
  for (int i = 0; i < kStreams; ++i) streams[i] = run.rng[i].state();
  archive.template tensor<std::int64_t>(
      "rng.state", {kStreams, 4}, [&](std::int64_t i) -> std::uint32_t& { return streams[i / 4][i % 4]; },
      [&](std::int64_t i, std::int64_t value) {
        // A generator whose state is all zeros stays there.
        const Rng::State& s = streams[i / 4];
        const bool stuck = i % 4 == 3 && value == 0 && s[0] == 0 && s[1] == 0 && s[2] == 0;
        return value >= 0 && value <= 0xffffffffll && !stuck;
      });
  for (int i = 0; i < kStreams; ++i) run.rng[i].set_state(streams[i]);

  constexpr std::int64_t kMaxHistory = 100'000'000;
  run.episodes.resize(archive.rows("episodes.frame", static_cast<std::int64_t>(run.episodes.size()), kMaxHistory));
  run.evaluations.resize(
      archive.rows("evaluations.frame", static_cast<std::int64_t>(run.evaluations.size()), kMaxHistory));
  const std::int64_t episodes = static_cast<std::int64_t>(run.episodes.size());
  const std::int64_t evaluations = static_cast<std::int64_t>(run.evaluations.size());
  archive.template tensor<std::int64_t>(
      "episodes.frame", {episodes}, [&](std::int64_t i) -> std::int64_t& { return run.episodes[i].frame; }, kCount);
  archive.template tensor<double>(
      "episodes.return", {episodes}, [&](std::int64_t i) -> double& { return run.episodes[i].episode_return; }, kAny);
  archive.template tensor<std::int64_t>(
      "evaluations.frame", {evaluations}, [&](std::int64_t i) -> std::int64_t& { return run.evaluations[i].frame; },
      kCount);
  archive.template tensor<double>(
      "evaluations.return", {evaluations}, [&](std::int64_t i) -> double& { return run.evaluations[i].mean_return; },
      kAny);
  if (archive.has("evaluations.standard_task")) {
    archive.template tensor<std::int64_t>(
        "evaluations.standard_task", {evaluations},
        [&](std::int64_t i) -> bool& { return run.evaluations[i].standard_task; },
        [](std::int64_t value) { return value == 0 || value == 1; });
  } else {  // format version 1 does not say it; the task that the run ends with is what is known
    for (Evaluation& evaluation : run.evaluations) evaluation.standard_task = run.on_standard_task();
  }
}

// What the last evaluation found out about the Qs and the policy; what it could not tell is left out.
template <class Archive>
void exchange_diagnostics(Archive& archive, RunState& run) {
  const auto exchange_one = [&](const char* name, double& value) {
    if (archive.rows(name, std::isnan(value) ? 0 : 1, 1) == 0) return;
    archive.template tensor<double>(
        name, {1}, [&](std::int64_t) -> double& { return value; }, kAny);
  };
  exchange_one("diagnostics.q_bias", run.q_bias);
  exchange_one("diagnostics.policy_kl", run.policy_kl);
}

// Empty if the checkpoint was written without it: the run then goes on, but not bit for bit.
template <class Archive>
void exchange_replay(Archive& archive, ReplayBuffer& replay) {
  const std::int64_t width = replay.layout().size();
  std::vector<float> records(replay.records().begin(), replay.records().end());
  std::int64_t position = replay.position();
  const std::int64_t rows = archive.rows("replay.records", replay.size(), replay.capacity());
  records.resize(static_cast<std::size_t>(rows * width));
  archive.template tensor<float>(
      "replay.records", {rows, width}, [&](std::int64_t i) -> float& { return records[i]; }, kAny);
  archive.template tensor<std::int64_t>(
      "replay.position", {1}, [&](std::int64_t) -> std::int64_t& { return position; },
      [&](std::int64_t value) { return value >= 0 && value < replay.capacity() && value <= rows; });
  replay.restore(records, position);
}

std::string config_json(const Config& config) {
  nlohmann::ordered_json json;
  for (const Param& param : params()) json[std::string(param.key)] = get_text(config, param);
  return json.dump();
}

std::string parse_config(const std::string& text, Config& config) {
  const auto json = nlohmann::ordered_json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!json.is_object()) return "its configuration is not a JSON object";
  for (const auto& [key, value] : json.items()) {
    if (!value.is_string()) return "its configuration holds something other than text";
    if (std::string error = set(config, key, value.get<std::string>()); !error.empty()) return error;
  }
  return validate(config);
}

}  // namespace

std::vector<std::uint8_t> write_checkpoint(const RunState& run_to_save, bool with_replay) {
  RunState& run = const_cast<RunState&>(run_to_save);  // a Saver only reads
  Saver saver;
  saver.writer.metadata = {{"format", kFormat}, {"version", kVersion}, {"config", config_json(run.config)}};
  exchange_agent(saver, run.agent);
  exchange_progress(saver, run);
  exchange_diagnostics(saver, run);
  if (with_replay) exchange_replay(saver, run.replay);
  return saver.writer.bytes();
}

namespace {

// A few kilobytes must not take the memory of the networks that their configuration claims: the weights between hidden
// layers, which are most of a large network, have to be there, with their two moments, for at least policy, Q1 and Q2.
std::string check_size(const Config& config, std::size_t file_size) {
  const std::int64_t weights = (config.hidden_layers - 1) * config.hidden_units * config.hidden_units;
  if (static_cast<std::uint64_t>(weights) * 9 * sizeof(float) <= file_size) return {};
  std::string error = "it is too small for networks of hidden_units ";
  error.append(std::to_string(config.hidden_units)).append(" and hidden_layers ");
  return error.append(std::to_string(config.hidden_layers));
}

std::unique_ptr<RunState> read(std::span<const std::uint8_t> bytes, std::string& error) {
  safetensors::File file;
  error = safetensors::parse(bytes, file);
  if (!error.empty()) return nullptr;
  const auto metadata = [&](const char* key) {
    return file.metadata.contains(key) ? file.metadata[key] : std::string();
  };
  if (metadata("format") != kFormat) {
    error = "it is a safetensors file, but no SAC Lab checkpoint";
    return nullptr;
  }
  if (metadata("version") != kVersion) {
    error = "it has format version ";
    error.append(in_quotes(metadata("version"))).append("; this program reads version ").append(kVersion);
    return nullptr;
  }
  Config config;
  error = parse_config(metadata("config"), config);
  if (error.empty()) error = check_size(config, bytes.size());
  if (!error.empty()) return nullptr;

  const bool has_replay = file.tensors.contains("replay.records");
  auto run = std::make_unique<RunState>(config, std::make_unique<Pendulum>(config));
  Loader loader(std::move(file));
  exchange_agent(loader, run->agent);
  exchange_progress(loader, *run);
  exchange_diagnostics(loader, *run);
  if (has_replay) exchange_replay(loader, run->replay);
  loader.finish();
  error = loader.error;
  return error.empty() ? std::move(run) : nullptr;
}

}  // namespace

std::unique_ptr<RunState> read_checkpoint(std::span<const std::uint8_t> bytes, std::string& error) {
  std::unique_ptr<RunState> run = read(bytes, error);
  if (!error.empty() && error.back() != '.') error += '.';
  return run;
}

}  // namespace sac
