import { expect, test, vi } from 'vitest';
import { ReturnCurves } from '../../../src/lab/run_history';
import { Store } from '../../../src/lab/store';
import { StoreController } from '../../../src/ui/element';

test('listeners hear which fields are new, and only of real changes', () => {
  const store = new Store({ a: 1, b: NaN });
  const listener = vi.fn();
  const stop = store.subscribe(listener);
  store.set({ a: 1, b: NaN });
  expect(listener).not.toHaveBeenCalled();
  store.set({ a: 2, b: NaN });
  expect(listener).toHaveBeenCalledExactlyOnceWith({ a: 2, b: NaN }, new Set(['a']));
  stop();
  store.set({ a: 3 });
  expect(listener).toHaveBeenCalledTimes(1);
});

test('a state that was read is never changed afterwards', () => {
  const store = new Store({ a: 1 });
  const before = store.state;
  store.set({ a: 2 });
  expect(before.a).toBe(1);
});

test('curves grow by pairs of step and return, and begin again', () => {
  const curves = new ReturnCurves();
  curves.append(curves.episodes, new Float64Array([200, -900, 400, -800]));
  curves.append(curves.episodes, new Float64Array([600, -150]));
  expect(curves.episodes).toEqual({ steps: [200, 400, 600], values: [-900, -800, -150] });
  expect(curves.evaluations.steps).toEqual([]);
  const { revision } = curves;
  curves.append(curves.episodes, new Float64Array([]));
  expect(curves.revision).toBe(revision);
  curves.clear();
  expect(curves.episodes.steps).toEqual([]);
  expect(curves.revision).toBeGreaterThan(revision);
});

test('an element hears of the store that it has been given, and not of the one before', () => {
  const [first, second] = [new Store({ a: 1, b: 1 }), new Store({ a: 1, b: 1 })];
  let store = first;
  const requestUpdate = vi.fn();
  const host = { requestUpdate, addController() {}, removeController() {}, updateComplete: Promise.resolve(true) };
  const watching = new StoreController(host, () => store, ['a']);
  watching.hostConnected();
  first.set({ b: 2 });
  expect(requestUpdate).not.toHaveBeenCalled();
  first.set({ a: 2 });
  expect(requestUpdate).toHaveBeenCalledTimes(1);
  store = second;
  watching.hostUpdate();
  first.set({ a: 3 });
  expect(requestUpdate).toHaveBeenCalledTimes(1);
  second.set({ a: 2 });
  expect(requestUpdate).toHaveBeenCalledTimes(2);
  watching.hostDisconnected();
  second.set({ a: 3 });
  expect(requestUpdate).toHaveBeenCalledTimes(2);
});
