#include "checkpoint.h"

#include <array>

#include "checkpoint_archive.h"
#include "checkpoint_content.h"
#include "checkpoint_metadata.h"
#include "in_quotes.h"
#include "sac/schema.h"
#include "safetensors.h"

namespace sac {

std::vector<std::uint8_t> write_checkpoint(const RunState& run_to_save, bool with_replay) {
  RunState& run = const_cast<RunState&>(run_to_save);  // a Saver only reads
  Saver saver;
  exchange_agent(saver, run.agent);
  exchange_progress(saver, run);
  exchange_diagnostics(saver, run);
  if (with_replay) exchange_replay(saver, run);
  write_metadata(run, saver.writer);
  return saver.writer.bytes();
}

namespace {

// A few kilobytes must not take the memory of the networks that their configuration claims: the weights between hidden
// layers, which are most of a large network, have to be there at least `copies` times.
std::string check_size(const Config& config, std::size_t file_size, int copies) {
  const std::int64_t weights = (config.hidden_layers - 1) * config.hidden_units * config.hidden_units;
  if (static_cast<std::uint64_t>(weights) * copies * sizeof(float) <= file_size) return {};
  std::string error = "it is too small for networks of hidden_units ";
  error.append(std::to_string(config.hidden_units)).append(" and hidden_layers ");
  return error.append(std::to_string(config.hidden_layers));
}
constexpr int kRunCopies = 9;     // policy, Q1 and Q2, each with two moments
constexpr int kPolicyCopies = 1;  // the weights alone

bool is_whole_run(const safetensors::File& file) { return file.tensors.contains("counters"); }

// The sizes of networks and the variant follow from the tensors.
std::string derive_shape(const safetensors::File& file, Config& config) {
  const Shape& first = file.tensors.at("policy.linear1.weight").shape;
  if (first.size() != 2) return "tensor \"policy.linear1.weight\" has the wrong shape";
  std::int64_t layers = 1;
  while (file.tensors.contains("policy.linear" + std::to_string(layers + 1) + ".weight")) ++layers;
  std::string error = set(config, *find_param("hidden_units"), static_cast<double>(first[0]));
  if (error.empty()) error = set(config, *find_param("hidden_layers"), static_cast<double>(layers));
  if (file.tensors.contains("value.linear1.weight")) config.critic = Critic::value_network;
  if (file.tensors.contains("target_q1.linear1.weight")) config.critic = Critic::twin_target;
  return error;
}

void load_run(Loader& loader, RunState& run) {
  exchange_agent(loader, run.agent);
  exchange_progress(loader, run);
  exchange_diagnostics(loader, run);
  if (loader.has("replay.records")) exchange_replay(loader, run);
}

// The policy, and of the other networks those that are there; targets that are not become copies.
void load_weights(Loader& loader, RunState& run) {
  Agent& agent = run.agent;
  agent.for_each_network([&](const char* name, Network& network) {
    const bool wanted = &network == &agent.policy || loader.has(std::string(name).append(".linear1.weight"));
    if (wanted) exchange_network(loader, name, network);
  });
  const auto copy = [&](const char* name, const Network& from, Network& to) {
    if (!to.mlp.empty() && !loader.has(std::string(name).append(".linear1.weight")))
      to.mlp.parameters = from.mlp.parameters;
  };
  copy("target_value", agent.value, agent.target_value);
  copy("target_q1", agent.q1, agent.target_q1);
  copy("target_q2", agent.q2, agent.target_q2);
  if (loader.has("log_alpha")) exchange_log_alpha(loader, agent.temperature);
}

std::unique_ptr<RunState> read(std::span<const std::uint8_t> bytes, std::unique_ptr<Environment> environment,
                               const Config* settings, std::string& error) {
  safetensors::File file;
  CheckpointMetadata metadata;
  error = safetensors::parse(bytes, file);
  if (error.empty()) error = read_metadata(file, metadata);
  if (!error.empty()) return nullptr;

  const bool is_run = metadata.there || is_whole_run(file);
  if (metadata.there) {
    const std::string task = environment->name();
    if (metadata.environment != task) {
      error.append("it is a run on the task ").append(in_quotes(metadata.environment)).append(", not on ");
      error.append(in_quotes(task));
    }
  } else if (settings != nullptr) {
    metadata.config = *settings;
    error = derive_shape(file, metadata.config);
  } else {
    error.append(
        "it lacks __metadata__ with the configuration, which another program that saved it again has dropped; ");
    error.append(is_run ? "the run" : "its weights").append(" can be loaded only together with a configuration");
  }
  if (error.empty()) error = validate(metadata.config, environment->action_size());
  if (error.empty()) error = check_size(metadata.config, bytes.size(), is_run ? kRunCopies : kPolicyCopies);
  if (!error.empty()) return nullptr;

  auto run = std::make_unique<RunState>(metadata.config, std::move(environment));
  run->divergence = std::move(metadata.divergence);
  Loader loader(std::move(file));
  if (is_run) {
    load_run(loader, *run);
  } else {
    load_weights(loader, *run);
  }
  loader.finish();
  error = loader.error;
  return error.empty() ? std::move(run) : nullptr;
}

}  // namespace

std::unique_ptr<RunState> read_checkpoint(std::span<const std::uint8_t> bytes, std::unique_ptr<Environment> environment,
                                          const Config* settings, std::string& error) {
  std::unique_ptr<RunState> run = read(bytes, std::move(environment), settings, error);
  if (!error.empty() && error.back() != '.') error += '.';
  return run;
}

}  // namespace sac
