import { expect, test } from 'vitest';
import { atEvaluations, Columns, heightAt, nearest } from '../../../src/charts/points';
import type { Points } from '../../../src/lab/run_history';

const curve = (values: number[], every = 1): Points => ({ steps: values.map((_, i) => i * every), values });

test('the nearest point is found, at the ends and between', () => {
  const points = curve([5, 6, 7], 10);
  expect([-5, 4, 6, 14.9, 99].map((step) => nearest(points, step))).toEqual([0, 0, 1, 1, 2]);
  expect(nearest(curve([]), 3)).toBe(-1);
});

test('a curve has a height between its points, and none beyond them', () => {
  expect([0, 5, 20].map((step) => heightAt(curve([5, 6, 8], 10), step))).toEqual([5, 5.5, 8]);
  expect([-1, 21].map((step) => heightAt(curve([5, 6, 8], 10), step))).toEqual([NaN, NaN]);
});

test('a metric of the evaluations has one point for each, at its step', () => {
  const rows: Points = { steps: [0, 100, 260, 300, 520, 1050], values: [NaN, NaN, 1, 1, 2, 4] };
  // The snapshot at 1050 came after two evaluations: only the newer one's value is known.
  expect(atEvaluations(rows, [250, 500, 750, 1000])).toEqual({ steps: [250, 500, 1000], values: [1, 2, 4] });
});

test('few points are drawn as they are; outside the visible range only their connection to it', () => {
  const columns = new Columns(0, 100, 100);
  const placed = columns.place({ steps: [10, 20, 30], values: [1, 2, 3] });
  const seen = [...placed].flatMap((value, i) => (value === undefined ? [] : [[columns.places[i], value]]));
  expect(seen).toEqual([
    [10.25, 1],
    [20.25, 2],
    [30.25, 3],
  ]);
  const zoomed = new Columns(15, 25, 10).place({ steps: [10, 20, 30], values: [1, 2, 3] });
  expect([zoomed[0], zoomed.at(-1)]).toEqual([1.5, 2.5]);
});

test('thousands of points become two a column, and no spike is lost', () => {
  const values = Array.from({ length: 8000 }, (_, i) => Math.sin(i / 300));
  values[4321] = 9;
  values[6000] = -7;
  const placed = new Columns(0, 7999, 200).place(curve(values));
  expect(placed.length).toBe(402);
  const finite = placed.filter((value): value is number => typeof value === 'number');
  expect(Math.max(...finite)).toBe(9);
  expect(Math.min(...finite)).toBe(-7);
  // In the order in which they occurred: up, then down again.
  const spike = placed.indexOf(9);
  expect([placed[spike - 1], placed[spike + 1]].every((value) => Math.abs(value!) <= 1)).toBe(true);
});

test('gaps are null; on a logarithmic axis so is what is not positive', () => {
  const columns = new Columns(0, 4, 4);
  expect(columns.place(curve([1, NaN, 3]))[3]).toBeNull();
  expect(columns.place(curve([1, -2, 3]), true)[3]).toBeNull();
  expect(columns.place(curve([1, -2, 3]))[3]).toBe(-2);
  expect(columns.place({ steps: [], values: [] }).every((value) => value === undefined)).toBe(true);
});
