import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Watchdog } from '../../../src/client/watchdog';

let asked: number;
let silences: number;
let dog: Watchdog;
beforeEach(() => {
  vi.useFakeTimers();
  asked = silences = 0;
  dog = new Watchdog(
    () => asked++,
    () => silences++,
  );
});
afterEach(() => {
  dog.close();
  vi.useRealTimers();
});

test('a Worker that answers is never called silent', () => {
  for (let second = 0; second < 60; second++) {
    vi.advanceTimersByTime(1000);
    expect(dog.heard()).toBe(false);
  }
  expect(asked).toBe(60);
  expect(silences).toBe(0);
});
test('one that does not answer is called silent once, and may come back', () => {
  vi.advanceTimersByTime(60_000);
  expect(silences).toBe(1);
  expect(asked).toBeLessThan(5); // they would all wait for it
  expect(dog.heard()).toBe(true);
  vi.advanceTimersByTime(60_000);
  expect(silences).toBe(2);
});
test('time that the page slept does not count', () => {
  vi.advanceTimersByTime(9000);
  // An hour later the timer fires once.
  vi.setSystemTime(Date.now() + 3_600_000);
  dog.tick(performance.now() + 3_600_000);
  vi.advanceTimersByTime(5000);
  expect(silences).toBe(0);
});
