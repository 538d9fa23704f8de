#include "lab/edits.h"

#include <utility>

namespace sac::gui {

void Edits::add(Edit edit, bool open) {
  const bool more = open_ && !redoable() && undoable() && undoable()->label == edit.label;
  edits_.resize(place_);
  // The first of a movement knows where it came from.
  if (!more) edits_.push_back(std::move(edit));
  if (edits_.size() > kMost) edits_.erase(edits_.begin());
  place_ = edits_.size();
  open_ = open;
  thin();
}

Edit& Edits::undo() {
  open_ = false;
  return edits_[--place_];
}

Edit& Edits::redo() {
  open_ = false;
  return edits_[place_++];
}

void Edits::thin() {
  std::size_t runs = 0;
  for (std::size_t i = edits_.size(); i-- > 0;) {
    for (Edit::Change& change : edits_[i].changes)
      if (change.run && ++runs > kMostRuns) change.run.reset();
    if (edits_[i].b && ++runs > kMostRuns) edits_[i].b.reset();
  }
}

}  // namespace sac::gui
