/// \file
/// What a lab tells the visitor, and for a while the way back from an edit.
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace sac::gui {

struct Notice {
  std::string text;
  bool undo = false;  ///< it offers to take back the last edit
};

class Notices {
 public:
  using Clock = std::chrono::steady_clock;
  /// Older ones make room.
  static constexpr std::size_t kMost = 3;
  /// How long one offers to take back an edit; Ctrl+Z does so longer.
  static constexpr std::chrono::seconds kUndoOffer{12};

  void say(std::string text) {
    std::erase_if(notices_, [&](const Notice& notice) { return notice.text == text; });
    notices_.push_back({std::move(text), false});
    if (notices_.size() > kMost) notices_.erase(notices_.begin());
  }
  void offer_undo(std::string text) {
    withdraw_undo();
    say(std::move(text));
    notices_.back().undo = true;
    offered_at_ = Clock::now();
  }
  void withdraw_undo() {
    std::erase_if(notices_, [](const Notice& notice) { return notice.undo; });
  }
  void withdraw(const std::string& text) {
    std::erase_if(notices_, [&](const Notice& notice) { return notice.text == text; });
  }
  void clear() { notices_.clear(); }
  void dismiss(std::size_t index) { notices_.erase(notices_.begin() + static_cast<std::ptrdiff_t>(index)); }
  /// To be called now and then: offers end.
  void update() {
    if (Clock::now() - offered_at_ > kUndoOffer) withdraw_undo();
  }
  /// Oldest first.
  const std::vector<Notice>& all() const { return notices_; }

 private:
  std::vector<Notice> notices_;
  Clock::time_point offered_at_;
};

}  // namespace sac::gui
