// Apart from the claims themselves, so that a program that shows the labels alone holds no more.
#include "sac/claims.h"

namespace sac {

namespace {

struct Label {
  std::string_view about, text;
};
constexpr Label kLabels[] = {
#define SAC_CLAIM(id, key, about, found, label, ...) {#about, label},
#include "sac/claims.inl"
#undef SAC_CLAIM
};

}  // namespace

std::string_view claim_label(std::string_view param) {
  for (const auto& [about, text] : kLabels) {
    if (about == param && !text.empty()) return text;
  }
  return {};
}

}  // namespace sac
