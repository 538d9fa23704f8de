// The golden data of tests/golden, made by tests/reference.
#pragma once

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace sac::test {

inline nlohmann::json golden(const std::string& name) {
  std::ifstream file(std::string(SAC_GOLDEN_DIR) + "/" + name);
  if (!file) throw std::runtime_error("cannot read golden data " + name);
  return nlohmann::json::parse(file);
}

using Doubles = std::vector<double>;

}  // namespace sac::test
