/// \file
/// Programs started as a shell would start them.
#pragma once

#include <chrono>
#include <csignal>
#include <filesystem>
#include <string>
#include <vector>

namespace cli_test {

/// How a program ended and what it wrote.
struct Output {
  int code;  ///< exit code; 128 + number if a signal killed it
  std::string out;
  std::string err;
};

/// How to start it.
struct Options {
  std::filesystem::path folder{};  ///< working directory; empty for this one
  bool terminal = false;           ///< stderr is a terminal
  int columns = 80;                ///< of that terminal
  std::string term = "xterm";      ///< its kind
  std::string locale = "C";        ///< as LC_ALL says it
  long file_size_limit = 0;  ///< bytes that a file may grow to; beyond, writing fails as on a full disk. 0: no limit
};

/// A running program. Its destructor kills it.
class Process {
 public:
  Process(const std::string& program, const std::vector<std::string>& arguments, const Options& options = {});
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void send(int signal);
  /// Waits until the program has written this to stderr; after ten minutes it is killed and the test fails.
  void await_error_text(const std::string& text);
  /// Waits for the end; after ten minutes the program is killed and the test fails.
  Output wait();

 private:
  // Waits for output and takes it up. \return false once both streams have ended
  bool read_more();

  std::chrono::steady_clock::time_point deadline_ = std::chrono::steady_clock::now() + std::chrono::minutes(10);
  int pid_ = -1;
  int out_ = -1, err_ = -1;  // our ends; -1 once they have ended
  Output output_{};
};

/// A program of this build, or of the one whose folder of programs is $SAC_PROGRAMS.
std::string program(const std::string& name);

/// Starts, waits.
Output run(const std::string& program, const std::vector<std::string>& arguments, const Options& options = {});

}  // namespace cli_test
