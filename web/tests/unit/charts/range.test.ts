import { expect, test } from 'vitest';
import { chartKey, ChartRange, fullRange } from '../../../src/charts/range';
import type { ReturnBand, Source } from '../../../src/charts/spec';
import { rangeWith } from '../../../src/ui/gestures';

/** A lab as far as a range looks into it. */
const at = (steps: number, recent: number[] = []): Source['lab'] =>
  ({
    store: { state: { metrics: new Float64Array([steps]) } },
    recent: { runs: recent.map((last) => ({ evaluations: { steps: [last], values: [0] } })) },
  }) as unknown as Source['lab'];
const band = (last: number): ReturnBand => ({
  label: 'A',
  steps: [0, last],
  median: [0, 0],
  low: [0, 0],
  high: [0, 0],
});
const source = (steps: number, more: Partial<Source> = {}): Source => ({
  lab: at(steps),
  other: null,
  bands: [],
  ...more,
});

test('all of what is shown is in view, and room for what comes', () => {
  const end = (of: Source, recent = true, bands = recent): number => Math.round(fullRange(of, { recent, bands })[1]);
  expect(end(source(0))).toBe(4160);
  expect(end(source(10_000))).toBe(10_400);
  expect(end(source(10_000, { other: at(20_000) }))).toBe(20_800);
  expect(end(source(0, { bands: [band(5000)] }))).toBe(5200);
  expect(end(source(0, { lab: at(0, [6000]) }))).toBe(6240);
  expect(end(source(0, { lab: at(0, [6000]) }), false)).toBe(4160);
  // A long run before does not flatten a new one.
  expect(end(source(0, { lab: at(0, [100_000]) }))).toBe(8320);
});

test('zoom stays inside, ends where all is in view, and tells what changed', () => {
  const changes: string[] = [];
  const range = new ChartRange((what) => changes.push(what));
  const of = source(10_000);
  range.zoomTo(3000, 1000, of);
  expect(range.visible(of)).toEqual([1000, 3000]);
  range.scale(0.5, 2000, of);
  expect(range.visible(of)).toEqual([1500, 2500]);
  range.zoomTo(2000, 2010, of); // too little to see anything
  expect(range.visible(of)).toEqual([1500, 2500]);
  range.zoomTo(-500, 99_999, of);
  expect(range.zoom).toBeNull();
  range.point(7);
  range.point(7);
  expect(changes).toEqual(['zoom', 'zoom', 'zoom', 'step']);
});

test('what is zoomed moves along within what there is, as wide as it was', () => {
  const of = source(10_000);
  const range = new ChartRange(() => {});
  range.shift(100, of); // all is in view
  expect(range.zoom).toBeNull();
  range.zoomTo(1000, 3000, of);
  range.shift(500, of);
  expect(range.zoom).toEqual([1500, 3500]);
  range.shift(-99_999, of);
  expect(range.zoom).toEqual([0, 2000]);
  range.shift(99_999, of);
  expect(range.zoom).toEqual([8400, 10_400]);
});

test('a cursor that is moved over the edge takes what is visible along', () => {
  const of = source(10_000);
  const range = new ChartRange(() => {});
  range.zoomTo(1000, 3000, of);
  range.point(2990);
  const key = { key: 'ArrowRight', shiftKey: true } as KeyboardEvent;
  const target = {
    range,
    source: of,
    behind: { recent: true, bands: true },
    isHistogram: false,
    part: null,
    setPart() {},
  };
  expect(chartKey(key, target)).toBe(true);
  expect(range.step).toBe(3190);
  expect(range.zoom).toEqual([1190, 3190]);
});

test('what two fingers hold stays under them', () => {
  expect(rangeWith([100, 300], [0.25, 0.75])).toEqual([0, 400]);
  expect(rangeWith([100, 300], [0, 1])).toEqual([100, 300]);
});
