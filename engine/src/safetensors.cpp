#include "safetensors.h"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "in_quotes.h"
#include "json.h"

namespace sac::safetensors {

namespace {

constexpr std::size_t kLengthBytes = 8;
constexpr std::size_t kMaxHeader = 1 << 20;
constexpr std::uint64_t kMaxElements = std::uint64_t{1} << 52;

struct Indices {
  bool valid = false;
  std::vector<std::uint64_t> values;
};
struct TypeName {
  Type type;
  const char* name;
  std::size_t size;
};
constexpr TypeName kTypes[] = {{Type::f32, "F32", 4}, {Type::f64, "F64", 8}, {Type::i64, "I64", 8}};

std::string wrong(const std::string& name, const char* what) {
  std::string text = "tensor ";
  return text.append(in_quotes(name)).append(" ").append(what);
}

std::string cut_off(std::size_t size, const std::string& where) {
  std::string text = "it ends after ";
  text.append(std::to_string(size)).append(" bytes, ").append(where);
  return text.append(": it was not copied or downloaded whole");
}

// One tensor as the header describes it.
struct Description {
  std::string name;
  std::string dtype;
  Indices shape;
  Indices offsets;
};

// \return false if the text is no JSON
bool read_indices(JsonReader& json, Indices& indices) {
  if (json.peek() != '[') return json.skip();
  indices.valid = true;
  return json.array([&] {
    std::uint64_t value = 0;
    if (json.next_is_index()) {
      json.index(value);
    } else {
      indices.valid = false;
      if (!json.skip()) return false;
    }
    indices.values.push_back(value);
    return true;
  });
}

bool read_description(JsonReader& json, Description& tensor) {
  if (json.peek() != '{') return json.skip();
  return json.object([&](const std::string& key) {
    if (key == "dtype" && json.peek() == '"') return json.string(tensor.dtype);
    if (key == "shape") return read_indices(json, tensor.shape);
    if (key == "data_offsets") return read_indices(json, tensor.offsets);
    return json.skip();
  });
}

using Metadata = std::map<std::string, std::string>;

// \return false if the text is no JSON; `error` says what is wrong otherwise
bool read_metadata(JsonReader& json, Metadata& metadata, std::string& error) {
  if (json.peek() != '{') {
    error = "its __metadata__ is not an object";
    return json.skip();
  }
  return json.object([&](const std::string& key) {
    if (json.peek() == '"') return json.string(metadata[key]);
    error = "its __metadata__ holds something other than text";
    return json.skip();
  });
}

std::string read_header(std::string_view text, Metadata& metadata, std::vector<Description>& tensors) {
  std::string error;
  JsonReader json(text);
  const bool is_whole = json.object([&](const std::string& name) {
    if (name == "__metadata__") return read_metadata(json, metadata, error);
    tensors.push_back({name, {}, {}, {}});
    return read_description(json, tensors.back());
  });
  return is_whole && json.at_end() ? error : "its header is not a JSON object";
}

// Shape, type and place of one tensor, whose bytes must be the next ones from `expected` on; not complete if all fits
// but the file's end.
std::string read_tensor(const Description& header, std::span<const std::uint8_t> data, std::size_t& expected,
                        Tensor& tensor, bool& is_complete) {
  const std::string& name = header.name;
  const auto type = std::find_if(std::begin(kTypes), std::end(kTypes),
                                 [&](const TypeName& candidate) { return header.dtype == candidate.name; });
  if (type == std::end(kTypes)) return wrong(name, "has a dtype other than F32, F64 and I64");
  tensor.type = type->type;

  if (!header.shape.valid) return wrong(name, "has no valid shape");
  std::uint64_t elements = 1;
  std::uint64_t largest = 0;
  for (const std::uint64_t n : header.shape.values) {
    if (n != 0 && elements > kMaxElements / n) return wrong(name, "is larger than the file");
    elements *= n;
    largest = std::max(largest, n);
    tensor.shape.push_back(static_cast<std::int64_t>(n));
  }
  if (elements == 0 && largest > data.size()) return wrong(name, "is larger than the file");

  const std::uint64_t begin = header.offsets.values[0], end = header.offsets.values[1];
  if (begin != expected || end < begin || end - begin != elements * type->size)
    return wrong(name, "has data_offsets that do not fit its shape or its neighbours");
  is_complete = end <= data.size();
  if (!is_complete) return {};
  tensor.bytes = data.subspan(begin, end - begin);
  expected = end;
  return {};
}

}  // namespace

std::string parse(std::span<const std::uint8_t> bytes, File& file) {
  if (bytes.empty()) return "it is empty";
  if (bytes.size() < kLengthBytes) return cut_off(bytes.size(), "in the middle of its header");
  std::uint64_t length = 0;
  for (std::size_t i = 0; i < kLengthBytes; ++i) length |= std::uint64_t{bytes[i]} << (8 * i);
  if (length > kMaxHeader) return "it is no safetensors file (its header would be longer than 1 MiB)";
  if (length > bytes.size() - kLengthBytes) return cut_off(bytes.size(), "in the middle of its header");

  File result;
  std::vector<Description> tensors;
  const auto* text = reinterpret_cast<const char*>(bytes.data()) + kLengthBytes;
  std::string error = read_header({text, static_cast<std::size_t>(length)}, result.metadata, tensors);
  if (!error.empty()) return error;

  // Tensors may stand in any order in the header, but fill the data without gaps.
  for (const Description& tensor : tensors) {
    if (!tensor.offsets.valid || tensor.offsets.values.size() != 2)
      return wrong(tensor.name, "has no valid data_offsets");
  }
  std::sort(tensors.begin(), tensors.end(), [](const Description& a, const Description& b) {
    return std::tie(a.offsets.values, a.name) < std::tie(b.offsets.values, b.name);
  });
  const std::span<const std::uint8_t> data = bytes.subspan(kLengthBytes + length);
  std::size_t expected = 0;
  for (const Description& description : tensors) {
    if (result.tensors.contains(description.name)) return wrong(description.name, "appears twice");
    Tensor& tensor = result.tensors[description.name];
    bool is_complete = true;
    error = read_tensor(description, data, expected, tensor, is_complete);
    if (!is_complete) return cut_off(bytes.size(), "before tensor " + in_quotes(description.name) + " is complete");
    if (!error.empty()) return error;
  }
  if (expected < data.size()) return "it holds bytes that belong to no tensor";
  file = std::move(result);
  return {};
}

File Writer::file() const {
  File result;
  result.metadata = metadata;
  for (const Entry& entry : entries_)
    result.tensors[entry.name] = {entry.type, entry.shape, std::span(data_).subspan(entry.offset, entry.size)};
  return result;
}

std::vector<std::uint8_t> Writer::bytes() const {
  std::string text = "{\"__metadata__\":{";
  const auto comma = [&] {
    if (text.back() != '{') text += ',';
  };
  for (const auto& [key, value] : metadata) {
    comma();
    text.append(json_string(key)).append(":").append(json_string(value));
  }
  text += '}';
  for (const Entry& entry : entries_) {
    text.append(",").append(json_string(entry.name)).append(":{\"dtype\":\"");
    text.append(kTypes[static_cast<int>(entry.type)].name).append("\",\"shape\":[");
    for (std::size_t i = 0; i < entry.shape.size(); ++i)
      text.append(i == 0 ? "" : ",").append(std::to_string(entry.shape[i]));
    text.append("],\"data_offsets\":[").append(std::to_string(entry.offset)).append(",");
    text.append(std::to_string(entry.offset + entry.size)).append("]}");
  }
  text += '}';
  text.resize((text.size() + 7) / 8 * 8, ' ');  // so that the tensors are aligned

  std::vector<std::uint8_t> result;
  result.reserve(kLengthBytes + text.size() + data_.size());
  const std::uint64_t length = text.size();
  for (std::size_t i = 0; i < kLengthBytes; ++i) result.push_back(static_cast<std::uint8_t>(length >> (8 * i)));
  result.insert(result.end(), text.begin(), text.end());
  result.insert(result.end(), data_.begin(), data_.end());
  return result;
}

}  // namespace sac::safetensors
