#include "files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <random>

#include "errors.h"

namespace sac::cli {

namespace fs = std::filesystem;

namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

[[noreturn]] void fail(const std::string& verb, const std::string& path, const std::string& reason) {
  throw Failure("cannot " + verb + " " + path + ": " + reason);
}

// Beside the file, since a rename is atomic only within one file system; random, since two runs may save to one place.
std::string temporary_name(const std::string& path) {
  static const unsigned mark = std::random_device{}();
  return path + ".part" + std::to_string(mark);
}

File create_temporary(const std::string& path) {
  if (path.empty()) fail("write", "\"\"", "the name is empty");
  if (fs::is_directory(path)) fail("write", path, "it is a folder");
  File file(std::fopen(temporary_name(path).c_str(), "wb"));
  if (!file) fail("write", path, std::strerror(errno));
  return file;
}

}  // namespace

std::vector<std::uint8_t> read_file(const std::string& path) {
  if (fs::is_directory(path)) fail("read", path, "it is a folder");
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
  create_temporary(path).reset();
  std::error_code ignored;
  fs::remove(temporary_name(path), ignored);
}

void write_atomically(const std::string& path, std::span<const std::uint8_t> bytes) {
  File file = create_temporary(path);
  const std::string temporary = temporary_name(path);
  const bool complete = std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size();
  const int write_error = errno;
  // fclose writes the rest, so it too can meet a full disk.
  const bool closed = std::fclose(file.release()) == 0;
  std::error_code error;
  if (complete && closed) fs::rename(temporary, path, error);
  if (complete && closed && !error) return;
  const std::string reason = error ? error.message() : std::strerror(complete ? errno : write_error);
  std::error_code ignored;
  fs::remove(temporary, ignored);
  fail("write", path, reason);
}

}  // namespace sac::cli
