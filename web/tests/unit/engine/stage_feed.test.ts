import { expect, test } from 'vitest';
import { stageFields } from '../../../src/engine/engine';
import { StageFeed } from '../../../src/engine/stage_feed';

/** Samples every 50 ms; each has the fields given, others are 0. */
function feedOf(samples: Partial<Record<(typeof stageFields)[number], number>>[], start = 1000): StageFeed {
  const feed = new StageFeed();
  for (const [i, sample] of samples.entries()) {
    feed.push(new Float64Array(stageFields.map((field) => (field === 'time' ? start + 50 * i : (sample[field] ?? 0)))));
  }
  return feed;
}

test('there is nothing before the first sample', () => {
  expect(new StageFeed().at(0)).toBeNull();
});

test('a steady turn is interpolated exactly, with no jump of speed at a sample', () => {
  const feed = feedOf([0, 1, 2, 3, 4].map((step) => ({ step, theta: 0.3 * step, omega: 6 })));
  for (const time of [1050, 1062, 1075, 1100, 1110]) {
    expect(feed.at(time)!.theta).toBeCloseTo((0.3 * (time - 1000)) / 50, 9);
  }
});

test('a new episode is not blended with the old one', () => {
  const feed = feedOf([
    { step: 199, theta: 3 },
    { step: 0, theta: -2 },
    { step: 1, theta: -1.9 },
  ]);
  expect(feed.at(1049)!.theta).toBe(3);
  expect(feed.at(1050)!.theta).toBe(-2);
  expect(feed.past(1080, 30, 10).map(({ step }) => step)).toEqual([0, 0]);
  expect(feed.past(1060, 10, 48)).toHaveLength(2);
});

test('a sample for an earlier time replaces what was computed ahead', () => {
  const feed = feedOf([
    { step: 1, theta: 1 },
    { step: 2, theta: 2 },
    { step: 3, theta: 3 },
  ]);
  feed.push(new Float64Array(stageFields.map((field) => ({ time: 1050, theta: -1 })[field as string] ?? 0)));
  expect(feed.at(1200)!.theta).toBe(-1);
});

test('the trail goes back in time from now', () => {
  const feed = feedOf(Array.from({ length: 20 }, (_, step) => ({ step, theta: 0.1 * step })));
  const trail = feed.past(1500, 25, 5);
  expect(trail).toHaveLength(5);
  trail.forEach(({ theta }, i) => expect(theta).toBeCloseTo(1 - 0.05 * i, 6));
});
