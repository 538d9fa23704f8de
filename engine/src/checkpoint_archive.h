// How tensors come into a checkpoint and out of it.
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "in_quotes.h"
#include "sac/number_text.h"
#include "safetensors.h"

namespace sac {

using Shape = std::vector<std::int64_t>;

// An archive is a Saver or a Loader; `exchange_...` in checkpoint_content.h names every tensor once, for both.

class Saver {
 public:
  safetensors::Writer writer;

  static constexpr bool kLoads = false;

  bool has(const std::string&) const { return true; }
  std::int64_t rows(const std::string&, std::int64_t current, std::int64_t) { return current; }
  template <class T, class At, class Valid>
  void tensor(const std::string& name, const Shape& shape, At at, Valid) {
    std::int64_t count = 1;
    for (std::int64_t extent : shape) count *= extent;
    std::vector<T> values;
    values.reserve(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i) values.push_back(static_cast<T>(at(i)));
    writer.add<T>(name, shape, values);
  }
};

class Loader {
 public:
  explicit Loader(safetensors::File file) : file_(std::move(file)) {}

  static constexpr bool kLoads = true;
  std::string error;

  bool has(const std::string& name) const { return file_.tensors.contains(name); }
  // Extent of the first dimension of a tensor whose length is its own; 0 if there is no such tensor.
  std::int64_t rows(const std::string& name, std::int64_t, std::int64_t max) {
    const auto found = file_.tensors.find(name);
    if (found == file_.tensors.end() || found->second.shape.empty()) return 0;
    const std::int64_t rows = found->second.shape[0];
    if (rows > max) fail(name, "has more rows than are allowed here");
    return error.empty() ? rows : 0;
  }
  template <class T, class At, class Valid>
  void tensor(const std::string& name, const Shape& shape, At at, Valid valid) {
    if (!error.empty()) return;
    const auto found = file_.tensors.find(name);
    if (found == file_.tensors.end()) return fail(name, "is missing");
    const safetensors::Tensor& tensor = found->second;
    if (tensor.type != safetensors::type_of<T>()) return fail(name, "has the wrong dtype");
    if (tensor.shape != shape) return fail(name, "has the wrong shape");
    read_.insert(name);
    const std::size_t count = tensor.bytes.size() / sizeof(T);
    for (std::size_t i = 0; i < count; ++i) {
      T value;
      std::memcpy(&value, tensor.bytes.data() + i * sizeof(T), sizeof(T));
      if (!std::isfinite(static_cast<double>(value)) || !is_valid(valid, static_cast<std::int64_t>(i), value)) {
        return fail(name, "holds a value that cannot be: " + text_of(value));
      }
      at(static_cast<std::int64_t>(i)) = static_cast<std::remove_reference_t<decltype(at(0))>>(value);
    }
  }
  // What nobody asked for does not belong into the file.
  void finish() {
    for (const auto& [name, tensor] : file_.tensors) {
      if (error.empty() && !read_.contains(name)) fail(name, "does not belong to this configuration");
    }
  }

 private:
  // A check of the value alone, or of its index too.
  template <class Valid, class T>
  static bool is_valid(Valid valid, std::int64_t i, T value) {
    if constexpr (std::is_invocable_v<Valid, std::int64_t, T>)
      return valid(i, value);
    else
      return valid(value);
  }
  void fail(const std::string& name, const std::string& what) {
    if (error.empty()) error.append("tensor ").append(in_quotes(name)).append(" ").append(what);
  }
  template <class T>
  static std::string text_of(T value) {
    if constexpr (std::is_floating_point_v<T>) {
      if (std::isnan(value)) return "NaN";
      if (std::isinf(value)) return "infinity";
    }
    return number_text(static_cast<double>(value));
  }

  safetensors::File file_;
  std::set<std::string> read_;
};

}  // namespace sac
