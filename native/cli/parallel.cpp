#include "parallel.h"

#if defined(__linux__)
#include <sched.h>
#endif

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "joining_thread.h"

namespace sac::cli {

void parallel_for(int count, int jobs, const std::function<void(int)>& work) {
  std::atomic<int> next = 0;
  std::exception_ptr failure;
  std::mutex failure_mutex;
  const auto run = [&] {
    try {
      for (int i = next++; i < count; i = next++) work(i);
    } catch (...) {
      const std::lock_guard lock(failure_mutex);
      failure = std::current_exception();
      next = count;  // the others finish what they have begun
    }
  };
  {
    std::vector<JoiningThread> threads;
    for (int i = 0; i < std::min(jobs, count); ++i) threads.emplace_back(run);
  }
  if (failure) std::rethrow_exception(failure);
}

int processors() {
#if defined(__linux__)
  cpu_set_t allowed;  // hardware_concurrency() counts those of the machine
  if (sched_getaffinity(0, sizeof allowed, &allowed) == 0) return CPU_COUNT(&allowed);
#endif
  return static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

}  // namespace sac::cli
