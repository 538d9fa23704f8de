// The replay buffer D: a ring of transitions (s, a, r, s', d), each one contiguous record, so that a batch is gathered
// with one copy per sample.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "kernels/matrix.h"
#include "sac/rng.h"

namespace sac {

// Where the parts of a transition lie in its record [s | a | r | s' | terminated | timed out].
struct RecordLayout {
  int observation;
  int action;

  int size() const { return 2 * observation + action + 3; }
  int reward() const { return observation + action; }
  int next_observation() const { return reward() + 1; }
  int terminated() const { return next_observation() + observation; }
  int timed_out() const { return terminated() + 1; }
};

// One stored transition.
class Record {
 public:
  Record(const RecordLayout& layout, const float* data) : layout_(layout), data_(data) {}

  Samples observation() const { return {data_, layout_.observation, 1}; }
  Samples action() const { return {data_ + layout_.observation, layout_.action, 1}; }
  float reward() const { return data_[layout_.reward()]; }
  Samples next_observation() const { return {data_ + layout_.next_observation(), layout_.observation, 1}; }
  // The episode ended here.
  bool ended() const { return terminated() || timed_out(); }
  // d: nothing follows. A time limit ends the episode, but with bootstrap_on_timeout not the return.
  bool done(bool bootstrap_on_timeout) const { return terminated() || (timed_out() && !bootstrap_on_timeout); }

 private:
  bool terminated() const { return data_[layout_.terminated()] != 0.0f; }
  bool timed_out() const { return data_[layout_.timed_out()] != 0.0f; }

  RecordLayout layout_;
  const float* data_;
};

// Transitions as columns [record, batch]; the parts are views of it.
struct Batch {
  RecordLayout layout;
  MatrixXf records;

  Batch(RecordLayout layout_, int size) : layout(layout_), records(MatrixXf::Zero(layout_.size(), size)) {}

  int size() const { return static_cast<int>(records.cols()); }
  Record record(Eigen::Index b) const { return {layout, records.col(b).data()}; }

  Samples observation() const { return rows(0, layout.observation); }
  Samples action() const { return rows(layout.observation, layout.action); }
  Samples observation_action() const { return rows(0, layout.observation + layout.action); }
  Samples next_observation() const { return rows(layout.next_observation(), layout.observation); }
  // Array expressions [1, batch].
  auto reward() const { return records.row(layout.reward()).array(); }
  auto done(bool bootstrap_on_timeout) const {
    return Eigen::Array<bool, 1, Eigen::Dynamic>::NullaryExpr(
        1, records.cols(),
        [this, bootstrap_on_timeout](Eigen::Index b) { return record(b).done(bootstrap_on_timeout); });
  }

 private:
  Samples rows(int first, int count) const { return records.middleRows(first, count); }
};

class ReplayBuffer {
 public:
  ReplayBuffer(RecordLayout layout, std::int64_t capacity);

  struct Transition {
    std::span<const float> observation;
    std::span<const float> action;
    float reward;
    std::span<const float> next_observation;
    bool terminated;
    bool timed_out;
  };
  // Stores a transition over the oldest one once the buffer is full.
  void add(const Transition& transition);

  // Fills the batch with transitions drawn uniformly, with replacement. \pre size() > 0
  void sample(Rng& rng, Batch& batch) const;

  std::int64_t size() const { return size_; }
  std::int64_t capacity() const { return capacity_; }
  const RecordLayout& layout() const { return layout_; }

  // The transition in place `at` of memory, for at < size(); the newest one has age 0.
  Record record(std::int64_t at) const { return {layout_, data_.get() + at * layout_.size()}; }
  Record newest(std::int64_t age) const { return record((position_ - 1 - age + 2 * size_) % size_); }

  // The stored records in memory order, and the place of the next one, for checkpoints.
  std::span<const float> records() const { return {data_.get(), static_cast<std::size_t>(size_ * layout_.size())}; }
  std::int64_t position() const { return position_; }
  // \pre records hold at most capacity() transitions; position is at most their number and below the capacity
  void restore(std::span<const float> records, std::int64_t position);

 private:
  RecordLayout layout_;
  std::int64_t capacity_;
  std::int64_t size_ = 0;
  std::int64_t position_ = 0;
  std::unique_ptr<float[]> data_;  // not initialised: the system provides pages as they are written
};

}  // namespace sac
