// Preloaded into a program: the n-th of its calls that write, replace or open files fails. SAC_FAIL_AT is n, from 1 on;
// with SAC_FAIL_ON, all later ones fail too, as on a disk that stays full. SAC_FAIL_COUNT names a file into which the
// number of calls is written at the end. Only files of ours count: those below the working directory.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

std::atomic<long> calls = 0;

long number(const char* name) {
  const char* text = getenv(name);
  return text != nullptr ? atol(text) : 0;
}

// Whether this call is to fail. A full disk, or one that is broken.
bool fails() {
  static const long at = number("SAC_FAIL_AT");
  static const bool on = number("SAC_FAIL_ON") != 0;
  const long call = ++calls;
  if (at == 0 || (on ? call < at : call != at)) return false;
  errno = call % 2 == 0 ? ENOSPC : EIO;
  return true;
}

template <class Function>
Function real(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

bool is_ours(const char* path) { return path[0] != '/'; }
bool is_ours(int file) { return file > STDERR_FILENO; }

struct Report {
  ~Report() {
    const char* name = getenv("SAC_FAIL_COUNT");
    if (name == nullptr) return;
    const int file = real<int (*)(const char*, int, ...)>("open")(name, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    char text[32];
    const int size = snprintf(text, sizeof text, "%ld\n", calls.load());
    if (real<ssize_t (*)(int, const void*, size_t)>("write")(file, text, static_cast<size_t>(size)) < 0) abort();
    close(file);
  }
} report;

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  va_list list;
  va_start(list, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(list, mode_t) : 0;
  va_end(list);
  if (is_ours(path) && (flags & (O_WRONLY | O_RDWR)) != 0 && fails()) return -1;
  return real<int (*)(const char*, int, ...)>("open")(path, flags, mode);
}

ssize_t write(int file, const void* bytes, size_t size) {
  static const auto next = real<ssize_t (*)(int, const void*, size_t)>("write");
  if (!is_ours(file)) return next(file, bytes, size);
  // Half of it gets there, as when the disk fills up.
  if (fails()) return size > 1 && calls % 3 == 0 ? next(file, bytes, size / 2) : -1;
  return next(file, bytes, size);
}

int fsync(int file) { return fails() ? -1 : real<int (*)(int)>("fsync")(file); }
int fdatasync(int file) { return fails() ? -1 : real<int (*)(int)>("fdatasync")(file); }
int ftruncate(int file, off_t size) { return fails() ? -1 : real<int (*)(int, off_t)>("ftruncate")(file, size); }
int fchmod(int file, mode_t mode) { return fails() ? -1 : real<int (*)(int, mode_t)>("fchmod")(file, mode); }

int rename(const char* from, const char* to) {
  return fails() ? -1 : real<int (*)(const char*, const char*)>("rename")(from, to);
}

}  // extern "C"
