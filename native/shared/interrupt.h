/// \file
/// Signals that ask a training to stop. It stops after the update under way and saves.
#pragma once

namespace sac {

/// How Ctrl-C is answered at once, before the update under way has ended.
enum class Answer {
  none,      ///< with nothing
  stopping,  ///< "stopping"; a second Ctrl-C ends the program at once, since there is nothing to save
  saving     ///< "saving"; of an impatient hand's two Ctrl-C the second loses nothing: it takes a third
};

/// From now on SIGINT (Ctrl-C), SIGTERM, SIGHUP (the terminal is gone) and SIGPIPE (the reader of our output is gone)
/// ask to stop. Those that the program was started to ignore, as by nohup, stay ignored.
void catch_interrupts(Answer answer);
/// The signal that asked to stop, or 0. May be asked from several threads.
int interrupted();

}  // namespace sac
