/** How a reader's run becomes a number, and how answers are kept and handed in. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type Answer,
  answersOf,
  answersText,
  clearAnswers,
  keepAnswer,
  readAnswers,
} from '../../../src/lesson/answers';
import type { Measure } from '../../../src/lesson/content';
import { formatFigure } from '../../../src/lesson/figures';
import { measured, type Recorded } from '../../../src/lesson/measure';

describe('a run is read as the table was', () => {
  const records: Readonly<Record<string, Recorded>> = {
    evaluation_return: { steps: [250, 500, 750, 1000], values: [-900, -400, -150, -170] },
    // The page has seen it some steps after the evaluations.
    q_bias: { steps: [100, 260, 510, 700, 751, 1004], values: [NaN, 8, 4, 4, -2, 6] },
  };
  const lab = { record: (metric: string) => records[metric] ?? { steps: [], values: [] } };
  const measure: Measure = { name: 'Q bias', metric: 'q_bias', reading: 'mean', unit: '', window: [500, 1000] };
  test('mean and spread over the evaluations in the window, both ends included', () => {
    expect(measured(lab, measure, 'a')).toBeCloseTo((4 - 2 + 6) / 3, 12);
    expect(measured(lab, { ...measure, window: [500, 750] }, 'a')).toBe(1);
    expect(measured(lab, { ...measure, reading: 'spread', window: [500, 750] }, 'a')).toBe(3);
    expect(measured(lab, { ...measure, window: [2000, 3000] }, 'a')).toBeNaN();
  });
  test('the first evaluation that solves the task', () => {
    const solved: Measure = { ...measure, metric: 'evaluation_return', reading: 'solved' };
    expect(measured(lab, solved, 'a')).toBe(750);
    expect(measured({ record: () => ({ steps: [250], values: [-161] }) }, solved, 'a')).toBe(Infinity);
  });
});

test.each([
  [-29.84, '\u221229.8'],
  [0.01234, '0.0123'],
  [1850, '1,850'],
  [0, '0'],
  [-0.00001, '0'],
  [Infinity, 'never'],
  [-Infinity, 'diverged'],
  [NaN, 'not measured'],
])('%f is written %s', (value, text) => expect(formatFigure(value)).toBe(text));

describe('answers', () => {
  const answer: Answer = {
    question: 'bias',
    asked: 'Which?',
    value: '0',
    answer: 'One Q',
    right: true,
    seed: 7,
    at: 0,
  };
  let kept: Map<string, string>;
  beforeEach(() => {
    kept = new Map();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    });
  });
  afterEach(() => vi.unstubAllGlobals());

  test('are kept by lesson and question, and cleared', () => {
    keepAnswer('two-qs', answer);
    keepAnswer('two-qs', { ...answer, question: 'minimum', right: false });
    keepAnswer('target-network', answer);
    expect(Object.keys(answersOf('two-qs'))).toEqual(['bias', 'minimum']);
    clearAnswers('two-qs');
    expect(Object.keys(readAnswers())).toEqual(['target-network']);
    clearAnswers(null);
    expect(readAnswers()).toEqual({});
  });
  test('are none where something else stands in the store, or nothing may', () => {
    for (const text of ['{', 'null', '3']) {
      kept.set('sac-lab-lessons', text);
      expect(answersOf('two-qs')).toEqual({});
    }
    vi.stubGlobal('localStorage', undefined);
    keepAnswer('two-qs', answer);
    expect(readAnswers()).toEqual({});
  });
  test('are a text to hand in', () => {
    const text = answersText({ 'two-qs': { bias: answer } }, new Map([['two-qs', 'Lesson 3: Two Qs']]));
    expect(text).toBe(
      'Answers in the lessons of SAC Lab\n\nLesson 3: Two Qs\n  bias: Which?\n    One Q (right), seed 7, 1970-01-01 00:00 UTC\n',
    );
  });
});
