#include "interrupt.h"

#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <string_view>

namespace sac {

namespace {

// What a signal handler may use, also while other threads read it.
std::atomic<int> received = 0;
std::atomic<int> presses = 0;
std::atomic<Answer> answer_in_use = Answer::none;
static_assert(std::atomic<int>::is_always_lock_free && std::atomic<Answer>::is_always_lock_free);

void say(std::string_view text) {
  if (write(STDERR_FILENO, text.data(), text.size()) < 0) return;  // nobody reads it
}

extern "C" void on_signal(int signal) {
  const int error = errno;  // the interrupted code may be about to look at it
  int none = 0;
  received.compare_exchange_strong(none, signal);
  // SIGTERM and SIGHUP may come more than once for one wish; only a hand on a keyboard grows impatient.
  if (signal == SIGINT) {
    const Answer answer = answer_in_use;
    const int count = ++presses;
    const int last = answer == Answer::saving ? 3 : 2;
    if (count >= last) {
      struct sigaction standard {};
      standard.sa_handler = SIG_DFL;
      sigaction(SIGINT, &standard, nullptr);
      raise(SIGINT);  // acts when this handler returns
    } else if (answer == Answer::saving) {
      say(count == 1 ? "\nstopping and saving after this update; Ctrl-C twice more ends at once, without saving\n"
                     : "\nstill in this update; Ctrl-C once more ends at once and loses what is not saved\n");
    } else if (answer == Answer::stopping) {
      say("\nstopping after this update; Ctrl-C again ends at once\n");
    }
  }
  errno = error;
}

}  // namespace

void catch_interrupts(Answer answer) {
  answer_in_use = answer;
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;  // no call fails because a signal came
  sigemptyset(&action.sa_mask);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) {
    struct sigaction before {};
    sigaction(signal, nullptr, &before);
    const bool ignored = before.sa_handler == SIG_IGN;
    if (ignored && signal != SIGPIPE) continue;  // SIGPIPE is ignored by many a parent that never thought of it
    sigaction(signal, &action, nullptr);
  }
}

int interrupted() { return received; }

}  // namespace sac
