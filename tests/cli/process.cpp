#include "process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <stdexcept>

namespace cli_test {

namespace {

void check(bool ok, const char* what) {
  if (!ok) throw std::runtime_error(std::string(what) + " failed");
}

void open_pipe(int& read_end, int& write_end) {
  int ends[2];
  check(pipe(ends) == 0, "pipe");
  read_end = ends[0], write_end = ends[1];
  fcntl(read_end, F_SETFD, FD_CLOEXEC);
  fcntl(write_end, F_SETFD, FD_CLOEXEC);
}

void open_terminal(int columns, int& read_end, int& write_end) {
  read_end = posix_openpt(O_RDWR | O_NOCTTY);
  check(read_end >= 0 && grantpt(read_end) == 0 && unlockpt(read_end) == 0, "posix_openpt");
  write_end = open(ptsname(read_end), O_RDWR | O_NOCTTY);
  check(write_end >= 0, "ptsname");
  const winsize size{.ws_row = 24, .ws_col = static_cast<unsigned short>(columns), .ws_xpixel = 0, .ws_ypixel = 0};
  ioctl(write_end, TIOCSWINSZ, &size);
  fcntl(read_end, F_SETFD, FD_CLOEXEC);
  fcntl(write_end, F_SETFD, FD_CLOEXEC);
}

// Reads what is there. \return false at the end
bool read_some(int file, std::string& text) {
  char block[4096];
  const ssize_t got = read(file, block, sizeof block);
  if (got > 0) text.append(block, static_cast<std::size_t>(got));
  return got > 0 || (got < 0 && errno == EINTR);  // a terminal's end is an error
}

}  // namespace

std::string program(const std::string& name) {
  const char* elsewhere = std::getenv("SAC_PROGRAMS");
  return std::string(elsewhere ? elsewhere : SAC_PROGRAMS) + "/" + name;
}

Process::Process(const std::string& program, const std::vector<std::string>& arguments, const Options& options) {
  std::vector<char*> words{const_cast<char*>(program.c_str())};
  for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);

  int out, err;
  open_pipe(out_, out);
  options.terminal ? open_terminal(options.columns, err_, err) : open_pipe(err_, err);
  pid_ = fork();
  check(pid_ >= 0, "fork");
  if (pid_ == 0) {
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    const int nothing = open("/dev/null", O_RDONLY);
    dup2(nothing, STDIN_FILENO);
    setenv("TERM", options.term.c_str(), 1);
    setenv("LC_ALL", options.locale.c_str(), 1);
    for (const int number : {SIGHUP, SIGINT, SIGTERM}) std::signal(number, SIG_DFL);  // nohup may run the tests
    if (!options.folder.empty() && chdir(options.folder.c_str()) != 0) _exit(126);
    if (options.file_size_limit > 0) {
      const rlimit limit{static_cast<rlim_t>(options.file_size_limit), static_cast<rlim_t>(options.file_size_limit)};
      setrlimit(RLIMIT_FSIZE, &limit);
      std::signal(SIGXFSZ, SIG_DFL);  // which ends a program that does not expect it
    }
    execv(words[0], words.data());
    _exit(127);
  }
  close(out);
  close(err);
}

Process::~Process() {
  if (pid_ > 0) {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  if (out_ >= 0) close(out_);
  if (err_ >= 0) close(err_);
}

void Process::send(int signal) { kill(pid_, signal); }

bool Process::read_more() {
  using namespace std::chrono;
  if (out_ < 0 && err_ < 0) return false;
  const auto left = duration_cast<milliseconds>(deadline_ - steady_clock::now()).count();
  if (left <= 0) throw std::runtime_error("the program did not end within ten minutes");
  pollfd files[] = {{out_, POLLIN, 0}, {err_, POLLIN, 0}};  // poll passes over -1
  if (poll(files, 2, static_cast<int>(left)) <= 0) return true;
  const auto take = [](const pollfd& file, int& own, std::string& text) {
    if (file.revents == 0 || read_some(own, text)) return;
    close(own);
    own = -1;
  };
  take(files[0], out_, output_.out);
  take(files[1], err_, output_.err);
  return true;
}

void Process::await_error_text(const std::string& text) {
  while (output_.err.find(text) == std::string::npos) {
    if (!read_more()) throw std::runtime_error("the program ended without writing '" + text + "' to stderr");
  }
}

Output Process::wait() {
  while (read_more()) {
  }
  int status = 0;
  waitpid(pid_, &status, 0);
  pid_ = -1;
  output_.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return output_;
}

Output run(const std::string& program, const std::vector<std::string>& arguments, const Options& options) {
  return Process(program, arguments, options).wait();
}

}  // namespace cli_test
