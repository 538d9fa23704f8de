#include "safetensors.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>

#include "in_quotes.h"

namespace sac::safetensors {

using nlohmann::ordered_json;

namespace {

constexpr std::size_t kLengthBytes = 8;
constexpr std::size_t kMaxHeader = 1 << 20;
constexpr std::uint64_t kMaxElements = std::uint64_t{1} << 52;

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

bool is_index(const ordered_json& value) { return value.is_number_unsigned(); }

struct Offsets {
  bool valid = false;
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};
Offsets offsets_of(const ordered_json& entry) {
  if (!entry.is_object() || !entry.contains("data_offsets")) return {};
  const ordered_json& pair = entry["data_offsets"];
  if (!pair.is_array() || pair.size() != 2 || !is_index(pair[0]) || !is_index(pair[1])) return {};
  return {true, pair[0].get<std::uint64_t>(), pair[1].get<std::uint64_t>()};
}

// Shape, type and place of one tensor, whose bytes must be the next ones from `expected` on; not complete if all fits
// but the file's end.
std::string parse_tensor(const std::string& name, const ordered_json& entry, std::span<const std::uint8_t> data,
                         std::size_t& expected, Tensor& tensor, bool& is_complete) {
  if (!entry.contains("dtype") || !entry.contains("shape")) return wrong(name, "lacks dtype or shape");
  const auto type = std::find_if(std::begin(kTypes), std::end(kTypes),
                                 [&](const TypeName& candidate) { return entry["dtype"] == candidate.name; });
  if (type == std::end(kTypes)) return wrong(name, "has a dtype other than F32, F64 and I64");
  tensor.type = type->type;

  const ordered_json& shape = entry["shape"];
  if (!shape.is_array() || !std::all_of(shape.begin(), shape.end(), is_index)) return wrong(name, "has no valid shape");
  std::uint64_t elements = 1;
  std::uint64_t largest = 0;
  for (const ordered_json& extent : shape) {
    const std::uint64_t n = extent.get<std::uint64_t>();
    if (n != 0 && elements > kMaxElements / n) return wrong(name, "is larger than the file");
    elements *= n;
    largest = std::max(largest, n);
    tensor.shape.push_back(static_cast<std::int64_t>(n));
  }
  if (elements == 0 && largest > data.size()) return wrong(name, "is larger than the file");

  const auto [valid, begin, end] = offsets_of(entry);
  if (!valid || begin != expected || end < begin || end - begin != elements * type->size)
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

  const auto* text = reinterpret_cast<const char*>(bytes.data()) + kLengthBytes;
  const ordered_json header = ordered_json::parse(text, text + length, nullptr, /*allow_exceptions=*/false);
  if (!header.is_object()) return "its header is not a JSON object";

  File result;
  const std::span<const std::uint8_t> data = bytes.subspan(kLengthBytes + length);
  struct Place {
    std::uint64_t begin, end;
    const std::string* name;
    const ordered_json* entry;
  };
  std::vector<Place> order;
  for (const auto& [name, entry] : header.get_ref<const ordered_json::object_t&>()) {
    if (name == "__metadata__") {
      if (!entry.is_object()) return "its __metadata__ is not an object";
      for (const auto& [key, value] : entry.items()) {
        if (!value.is_string()) return "its __metadata__ holds something other than text";
        result.metadata[key] = value.get<std::string>();
      }
      continue;
    }
    const Offsets offsets = offsets_of(entry);
    if (!offsets.valid) return wrong(name, "has no valid data_offsets");
    order.push_back({offsets.begin, offsets.end, &name, &entry});
  }
  // Tensors may stand in any order in the header, but fill the data without gaps.
  std::sort(order.begin(), order.end(), [](const Place& a, const Place& b) {
    return std::tie(a.begin, a.end, *a.name) < std::tie(b.begin, b.end, *b.name);
  });
  std::size_t expected = 0;
  for (const Place& place : order) {
    Tensor tensor;
    bool is_complete = true;
    std::string error = parse_tensor(*place.name, *place.entry, data, expected, tensor, is_complete);
    if (!is_complete) return cut_off(bytes.size(), "before tensor " + in_quotes(*place.name) + " is complete");
    if (!error.empty()) return error;
    result.tensors[*place.name] = std::move(tensor);
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
  ordered_json header;
  header["__metadata__"] = metadata;
  for (const Entry& entry : entries_) {
    header[entry.name] = {{"dtype", kTypes[static_cast<int>(entry.type)].name},
                          {"shape", entry.shape},
                          {"data_offsets", {entry.offset, entry.offset + entry.size}}};
  }
  // Text that is not UTF-8 becomes a mark of replacement.
  std::string text = header.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
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
