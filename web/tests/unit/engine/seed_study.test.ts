import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine';
import { metricBand, returnBand, type SeedRun, studyCsv, studySummary } from '../../../src/engine/seed_study';
import { loadEngine } from '../engine';

const run = (seed: number, returns: number[], solvedStep: number | null = null): SeedRun => ({
  seed,
  steps: returns.map((_, i) => 250 * (i + 1)),
  returns,
  metrics: returns.map((value, i) => [250 * (i + 1), i === 0 ? NaN : value / 10]),
  solvedStep,
  signature: `${seed}`.padStart(16, '0'),
  problem: '',
});

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

describe('the band of returns', () => {
  test('has median and quartiles at each evaluation', () => {
    const band = returnBand(engine, [run(1, [-1000, -100]), run(2, [-1200, -300]), run(3, [-1400, -200])]);
    expect(band).toEqual({ steps: [250, 500], low: [-1300, -250], median: [-1200, -200], high: [-1100, -150] });
  });
  test('of one run is that run', () => {
    const { low, median, high } = returnBand(engine, [run(1, [-5, -4])]);
    expect([low, median, high]).toEqual([
      [-5, -4],
      [-5, -4],
      [-5, -4],
    ]);
  });
  test('counts a run that ended before its time as the worst', () => {
    const diverged = run(4, [-100]);
    const band = returnBand(engine, [
      diverged,
      run(1, [-1000, -10]),
      run(2, [-1200, -30]),
      run(3, [-1400, -20]),
      run(5, [-1300, -40]),
    ]);
    expect(band.steps).toEqual([250, 500]);
    expect(band.median[1]).toBe(-30); // of -infinity, -40, -30, -20, -10
    expect(returnBand(engine, [diverged, run(1, [-1000, -10])]).low[1]).toBeNaN();
  });
  test('of nothing is empty', () => expect(returnBand(engine, []).steps).toEqual([]));
});

describe('the band of a metric', () => {
  test('has median and quartiles at the evaluations at which every run has it', () => {
    const runs = [run(1, [-10, -100, -10]), run(2, [-20, -300, -30]), run(3, [-30, -200, -20])];
    const band = metricBand(engine, runs, 1);
    expect(band).toEqual({ steps: [500, 750], low: [-25, -2.5], median: [-20, -2], high: [-15, -1.5] });
  });
  test('ends where the first run has ended', () => {
    expect(metricBand(engine, [run(1, [-10, -100, -10]), run(2, [-20, -300])], 1).steps).toEqual([500]);
  });
  test('of nothing, or of a metric that no run has, is empty', () => {
    expect(metricBand(engine, [], 1).steps).toEqual([]);
    expect(metricBand(engine, [run(1, [-10, -100])], 7).steps).toEqual([]);
  });
});

test('how many solved, and when', () => {
  const runs = [run(1, [-1], 2000), run(2, [-9]), run(3, [-1], 3500), run(4, [-2], 2500)];
  expect(studySummary(engine, runs)).toMatchObject({ count: 3, of: 4, median: 3000, worst: Infinity, diverged: 0 });
  expect(studySummary(engine, [run(1, [-1])])).toMatchObject({ count: 0, of: 1, median: Infinity, worst: Infinity });
});

test('how good they end, with an interval that is the same each time', () => {
  const runs = [-150, -160, -140, -900, -155, -145].map((end, i) => run(i, [-1000, end]));
  const { last } = studySummary(engine, runs);
  expect(last.mean).toBe((-160 - 155 - 150 - 145) / 4); // without the best and the worst
  expect(last.low).toBeLessThan(last.mean);
  expect(last.high).toBeGreaterThan(last.mean);
  expect(studySummary(engine, runs).last).toEqual(last);
  expect(studySummary(engine, []).last).toEqual({ mean: NaN, low: NaN, high: NaN });
});

test('the CSV has a row for each evaluation of each seed', () => {
  const csv = studyCsv([
    { name: 'A', runs: [run(1, [-9.5, -8], 500)] },
    { name: 'B', runs: [run(1, [-7])] },
  ]);
  expect(csv).toBe(
    'run,seed,environment_steps,evaluation_return,solved_at,signature\n' +
      'A,1,250,-9.5,500,0000000000000001\nA,1,500,-8,500,0000000000000001\nB,1,250,-7,,0000000000000001\n',
  );
});
