/// \file
/// Whole files in and out. All functions throw Failure with a sentence that names the file.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sac::cli {

std::vector<std::uint8_t> read_file(const std::string& path);

/// Fails if `write_atomically` could not write this file now; changes nothing. For telling it before a long run.
void check_writable(const std::string& path);

/// Replaces the file in one step: a reader, or a crash, sees the old content or the new, never a part. A symbolic link
/// stays one; what it names is replaced. Devices and pipes are refused.
void write_atomically(const std::string& path, std::span<const std::uint8_t> bytes);
void write_atomically(const std::string& path, std::string_view text);

}  // namespace sac::cli
