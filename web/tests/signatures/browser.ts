/** The page in a browser, as a visitor with the link `?preset=...&seed=...` has it. */
import { expect } from 'vitest';
import type { Browser } from 'puppeteer-core';
import { useVisitor } from '../browser/visitor';
import { everyPreset, type Short } from './golden';

/** Steps asked for at once, so that one answer does not take too long. */
const atOnce = 1000;

export function everyPresetIn(name: string, cut: Short, launch: () => Promise<Browser>): void {
  const visitor = useVisitor(launch);

  everyPreset(`The page in ${name}`, cut, async function* (preset, seed, steps) {
    const visit = await visitor.open(`?preset=${preset}&seed=${seed}&views=counters`, null);
    let done = 0;
    for (const count of steps) {
      while (done < count) {
        const next = Math.min(atOnce, count - done);
        await visit.step(next);
        done += next;
      }
      yield await visit.signature();
    }
    expect(visit.errors).toEqual([]);
  });
}
