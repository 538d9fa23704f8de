/// \file
/// Whole files in and out. All functions that may fail throw Failure with a sentence that names the file.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sac {

std::vector<std::uint8_t> read_file(const std::string& path);

/// Fails if `write_atomically` could not write this file now; changes nothing but to remove what killed programs left
/// of it half-written. For telling it before a long run.
void check_writable(const std::string& path);

/// Replaces the file in one step: a reader, a crash or a power failure sees the old content or the new, never a part.
/// A symbolic link stays one; what it names is replaced. The new file has the old one's mode and, where that is
/// allowed, its owner. Devices and pipes are refused.
void write_atomically(const std::string& path, std::span<const std::uint8_t> bytes);
void write_atomically(const std::string& path, std::string_view text);

/// The file that a name stands for: without symbolic links in its last part, also where it is not there yet.
std::string resolved(const std::string& path);

/// Whether two names may stand for one file: through other spellings of the folder, symbolic or hard links, or another
/// case, which some file systems do not tell apart.
bool same_file(const std::string& a, const std::string& b);

/// Whether this is written as it comes and cannot be replaced: a pipe, a device, or the file that this program's own
/// stdout or stderr goes to.
bool is_stream(const std::string& path);

/// A descriptor that writes to such a file, at the place where stdout or stderr stands if it is theirs. \throws Failure
int open_stream(const std::string& path);

/// The path, or with a number behind it the first that is not there yet: "a.csv.old", "a.csv.old2".
std::string unused_name(const std::string& path);

/// Whether there is something in it: false for a missing or an empty file.
bool has_content(const std::string& path);

}  // namespace sac
