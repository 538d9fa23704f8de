// The desktop's own file dialogs: programs that are found in PATH, told what is asked for, and answer with a name.
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>

#include "program.h"

namespace fs = std::filesystem;

namespace {

// A program of this name that notes its arguments, writes `answer` and ends with `code`.
void make_program(const fs::path& folder, const std::string& name, const std::string& answer, int code) {
  const fs::path path = folder / name;
  write_text(path, "#!/bin/sh\nprintf '%s\\n' \"$@\" >" + (folder / "asked").string() + "\necho '" + answer +
                       "'\nexit " + std::to_string(code) + "\n");
  fs::permissions(path, fs::perms::owner_all);
}
// PATH with these programs first, and the dialog of the desktop.
std::string with(const fs::path& folder, const std::string& more = "") {
  return "export PATH=" + folder.string() + ":$PATH DIALOG= " + more;
}

}  // namespace

TEST_CASE("zenity is asked where to save and what to open, and its answers count") {
  const Folder state, programs;
  const std::string file = (state.path / "zenity.safetensors").string();
  make_program(programs.path, "zenity", file, 0);
  const Outcome saved =
      run_script(state, "wait 2 frames\nkey Right\nwait steps 1\nkey Ctrl+s\nwait file " + file + "\nprint file\n", "",
                 kScreen, with(programs.path));
  INFO(saved.err);
  CHECK(saved.printed("file") == file);
  CHECK(fs::exists(file));
  const std::string asked = read_text(programs.path / "asked");
  INFO(asked);
  CHECK(asked.find("--file-selection\n--save\n") == 0);
  CHECK(asked.find("quick-seed1-1.safetensors\n") != std::string::npos);
  CHECK(asked.find("--title=Save this run\n") != std::string::npos);

  const Outcome opened =
      run_script(state, "wait 2 frames\nkey Ctrl+o\nwait steps 1\nprint file\n", "", kScreen, with(programs.path));
  INFO(opened.err);
  CHECK(opened.printed("file") == file);
  CHECK(read_text(programs.path / "asked").find("--title=Open a run") != std::string::npos);
}

TEST_CASE("on KDE it is kdialog, and a table is asked for as one") {
  const Folder state, programs;
  const std::string file = (state.path / "kdialog.csv").string();
  make_program(programs.path, "zenity", "/wrong.csv", 0);
  make_program(programs.path, "kdialog", file, 0);
  const Outcome outcome =
      run_script(state, "wait 2 frames\nclick csv\nwait 5 frames\nwait dialog no\nwait 3 frames\nprint notice\n", "",
                 kScreen, with(programs.path, "XDG_CURRENT_DESKTOP=KDE"));
  INFO(outcome.err);
  CHECK(outcome.printed("notice") == "Saved " + file + ".");
  const std::string asked = read_text(programs.path / "asked");
  CHECK(asked.find("--getsavefilename\n") == 0);
  CHECK(asked.find("*.csv|Tables\n") != std::string::npos);
}

TEST_CASE("a dialog that is closed changes nothing, and for one that fails the window has its own") {
  const Folder state, programs;
  make_program(programs.path, "zenity", "", 1);
  const Outcome closed = run_script(
      state, "wait 2 frames\nkey Ctrl+s\nwait 5 frames\nwait dialog no\nwait 2 frames\nprint dialog\nprint file\n", "",
      kScreen, with(programs.path));
  CHECK(closed.printed("dialog") == "no");
  CHECK(closed.printed("file").empty());
  CHECK(read_text(programs.path / "asked").find("--save") != std::string::npos);
  make_program(programs.path, "zenity", "", 5);
  const Outcome failed =
      run_script(state, "wait 2 frames\nkey Ctrl+s\nwait dialog yes\nprint dialog\n", "", kScreen, with(programs.path));
  CHECK(failed.printed("dialog") == "yes");
}
