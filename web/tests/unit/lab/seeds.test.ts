import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Comparison } from '../../../src/lab/comparison';
import type { Lab } from '../../../src/lab/lab';
import { consecutiveSeeds, Seeds } from '../../../src/lab/seeds';
import { patience } from '../../patience';
import { nativeSignature } from '../../sac_train';
import { useLocalLab } from '../local_lab';

const opened = useLocalLab();
let lab: Lab;
let comparison: Comparison;
let seeds: Seeds;
beforeEach(() => {
  ({ lab, comparison } = opened);
  seeds = new Seeds(lab, comparison);
  seeds.setCount(2);
  seeds.setSteps(600);
});
afterEach(() => seeds.clear());

test("seeds follow each other from the page's own on, and begin again after the last", () => {
  expect(consecutiveSeeds(7, 3)).toEqual([7, 8, 9]);
  expect(consecutiveSeeds(4294967295, 2)).toEqual([4294967295, 0]);
});

test("a seed's run is the page's run with that seed, bit for bit", async () => {
  const progress: number[] = [];
  seeds.store.subscribe(({ progress: share }) => progress.push(share));
  await seeds.run();
  const { running, studies } = seeds.store.state;
  expect(running).toBe(false);
  expect(studies).toHaveLength(1);
  expect(studies[0]!.runs.map(({ seed }) => seed)).toEqual([1, 2]);
  lab.settings.set('seed', '2');
  expect(seeds.isCurrent(studies[0]!)).toBe(true);
  await lab.step(600);
  expect(studies[0]!.runs[1]!.signature).toBe(await lab.signature());
  expect(studies[0]!.runs[1]!.returns).toEqual(lab.curves.evaluations.values);
  lab.settings.set('alpha', '0.9');
  expect(seeds.isCurrent(studies[0]!)).toBe(false);
  expect(progress.at(-1)).toBe(1);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
});

test('while two settings are compared, both are run', async () => {
  await comparison.open([['twin_q', 'false']]);
  await seeds.run();
  const [a, b] = seeds.store.state.studies;
  expect(a).toMatchObject({ name: 'a' });
  expect(b).toMatchObject({ name: 'b' });
  expect(b!.runs.map(({ seed }) => seed)).toEqual([1, 2]);
  expect(seeds.bands).toBe(seeds.bands);
  expect(seeds.bands).toMatchObject([{ label: '2 seeds of A', hue: '--run-a', steps: [250, 500] }, { hue: '--run-b' }]);
  expect(b!.runs[0]!.signature).toBe(await nativeSignature('quick', 1, 600, ['--twin_q', 'false']));
});

test('rest while nobody sees them, go on as they would have, and can be cancelled meanwhile', async () => {
  seeds.setCount(1);
  seeds.setSteps(2000); // many strides, of which some are before the rest
  const done = (): number => seeds.store.state.progress;
  let study = seeds.run();
  await vi.waitFor(() => expect(done()).toBeGreaterThan(0), { timeout: patience });
  seeds.isResting = true;
  // What was asked for before comes still; after that nothing does.
  let before = -1;
  await vi.waitFor(
    async () => {
      before = done();
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(done()).toBe(before);
    },
    { timeout: patience },
  );
  expect(before).toBeLessThan(1);
  seeds.isResting = false;
  await study;
  expect(done()).toBe(1);
  await lab.step(2000);
  expect(seeds.store.state.studies[0]!.runs[0]!.signature).toBe(await lab.signature());
  seeds.isResting = true;
  study = seeds.run();
  seeds.cancel();
  await study;
});

test('that are cancelled keep what is finished, and can be run again', async () => {
  const first = seeds.run();
  await vi.waitFor(() => expect(seeds.store.state.studies[0]?.runs).toHaveLength(1), { timeout: patience });
  seeds.cancel();
  expect(seeds.store.state.running).toBe(false);
  expect(seeds.store.state.studies[0]!.runs).toHaveLength(1);
  const second = seeds.run();
  await first;
  expect(seeds.store.state.running).toBe(true);
  await second;
  expect(seeds.store.state.studies[0]!.runs).toHaveLength(2);
  seeds.clear();
  expect(seeds.store.state.studies).toEqual([]);
  expect(lab.store.state.notices).toEqual([]);
});
