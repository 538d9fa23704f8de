/// \file
/// A list that one thread makes longer while others read what is there: a look at it copies none of its elements.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <memory>
#include <utility>

namespace sac::gui {

/// Blocks of elements, each twice as long as the one before: elements never move, and a million need fifteen blocks.
template <class T>
struct LogBlocks {
  static constexpr std::size_t kFirst = 64;
  static constexpr std::size_t kMost = 40;

  T& at(std::size_t i) {
    const std::size_t block = std::bit_width(i / kFirst + 1) - 1;
    return blocks[block][i - kFirst * ((std::size_t{1} << block) - 1)];
  }
  const T& at(std::size_t i) const { return const_cast<LogBlocks&>(*this).at(i); }
  /// Makes room for element `i`, the first that has none.
  void reach(std::size_t i) {
    const std::size_t block = std::bit_width(i / kFirst + 1) - 1;
    if (!blocks[block]) blocks[block] = std::make_unique<T[]>(kFirst << block);
  }

  std::array<std::unique_ptr<T[]>, kMost> blocks;
};

/// The elements that a log had when `AppendLog::view` was called. They stay as they are, also when the log has gone.
template <class T>
class LogView {
 public:
  LogView() = default;

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T& operator[](std::size_t i) const { return blocks_->at(i); }
  const T& back() const { return blocks_->at(size_ - 1); }

  class Iterator {
   public:
    Iterator(const LogBlocks<T>* blocks, std::size_t at) : blocks_(blocks), at_(at) {}
    const T& operator*() const { return blocks_->at(at_); }
    Iterator& operator++() { return ++at_, *this; }
    bool operator==(const Iterator&) const = default;

   private:
    const LogBlocks<T>* blocks_;
    std::size_t at_;
  };
  Iterator begin() const { return {blocks_.get(), 0}; }
  Iterator end() const { return {blocks_.get(), size_}; }

 private:
  template <class>
  friend class AppendLog;
  LogView(std::shared_ptr<const LogBlocks<T>> blocks, std::size_t size) : blocks_(std::move(blocks)), size_(size) {}

  std::shared_ptr<const LogBlocks<T>> blocks_;
  std::size_t size_ = 0;
};

/// For one thread. What readers hold is handed to them by something that orders memory, as a mutex does.
template <class T>
class AppendLog {
 public:
  void push_back(const T& value) {
    blocks_->reach(size_);
    blocks_->at(size_++) = value;
  }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const T& operator[](std::size_t i) const { return blocks_->at(i); }
  const T& back() const { return blocks_->at(size_ - 1); }

  /// What is there now, at the same cost however much that is.
  LogView<T> view() const { return {blocks_, size_}; }

 private:
  std::shared_ptr<LogBlocks<T>> blocks_ = std::make_shared<LogBlocks<T>>();
  std::size_t size_ = 0;
};

}  // namespace sac::gui
