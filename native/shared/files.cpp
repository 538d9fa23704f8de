#include "files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <random>

#include "errors.h"
#include "text.h"

namespace sac {

namespace fs = std::filesystem;

namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

[[noreturn]] void fail(std::string_view verb, std::string_view path, std::string_view reason) {
  throw Failure(concat("cannot ", verb, " ", path.empty() ? "\"\"" : path, ": ", reason, "."));
}

// A half-written file is NAME.sac-part- and 16 hex digits, and locked by the program that writes it.
constexpr std::string_view kPart = ".sac-part-";
constexpr std::size_t kPartDigits = 16;

std::string random_part(const std::string& target) {
  std::random_device random;  // two runs may save to one place at a time
  const std::uint64_t bits = (std::uint64_t{random()} << 32) | random();
  char digits[kPartDigits + 1];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(bits));
  return concat(target, kPart, digits);
}

bool is_part_of(std::string_view name, std::string_view target) {
  if (!name.starts_with(target)) return false;
  name.remove_prefix(target.size());
  if (!name.starts_with(kPart)) return false;
  name.remove_prefix(kPart.size());
  return name.size() == kPartDigits && name.find_first_not_of("0123456789abcdef") == name.npos;
}

fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

// Removes half-written files whose program has ended: nobody holds their lock.
void remove_abandoned_parts(const fs::path& target) {
  const std::string name = target.filename().string();
  std::error_code error;
  for (fs::directory_iterator entry(folder_of(target), error), end; !error && entry != end; entry.increment(error)) {
    if (!is_part_of(entry->path().filename().string(), name)) continue;
    const int part = open(entry->path().c_str(), O_RDWR | O_CLOEXEC | O_NOFOLLOW);
    if (part < 0) continue;
    if (flock(part, LOCK_EX | LOCK_NB) == 0) unlink(entry->path().c_str());
    close(part);
  }
}

// Brings a file or folder to the disk itself. Some file systems cannot, which is no fault of the file.
bool synchronise(int file) {
  while (fsync(file) != 0) {
    if (errno == EINTR) continue;
    return errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP || errno == EROFS;
  }
  return true;
}

// A file on its way: written beside its place, since a rename is atomic only within one file system.
class Replacement {
 public:
  explicit Replacement(const std::string& path) : path_(path) {
    if (path.empty()) fail("write", path, "the name is empty");
    target_ = resolved(path);
    struct stat old {};
    const bool exists = stat(target_.c_str(), &old) == 0;
    if (!exists && errno != ENOENT) fail("write", path, std::strerror(errno));
    if (exists && S_ISDIR(old.st_mode)) fail("write", path, "it is a folder");
    if (exists && !S_ISREG(old.st_mode)) fail("write", path, "it is not a regular file");
    // A rename asks the folder alone, but whoever takes the right to write from a file means it.
    if (exists && access(target_.c_str(), W_OK) != 0) fail("write", path, std::strerror(errno));
    open_part();
    if (exists) take_over(old);
  }
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;
  ~Replacement() {
    if (!finished_) unlink(part_.c_str());
    if (file_ >= 0) close(file_);
  }

