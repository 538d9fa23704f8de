#include "lab/run_store.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <random>
#include <string_view>
#include <vector>

#include "errors.h"
#include "files.h"
#include "lab/history_file.h"
#include "sac/number_text.h"
#include "sac/schema.h"
#include "text.h"

namespace sac::gui {
namespace fs = std::filesystem;
namespace {

constexpr const char* kNoteFile = "kept";
constexpr std::string_view kSlotHeader = "sac-lab 1";
constexpr std::size_t kMostSlots = 8;
constexpr std::int64_t kLongest = 30LL * 24 * 60 * 60;
constexpr const char* kSpeeds[] = {"1", "10", "max"};

using Fields = std::map<std::string, std::string, std::less<>>;

std::string path_in(const std::string& slot, std::string_view file) { return (fs::path(slot) / file).string(); }

Fields read_fields(const std::string& slot) {
  const std::vector<std::uint8_t> bytes = read_file(path_in(slot, kNoteFile));
  std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (!text.starts_with(kSlotHeader)) throw Failure(concat("cannot read ", slot, ": it holds no run of this program."));
  Fields fields;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    if (const std::size_t equals = line.find('='); equals != line.npos)
      fields.emplace(line.substr(0, equals), line.substr(equals + 1));
  }
  return fields;
}

std::string text_of(const Fields& fields, std::string_view key) {
  const auto found = fields.find(key);
  return found == fields.end() ? std::string() : found->second;
}

double number_of(const Fields& fields, std::string_view key) {
  return parse_number(text_of(fields, key)).value_or(0.0);
}
std::int64_t step_of(const Fields& fields, std::string_view key) {
  const double number = number_of(fields, key);
  return number >= 0.0 && number < 9e15 ? static_cast<std::int64_t>(number) : 0;  // others are no counts
}

// One run's files and lines, all names with a prefix ("a", "b").
void write_run(const KeptRun& kept, const std::string& slot, const std::string& prefix, const std::string& generation,
               std::string& note) {
  const std::string name = prefix + "-" + generation;
  write_atomically(path_in(slot, name + ".safetensors"), kept.run.checkpoint);
  write_atomically(path_in(slot, name + ".history"), history_text(kept.run.history));
  const auto line = [&](std::string_view key, std::string_view value) {
    note.append(prefix).append(".").append(key).append("=").append(value).append("\n");
  };
  line("file", name);
  line("preset", kept.preset);
  line("seed", get_text(kept.run.config, *find_param("seed")));
  line("step", std::to_string(kept.run.step));
  line("seconds", number_text(kept.run.seconds));
  line("solved_seconds", number_text(kept.run.solved_seconds));
  for (const Param& param : params()) line(concat("wanted.", param.key), get_text(kept.wanted, param));
}

KeptRun read_run(const Fields& fields, const std::string& slot, const std::string& prefix) {
  const auto key = [&](std::string_view name) { return concat(prefix, ".", name); };
  const std::string name = text_of(fields, key("file"));
  KeptRun kept;
  kept.run.checkpoint = read_file(path_in(slot, name + ".safetensors"));
  kept.run.history = history_of(path_in(slot, name + ".history"));
  kept.run.seconds = number_of(fields, key("seconds"));
  kept.run.solved_seconds = number_of(fields, key("solved_seconds"));
  kept.run.step = step_of(fields, key("step"));
  kept.preset = text_of(fields, key("preset"));
  for (const Param& param : params()) {
    const std::string text = text_of(fields, key(concat("wanted.", param.key)));
    if (!text.empty()) set_nearest(kept.wanted, param, text);
  }
  return kept;
}

bool is_of(const std::string& name, const std::string& generation) {
  return name.find(concat("-", generation, ".")) != name.npos;
}

std::string new_slot(const std::string& folder) {
  std::random_device random;
  const std::uint64_t bits = (std::uint64_t{random()} << 32) | random();
  return path_in(folder, concat("window-", std::to_string(bits)));
}

}  // namespace

std::string state_folder() {
  const char* state = std::getenv("XDG_STATE_HOME");
  if (state && *state == '/') return path_in(state, "sac-lab");
  const char* home = std::getenv("HOME");
  if (home && *home == '/') return path_in(home, ".local/state/sac-lab");
  throw Failure("there is no place to keep runs: neither XDG_STATE_HOME nor HOME names a folder.");
}

