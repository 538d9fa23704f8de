/// \file
/// Waiting for another thread's work.
#pragma once

#include <chrono>
#include <thread>

/// Looks again and again until `done()` is true. \return false after five minutes, which even a slow machine or a
/// sanitizer does not need
template <typename Done>
bool wait_until(Done done) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(5);
  while (!done()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return true;
}
