import { expect, test } from 'vitest';
import { PendulumDrag, pushedByKey } from '../../../src/state/pendulum_drag';

test('a flick gives the pendulum the speed of the hand', () => {
  const drag = new PendulumDrag();
  for (let i = 0; i <= 10; i++) drag.move(1000 + 10 * i, 0.03 * i);
  expect(drag.release(1105, 8)).toBeCloseTo(3, 9);
  expect(drag.holds).toBe(false);
});
test('only the last moments count, and a hand that rests does not flick', () => {
  const drag = new PendulumDrag();
  drag.move(0, 2);
  drag.move(1000, 0);
  drag.move(1050, 0.1);
  expect(drag.release(1050, 8)).toBeCloseTo(2, 9);
  drag.move(2000, 0);
  drag.move(2020, 0.5);
  expect(drag.release(2200, 8)).toBe(0);
});
test('the speed ends at the largest one, either way', () => {
  const drag = new PendulumDrag();
  for (const sign of [1, -1]) {
    drag.move(0, 0);
    drag.move(10, sign * 1.5);
    expect(drag.release(10, 8)).toBe(8 * sign);
  }
});
test('the angle goes on where it wraps', () => {
  const drag = new PendulumDrag();
  drag.move(0, 3.1);
  drag.move(20, -3.1);
  expect(drag.theta).toBeCloseTo(2 * Math.PI - 3.1, 9);
  expect(drag.release(20, 8)).toBeCloseTo((2 * Math.PI - 6.2) / 0.02, 9);
});
test('keys push, put upright and let hang', () => {
  const state = { theta: 1, omega: 7.5 };
  expect(pushedByKey('ArrowLeft', state, 8)).toEqual({ theta: 1, omega: 8 });
  expect(pushedByKey('ArrowRight', state, 8)).toEqual({ theta: 1, omega: 5.5 });
  expect(pushedByKey('ArrowUp', state, 8)).toEqual({ theta: 0, omega: 0 });
  expect(pushedByKey('ArrowDown', state, 8)).toEqual({ theta: Math.PI, omega: 0 });
  expect(pushedByKey('a', state, 8)).toBeNull();
});
