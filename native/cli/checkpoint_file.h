/// \file
/// The file that a training saves itself to.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "file_lock.h"
#include "sac/trainer.h"

namespace sac::cli {

/// Never goes backwards, and never replaces what is another run's.
class CheckpointFile {
 public:
  /// No file: saves nothing.
  CheckpointFile() = default;
  /// Takes the file for the run of this setting and seed. \throws Failure if it cannot be written or another program
  /// writes it, and, unless `overwrite`, if what is there is no checkpoint or another run's
  CheckpointFile(const std::string& path, const Config& config, bool overwrite);

  /// What is there of this run, to go on with; null if there is nothing. Empties it. To be called at most once.
  std::unique_ptr<Trainer> take_run() { return std::move(run_); }
  /// The environment step up to which the file holds this run; none without it.
  const std::optional<std::int64_t>& step() const { return step_; }
  /// The file holds what was resumed: no other run, whatever its setting was.
  void belongs_to(const Trainer& resumed) { step_ = resumed.environment_steps(); }

  /// Saves, unless the file holds more of the run already. \return whether it did \throws Failure
  bool save(const Trainer& trainer);

  /// Keeps what is there under another name. \return that name \throws Failure
  std::string keep_aside() const;

  const std::string& path() const { return path_; }
  explicit operator bool() const { return !path_.empty(); }

 private:
  std::string path_;
  FileLock lock_;
  std::unique_ptr<Trainer> run_;
  std::optional<std::int64_t> step_;
};

}  // namespace sac::cli
