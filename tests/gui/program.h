/// \file
/// sac-lab as a user runs it, with a state folder of its own.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "temporary_folder.h"

std::string read_text(const std::filesystem::path& path);
void write_text(const std::filesystem::path& path, const std::string& text);

struct Outcome {
  int code;
  std::string out, err;
  /// What a script printed under this name, the last time; "missing" if it did not.
  std::string printed(const std::string& name) const;
};

/// Size of the screen, if a test asks for no other.
inline constexpr const char* kScreen = "1280x1024";

/// The folder of the programs.
std::string programs();
/// Runs a shell command.
Outcome run_shell(const std::string& command);
/// What goes before a shell's command to give it a virtual display. \param screen width and height, as 1280x1024
/// \return nothing where there is no virtual display
std::string in_display(const std::string& screen = kScreen);
/// Runs sac-lab in a display. \param state its state folder \param first a shell command before it, such as "ulimit -f
/// 9"
Outcome run_lab(const Folder& state, const std::string& arguments, const std::string& screen = kScreen,
                const std::string& first = ":");
/// The same with a script.
Outcome run_script(const Folder& state, const std::string& script, const std::string& arguments = "",
                   const std::string& screen = kScreen, const std::string& first = ":");
