#include "page/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <utility>

extern char** environ;

namespace sac::gui {

bool has_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::string_view rest = path ? path : "";
  while (!rest.empty()) {
    const std::string_view folder = rest.substr(0, rest.find(':'));
    rest.remove_prefix(std::min(folder.size() + 1, rest.size()));
    if (!folder.empty() && access((std::filesystem::path(folder) / name).c_str(), X_OK) == 0) return true;
  }
  return false;
}

Child::Child(const std::vector<std::string>& command) {
  running_ = true;
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  if (posix_spawnp(&id_, arguments[0], &actions, nullptr, arguments.data(), environ) != 0) id_ = -1;
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  pipe_ = ends[0];
  fcntl(pipe_, F_SETFL, O_NONBLOCK);
}

Child::~Child() {
  if (pipe_ >= 0) close(pipe_);
  if (id_ < 0) return;
  kill(id_, SIGTERM);
  waitpid(id_, nullptr, 0);
}

Child::Child(Child&& other) noexcept { *this = std::move(other); }

Child& Child::operator=(Child&& other) noexcept {
  std::swap(running_, other.running_);
  std::swap(id_, other.id_);
  std::swap(pipe_, other.pipe_);
  std::swap(out_, other.out_);
  return *this;
}

std::optional<Child::Result> Child::poll() {
  if (!running_) return std::nullopt;
  int status = 127 << 8;
  if (id_ >= 0) {
    char block[4096];
    for (ssize_t got; (got = read(pipe_, block, sizeof block)) > 0;) out_.append(block, static_cast<std::size_t>(got));
    if (waitpid(id_, &status, WNOHANG) == 0) return std::nullopt;
    for (ssize_t got; (got = read(pipe_, block, sizeof block)) > 0;) out_.append(block, static_cast<std::size_t>(got));
  }
  id_ = -1;
  running_ = false;
  if (out_.ends_with('\n')) out_.pop_back();
  return Result{WIFEXITED(status) ? WEXITSTATUS(status) : 1, std::move(out_)};
}

std::optional<Child::Result> Child::wait(double seconds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  while (running_) {
    if (std::optional<Result> result = poll()) return result;
    if (std::chrono::steady_clock::now() > end) return std::nullopt;
    pollfd waiting{pipe_, POLLIN, 0};
    ::poll(&waiting, 1, 5);
  }
  return std::nullopt;
}

}  // namespace sac::gui
