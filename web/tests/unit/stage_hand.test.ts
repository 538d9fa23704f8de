import { expect, test } from 'vitest';
import { Hand, pushedByKey } from '../../src/stage_hand';

test('a flick gives the pendulum the speed of the hand', () => {
  const hand = new Hand();
  for (let i = 0; i <= 10; i++) hand.move(1000 + 10 * i, 0.03 * i);
  expect(hand.release(1105, 8)).toBeCloseTo(3, 9);
  expect(hand.holds).toBe(false);
});
test('only the last moments count, and a hand that rests does not flick', () => {
  const hand = new Hand();
  hand.move(0, 2);
  hand.move(1000, 0);
  hand.move(1050, 0.1);
  expect(hand.release(1050, 8)).toBeCloseTo(2, 9);
  hand.move(2000, 0);
  hand.move(2020, 0.5);
  expect(hand.release(2200, 8)).toBe(0);
});
test('the speed ends at the largest one, either way', () => {
  const hand = new Hand();
  for (const sign of [1, -1]) {
    hand.move(0, 0);
    hand.move(10, sign * 1.5);
    expect(hand.release(10, 8)).toBe(8 * sign);
  }
});
test('the angle goes on where it wraps', () => {
  const hand = new Hand();
  hand.move(0, 3.1);
  hand.move(20, -3.1);
  expect(hand.theta).toBeCloseTo(2 * Math.PI - 3.1, 9);
  expect(hand.release(20, 8)).toBeCloseTo((2 * Math.PI - 6.2) / 0.02, 9);
});
test('keys push, put upright and let hang', () => {
  const state = { theta: 1, omega: 7.5 };
  expect(pushedByKey('ArrowLeft', state, 8)).toEqual({ theta: 1, omega: 8 });
  expect(pushedByKey('ArrowRight', state, 8)).toEqual({ theta: 1, omega: 5.5 });
  expect(pushedByKey('ArrowUp', state, 8)).toEqual({ theta: 0, omega: 0 });
  expect(pushedByKey('ArrowDown', state, 8)).toEqual({ theta: Math.PI, omega: 0 });
  expect(pushedByKey('a', state, 8)).toBeNull();
});
