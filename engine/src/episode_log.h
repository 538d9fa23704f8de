// The finished episodes of a run of any length, in bounded memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "sac/trainer.h"

namespace sac {

// Every episode up to kMostEpisodes of them. A longer run keeps every second one, then every fourth, and so on, and
// always the newest.
class EpisodeLog {
 public:
  EpisodeLog() = default;
  // `kept` of a run that has finished `count` episodes, or all of them.
  EpisodeLog(std::vector<Episode> kept, std::int64_t count) : kept_(std::move(kept)), count_(count) {
    const bool whole = static_cast<std::int64_t>(kept_.size()) == count;
    while (selected(count, stride_) > kMostEpisodes) {
      stride_ *= 2;
      if (whole) thin();
    }
  }

  void push_back(const Episode& episode) {
    if (newest_is_extra(count_, stride_))
      kept_.back() = episode;
    else
      kept_.push_back(episode);
    ++count_;
    if (static_cast<std::int64_t>(kept_.size()) <= kMostEpisodes) return;
    stride_ *= 2;
    thin();
  }

  const std::vector<Episode>& kept() const { return kept_; }
  // Of all that have finished.
  std::int64_t count() const { return count_; }

  // How many of `count` episodes are kept.
  static std::int64_t kept_of(std::int64_t count) {
    std::int64_t stride = 1;
    while (selected(count, stride) > kMostEpisodes) stride *= 2;
    return selected(count, stride);
  }

 private:
  // Whether the newest of `count` is none of those that stay.
  static bool newest_is_extra(std::int64_t count, std::int64_t stride) {
    return count > 0 && (count - 1) % stride != 0;
  }
  static std::int64_t selected(std::int64_t count, std::int64_t stride) {
    return (count + stride - 1) / stride + (newest_is_extra(count, stride) ? 1 : 0);
  }
  // Every second one, and the newest.
  void thin() {
    std::size_t size = 0;
    for (std::size_t i = 0; i < kept_.size(); i += 2) kept_[size++] = kept_[i];
    if (kept_.size() % 2 == 0) kept_[size++] = kept_.back();
    kept_.resize(size);
  }

  std::vector<Episode> kept_;
  std::int64_t count_ = 0;
  std::int64_t stride_ = 1;
};

}  // namespace sac
