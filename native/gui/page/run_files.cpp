#include "page/run_files.h"

#include <chrono>
#include <exception>
#include <filesystem>
#include <thread>
#include <utility>

#include "errors.h"
#include "files.h"
#include "text.h"

namespace sac::gui {
namespace fs = std::filesystem;
namespace {

// More than the largest networks and replay buffer need.
constexpr std::uintmax_t kMostBytes = std::uintmax_t{4} << 30;

template <class T>
bool is_ready(const std::future<T>& answer) {
  return answer.valid() && answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

}  // namespace

HeldRun read_run(const std::string& path) {
  std::error_code ignored;
  if (fs::is_regular_file(path, ignored) && fs::file_size(path, ignored) > kMostBytes)
    throw Failure(concat("cannot open ", path, ": it is larger than any run."));
  const std::vector<std::uint8_t> bytes = read_file(path);
  std::string error;
  HeldRun run;
  run.trainer = Trainer::load(bytes, error);
  if (!run.trainer) throw Failure(concat("cannot open ", path, ": ", error));
  return run;
}

std::string checkpoint_name(const Run& run) {
  const Draft& draft = run.draft();
  return concat("sac-lab-", draft.preset().name, "-seed", get_text(draft.in_force(), *find_param("seed")), "-",
                std::to_string(static_cast<std::int64_t>(run.step())), ".safetensors");
}

void Files::open(const std::string& path) {
  try {
    lab_.open(read_run(path), "opened file");
    opened(path);
    if (lab_.notices().all().empty() || !lab_.notices().all().back().undo)
      lab_.notices().say(
          concat("Opened ", fs::path(path).filename().string(), ": Train goes on with it, bit for bit."));
  } catch (const std::exception& problem) {
    lab_.notices().say(concat(without_stop(problem.what()), "; nothing has changed."));
  }
}

void Files::opened(const std::string& path) {
  path_ = fs::absolute(path).string();
  state_.add_recent(path_);
}

void Files::ask_open() {
  dialog_.ask(FileDialog::Purpose::open, path_.empty() ? fs::current_path().string() + "/" : path_,
              state_.recent_files);
}

void Files::save() {
  if (path_.empty()) return save_as();
  write(path_);
}

void Files::save_as() {
  other_.clear();
  const fs::path folder = path_.empty() ? fs::current_path() : fs::path(path_).parent_path();
  dialog_.ask(FileDialog::Purpose::save, (folder / checkpoint_name(lab_.focused())).string(), {});
}

void Files::save_other(const std::string& name, std::string bytes) {
  other_ = std::move(bytes);
  dialog_.ask(FileDialog::Purpose::save, (fs::current_path() / name).string(), {});
}

void Files::drop(const std::vector<std::string>& paths) {
  if (paths.size() > 1) {
    lab_.notices().say("One file at a time: only a single run can be opened.");
  } else if (!paths.empty()) {
    open(paths[0]);
  }
}

void Files::write(const std::string& path) {
  target_ = path;
  problem_.clear();
  side_ = lab_.focus();
  saving_ = lab_.focused().training().save();
}

void Files::collect() {
  if (is_ready(saving_)) {
    try {
      SavedRun run = saving_.get();
      step_ = run.step;
      writing_ = std::async(std::launch::async, [path = target_, saved = std::move(run)] {
        try {
          write_atomically(path, saved.checkpoint);
          return std::string();
        } catch (const std::exception& problem) {
          return std::string(problem.what());
        }
      });
    } catch (const std::exception& problem) {
      fail(problem.what());
    }
  }
  if (!is_ready(writing_)) return;
  if (const std::string problem = writing_.get(); !problem.empty()) return fail(problem);
  saved_(side_, step_);
  path_ = target_;
  state_.add_recent(path_);
  lab_.notices().say(concat("Saved ", path_, "."));
}

void Files::fail(const std::string& reason) {
  problem_ = concat("the run was not saved: ", without_stop(reason));
  lab_.notices().say(concat("T", problem_.substr(1), "."));
}

void Files::finish(double seconds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  while ((saving_.valid() || writing_.valid()) && std::chrono::steady_clock::now() < end) {
    collect();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

void Files::draw(const Theme& theme, const Fonts& fonts) {
  collect();
  const FileDialog::Purpose purpose = dialog_.purpose();
  const auto chosen = dialog_.draw(theme, fonts);
  if (!chosen) return;
  if (purpose == FileDialog::Purpose::open) {
    open(*chosen);
  } else if (other_.empty()) {
    write(*chosen);
  } else {
    try {
      write_atomically(*chosen, std::exchange(other_, {}));
      lab_.notices().say(concat("Saved ", *chosen, "."));
    } catch (const std::exception& problem) {
      lab_.notices().say(concat("Nothing was saved: ", problem.what()));
    }
  }
}

}  // namespace sac::gui
