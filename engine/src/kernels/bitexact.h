// Array expressions with the same bits on every platform: elementary functions and sums.
//
// Eigen's own exp, log and tanh differ between its versions and processors, and its sums are added up in an order that
// depends on the width of the vectors. Sums, differences, products and quotients of arrays are IEEE's, hence Eigen's.
#pragma once

#include <cmath>
#include <type_traits>

#include "kernels/matrix.h"

namespace sac::bitexact {

namespace detail {

// An elementary function as a functor of Eigen's: on one number, and on a packet of any width. Both take the same code.
template <class Function>
struct Elementary {
  float operator()(float x) const { return Function::of(simd::broadcast<simd::Float4>(x))[0]; }
  template <class Packet>
  Packet packetOp(const Packet& x) const {
    return Packet(Function::of(typename simd::FloatVector<sizeof(Packet)>::type(x)));
  }
};

struct Exp {
  template <class V>
  static V of(V x) {
    return simd::exp(x);
  }
};
struct Log {
  template <class V>
  static V of(V x) {
    return simd::log(x);
  }
};
struct Tanh {
  template <class V>
  static V of(V x) {
    return simd::tanh(x);
  }
};
struct Softplus {
  template <class V>
  static V of(V x) {
    return simd::softplus(x);
  }
};
struct Sqrt {
  template <class V>
  static V of(V x) {
    return simd::sqrt(x);
  }
};
struct SinTurns {
  template <class V>
  static V of(V x) {
    V sine, cosine;
    simd::sin_cos_turns(x, sine, cosine);
    return sine;
  }
};
struct CosTurns {
  template <class V>
  static V of(V x) {
    V sine, cosine;
    simd::sin_cos_turns(x, sine, cosine);
    return cosine;
  }
};

template <class Function, class Derived>
auto apply(const Eigen::ArrayBase<Derived>& x) {
  return x.derived().unaryExpr(Elementary<Function>{});
}

}  // namespace detail

// --- Elementary functions, of arrays and of single numbers. ---

// e^x; arguments beyond +-87 are clamped there.
template <class Derived>
auto exp(const Eigen::ArrayBase<Derived>& x) {
  return detail::apply<detail::Exp>(x);
}
inline float exp(float x) { return detail::Elementary<detail::Exp>{}(x); }

// Natural logarithm of positive normal numbers.
template <class Derived>
auto log(const Eigen::ArrayBase<Derived>& x) {
  return detail::apply<detail::Log>(x);
}
inline float log(float x) { return detail::Elementary<detail::Log>{}(x); }

template <class Derived>
auto tanh(const Eigen::ArrayBase<Derived>& x) {
  return detail::apply<detail::Tanh>(x);
}

// log(1 + e^x) without overflow.
template <class Derived>
auto softplus(const Eigen::ArrayBase<Derived>& x) {
  return detail::apply<detail::Softplus>(x);
}

// Correctly rounded. (Eigen may approximate, with EIGEN_FAST_MATH.)
template <class Derived>
auto sqrt(const Eigen::ArrayBase<Derived>& x) {
  return detail::apply<detail::Sqrt>(x);
}

// Sine and cosine of 2 pi u for u in [0, 1).
template <class Derived>
auto sin_turns(const Eigen::ArrayBase<Derived>& u) {
  return detail::apply<detail::SinTurns>(u);
}
template <class Derived>
auto cos_turns(const Eigen::ArrayBase<Derived>& u) {
  return detail::apply<detail::CosTurns>(u);
}

// --- Sums in a fixed order. ---

// x_0 + x_1 + ... in ascending order, in the precision of x, for one row or column.
template <class Derived>
typename Derived::Scalar ordered_sum(const Eigen::DenseBase<Derived>& x) {
  static_assert(Derived::IsVectorAtCompileTime);
  typename Derived::Scalar sum{};
  for (Eigen::Index i = 0; i < x.size(); ++i) sum += x.derived().coeff(i);
  return sum;
}

// The mean of the same, added up in double precision.
template <class Derived>
double ordered_mean(const Eigen::ArrayBase<Derived>& x) {
  return ordered_sum(x.derived().template cast<double>()) / static_cast<double>(x.size());
}

// The sum over the rows of each column, in ascending order: from [features, batch] to [1, batch]. \param x is referred
// to
template <class Derived>
auto sum_rows(const Eigen::PlainObjectBase<Derived>& x) {
  return RowArrayXf::NullaryExpr(1, x.cols(), [&x](Eigen::Index b) {
    float sum = 0.0f;
    for (Eigen::Index i = 0; i < x.rows(); ++i) sum += x(i, b);
    return sum;
  });
}

// Euclidean norm of a vector that is padded to a multiple of simd::kPad: infinite or NaN if any of its elements is.
//   x.norm()
// Sixteen partial sums for any vector width, where Eigen has as many as fit. Eigen's line takes 1.9 times as long with
// SSE, the same with AVX2 and half as long with AVX-512 (EPYC, Zen 5): it is the bits that count.
inline float norm(const VectorXf& x) {
  return std::sqrt(simd::sum(static_cast<int>(x.size()), [&](int i) {
    const simd::Float v = simd::load(x.data() + i);
    return v * v;
  }));
}

}  // namespace sac::bitexact

template <class Function>
struct Eigen::internal::functor_traits<sac::bitexact::detail::Elementary<Function>> {
  static constexpr int Cost = 30;
  static constexpr bool PacketAccess = Eigen::internal::packet_traits<float>::Vectorizable;
};
