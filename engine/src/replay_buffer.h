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

// Transitions as columns [record, batch]; the parts are views of it.
struct Batch {
  RecordLayout layout;
  MatrixXf records;
  int size = 0;

  Batch(RecordLayout layout_, int max_size) : layout(layout_), records(MatrixXf::Zero(layout_.size(), max_size)) {}

  Samples rows(int first, int count) const { return records.middleRows(first, count).leftCols(size); }
  Samples observation() const { return rows(0, layout.observation); }
  Samples action() const { return rows(layout.observation, layout.action); }
  Samples observation_action() const { return rows(0, layout.observation + layout.action); }
  Samples next_observation() const { return rows(layout.next_observation(), layout.observation); }
  float reward(int b) const { return records(layout.reward(), b); }
  bool terminated(int b) const { return records(layout.terminated(), b) != 0.0f; }
  bool timed_out(int b) const { return records(layout.timed_out(), b) != 0.0f; }
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

  // Draws `count` transitions uniformly, with replacement, into the batch. \pre size() > 0
  void sample(Rng& rng, int count, Batch& batch) const;

  std::int64_t size() const { return size_; }
  std::int64_t capacity() const { return capacity_; }
  const RecordLayout& layout() const { return layout_; }

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
