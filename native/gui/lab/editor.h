/// \file
/// How a visitor changes settings and runs: every change can be taken back.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "lab/edits.h"
#include "lab/notices.h"
#include "lab/recent_runs.h"

namespace sac::gui {

/// The run, or the two that are compared.
struct Runs {
  Run a;
  std::unique_ptr<Run> b{};  ///< null: A is alone

  Run& at(Side side) { return side == Side::a ? a : *b; }
  const Run& at(Side side) const { return side == Side::a ? a : *b; }
};

class Editor {
 public:
  /// All outlive it.
  Editor(Runs& runs, Notices& notices, RecentRuns& recent) : runs_(runs), notices_(notices), recent_(recent) {}

  /// Another run takes the place of this side's, as part of an edit.
  void leave(Edit& edit, Side side, const std::function<Run::Before(Run&)>& go);
  /// What this side wants is about to change, as part of an edit.
  void note(Edit& edit, Side side) { edit.changes.push_back({side, runs_.at(side).draft()}); }
  /// The edit has been done. \param open as in `Edits::add`
  void add(Edit edit, bool open = false);
  /// The movement of a slider has ended.
  void close() { edits_.close(); }

  /// What would be taken back or done again; empty: nothing.
  std::string undo_label() const { return edits_.undoable() ? edits_.undoable()->label : std::string(); }
  std::string redo_label() const { return edits_.redoable() ? edits_.redoable()->label : std::string(); }
  void undo();
  void redo();

 private:
  void exchange(Edit& edit);
  void exchange(Edit::Change& change);

  Runs& runs_;
  Notices& notices_;
  RecentRuns& recent_;
  Edits edits_;
};

}  // namespace sac::gui
