import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Turn, turnMs, Turns, type Waiting } from '../../../src/client/training_turns';

let turns: Turns;
let all: Turn[];
let states: Waiting[];
const trainees = Array.from({ length: 6 }, (_, i) => ({
  turn: (waiting: Waiting): void => void (states[i] = waiting),
}));
const ask = (...who: number[]): void => who.forEach((i) => all[i]!.ask(trainees[i]!));
const leave = (i: number): void => {
  all[i]!.leave(trainees[i]!);
  states[i] = 'turn';
};
const training = (): number[] => states.flatMap((state, i) => (state === '' ? [i] : []));

beforeEach(() => {
  vi.useFakeTimers();
  turns = new Turns(() => 2);
  all = trainees.map(() => turns.create());
  states = trainees.map(() => 'turn');
});
afterEach(() => {
  vi.useRealTimers();
});

test('no more train at once than there are processors; one that ends makes room', () => {
  ask(0, 1, 2, 3);
  expect(training()).toEqual([0, 1]);
  leave(0);
  expect(training()).toEqual([1, 2]);
  leave(1);
  leave(2);
  leave(3);
  ask(5);
  expect(training()).toEqual([5]);
});
test('those that wait get their turn, each as long as the others', () => {
  ask(0, 1, 2, 3, 4, 5);
  const times = trainees.map(() => 0);
  for (let i = 0; i < 30; i++) {
    expect(training()).toHaveLength(2);
    for (const one of training()) times[one]!++;
    vi.advanceTimersByTime(turnMs);
  }
  expect(times).toEqual([10, 10, 10, 10, 10, 10]);
});
test('those that nobody sees rest, and go on when they are seen', () => {
  all[0]!.seen = false;
  ask(0, 1, 2);
  expect(states.slice(0, 3)).toEqual(['unseen', '', '']);
  all[1]!.seen = false;
  expect(states.slice(0, 3)).toEqual(['unseen', 'unseen', '']);
  all[0]!.seen = true;
  expect(states.slice(0, 3)).toEqual(['', 'unseen', '']);
  vi.advanceTimersByTime(10 * turnMs); // nobody waits for a turn, nobody gives way
  expect(training()).toEqual([0, 2]);
});
test('two runs of one element train together, also on a single processor', () => {
  turns = new Turns(() => 1);
  all = trainees.map(() => turns.create());
  ask(0);
  all[0]!.ask(trainees[1]!);
  ask(2);
  expect(training()).toEqual([0, 1]);
  vi.advanceTimersByTime(turnMs);
  expect(training()).toEqual([2]);
  vi.advanceTimersByTime(turnMs);
  expect(training()).toEqual([0, 1]);
  all[0]!.leave(trainees[1]!);
  states[1] = 'turn';
  expect(training()).toEqual([0]);
});
test('no timer runs where all have room', () => {
  ask(0, 1);
  expect(vi.getTimerCount()).toBe(0);
  ask(2);
  expect(vi.getTimerCount()).toBe(1);
  leave(0);
  expect(vi.getTimerCount()).toBe(0);
});
