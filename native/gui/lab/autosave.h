/// \file
/// Keeps the lab from being lost: on the disk, for the case that the window or the machine ends.
#pragma once

#include <chrono>
#include <future>
#include <memory>
#include <optional>
#include <string>

#include "lab/kept_lab.h"
#include "lab/run_store.h"

namespace sac::gui {

class Autosave {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::duration<double> kInterval{30.0};

  /// \param folder as RunStore's \param interval between two saves; where nothing can be kept, that is said in time
  Autosave(Lab& lab, const std::string& folder, std::chrono::duration<double> interval = kInterval);
  /// Waits for what is being written.
  ~Autosave();

  /// To be called now and then: saves when it is due or the training has paused, and says what went wrong.
  void update();
  /// Pauses, saves what is not saved yet, and waits for that, but no longer than so. To be called at the end.
  /// \return whether nothing is left to be done
  bool finish(std::chrono::duration<double> most);
  /// Why the lab, as it was when it was last to be kept, is not; empty: it is.
  const std::string& problem() const { return problem_; }
  /// The visitor has saved the run in A to a file, as it was at this step: while nothing else can be kept, that is
  /// enough.
  void saved_to_file(std::int64_t step);
  /// Something is kept for the next start.
  bool keeps() const { return saved_.a > 0.0 || saved_.b > 0.0; }
  /// When `update` wants to be called again, in seconds, though nothing happens.
  double next() const;

  /// What another window has left, for the visitor to decide.
  const std::optional<RunStore::Note>& offer() const { return offer_; }
  /// The lab goes on with it.
  void accept();
  /// It is gone.
  void decline();
  /// It stays for another time.
  void postpone();

 private:
  /// What tells two states of a lab apart.
  struct Mark {
    double a = 0.0, b = 0.0;  // environment steps
    Config wanted_a, wanted_b;
    bool comparing = false;
    bool operator==(const Mark&) const = default;
  };
  Mark mark() const;
  bool matters(const Mark& mark) const;
  void start();
  void collect();
  void hinder(const std::string& reason);

  Lab& lab_;
  std::chrono::duration<double> interval_;
  std::unique_ptr<RunStore> store_;
  std::optional<RunStore::Note> offer_;
  std::optional<RunStore::Note> taken_;  // gone as soon as this window has kept it
  std::string hindrance_;                // why there is no store
  std::string problem_;
  std::string said_;  // the notice of the first problem since all was well
  std::optional<Capture> capture_;
  std::future<std::string> writing_;  // empty, or what went wrong
  Mark saved_, capturing_;
  Clock::time_point last_ = Clock::now();
  bool was_running_ = false;
};

}  // namespace sac::gui
