import { describe, expect, test } from 'vitest';
import { quantile, returnBand, type SeedRun, solvedSummary, studyCsv } from '../../../src/engine/seed_study';

const run = (seed: number, returns: number[], solvedFrame: number | null = null): SeedRun => ({
  seed,
  frames: returns.map((_, i) => 250 * (i + 1)),
  returns,
  solvedFrame,
  signature: `${seed}`.padStart(16, '0'),
  problem: '',
});

describe('a quantile', () => {
  test.each([
    [[4, 1, 3, 2], 0.5, 2.5],
    [[4, 1, 3, 2], 0.25, 1.75],
    [[4, 1, 3, 2], 0.75, 3.25],
    [[10, 30, 20], 0.5, 20],
    [[7], 0.25, 7],
    [[-Infinity, -Infinity, 1], 0.25, -Infinity],
  ])('of %j at %f is %f', (values, share, wanted) => expect(quantile(values, share)).toBe(wanted));
  test('of nothing is not a number', () => expect(quantile([], 0.5)).toBeNaN());
  test('leaves the values as they are', () => {
    const values = [3, 1, 2];
    quantile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('the band of returns', () => {
  test('has median and quartiles at each evaluation', () => {
    const band = returnBand([run(1, [-1000, -100]), run(2, [-1200, -300]), run(3, [-1400, -200])]);
    expect(band).toEqual({ frames: [250, 500], low: [-1300, -250], median: [-1200, -200], high: [-1100, -150] });
  });
  test('of one run is that run', () => {
    const { low, median, high } = returnBand([run(1, [-5, -4])]);
    expect([low, median, high]).toEqual([
      [-5, -4],
      [-5, -4],
      [-5, -4],
    ]);
  });
  test('counts a run that ended before its time as the worst', () => {
    const diverged = run(4, [-100]);
    const band = returnBand([
      diverged,
      run(1, [-1000, -10]),
      run(2, [-1200, -30]),
      run(3, [-1400, -20]),
      run(5, [-1300, -40]),
    ]);
    expect(band.frames).toEqual([250, 500]);
    expect(band.median[1]).toBe(-30); // of -infinity, -40, -30, -20, -10
    expect(returnBand([diverged, run(1, [-1000, -10])]).low[1]).toBeNaN();
  });
  test('of nothing is empty', () => expect(returnBand([]).frames).toEqual([]));
});

test('how many solved, and when', () => {
  const runs = [run(1, [-1], 2000), run(2, [-1]), run(3, [-1], 3500), run(4, [-1], 2500)];
  expect(solvedSummary(runs)).toEqual({ count: 3, of: 4, median: 2500, worst: 3500 });
  expect(solvedSummary([run(1, [-1])])).toEqual({ count: 0, of: 1, median: NaN, worst: NaN });
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