RunStore::RunStore(const std::string& folder) : folder_(folder) {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error) throw Failure(concat("cannot write ", folder_, ": ", error.message(), "."));
  slot_ = new_slot(folder_);
  lock_ = FileLock(slot_);  // first, or another window would take the new folder for one that is left
  fs::create_directory(slot_, error);
  if (error) throw Failure(concat("cannot write ", folder_, ": ", error.message(), "."));
  check_writable(path_in(slot_, kNoteFile));
}

RunStore::~RunStore() {
  std::error_code ignored;
  if (!fs::exists(path_in(slot_, kNoteFile), ignored)) fs::remove_all(slot_, ignored);
}

void RunStore::write(const KeptLab& kept) {
  const std::string generation = std::to_string(++generation_);
  try {
    write(kept, generation);
  } catch (const Failure&) {
    remove_files([&](const std::string& name) { return is_of(name, generation); });  // room for the next try
    throw;
  }
  // What the note before named.
  remove_files([&](const std::string& name) { return !is_of(name, generation); });
}

void RunStore::write(const KeptLab& kept, const std::string& generation) {
  std::string note = concat(
      kSlotHeader, "\nat=", std::to_string(kept.at), "\nlayer=", map_layers()[static_cast<std::size_t>(kept.layer)].key,
      "\nspeed=", kSpeeds[static_cast<std::size_t>(kept.speed)], "\ntraining=", kept.training ? "true" : "false", "\n");
  write_run(kept.a, slot_, "a", generation, note);
  if (kept.b) write_run(*kept.b, slot_, "b", generation, note);
  write_atomically(path_in(slot_, kNoteFile), note);
}

void RunStore::remove_files(const std::function<bool(const std::string& name)>& unwanted) {
  std::error_code error;
  for (fs::directory_iterator entry(slot_, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    std::error_code ignored;
    if (name != kNoteFile && unwanted(name)) fs::remove(entry->path(), ignored);
  }
}

void RunStore::clear() {
  std::error_code ignored;
  fs::remove(path_in(slot_, kNoteFile), ignored);
}

std::optional<RunStore::Note> RunStore::find() {
  std::vector<Note> notes;
  std::error_code error;
  for (fs::directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error)) {
    const std::string slot = entry->path().string();
    if (!entry->is_directory(error) || slot == slot_) continue;
    Note note{.slot = slot};
    try {
      const Fields fields = read_fields(slot);
      note.preset = text_of(fields, "a.preset");
      note.seed = text_of(fields, "a.seed");
      note.step = step_of(fields, "a.step");
      note.comparison = fields.contains("b.file");
      note.at = step_of(fields, "at");
    } catch (const Failure&) {
      note.at = 0;  // a window that has kept nothing yet, or was killed before it did
    }
    notes.push_back(std::move(note));
  }
  std::sort(notes.begin(), notes.end(), [](const Note& x, const Note& y) { return x.at > y.at; });
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const std::int64_t seconds = std::chrono::duration_cast<std::chrono::seconds>(now).count();
  std::optional<Note> found;
  std::size_t left = 0;
  for (const Note& note : notes) {
    try {
      FileLock lock(note.slot);
      const bool wanted = note.at > 0 && seconds - note.at < kLongest && left < kMostSlots;
      left += wanted;
      if (!wanted) {
        std::error_code ignored;
        fs::remove_all(note.slot, ignored);
      } else if (!found) {
        found = note;
        found_lock_ = std::move(lock);
      }
    } catch (const Failure&) {  // its window is open
    }
  }
  return found;
}

KeptLab RunStore::read(const Note& note) const {
  const Fields fields = read_fields(note.slot);
  KeptLab kept;
  kept.at = note.at;
  kept.a = read_run(fields, note.slot, "a");
  if (note.comparison) kept.b = read_run(fields, note.slot, "b");
  const std::string layer = text_of(fields, "layer"), speed = text_of(fields, "speed");
  for (const MapLayerInfo& info : map_layers())
    if (info.key == layer) kept.layer = static_cast<MapLayer>(&info - map_layers().data());
  for (std::size_t i = 0; i < std::size(kSpeeds); ++i)
    if (speed == kSpeeds[i]) kept.speed = static_cast<Speed>(i);
  kept.training = text_of(fields, "training") == "true";
  return kept;
}

void RunStore::remove(const Note& note) {
  std::error_code ignored;
  fs::remove_all(note.slot, ignored);
  found_lock_ = FileLock();
}

}  // namespace sac::gui
