#include "kernels/bitexact.h"

#include <catch2/catch_test_macros.hpp>
#include <cstring>
#include <vector>

#include "sac/rng.h"

using namespace sac;

namespace {

bool same_bits(const float* x, const float* y, Eigen::Index count) {
  return std::memcmp(x, y, static_cast<std::size_t>(count) * sizeof(float)) == 0;
}

ArrayXf random(int size, std::uint64_t seed) {
  ArrayXf x(size);
  Rng rng(seed);
  rng.fill_normal({x.data(), static_cast<std::size_t>(size)});
  return 3.0f * x;
}

// f of arrays of every length, of every start in memory, of a matrix's row and inside of an expression has the bits
// that the vector code gives for each number alone.
template <class F, class G>
void check_everywhere(F f, G number) {
  for (int size = 1; size < 40; ++size) {
    const ArrayXf x = random(size, 1);
    ArrayXf wanted(size);
    for (int i = 0; i < size; ++i) wanted[i] = number(simd::Float4{} + x[i])[0];
    const ArrayXf got = f(x);
    CHECK(same_bits(got.data(), wanted.data(), size));

    ArrayXf larger = ArrayXf::Zero(size + 3);
    for (int offset = 0; offset < 3; ++offset) {
      larger.segment(offset, size) = x;
      larger.segment(offset, size) = f(larger.segment(offset, size));
      const ArrayXf part = larger.segment(offset, size);
      CHECK(same_bits(part.data(), wanted.data(), size));
    }
    ArrayXXf rows = ArrayXXf::Zero(3, size);
    rows.row(1) = f(x.transpose());
    const ArrayXf row = rows.row(1).transpose();
    CHECK(same_bits(row.data(), wanted.data(), size));

    const ArrayXf sum = 2.0f + f(x * 0.5f + 0.5f * x) * 1.0f;
    const ArrayXf wanted_sum = 2.0f + wanted;
    CHECK((sum - wanted_sum).abs().maxCoeff() <= 1e-6f * wanted_sum.abs().maxCoeff());
  }
}

}  // namespace

TEST_CASE("array expressions have the bits of the vector code, whatever their length and place", "[bitexact]") {
  check_everywhere([](const auto& x) { return bitexact::exp(x); }, [](simd::Float4 x) { return simd::exp(x); });
  check_everywhere([](const auto& x) { return bitexact::tanh(x); }, [](simd::Float4 x) { return simd::tanh(x); });
  check_everywhere([](const auto& x) { return bitexact::softplus(x); },
                   [](simd::Float4 x) { return simd::softplus(x); });
  check_everywhere([](const auto& x) { return bitexact::log(x.abs()); },
                   [](simd::Float4 x) { return simd::log(simd::abs(x)); });
  check_everywhere([](const auto& x) { return bitexact::sqrt(x.abs()); },
                   [](simd::Float4 x) { return simd::sqrt(simd::abs(x)); });
}

TEST_CASE("functions of one number are those of an array", "[bitexact]") {
  const ArrayXf x = random(20, 2);
  const ArrayXf e = bitexact::exp(x), l = bitexact::log(e);
  for (int i = 0; i < 20; ++i) {
    CHECK(bitexact::exp(x[i]) == e[i]);
    CHECK(bitexact::log(e[i]) == l[i]);
  }
}

TEST_CASE("sums go in ascending order", "[bitexact]") {
  // Numbers whose sum depends on the order: any other one loses or keeps other digits.
  RowArrayXf x(37);
  for (int i = 0; i < 37; ++i) x[i] = (i % 2 ? -1.0f : 1.0f) * (1e7f / static_cast<float>(i + 1)) + 0.123f;
  float sum = 0.0f;
  double mean = 0.0;
  for (int i = 0; i < 37; ++i) {
    sum += x[i];
    mean += x[i];
  }
  CHECK(bitexact::ordered_sum(x) == sum);
  CHECK(bitexact::ordered_mean(x) == mean / 37.0);
  CHECK(bitexact::ordered_mean(x.cast<double>().square()) == bitexact::ordered_sum(x.cast<double>().square()) / 37.0);

  ArrayXXf m(3, 5);
  for (int i = 0; i < 15; ++i) m.data()[i] = x[i];
  const RowArrayXf sums = bitexact::sum_rows(m);
  for (int b = 0; b < 5; ++b) CHECK(sums[b] == (m(0, b) + m(1, b)) + m(2, b));
}

TEST_CASE("the norm of a padded vector", "[bitexact]") {
  VectorXf x = VectorXf::Zero(48);
  x.head(40) = random(40, 3).matrix();
  CHECK(std::abs(bitexact::norm(x) - x.cast<double>().norm()) < 1e-5 * x.norm());
  x[5] = std::nanf("");
  CHECK(std::isnan(bitexact::norm(x)));
}
