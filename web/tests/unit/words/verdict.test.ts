import { beforeAll, expect, test } from 'vitest';
import { verdict } from '../../../src/words/verdict';
import type { Engine } from '../../../src/engine/engine';
import { parseValues, type Values } from '../../../src/engine/schema';
import { loadEngine } from '../engine';

let engine: Engine;
let quick: Values;
beforeAll(async () => {
  engine = await loadEngine();
  engine.setPreset('quick');
  quick = parseValues(engine.configText());
});
const judge = (
  own: Record<string, string>,
  solved: { step: number; seconds: number } | null,
  newest = NaN,
  optimalReturn = -137,
): string => {
  const values = new Map([...quick, ...Object.entries(own)]);
  const { text, more } = verdict(
    { values, standard: engine.openDraft(values, '').standard_task, solved, solvedReturn: -160, optimalReturn },
    newest,
  );
  return text + more;
};

test('the standard task is solved, or not yet', () => {
  expect(judge({}, null, -900)).toBe('solved from −160 on');
  expect(judge({}, { step: 2500, seconds: 1.234 }, -150)).toBe('Solved in 1.23 s, at step 2,500');
  expect(judge({ alpha: '0.5' }, { step: 2500, seconds: NaN }, -150)).toBe('Solved, at step 2,500');
});
test.each([{ episode_steps: '10' }, { gravity: '0' }, { reward_angle: '0' }])(
  'of another task, %o, the distance to its own optimum is told',
  (own) => {
    expect(judge(own, { step: 250, seconds: 1 }, -30, -12)).toBe('18 below the optimum of this task −12');
    expect(judge(own, null, NaN, -12)).toBe('optimum of this task −12');
    expect(judge(own, null, -30, NaN)).toBe('another task than the standard one');
    expect(judge(own, null, -11.7, -12)).toBe('0 below the optimum of this task −12');
  },
);
test('without evaluations nothing is said of solving', () => {
  expect(judge({ evaluation_interval: '0' }, null)).toBe('evaluations are off');
});
