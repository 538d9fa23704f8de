/** Small functions of the formulas. */
import type { TraceField, UpdateTrace } from '../engine';

/** log(1 + e^x), also where e^x is large. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** Angle from upright, of an observation (cos, sin, speed). */
export function wrapped(trace: UpdateTrace, name: TraceField, b: number): number {
  const observation = trace.fields[name];
  const start = b * trace.observationSize;
  return Math.atan2(observation[start + 1] ?? NaN, observation[start] ?? NaN);
}
