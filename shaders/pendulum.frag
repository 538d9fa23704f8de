// The pendulum: dial, shadow, ghosts, motion trail, torque arc, the policy's spread, rod and hub, all drawn as signed distance fields, so that
// every edge is one framebuffer pixel wide at any size and pixel ratio.
//
// Scene units: the hub is the origin, y is up, 1 is half the shorter side of the viewport. Angles are in rad, 0 is upright,
// counter-clockwise is positive.

uniform vec2 resolution;    // framebuffer pixels
uniform float pixel_ratio;  // framebuffer pixels per layout pixel
uniform float theta;
uniform float torque;      // -1..1, share of the largest torque
uniform float rod_length;  // 1 is the default size on screen, up to about 1.25 fits
uniform float trail[48];   // recent thetas, newest first
uniform int trail_count;
uniform int policy_shown;     // 0: without the policy's mean and spread
uniform float policy_mean;    // -1..1, share of the largest torque
uniform vec2 policy_spread;   // from and to, the same: one standard deviation around the mean
uniform vec3 background, ink, rod, accent;  // sRGB, 0..1

in vec2 uv;
out vec4 colour;

const float kPi = 3.14159265;
const float kRodLength = 0.70;   // hub to the middle of the rod's tip
const float kRodRadius = 0.052;
const float kArcRadius = 0.24;
const float kArcSweep = 2.5;     // rad at full torque
const float kArcHalfWidth = 0.016;
const float kSpreadRadius = 0.40;
const float kSpreadHalfWidth = 0.040;
const float kTrailHalfWidth = 0.030;
const int kTrailSize = 48;

float wrap_angle(float angle) { return angle - 2.0 * kPi * floor((angle + kPi) / (2.0 * kPi)); }

// From the hub towards a rod at this angle.
vec2 direction(float angle) { return vec2(-sin(angle), cos(angle)); }

float segment_distance(vec2 p, vec2 a, vec2 b) {
  vec2 ab = b - a;
  return length(p - a - ab * clamp(dot(p - a, ab) / dot(ab, ab), 0.0, 1.0));
}

// Share of a pixel that lies inside a shape.
float coverage(float signed_distance, float pixel) { return clamp(0.5 - signed_distance / pixel, 0.0, 1.0); }

// Thin marks never get thinner than this many layout pixels.
float at_least(float half_width, float layout_pixels, float pixel) {
  return max(half_width, 0.5 * layout_pixels * pixel_ratio * pixel);
}

// Breaks up the bands that soft gradients show at 8 bits.
float dither(vec2 p) { return fract(52.9829189 * fract(dot(p, vec2(0.06711056, 0.00583715)))) - 0.5; }

// Ticks every 15 degrees outside the tip's path; upright has its own.
float dial(vec2 p, float radius, float pixel) {
  float angle = atan(-p.x, p.y);
  float r = length(p);
  float step_angle = kPi / 12.0;
  float index = floor(angle / step_angle + 0.5);
  float offset = (angle - index * step_angle) * r;
  bool quarter = mod(index + 24.0, 6.0) < 0.5;
  float half_length = quarter ? 0.026 : 0.014;
  float half_width = at_least(0.0022, 1.2, pixel);
  float tick = max(abs(offset) - half_width, abs(r - radius) - half_length);
  return coverage(tick, pixel) * (quarter ? 0.50 : 0.26);
}

// A small triangle outside the dial that points at the upright position.
float upright_mark(vec2 p, float radius, float pixel) {
  vec2 q = p - vec2(0.0, radius + 0.036);
  float height = 0.044;
  float slope = 0.5;
  float sides = (abs(q.x) - slope * q.y) / sqrt(1.0 + slope * slope);
  return coverage(max(sides, q.y - height), pixel);
}

