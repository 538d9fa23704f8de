// A quantity over the pendulum's states as a heat map with contour lines: theta across from -pi to pi, omega up.
//
// The field's texels are cell centres: texel (i, j) of a w x h field holds the value at
// theta = -pi + (i + 0.5) 2 pi / w, omega = omega_min + (j + 0.5) (omega_max - omega_min) / h. theta wraps around.
// A field of 1 x n ascending values draws the matching legend.

#ifdef GL_ES
precision highp sampler2D;
#endif

uniform sampler2D field;   // R32F, nearest filtering is enough
uniform vec2 field_size;   // texels
uniform vec2 range;        // values at the low and at the high end of the scale
uniform int colour_scale;  // 0: sequential, 1: diverging around the middle of the range
uniform vec2 resolution;   // framebuffer pixels
uniform float pixel_ratio; // framebuffer pixels per layout pixel

in vec2 uv;
out vec4 colour;

const float kPi = 3.14159265;
const float kContours = 10.0;  // lines over the whole range

float texel(ivec2 at) {
  ivec2 size = ivec2(field_size);
  int column = at.x - size.x * int(floor(float(at.x) / float(size.x)));
  return texelFetch(field, ivec2(column, clamp(at.y, 0, size.y - 1)), 0).r;
}

// Catmull-Rom weights of the four texels around a point.
vec4 cubic_weights(float t) {
  return 0.5 * vec4(t * (-1.0 + t * (2.0 - t)), 2.0 + t * t * (-5.0 + 3.0 * t), t * (1.0 + t * (4.0 - 3.0 * t)),
                    t * t * (t - 1.0));
}

// Smooth interpolation by hand: linear filtering of float textures is an extension that some devices lack, and linear
// interpolation would show the cells as kinks in the contours.
float field_at(vec2 position) {
  vec2 p = position * field_size - 0.5;
  ivec2 base = ivec2(floor(p));
  vec4 wx = cubic_weights(fract(p.x));
  vec4 wy = cubic_weights(fract(p.y));
  float sum = 0.0;
  for (int j = 0; j < 4; ++j) {
    ivec2 row = base + ivec2(-1, j - 1);
    vec4 values = vec4(texel(row), texel(row + ivec2(1, 0)), texel(row + ivec2(2, 0)), texel(row + ivec2(3, 0)));
    sum += wy[j] * dot(values, wx);
  }
  return sum;
}

// Bjoern Ottosson's OKLab, where equal distances look equally large, to sRGB.
vec3 oklab_to_srgb(vec3 lab) {
  float l = lab.x + 0.3963377774 * lab.y + 0.2158037573 * lab.z;
  float m = lab.x - 0.1055613458 * lab.y - 0.0638541728 * lab.z;
  float s = lab.x - 0.0894841775 * lab.y - 1.2914855480 * lab.z;
  vec3 lms = vec3(l * l * l, m * m * m, s * s * s);
  vec3 linear = vec3(dot(vec3(4.0767416621, -3.3077115913, 0.2309699292), lms),
                     dot(vec3(-1.2684380046, 2.6097574011, -0.3413193965), lms),
                     dot(vec3(-0.0041960863, -0.7034186147, 1.7076147010), lms));
  linear = clamp(linear, 0.0, 1.0);
  return mix(12.92 * linear, 1.055 * pow(max(linear, 1e-6), vec3(1.0 / 2.4)) - 0.055, step(0.0031308, linear));
}

// Night blue to warm yellow: lightness and hue rise evenly, chroma stays inside sRGB all the way.
vec3 sequential(float t) {
  float lightness = mix(0.25, 0.92, t);
  float hue = radians(mix(298.0, 100.0, t));
  float chroma = 0.112 + 0.028 * cos(2.0 * kPi * t);
  return oklab_to_srgb(vec3(lightness, chroma * cos(hue), chroma * sin(hue)));
}

// Blue, near white, orange: opposite on the axis that all common kinds of colour blindness keep.
vec3 diverging(float t) {
  float side = 2.0 * t - 1.0;
  float amount = abs(side);
  float hue = radians(side < 0.0 ? 256.0 : 50.0);
  float chroma = 0.125 * smoothstep(0.0, 0.9, amount);
  return oklab_to_srgb(vec3(mix(0.965, 0.50, amount), chroma * cos(hue), chroma * sin(hue)));
}

void main() {
  float value = field_at(uv);
  float t = (value - range.x) / max(range.y - range.x, 1e-9);
  float slope = fwidth(t);
  if (!(abs(t) < 1e9)) {
    // Not a number: a quiet hatch instead of a colour that would look like a value.
    vec2 pixel = uv * resolution / pixel_ratio;
    colour = vec4(vec3(0.5 + 0.06 * step(4.0, mod(pixel.x + pixel.y, 8.0))), 1.0);
    return;
  }
  t = clamp(t, 0.0, 1.0);
  vec3 c = colour_scale == 1 ? diverging(t) : sequential(t);

  // Contour lines about one layout pixel wide; they fade where the field is so flat or so steep that they would smear.
  float level = t * kContours;
  float distance_to_line = abs(fract(level + 0.5) - 0.5);
  float slope_in_pixels = max(slope * kContours, 1e-6);
  float line = clamp(0.5 + 0.5 * pixel_ratio - distance_to_line / slope_in_pixels, 0.0, 1.0);
  line *= smoothstep(0.0005, 0.004, slope_in_pixels * pixel_ratio) * (1.0 - smoothstep(0.15, 0.4, slope_in_pixels));
  float inside = step(0.5, level) * step(level, kContours - 0.5);
  vec3 line_colour = dot(c, vec3(0.2126, 0.7152, 0.0722)) > 0.45 ? vec3(0.0) : vec3(1.0);
  c = mix(c, line_colour, 0.20 * line * inside);

  colour = vec4(c, 1.0);
}
