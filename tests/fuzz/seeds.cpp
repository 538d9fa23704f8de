// Writes what the fuzzers start from: small checkpoints, configurations, and a dictionary of the words that they hold.
//   sac_fuzz_seeds FOLDER      fills FOLDER/checkpoint, FOLDER/config and FOLDER/words.dict
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "sac/schema.h"
#include "sac/trainer.h"

using namespace sac;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& path, const void* bytes, std::size_t size) {
  std::ofstream file(path, std::ios::binary);
  file.write(static_cast<const char*>(bytes), static_cast<std::streamsize>(size));
  if (!file.flush()) throw fs::filesystem_error("cannot write", path, std::make_error_code(std::errc::io_error));
}

Config tiny() {
  Config config;
  config.hidden_units = 1;
  config.hidden_layers = 1;
  config.batch_size = 2;
  config.buffer_capacity = 100;
  config.learning_starts = 2;
  config.episode_steps = 10;
  config.evaluation_interval = 7;
  return config;
}

// As a file of the first format, which has none: changes of another file would all end at the checksum.
std::string without_checksum(std::string file) {
  const auto blank = [&](const std::string& from, std::size_t size, const std::string& to) {
    const std::size_t at = file.find(from);
    if (at == file.npos) throw std::logic_error("a checkpoint without " + from);
    file.replace(at, size, to + std::string(size - to.size(), ' '));
  };
  constexpr std::size_t kDigits = 16;
  const std::string checksum = "\"checksum\":\"";
  blank(checksum, checksum.size() + kDigits + 2, "");  // with the comma behind it
  blank("\"version\":\"2\"", 13, "\"version\":\"1\"");
  return file;
}

void write_checkpoints(const fs::path& folder) {
  int number = 0;
  for (const Critic critic : {Critic::value_network, Critic::twin_target}) {
    for (const int steps : {0, 1, 25}) {
      for (const bool with_replay : {true, false}) {
        Config config = tiny();
        config.critic = critic;
        config.hidden_layers = 1 + steps % 3;
        if (critic == Critic::twin_target) config.entropy_mode = EntropyMode::automatic;
        Trainer trainer(config);
        trainer.run(steps);
        const std::vector<std::uint8_t> bytes = trainer.save(with_replay);
        const std::string changeable = without_checksum({bytes.begin(), bytes.end()});
        write(folder / std::to_string(number++), changeable.data(), changeable.size());
        if (number == 1) write(folder / "with-checksum", bytes.data(), bytes.size());
      }
    }
  }
}

// Short ones: each hyperparameter by itself, and what each preset sets.
void write_configurations(const fs::path& folder) {
  for (const Param& param : params()) {
    std::string line(param.key);
    line.append("=").append(get_text(Config{}, param)).append("\n");
    write(folder / param.key, line.data(), line.size());
  }
  for (const Preset& preset : presets()) {
    std::string lines;
    for (const auto& [key, value] : preset.values) lines.append(key).append("=").append(value).append("\n");
    write(folder / ("preset-" + std::string(preset.name)), lines.data(), lines.size());
  }
}

void write_dictionary(const fs::path& path) {
  std::string words;
  const auto add = [&](std::string_view word) { words.append("\"").append(word).append("\"\n"); };
  for (const Param& param : params()) {
    add(param.key);
    for (const std::string_view choice : param.choices) add(choice);
  }
  for (const char* word : {"F32", "F64", "I64", "dtype", "shape", "data_offsets", "__metadata__", "version",
                           "environment", "divergence", "1e308", "-1", "nan", "1.5", "=0.5"}) {
    add(word);
  }
  write(path, words.data(), words.size());
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) {
    std::fprintf(stderr, "usage: sac_fuzz_seeds FOLDER\n");
    return 2;
  }
  const fs::path folder = arguments[1];
  fs::create_directories(folder / "checkpoint");
  fs::create_directories(folder / "config");
  write_checkpoints(folder / "checkpoint");
  write_configurations(folder / "config");
  write_dictionary(folder / "words.dict");
}