// The path of the tip over the last moments: a ribbon that thins and fades with age.
float motion_trail(vec2 p, float radius, float pixel) {
  float r = length(p);
  float across = abs(r - radius);
  if (across > kTrailHalfWidth + pixel) return 0.0;
  float angle = atan(-p.x, p.y);
  float strength = 0.0;
  for (int i = 0; i + 1 < kTrailSize; ++i) {
    if (i + 1 >= trail_count) break;
    float span = wrap_angle(trail[i + 1] - trail[i]);
    float from_newer = wrap_angle(angle - trail[i] - 0.5 * span) + 0.5 * span;
    float along = abs(span) > 1e-5 ? from_newer / span : 0.0;
    float beyond = max(abs(from_newer - 0.5 * span) - 0.5 * abs(span), 0.0) * r;
    float age = (float(i) + clamp(along, 0.0, 1.0)) / float(max(trail_count - 1, 1));
    float half_width = kTrailHalfWidth * (1.0 - 0.75 * age);
    float inside = coverage(length(vec2(across, beyond)) - half_width, pixel) * coverage(beyond - pixel, 2.0 * pixel);
    strength = max(strength, inside * (1.0 - age) * (1.0 - age));
  }
  return strength;
}

// Faint copies of the rod where it was.
float ghosts(vec2 p, float rod_reach, float pixel) {
  float strength = 0.0;
  for (int i = 1; i <= 4; ++i) {
    int sample_index = 9 * i;
    if (sample_index >= trail_count) break;
    float d = segment_distance(p, vec2(0.0), direction(trail[sample_index]) * rod_reach) - kRodRadius;
    strength = max(strength, coverage(d, pixel) * (1.0 - 0.2 * float(i)));
  }
  return strength;
}

// x: coverage of the arc with its arrow head; y: coverage of the faint track below it.
// The arc starts below the hub, where an upright rod does not hide a small torque.
vec2 torque_arc(vec2 p, float pixel) {
  float r = length(p);
  float across = abs(r - kArcRadius);
  float turn = torque < 0.0 ? -1.0 : 1.0;
  float angle = atan(p.x, -p.y) * turn;

  float half_track = at_least(0.003, 1.0, pixel);
  float track = coverage(max(across - half_track, (abs(angle) - kArcSweep) * kArcRadius), pixel);

  float amount = clamp(abs(torque), 0.0, 1.0);
  float sweep = amount * kArcSweep;
  float head_length = min(0.095, 0.6 * sweep * kArcRadius + 0.012);
  float head_half_width = 0.50 * head_length;
  float body_end = max(sweep - head_length / kArcRadius, 0.0);
  float half_width = min(kArcHalfWidth, 0.4 * head_half_width);

  float beyond = max(max(-angle, angle - body_end), 0.0) * r;
  float body = coverage(length(vec2(across, beyond)) - half_width, pixel);
  track *= 1.0 - body;
  body *= mix(0.12, 1.0, clamp(angle / max(sweep, 1e-4), 0.0, 1.0));

  float ahead = (angle - body_end) * kArcRadius;
  float side = across - head_half_width * (1.0 - ahead / head_length);
  side *= head_length / length(vec2(head_length, head_half_width));
  float head = coverage(max(-ahead, side), pixel);

  return vec2(max(body, head) * smoothstep(0.004, 0.03, amount), track);
}

// Outside the torque arc and on its scale. x: the band of one standard deviation; y: the mark of the mean; z: its track.
vec3 policy_spread_band(vec2 p, float pixel) {
  float r = length(p);
  float angle = atan(p.x, -p.y);
  float across = abs(r - kSpreadRadius);
  float half_track = at_least(0.003, 1.0, pixel);
  float track = coverage(max(across - half_track, (abs(angle) - kArcSweep) * kSpreadRadius), pixel);
  // The ends of the scale.
  float to_end = abs(abs(angle) - kArcSweep) * r - half_track;
  track = max(track, coverage(max(to_end, across - kSpreadHalfWidth), pixel));
  vec2 ends = clamp(policy_spread, -1.0, 1.0) * kArcSweep;
  float beyond = max(ends.x - angle, angle - ends.y) * r;
  float band = coverage(max(across - kSpreadHalfWidth, beyond), pixel);
  float from_mean = abs(angle - clamp(policy_mean, -1.0, 1.0) * kArcSweep) * r;
  float mark = coverage(max(from_mean - at_least(0.009, 2.5, pixel), across - 1.45 * kSpreadHalfWidth), pixel);
  return vec3(band, mark, track * (1.0 - band));
}

