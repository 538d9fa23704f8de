import { expect, test } from 'vitest';
import { Announcements } from '../../../src/words/announcements';

test('evaluations are told at most every ten seconds', () => {
  const calm = new Announcements();
  expect(calm.evaluation(0, 250, -1500.4)).toBe('Step 250: the policy returns −1,500.');
  expect(calm.evaluation(9_999, 500, -1200)).toBeNull();
  expect(calm.evaluation(10_000, 750, -900)).toBe('Step 750: the policy returns −900.');
});
test('the solution is told at once, and has the next seconds for itself', () => {
  const calm = new Announcements();
  calm.evaluation(0, 250, -1500);
  expect(calm.solved(100, 2250, 1.27)).toBe('Solved at step 2,250, after 1.3 seconds.');
  expect(calm.evaluation(10_050, 2500, -150)).toBeNull();
  expect(calm.solved(10_070, 10, NaN)).toBe('Solved at step 10.');
});
