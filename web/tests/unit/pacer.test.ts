import { expect, test } from 'vitest';
import { Pacer } from '../../src/pacer';

/** Pictures drawn in a second, where each holds up the next frame by `heldMs` and takes `costMs` to finish. */
function drawnWith(heldMs: number, costMs: number): number {
  const pacer = new Pacer();
  let drawn = 0;
  for (let now = 16; now < 1000; ) {
    const due = pacer.isDue(now);
    if (due) {
      drawn++;
      pacer.drew(now, pacer.measures() ? costMs : undefined);
    }
    now += due ? Math.max(heldMs, 16) : 16;
  }
  return drawn;
}

test('a fast machine draws every frame', () => expect(drawnWith(0, 0.3)).toBeGreaterThanOrEqual(60));

test('a machine that is held up by drawing spends about half of its time on it', () => {
  expect(drawnWith(100, 0)).toBeGreaterThanOrEqual(4);
  expect(drawnWith(100, 0)).toBeLessThanOrEqual(6);
});

test('pictures that cost time are drawn less often, so that they take a small share of it', () => {
  for (const cost of [1, 1.3, 2, 3]) {
    const drawn = drawnWith(0, cost);
    expect(drawn * cost).toBeGreaterThan(20); // of 1000 ms
    expect(drawn * cost).toBeLessThan(60);
  }
  expect(drawnWith(0, 50)).toBeGreaterThanOrEqual(8);
});

test('a cost that was high for a moment is measured again', () => {
  const pacer = new Pacer();
  let measured = 0;
  let drawn = 0;
  for (let now = 16; now < 10_000; now += 16) {
    if (!pacer.isDue(now)) continue;
    drawn++;
    pacer.drew(now, pacer.measures() ? (measured++ === 0 ? 50 : 0.3) : undefined);
  }
  expect(drawn).toBeGreaterThan(450);
});
