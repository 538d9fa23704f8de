#include "replay_buffer.h"

#include <algorithm>

namespace sac {

ReplayBuffer::ReplayBuffer(RecordLayout layout, std::int64_t capacity)
    : layout_(layout), capacity_(capacity), data_(new float[static_cast<std::size_t>(capacity * layout.size())]) {}

void ReplayBuffer::add(const Transition& transition) {
  float* out = data_.get() + position_ * layout_.size();
  out = std::copy(transition.observation.begin(), transition.observation.end(), out);
  out = std::copy(transition.action.begin(), transition.action.end(), out);
  *out++ = transition.reward;
  out = std::copy(transition.next_observation.begin(), transition.next_observation.end(), out);
  *out++ = transition.terminated ? 1.0f : 0.0f;
  *out++ = transition.timed_out ? 1.0f : 0.0f;
  position_ = (position_ + 1) % capacity_;
  size_ = std::min(size_ + 1, capacity_);
}

void ReplayBuffer::sample(Rng& rng, Batch& batch) const {
  for (int b = 0; b < batch.size(); ++b) {
    const std::int64_t i = rng.below(static_cast<std::uint32_t>(size_));
    std::copy_n(data_.get() + i * layout_.size(), layout_.size(), batch.records.col(b).data());
  }
}

void ReplayBuffer::restore(std::span<const float> records, std::int64_t position) {
  std::copy(records.begin(), records.end(), data_.get());
  size_ = static_cast<std::int64_t>(records.size()) / layout_.size();
  position_ = position;
}

}  // namespace sac
