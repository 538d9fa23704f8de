/// \file
/// Another program, whose answer the window waits for without standing still.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace sac::gui {

/// True if a program of this name can be started.
bool has_program(const std::string& name);

class Child {
 public:
  struct Result {
    int code;         ///< 0: success
    std::string out;  ///< what it wrote, without the last line's end
  };

  Child() = default;
  /// Starts it. Where that fails, the result has code 127.
  explicit Child(const std::vector<std::string>& command);
  /// Ends it.
  ~Child();
  Child(Child&& other) noexcept;
  Child& operator=(Child&& other) noexcept;

  bool is_running() const { return running_; }
  /// Nothing while it goes on, and after the result has been told.
  std::optional<Result> poll();
  /// The same, waiting at most so long. \param seconds
  std::optional<Result> wait(double seconds);

 private:
  bool running_ = false;
  pid_t id_ = -1;
  int pipe_ = -1;
  std::string out_;
};

}  // namespace sac::gui
