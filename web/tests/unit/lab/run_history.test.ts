import { expect, test } from 'vitest';
import { MetricHistory, ReturnCurves } from '../../../src/lab/run_history';

const row = (step: number, value: number): Float64Array => new Float64Array([step, value]);

test('a row for each new step, none for a snapshot that brought no step', () => {
  const history = new MetricHistory(2);
  history.append(row(0, NaN));
  history.append(row(10, 1));
  history.append(row(10, 5));
  history.append(row(20, 2));
  expect(history.column(0)).toEqual([0, 10, 20]);
  expect(history.column(1)).toEqual([NaN, 1, 2]);
  expect(history.column(7)).toEqual([]);
  const { revision } = history;
  history.append(row(20, 3));
  expect(history.revision).toBe(revision);
  history.clear();
  expect(history.length).toBe(0);
});

test('a long run keeps its shape in bounded memory', () => {
  const history = new MetricHistory(2);
  for (let i = 0; i < 50_000; i++) history.append(row(i, Math.sin(i / 5000)));
  expect(history.length).toBeLessThanOrEqual(8001);
  expect(history.length).toBeGreaterThan(2000);
  const steps = history.column(0);
  expect(steps[0]).toBe(0);
  expect(steps.at(-1)).toBeGreaterThan(49_900);
  const gaps = steps.slice(1).map((step, i) => step - steps[i]!);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * Math.min(...gaps));
  history.column(1).forEach((value, i) => expect(value).toBe(Math.sin(steps[i]! / 5000)));
});

test('of very many episodes an even selection stays, in the same lists', () => {
  const curves = new ReturnCurves();
  const { steps, values } = curves.episodes;
  const pairs = (from: number, to: number): Float64Array =>
    new Float64Array(Array.from({ length: to - from }, (_, i) => [10 * (from + i), -(from + i)]).flat());
  curves.append(curves.episodes, pairs(0, 131_072));
  expect(steps.length).toBe(131_072);
  for (let i = 131_072; i < 600_000; i += 10_000)
    curves.append(curves.episodes, pairs(i, Math.min(i + 10_000, 600_000)));
  expect(curves.episodes.steps).toBe(steps);
  expect(steps.length).toBeLessThanOrEqual(131_072);
  expect(steps.length).toBeGreaterThan(65_000);
  expect(steps[0]).toBe(0);
  expect(steps.at(-1)).toBeGreaterThan(5_999_800);
  const gaps = new Set(steps.slice(1).map((step, i) => step - steps[i]!));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * Math.min(...gaps));
  expect(values.every((value, i) => value === -steps[i]! / 10)).toBe(true);
  // Evaluations are few, and what a run is judged by.
  curves.append(curves.evaluations, pairs(0, 200_000));
  expect(curves.evaluations.steps.length).toBe(200_000);
  curves.clear();
  curves.append(curves.episodes, pairs(0, 3));
  expect(steps).toEqual([0, 10, 20]);
});

test('what is saved comes back', () => {
  const history = new MetricHistory(2);
  for (let i = 0; i < 20; i++) history.append(row(i, i * i));
  const other = new MetricHistory();
  other.restore(history.save(), 2);
  expect(other.column(0)).toEqual(history.column(0));
  expect(other.column(1)).toEqual(history.column(1));
});
