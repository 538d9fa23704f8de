import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Lab } from '../../../src/lab/lab';
import { noSettings } from '../../../src/lab/link';
import { changesFrom, type RecentRun, RecentRuns, runName } from '../../../src/lab/run_history';
import { useLocalWorkers } from '../local_worker';

const run = (preset: string, evaluations = 2): RecentRun => ({
  preset,
  settings: ['seed 7'],
  evaluations: {
    steps: Array.from({ length: evaluations }, (_, i) => 250 * i),
    values: Array(evaluations).fill(-1000),
  },
});

test('the newest eight runs with a curve are kept, until they are cleared', () => {
  const recent = new RecentRuns();
  recent.add(run('dot', 1));
  expect(recent.runs).toEqual([]);
  for (let i = 0; i < 10; i++) recent.add(run(`run ${i}`));
  expect(recent.runs.map(({ preset }) => preset)).toEqual([2, 3, 4, 5, 6, 7, 8, 9].map((i) => `run ${i}`));
  const { revision } = recent;
  recent.clear();
  expect(recent.runs).toEqual([]);
  expect(recent.revision).toBeGreaterThan(revision);
});

test('a run that is only repeated is not kept twice', () => {
  const recent = new RecentRuns();
  recent.add(run('short'));
  recent.add(run('long', 4));
  recent.dropRepeated({ steps: [0, 250, 500], values: [-1000, -1000, -900] });
  expect(recent.runs.map(({ preset }) => preset)).toEqual(['long']); // goes on after what the present one has
  recent.dropRepeated({ steps: [0, 250, 500, 750], values: [-1000, -1000, -1000, -1000.5] });
  expect(recent.runs).toHaveLength(1); // ends elsewhere
});

test('a run is named by its preset, its seed and what differs', () => {
  const base = new Map([
    ['seed', '1'],
    ['alpha', '0.2'],
    ['tau', '0.01'],
  ]);
  const values = new Map([
    ['seed', '7'],
    ['alpha', '0.5'],
    ['tau', '0.01'],
  ]);
  expect(runName({ ...run('quick'), settings: changesFrom(values, base) })).toBe('quick, seed 7, alpha = 0.5');
});

beforeAll(useLocalWorkers);
afterAll(() => vi.unstubAllGlobals());

test("a new run leaves the old one's evaluations behind, under the settings that it had", async () => {
  const lab = new Lab(() => {});
  await lab.open(() => ({ ...noSettings, values: [['alpha', '0.3']] }));
  await lab.ready;
  expect(lab.recent.runs).toEqual([]);
  await lab.step(600);
  const evaluations = { steps: [...lab.curves.evaluations.steps], values: [...lab.curves.evaluations.values] };
  expect(evaluations.steps).toEqual([250, 500]);
  lab.setPreset('article');
  expect(lab.recent.runs).toEqual([{ preset: 'quick', settings: ['seed 1', 'alpha = 0.3'], evaluations }]);
  lab.reset(); // of a run that has no curve yet
  expect(lab.recent.runs).toHaveLength(1);
  lab.close();
}, 30_000);
