/// \file
/// One program at a time writes a file.
#pragma once

#include <string>

namespace sac {

/// While it lives, no other program that asks for the lock of this file gets it, on any machine that shares the folder.
/// The file itself is free to be replaced: the lock is on FILE.lock beside it, which is gone afterwards. One that a
/// killed program left holds nobody up. Where the file system knows no locks there is none.
class FileLock {
 public:
  /// Holds nothing.
  FileLock() = default;
  /// \throws Failure if another program has it, or if there can be no file here
  explicit FileLock(const std::string& path);
  ~FileLock();
  FileLock(FileLock&& other) noexcept;
  FileLock& operator=(FileLock&& other) noexcept;

 private:
  std::string name_;
  int file_ = -1;
};

}  // namespace sac
