#include "checkpoint_file.h"

#include "errors.h"
#include "files.h"
#include "setting.h"
#include "text.h"

namespace sac::cli {

namespace {

[[noreturn]] void refuse(const std::string& path, const std::string& what) {
  throw Failure(concat("cannot write ", path, ": ", what, "; name another --checkpoint, or --overwrite replaces it."));
}

}  // namespace

CheckpointFile::CheckpointFile(const std::string& path, const Config& config, bool overwrite) : path_(path) {
  check_writable(path);
  lock_ = FileLock(path);
  if (overwrite || !has_content(path)) return;
  std::string error;
  run_ = Trainer::load(read_file(path), error);
  if (!run_) refuse(path, concat("it is there and is no checkpoint of this run (", without_stop(error), ")"));
  const std::string other = run_difference(run_->config(), config);
  if (!other.empty()) refuse(path, concat("it is the checkpoint of another run (", other, ")"));
  // A run that diverged is no loss.
  if (run_->divergence().empty()) step_ = run_->environment_steps();
}

bool CheckpointFile::save(const Trainer& trainer) {
  if (step_ && *step_ > trainer.environment_steps()) return false;
  write_atomically(path_, trainer.save());
  step_ = trainer.environment_steps();
  return true;
}

std::string CheckpointFile::keep_aside() const {
  const std::string name = unused_name(path_ + ".old");
  write_atomically(name, read_file(path_));
  return name;
}

}  // namespace sac::cli