void main() {
  float pixel = 2.0 / min(resolution.x, resolution.y);
  vec2 p = (uv - 0.5) * resolution * pixel;
  float reach = kRodLength * rod_length;
  vec2 axis = direction(theta);
  vec2 tip = axis * reach;
  float dark_theme = step(dot(background, vec3(0.2126, 0.7152, 0.0722)), 0.4);
  float dial_radius = reach + kRodRadius + 0.075;

  // Ground: a soft pool of light inside the dial.
  float r = length(p);
  vec3 c = mix(background, mix(vec3(1.0), ink, dark_theme), mix(0.55, 0.045, dark_theme) * exp(-1.6 * r * r));
  c = mix(c, ink, dial(p, dial_radius, pixel));
  c = mix(c, accent, upright_mark(p, dial_radius, pixel));

  // Shadow of rod and hub, blurred and offset as under a lamp at the top left.
  vec2 shadow_offset = vec2(0.022, -0.034);
  float shadow = segment_distance(p - shadow_offset, vec2(0.0), tip) - kRodRadius;
  float darkness = mix(0.20, 0.50, dark_theme) * (1.0 - smoothstep(-0.05, 0.075, shadow));
  c = mix(c, mix(ink, vec3(0.0), dark_theme), darkness);

  c = mix(c, rod, 0.085 * ghosts(p, reach, pixel));
  c = mix(c, mix(rod, accent, 0.35), 0.55 * motion_trail(p, reach, pixel));

  vec2 arc = torque_arc(p, pixel);
  c = mix(c, ink, 0.10 * arc.y);

  // Rod: lit like a cylinder, from the top left of the screen, with a darker rim that keeps it crisp on any ground.
  float d = segment_distance(p, vec2(0.0), tip) - kRodRadius;
  float along = clamp(dot(p, axis), 0.0, reach);
  vec2 normal = (p - axis * along) / kRodRadius;
  float height = sqrt(max(1.0 - dot(normal, normal), 0.0));
  float light = dot(vec3(normal, height), normalize(vec3(-0.45, 0.65, 0.85)));
  vec3 body = rod * (0.74 + 0.30 * light) + vec3(0.22) * pow(max(light, 0.0), 14.0);
  body = mix(body, rod * 0.55, smoothstep(-3.0 * pixel_ratio * pixel, 0.0, d) * 0.45);
  c = mix(c, body, coverage(d, pixel));

  // Tip: a small inlay makes the rod's end easy to follow.
  float inlay = length(p - tip) - 0.40 * kRodRadius;
  c = mix(c, mix(rod, vec3(1.0), 0.72), 0.9 * coverage(inlay, pixel));

  // What the policy would do, and torque arc, over the rod: they are the things to read.
  if (policy_shown != 0) {
    vec3 spread = policy_spread_band(p, pixel);
    c = mix(c, ink, 0.12 * spread.z);
    c = mix(c, accent, 0.34 * spread.x);
    c = mix(c, accent, spread.y);
  }
  c = mix(c, accent, arc.x);

  // Hub: a cap with a rim and a pin.
  float cap_radius = 1.5 * kRodRadius;
  float cap = length(p) - cap_radius;
  vec3 metal = mix(mix(background, ink, 0.80), mix(background, ink, 0.62), dark_theme);
  metal += 0.10 * (p.y - p.x) / cap_radius;
  c = mix(c, metal, coverage(cap, pixel));
  float rim = abs(cap + 0.011) - at_least(0.0025, 1.0, pixel);
  c = mix(c, background, 0.35 * coverage(rim, pixel));
  c = mix(c, background, coverage(length(p) - 0.30 * cap_radius, pixel));

  c += dither(uv * resolution) / 255.0;
  colour = vec4(clamp(c, 0.0, 1.0), 1.0);
}
