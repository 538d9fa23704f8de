/// \file
/// Labs on the disk, below a folder of the user's: one slot for each window, so that none disturbs another.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "file_lock.h"
#include "lab/kept_lab.h"

namespace sac::gui {

/// Where the app keeps what is its own: $XDG_STATE_HOME/sac-lab, or ~/.local/state/sac-lab. \throws Failure if there is
/// no such place
std::string state_folder();

/// A slot is a folder: `kept` says what there is and in which files, and is written last.
class RunStore {
 public:
  /// What another window has left.
  struct Note {
    std::string slot{};
    std::string preset{};
    std::string seed{};
    std::int64_t step = 0;
    bool comparison = false;
    std::int64_t at = 0;  ///< seconds since 1970
  };

  /// \param folder made where it is not there. \throws Failure if nothing can be written there
  explicit RunStore(const std::string& folder);
  /// Removes its slot if it holds nothing.
  ~RunStore();
  RunStore(const RunStore&) = delete;
  RunStore& operator=(const RunStore&) = delete;

  /// Replaces what this window has kept; what there was stays whole until that is done. \throws Failure
  void write(const KeptLab& kept);
  /// This window has nothing to keep.
  void clear();

  /// The newest that no window holds; it is held from then on, so that only one offers it. Removes what nobody will ask
  /// for: of more than a few, and what is older than a month.
  std::optional<Note> find();
  /// \pre `find` has given it \throws Failure if it cannot be read
  KeptLab read(const Note& note) const;
  void remove(const Note& note);
  /// It stays for another time.
  void leave() { found_lock_ = FileLock(); }

 private:
  void write(const KeptLab& kept, const std::string& generation);
  /// Of the slot, without the note.
  void remove_files(const std::function<bool(const std::string& name)>& unwanted);

  std::string folder_, slot_;
  FileLock lock_, found_lock_;
  std::uint64_t generation_ = 0;
};

}  // namespace sac::gui