  void finish_with(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t written = write(file_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail("write", path_, std::strerror(errno));
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    // First the content, then the name: after a power failure there is no empty file in the place of the old one.
    if (!synchronise(file_)) fail("write", path_, std::strerror(errno));
    if (std::rename(part_.c_str(), target_.c_str()) != 0) fail("write", path_, std::strerror(errno));
    finished_ = true;
    const int folder = open(folder_of(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return;  // one that may be written to, but not read
    const bool done = synchronise(folder);
    const int error = errno;
    close(folder);
    if (!done) fail("write", path_, std::strerror(error));
  }

  const fs::path& target() const { return target_; }

 private:
  void open_part() {
    for (;;) {
      part_ = random_part(target_.string());
      file_ = open(part_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      if (file_ < 0 && errno == EEXIST) continue;
      if (file_ < 0) fail("write", path_, std::strerror(errno));
      flock(file_, LOCK_EX | LOCK_NB);  // where there are no locks, nothing is cleaned up either
      struct stat own {};
      if (fstat(file_, &own) != 0 || own.st_nlink > 0) return;
      close(file_);  // taken for abandoned in the moment before the lock
    }
  }
  void set_mode(mode_t mode) {
    if (fchmod(file_, mode) != 0) fail_and_remove(errno);
  }
  // For the constructor, whose failure runs no destructor.
  [[noreturn]] void fail_and_remove(int error) {
    unlink(part_.c_str());
    close(file_);
    fail("write", path_, std::strerror(error));
  }
  void take_over(const struct stat& old) {
    // The owner first, since giving a file away may clear bits of its mode.
    if ((old.st_uid != geteuid() || old.st_gid != getegid()) && fchown(file_, old.st_uid, old.st_gid) != 0) {
      // Only root may give a file away. What others could not read or write must not open to them by this.
      if (fchown(file_, static_cast<uid_t>(-1), old.st_gid) != 0) {
        return set_mode(old.st_mode & 0707);
      }
    }
    set_mode(old.st_mode & 0777);
  }

  std::string path_;
  fs::path target_;
  std::string part_;
  int file_ = -1;
  bool finished_ = false;
};

// The one of stdout and stderr that goes there, or -1.
int standard_stream(const struct stat& file) {
  for (const int own : {STDOUT_FILENO, STDERR_FILENO}) {
    struct stat standard {};
    if (fstat(own, &standard) == 0 && standard.st_dev == file.st_dev && standard.st_ino == file.st_ino) return own;
  }
  return -1;
}

std::string lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
  return text;
}

}  // namespace

std::vector<std::uint8_t> read_file(const std::string& path) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) fail("read", path, "it is a folder");
  const File file(std::fopen(path.c_str(), "rb"));
  if (!file) fail("read", path, std::strerror(errno));
  std::vector<std::uint8_t> bytes;
  std::uint8_t block[1 << 16];
  while (const std::size_t got = std::fread(block, 1, sizeof block, file.get())) {
    bytes.insert(bytes.end(), block, block + got);
  }
  if (std::ferror(file.get())) fail("read", path, std::strerror(errno));
  return bytes;
}

void check_writable(const std::string& path) {
  const Replacement attempt(path);
  remove_abandoned_parts(attempt.target());
}

void write_atomically(const std::string& path, std::string_view text) { Replacement(path).finish_with(text); }

void write_atomically(const std::string& path, std::span<const std::uint8_t> bytes) {
  write_atomically(path, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

std::string resolved(const std::string& path) {
  fs::path file(path);
  constexpr int kMostLinks = 40;  // as Linux allows
  for (int i = 0; i < kMostLinks; ++i) {
    std::error_code error;
    const fs::path next = fs::read_symlink(file, error);
    if (error) break;  // not a link
    file = next.is_absolute() ? next : folder_of(file) / next;
  }
  return file.string();
}

bool same_file(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return false;
  const fs::path first = resolved(a), second = resolved(b);
  std::error_code error;
  if (fs::equivalent(first, second, error) && !error) return true;
  const bool same_folder = fs::equivalent(folder_of(first), folder_of(second), error) && !error;
  return same_folder && lower_case(first.filename().string()) == lower_case(second.filename().string());
}

bool is_stream(const std::string& path) {
  struct stat file {};
  if (stat(path.c_str(), &file) != 0 || S_ISDIR(file.st_mode)) return false;
  return !S_ISREG(file.st_mode) || standard_stream(file) >= 0;
}

int open_stream(const std::string& path) {
  struct stat file {};
  const int standard = stat(path.c_str(), &file) == 0 ? standard_stream(file) : -1;
  const int stream =
      standard >= 0 ? fcntl(standard, F_DUPFD_CLOEXEC, 0) : open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  if (stream < 0) fail("write", path, std::strerror(errno));
  return stream;
}

std::string unused_name(const std::string& path) {
  std::string name = path;
  std::error_code ignored;
  for (int i = 2; fs::exists(fs::symlink_status(name, ignored)); ++i) name = path + std::to_string(i);
  return name;
}

bool has_content(const std::string& path) {
  std::error_code error;
  return fs::is_regular_file(path, error) && fs::file_size(path, error) > 0 && !error;
}

}  // namespace sac
