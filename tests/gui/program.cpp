#include "program.h"

#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace fs = std::filesystem;

std::string read_text(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}
void write_text(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

std::string Outcome::printed(const std::string& name) const {
  const std::string start = name + ": ";
  std::string found = "missing";
  for (std::size_t at = 0; at < out.size();) {
    const std::size_t end = std::min(out.find('\n', at), out.size());
    const std::string line = out.substr(at, end - at);
    if (line.starts_with(start)) found = line.substr(start.size());
    at = end + 1;
  }
  return found;
}

std::string programs() {
  const char* others = std::getenv("SAC_PROGRAMS");  // another build's
  return others ? others : SAC_PROGRAMS;
}

Outcome run_shell(const std::string& command) {
  const Folder folder;
  const std::string whole =
      "( " + command + " ) >" + (folder.path / "out").string() + " 2>" + (folder.path / "err").string();
  const int status = std::system(whole.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_text(folder.path / "out"), read_text(folder.path / "err")};
}

std::string in_display(const std::string& screen) {
  const std::string run = SAC_XVFB_RUN;
  return run.empty() ? "" : run + " -a -s '-noreset -screen 0 " + screen + "x24' ";
}

Outcome run_lab(const Folder& state, const std::string& arguments, const std::string& screen,
                const std::string& first) {
  return run_shell("cd " + state.path.string() + " && " + first + " && XDG_STATE_HOME=" + state.path.string() +
                   " SAC_LAB_DIALOG=${DIALOG-window} " + in_display(screen) + programs() + "/sac-lab " + arguments);
}

Outcome run_script(const Folder& state, const std::string& script, const std::string& arguments,
                   const std::string& screen, const std::string& first) {
  const Folder folder;
  write_text(folder.path / "script", script);
  return run_lab(state, "--script " + (folder.path / "script").string() + " " + arguments, screen, first);
}
