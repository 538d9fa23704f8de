/// \file
/// What a visitor has changed, to be taken back and done again: a list of edits and a place in it.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "lab/comparison.h"
#include "lab/run.h"
#include "sac/draft.h"

namespace sac::gui {

/// One change. It holds what is not there now: to take it back or do it again, that changes places with what is.
struct Edit {
  /// What it is to one run.
  struct Change {
    Side side;
    Draft draft;
    /// Another run took the place of the one with these settings.
    bool replaced = false;
    /// The one that is not there now; null: nothing had been done, or it is no longer kept.
    std::shared_ptr<Run::Before> run{};
    double step = 0.0;  ///< of that run; 0: nothing had been done
  };
  std::string label{};  ///< what was changed
  std::vector<Change> changes{};
  /// A comparison began or ended: B is there or not.
  bool changes_b = false;
  std::unique_ptr<Run> b{};
};

class Edits {
 public:
  /// Far more than anybody goes back.
  static constexpr std::size_t kMost = 200;
  /// Runs take memory: of the older ones the settings alone remain.
  static constexpr std::size_t kMostRuns = 4;

  /// What would be taken back or done again; nullptr: nothing.
  const Edit* undoable() const { return place_ > 0 ? &edits_[place_ - 1] : nullptr; }
  const Edit* redoable() const { return place_ < edits_.size() ? &edits_[place_] : nullptr; }
  /// \param open more of the same movement may follow, which is then part of it
  void add(Edit edit, bool open = false);
  /// The movement has ended.
  void close() { open_ = false; }
  /// \pre there is one
  Edit& undo();
  Edit& redo();
  /// Lets go of runs that are too many, the oldest first.
  void thin();

 private:
  std::vector<Edit> edits_;
  std::size_t place_ = 0;  // how many of them are in force
  bool open_ = false;
};

}  // namespace sac::gui
