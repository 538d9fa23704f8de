import { expect, test } from 'vitest';
import { inTodaysWords, type SavedRun } from '../../../src/lab/saved_run';

test('a run kept when steps were called frames is one of today', () => {
  const older = {
    step: 750,
    solved: { frame: 500, seconds: 1.5 },
    recent: [{ preset: 'quick', settings: [], evaluations: { frames: [250, 500], values: [-900, -150] } }],
  } as unknown as SavedRun;
  const run = inTodaysWords(older);
  expect(run.step).toBe(750);
  expect(run.solved).toMatchObject({ step: 500, seconds: 1.5 });
  expect(run.recent[0]!.evaluations).toMatchObject({ steps: [250, 500], values: [-900, -150] });
});
test('a run of today stays as it is', () => {
  const run = {
    solved: { step: 500, seconds: 1.5 },
    recent: [{ preset: 'quick', settings: [], evaluations: { steps: [250], values: [-900] } }],
  } as unknown as SavedRun;
  expect(inTodaysWords(run)).toEqual(run);
  expect(inTodaysWords({ ...run, solved: null }).solved).toBeNull();
});
