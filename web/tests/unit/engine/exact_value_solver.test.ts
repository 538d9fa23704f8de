import { beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine';
import { ExactValueSolver } from '../../../src/engine/exact_value_solver';
import type { Report } from '../../../src/engine/protocol';
import { loadEngine } from '../engine';

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

test('the exact value is solved in slices, told as it gets better, and not again while it is the same problem', () => {
  engine.setPreset('quick');
  const told: Extract<Report, { type: 'exact' }>[] = [];
  const solver = new ExactValueSolver(engine, (report) => told.push(report as (typeof told)[number]));
  let time = 0;
  const now = (): number => (time += 20); // three sweeps a slice
  const ask = (config: string): void =>
    solver.want({ type: 'exact', config, temperature: NaN, width: 8, height: 8, maxOmega: 8 });
  expect(solver.pump(now)).toBe(Infinity);

  ask('gamma=0.9');
  while (solver.pump(now) === 0) continue;
  expect(told.length).toBeGreaterThan(3);
  const progress = told.map((report) => report.progress);
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  expect(progress.at(-1)).toBe(1);
  const { values, ...map } = told.at(-1)!.map;
  expect(map).toEqual({ layer: 'exact_value', width: 8, height: 8, maxOmega: 8 });
  expect(values.every(Number.isFinite)).toBe(true);
  expect(values[4 * 8 + 4]!).toBeGreaterThan(values[4 * 8]!); // upright against hanging

  const before = told.length;
  ask('policy_lr=0.01');
  expect(solver.pump(now)).toBe(Infinity);
  expect(told).toHaveLength(before);
  ask('reward_scale=2');
  expect(solver.pump(now)).toBe(0);
  expect(told.at(-1)!.progress).toBeLessThan(1);
});
