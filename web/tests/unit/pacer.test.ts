import { expect, test } from 'vitest';
import { Pacer } from '../../src/pacer';

/** Pictures drawn in a second, where each holds up the next frame by this much. */
function drawnWith(heldMs: number): number {
  const pacer = new Pacer();
  let drawn = 0;
  for (let now = 16; now < 1000; ) {
    const due = pacer.isDue(now);
    if (due) {
      drawn++;
      pacer.drew(now);
    }
    now += due ? Math.max(heldMs, 16) : 16;
  }
  return drawn;
}

test('a fast machine draws every frame', () => expect(drawnWith(0)).toBeGreaterThanOrEqual(60));

test('a slow machine spends about half of its time on drawing', () => {
  expect(drawnWith(100)).toBeGreaterThanOrEqual(4);
  expect(drawnWith(100)).toBeLessThanOrEqual(6);
});
