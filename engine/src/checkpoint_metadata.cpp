#include "checkpoint_metadata.h"

#include <algorithm>
#include <cstring>
#include <set>
#include <string_view>

#include "in_quotes.h"
#include "json.h"
#include "sac/schema.h"

namespace sac {

namespace {

constexpr const char* kFormat = "sac-lab";
// 2: environment, divergence, checksum, evaluations.standard_task, largest_reward, update_after.
constexpr int kVersion = 2;

// A hyperparameter that is younger than the first format. Older files were written by programs that behaved as its
// default does.
struct NewKey {
  std::string_view key;
  int version;
};
constexpr NewKey kNewKeys[] = {{"update_after", 2}};

std::string config_json(const Config& config) {
  std::string text = "{";
  for (const Param& param : params()) {
    if (text.size() > 1) text += ',';
    text.append(json_string(param.key)).append(":").append(json_string(get_text(config, param)));
  }
  return text + "}";
}

std::string parse_config(const std::string& text, int version, Config& config) {
  std::string error;
  std::set<std::string> keys;
  JsonReader json(text);
  const bool is_whole = json.object([&](const std::string& key) {
    std::string value;
    if (json.peek() != '"') {
      if (error.empty()) error = "its configuration holds something other than text";
      return json.skip();
    }
    if (!json.string(value)) return false;
    if (error.empty()) error = set(config, key, value);
    keys.insert(key);
    return true;
  });
  if (!is_whole || !json.at_end()) return "its configuration is not a JSON object";
  for (const Param& param : params()) {
    if (!error.empty() || keys.contains(std::string(param.key))) continue;
    const bool is_newer = std::any_of(std::begin(kNewKeys), std::end(kNewKeys),
                                      [&](const NewKey& n) { return n.key == param.key && n.version > version; });
    if (!is_newer) error.append("its configuration lacks ").append(param.key);
  }
  return error;
}

// Every step is a bijection of the hash, so that a change in any one word always shows.
class Hash {
 public:
  void add(std::span<const std::uint8_t> bytes) {
    add(std::uint64_t{bytes.size()});
    while (!bytes.empty()) {
      std::uint64_t word = 0;
      const std::size_t size = std::min(bytes.size(), sizeof word);
      std::memcpy(&word, bytes.data(), size);
      add(word);
      bytes = bytes.subspan(size);
    }
  }
  void add(std::string_view text) { add(std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size())); }
  void add(std::uint64_t word) {
    hash_ = (hash_ ^ word) * 0x9e3779b97f4a7c15u;
    hash_ ^= hash_ >> 32;
  }
  std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325u;
};

}  // namespace

std::string checksum(const safetensors::File& file) {
  Hash hash;
  for (const auto& [key, value] : file.metadata) {
    if (key == "checksum") continue;
    hash.add(key);
    hash.add(value);
  }
  for (const auto& [name, tensor] : file.tensors) {
    hash.add(name);
    hash.add(static_cast<std::uint64_t>(tensor.type));
    hash.add(std::uint64_t{tensor.shape.size()});
    for (const std::int64_t extent : tensor.shape) hash.add(static_cast<std::uint64_t>(extent));
    hash.add(tensor.bytes);
  }
  return signature_text(hash.value());
}

void write_metadata(const RunState& run, safetensors::Writer& writer) {
  writer.metadata = {{"format", kFormat},
                     {"version", std::to_string(kVersion)},
                     {"config", config_json(run.config)},
                     {"environment", run.environment->name()}};
  if (!run.divergence.empty()) writer.metadata["divergence"] = run.divergence;
  writer.metadata["checksum"] = checksum(writer.file());
}

std::string read_metadata(const safetensors::File& file, CheckpointMetadata& metadata) {
  const auto find = [&](const char* key) {
    const auto found = file.metadata.find(key);
    return found == file.metadata.end() ? std::string() : found->second;
  };
  if (!file.metadata.contains("format") || !file.metadata.contains("config")) {
    if (file.tensors.contains("policy.linear1.weight")) return {};
    return "it is a safetensors file, but no SAC Lab checkpoint";
  }
  if (find("format") != kFormat) return "it is a safetensors file, but no SAC Lab checkpoint";
  const std::string version = find("version");
  if (version.size() != 1 || version[0] < '1' || version[0] > '0' + kVersion) {
    std::string error = "it has format version ";
    return error.append(in_quotes(version))
        .append("; this program reads versions 1 to ")
        .append(std::to_string(kVersion));
  }
  if (version != "1" && !file.metadata.contains("checksum"))
    return "it lacks its checksum: another program has changed it";
  if (file.metadata.contains("checksum") && find("checksum") != checksum(file))
    return "its content does not match its checksum: it has been damaged, or changed by another program";
  metadata.there = true;
  metadata.environment = file.metadata.contains("environment") ? find("environment") : "Pendulum";
  metadata.divergence = one_line(find("divergence"), 1000);
  return parse_config(find("config"), version[0] - '0', metadata.config);
}

}  // namespace sac
