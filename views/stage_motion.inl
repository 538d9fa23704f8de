// How the stage's pendulum moves between two samples: its speed has no jumps.
//
// SAC_STAGE_MOTION(name, value)
// value: of the angles from and to, of those a step before and after where they belong to the same episode (has_before,
// has_after), and of the share of the way (0 to 1). leave, arrive: the slopes at both ends; theta: Catmull-Rom's cubic

// clang-format off
SAC_STAGE_MOTION(leave, has_before ? (to - before) / 2 : to - from)
SAC_STAGE_MOTION(arrive, has_after ? (after - from) / 2 : to - from)
SAC_STAGE_MOTION(theta, ((2 * share - 3) * share * share + 1) * from + ((share - 2) * share + 1) * share * leave() + (3 - 2 * share) * share * share * to + (share - 1) * share * share * arrive())
// clang-format on

#undef SAC_STAGE_MOTION
