#include "files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <random>

#include "errors.h"
#include "text.h"

namespace sac::cli {

namespace fs = std::filesystem;

namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

[[noreturn]] void fail(std::string_view verb, std::string_view path, std::string_view reason) {
  throw Failure(concat("cannot ", verb, " ", path.empty() ? "\"\"" : path, ": ", reason, "."));
}

// A file on its way: written beside its place, since a rename is atomic only within one file system.
class Replacement {
 public:
  explicit Replacement(const std::string& path) : path_(path) {
    if (path.empty()) fail("write", path, "the name is empty");
    std::error_code ignored;
    target_ = fs::is_symlink(path, ignored) ? fs::weakly_canonical(path, ignored) : fs::path(path);
    if (fs::is_directory(target_, ignored)) fail("write", path, "it is a folder");
    if (fs::exists(target_, ignored) && !fs::is_regular_file(target_, ignored)) {
      fail("write", path, "it is not a regular file");
    }
    // A random name, since two runs may save to one place at a time.
    temporary_ = concat(target_.string(), ".part", std::to_string(std::random_device{}()));
    file_.reset(std::fopen(temporary_.c_str(), "wb"));
    if (!file_) fail("write", path, std::strerror(errno));
  }
  Replacement(const Replacement&) = delete;
  Replacement& operator=(const Replacement&) = delete;
  ~Replacement() {
    if (finished_) return;
    file_.reset();
    std::error_code ignored;
    fs::remove(temporary_, ignored);
  }

  void finish_with(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size())
      fail("write", path_, std::strerror(errno));
    // Closing writes the rest, so it too can meet a full disk.
    if (std::fclose(file_.release()) != 0) fail("write", path_, std::strerror(errno));
    std::error_code error;
    fs::rename(temporary_, target_, error);
    if (error) fail("write", path_, error.message());
    finished_ = true;
  }

 private:
  std::string path_;
  fs::path target_;
  std::string temporary_;
  File file_;
  bool finished_ = false;
};

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
}

void write_atomically(const std::string& path, std::string_view text) {
  Replacement(path).finish_with(text);
}

void write_atomically(const std::string& path, std::span<const std::uint8_t> bytes) {
  write_atomically(path, std::string_view(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
}

}  // namespace sac::cli
