#include "file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "errors.h"
#include "files.h"
#include "text.h"

namespace sac {

namespace {

bool is_still_there(int file, const std::string& name) {
  struct stat open_file {
  }, named{};
  return fstat(file, &open_file) == 0 && stat(name.c_str(), &named) == 0 && open_file.st_dev == named.st_dev &&
         open_file.st_ino == named.st_ino;
}

}  // namespace

FileLock::FileLock(const std::string& path) : name_(resolved(path) + ".lock") {
  for (;;) {
    file_ = open(name_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (file_ < 0) throw Failure(concat("cannot write ", path, ": ", std::strerror(errno), "."));
    if (flock(file_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
      close(std::exchange(file_, -1));
      throw Failure(concat("cannot write ", path, ": another run that has not ended is writing it."));
    }
    // Who had it before may have removed it between the two calls, and a third made it anew.
    if (is_still_there(file_, name_)) return;
    close(file_);
  }
}

FileLock::~FileLock() {
  if (file_ < 0) return;
  unlink(name_.c_str());  // before the lock is given up, so that nobody else's is removed
  close(file_);
}

FileLock::FileLock(FileLock&& other) noexcept : name_(std::move(other.name_)), file_(std::exchange(other.file_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(name_, other.name_);
  std::swap(file_, other.file_);
  return *this;
}

}  // namespace sac
