// What returns are held against: lines below the curves, names above them.
import type uPlot from 'uplot';
import { describe, expect, test, vi } from 'vitest';
import { drawReferences, nameReferences } from '../../../src/charts/references';
import type { LabState } from '../../../src/lab/store';

/** A plot whose context writes down what is drawn. */
function plotOf(height = 400): { plot: uPlot; drawn: string[] } {
  const drawn: string[] = [];
  const ctx = new Proxy(
    {},
    {
      get: (_, name) =>
        name === 'measureText'
          ? () => ({ width: 80 })
          : (...given: unknown[]) => {
              if (name === 'fillText' || name === 'strokeText') drawn.push(`${String(name)} ${String(given[0])}`);
              if (name === 'stroke') drawn.push('line');
            },
      set: () => true,
    },
  );
  const bbox = { left: 0, top: 0, width: 600, height };
  return { plot: { ctx, bbox, valToPos: (value: number) => Math.abs(value) / 10 } as unknown as uPlot, drawn };
}
vi.stubGlobal('devicePixelRatio', 1);
const ink = (name: string): string => name;
const state = {
  optimalReturn: -137,
  solvedReturn: -160,
  standard: true,
  solved: { step: 1750 },
} as unknown as LabState;

describe('references of the returns', () => {
  test('the lines have no names, which stand above the curves on a ground of their own', () => {
    const below = plotOf();
    drawReferences(below.plot, ink, state, null);
    expect(below.drawn).toEqual(['line', 'line', 'line']);
    const above = plotOf();
    nameReferences(above.plot, ink, state, null);
    const names = ['solved −160', 'optimum −137', 'solved here'];
    expect(above.drawn).toEqual(names.flatMap((name) => [`strokeText ${name}`, `fillText ${name}`]));
  });

  test('of two runs each is named, and a low chart names but where they solved', () => {
    const { plot, drawn } = plotOf(60);
    nameReferences(plot, ink, state, state);
    expect(drawn.filter((call) => call.startsWith('fillText'))).toEqual([
      'fillText A solved here',
      'fillText B solved here',
    ]);
  });
});
