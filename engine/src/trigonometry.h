// Sine and cosine in double precision with the same bits on every platform (C libraries differ in the last one).
#pragma once

namespace sac {

struct SinCos {
  double sine;
  double cosine;
};

// Both functions of x for |x| up to about 1e5, with an error below 1e-15.
inline SinCos sin_cos(double x) {
  // x = quadrant * pi/2 + r with |r| <= pi/4; pi/2 in three parts, so that the products are exact.
  const double k = x * 0.63661977236758134308;
  const double quadrant = static_cast<double>(static_cast<long long>(k + (k < 0 ? -0.5 : 0.5)));
  const double r = ((x - quadrant * 1.57079632673412561417) - quadrant * 6.07710050630396597660e-11) -
                   quadrant * 2.02226624879595063154e-21;
  const double z = r * r;
  // Taylor series; the first term left out is below 1e-17 on this interval.
  double s = -1.0 / 1307674368000;
  s = s * z + 1.0 / 6227020800;
  s = s * z - 1.0 / 39916800;
  s = s * z + 1.0 / 362880;
  s = s * z - 1.0 / 5040;
  s = s * z + 1.0 / 120;
  s = s * z - 1.0 / 6;
  s = s * (z * r) + r;
  double c = 1.0 / 20922789888000;
  c = c * z - 1.0 / 87178291200;
  c = c * z + 1.0 / 479001600;
  c = c * z - 1.0 / 3628800;
  c = c * z + 1.0 / 40320;
  c = c * z - 1.0 / 720;
  c = c * z + 1.0 / 24;
  c = c * z - 0.5;
  c = c * z + 1.0;
  switch (static_cast<long long>(quadrant) & 3) {
    case 0: return {s, c};
    case 1: return {c, -s};
    case 2: return {-s, -c};
    default: return {-c, s};
  }
}

}  // namespace sac
