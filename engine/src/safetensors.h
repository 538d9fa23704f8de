// The safetensors file format: an 8-byte little-endian length, a JSON header of that length, then the tensors' bytes.
// https://github.com/huggingface/safetensors
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace sac::safetensors {

enum class Type { f32, f64, i64 };

template <class T>
Type type_of();

struct Tensor {
  Type type = Type::f32;
  std::vector<std::int64_t> shape;
  std::span<const std::uint8_t> bytes;  // row-major, little-endian
};

struct File {
  std::map<std::string, std::string> metadata;
  std::map<std::string, Tensor> tensors;
};

// \return an empty string, or one sentence that says what is wrong with the bytes; `file` is unchanged then. The
// tensors of `file` point into `bytes`.
[[nodiscard]] std::string parse(std::span<const std::uint8_t> bytes, File& file);

class Writer {
 public:
  std::map<std::string, std::string> metadata;

  template <class T>
  void add(const std::string& name, std::vector<std::int64_t> shape, std::span<const T> values) {
    add_bytes(name, type_of<T>(), std::move(shape),
              {reinterpret_cast<const std::uint8_t*>(values.data()), values.size_bytes()});
  }
  void add_bytes(const std::string& name, Type type, std::vector<std::int64_t> shape,
                 std::span<const std::uint8_t> bytes) {
    entries_.push_back({name, type, std::move(shape), data_.size(), bytes.size()});
    data_.insert(data_.end(), bytes.begin(), bytes.end());
  }
  // What the file will hold; its tensors point into this writer.
  File file() const;
  std::vector<std::uint8_t> bytes() const;

 private:
  struct Entry {
    std::string name;
    Type type;
    std::vector<std::int64_t> shape;
    std::size_t offset;
    std::size_t size;
  };
  std::vector<Entry> entries_;
  std::vector<std::uint8_t> data_;
};

template <>
inline Type type_of<float>() {
  return Type::f32;
}
template <>
inline Type type_of<double>() {
  return Type::f64;
}
template <>
inline Type type_of<std::int64_t>() {
  return Type::i64;
}

}  // namespace sac::safetensors
