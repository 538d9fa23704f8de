/** The parts of one update, in the engine's order. */
export const updateParts = [
  'sample',
  'q_target',
  'q_update',
  'action',
  'v_update',
  'policy',
  'temperature',
  'target',
] as const;
export type UpdatePart = (typeof updateParts)[number];
