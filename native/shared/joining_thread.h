/// \file
/// A thread that is waited for when its owner goes. C++20's std::jthread, which libc++ has from version 20 on only.
#pragma once

#include <thread>
#include <utility>

namespace sac {

class JoiningThread {
 public:
  JoiningThread() = default;
  template <typename Work>
  explicit JoiningThread(Work work) : thread_(std::move(work)) {}
  JoiningThread(JoiningThread&&) = default;
  JoiningThread& operator=(JoiningThread&& other) {
    join();
    thread_ = std::move(other.thread_);
    return *this;
  }
  ~JoiningThread() { join(); }

 private:
  void join() {
    if (thread_.joinable()) thread_.join();
  }

  std::thread thread_;
};

}  // namespace sac
