#include "canvas/colours.h"

namespace sac {
namespace {

constexpr Rgb hex(unsigned value) {
  return {static_cast<float>((value >> 16) & 255U) / 255.0F, static_cast<float>((value >> 8) & 255U) / 255.0F,
          static_cast<float>(value & 255U) / 255.0F};
}

constexpr Theme kLight{.background = hex(0xEEF0F3),
                       .panel = hex(0xFFFFFF),
                       .raised = hex(0xF5F6F8),
                       .field = hex(0xFFFFFF),
                       .track = hex(0xD3D9E1),
                       .border = hex(0xDDE1E7),
                       .strong_border = hex(0x8B95A3),
                       .ink = hex(0x151A21),
                       .muted = hex(0x566070),
                       .accent = hex(0x1C5FC4),
                       .accent_hover = hex(0x164EA3),
                       .on_accent = hex(0xFFFFFF),
                       .accent_soft = hex(0xE6EEFB),
                       .policy = hex(0x1C5FC4),
                       .training = hex(0x8B9AB0),
                       .optimum = hex(0x00795A),
                       .solved = hex(0x00795A),
                       .solved_soft = hex(0xDFF3EC),
                       .rod = hex(0xD8603A),
                       .changed = hex(0xB45309),
                       .warning_soft = hex(0xFFF3D9),
                       .warning = hex(0x6A4300),
                       .error_soft = hex(0xFDE7E4),
                       .error = hex(0x96190B),
                       .value = hex(0x8A5A00),
                       .q1 = hex(0xA3246E),
                       .q2 = hex(0x6A3FB5),
                       .replay = hex(0x4D6470),
                       .run_a = hex(0x1C5FC4),
                       .run_b = hex(0xB4540A)};
constexpr Theme kDark{.background = hex(0x0C1015),
                      .panel = hex(0x141A21),
                      .raised = hex(0x1B232C),
                      .field = hex(0x0F141A),
                      .track = hex(0x34404E),
                      .border = hex(0x27303B),
                      .strong_border = hex(0x6B7889),
                      .ink = hex(0xE9EEF4),
                      .muted = hex(0x9AA7B6),
                      .accent = hex(0x6EA8FF),
                      .accent_hover = hex(0x8DBBFF),
                      .on_accent = hex(0x07131F),
                      .accent_soft = hex(0x17273D),
                      .policy = hex(0x6EA8FF),
                      .training = hex(0x66758A),
                      .optimum = hex(0x3ECF9F),
                      .solved = hex(0x3ECF9F),
                      .solved_soft = hex(0x10302A),
                      .rod = hex(0xEA7A52),
                      .changed = hex(0xF2B04D),
                      .warning_soft = hex(0x35290F),
                      .warning = hex(0xFFDF9E),
                      .error_soft = hex(0x3B1A17),
                      .error = hex(0xFFC2B8),
                      .value = hex(0xE0B050),
                      .q1 = hex(0xFF8CC6),
                      .q2 = hex(0xB79AFF),
                      .replay = hex(0x9DB4C0),
                      .run_a = hex(0x6EA8FF),
                      .run_b = hex(0xF2A25C)};

}  // namespace

const Theme& theme(ThemeName name) { return name == ThemeName::dark ? kDark : kLight; }

Rgb mix(Rgb a, Rgb b, float t) { return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t}; }

}  // namespace sac
