import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Gate } from '../../../src/client/gate';
import { type Lane, poolSize, type SeedJob, SeedPool, WorkerLane } from '../../../src/client/seed_pool';
import type { SeedRun } from '../../../src/engine/seed_study';
import { nativeSignature } from '../../sac_train';
import { loadEngine } from '../engine';
import { useLocalWorkers } from '../local_worker';

const jobs: SeedJob[] = [7, 8, 9, 10, 11].map((seed) => ({ seed, config: `seed=${seed}\n` }));
const result = (seed: number): SeedRun => ({
  seed,
  steps: [],
  returns: [],
  metrics: [],
  solvedStep: null,
  signature: '',
  problem: '',
});

/** Lanes whose runs end when the test says so. */
class Lanes {
  readonly training: { seed: number; finish(): void; fail(error: Error): void; progress(step: number): void }[] = [];
  opened = 0;
  closed = 0;
  readonly open = (): Lane => {
    this.opened++;
    return {
      train: ({ seed }, _, progress) =>
        new Promise((resolve, reject) =>
          this.training.push({ seed, finish: () => resolve(result(seed)), fail: reject, progress }),
        ),
      close: () => this.closed++,
    };
  };
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('a pool of Workers', () => {
  test('trains as many runs at a time as it has lanes, in order, and tells of each', async () => {
    const lanes = new Lanes();
    const pool = new SeedPool(2, lanes.open);
    const done: [number, number][] = [];
    const all = pool.run(
      jobs,
      1000,
      (job, { seed }) => done.push([job, seed]),
      () => {},
    );
    const seeds = (): number[] => lanes.training.map(({ seed }) => seed);
    expect(seeds()).toEqual([7, 8]);
    lanes.training[1]!.finish();
    await settled();
    expect(seeds()).toEqual([7, 8, 9]);
    for (let i = 0; i < 5; i++) {
      lanes.training[i]!.finish();
      await settled();
    }
    await all;
    expect(seeds()).toEqual([7, 8, 9, 10, 11]);
    expect(done).toEqual([
      [1, 8],
      [0, 7],
      [2, 9],
      [3, 10],
      [4, 11],
    ]);
    expect(lanes.closed).toBe(2);
  });
  test('adds up the steps of all runs', async () => {
    const lanes = new Lanes();
    const steps: number[] = [];
    const pool = new SeedPool(2, lanes.open);
    void pool.run(
      jobs,
      1000,
      () => {},
      (n) => steps.push(n),
    );
    lanes.training[0]!.progress(100);
    lanes.training[1]!.progress(250);
    lanes.training[0]!.finish();
    await settled();
    expect(steps).toEqual([100, 350, 1250]);
    pool.close();
  });
  test('that is closed settles and tells nothing more', async () => {
    const lanes = new Lanes();
    const pool = new SeedPool(1, lanes.open);
    const done: number[] = [];
    const all = pool.run(
      jobs,
      1000,
      (job) => done.push(job),
      () => {},
    );
    pool.close();
    lanes.training[0]!.fail(new Error('The run was closed.'));
    await all;
    expect(done).toEqual([]);
    expect(lanes.training).toHaveLength(1);
  });
  test('whose Worker fails says so and closes the others', async () => {
    const lanes = new Lanes();
    const all = new SeedPool(2, lanes.open).run(
      jobs,
      1000,
      () => {},
      () => {},
    );
    lanes.training[0]!.fail(new Error('out of memory'));
    await expect(all).rejects.toThrow('out of memory');
    expect(lanes.closed).toBe(2);
  });
  test.each([
    { processors: 8, training: 0, jobs: 16, size: 7 },
    { processors: 8, training: 2, jobs: 16, size: 5 },
    { processors: 8, training: 0, jobs: 4, size: 4 },
    { processors: 2, training: 2, jobs: 4, size: 1 },
  ])(
    'on $processors processors with $training trainings has $size lanes for $jobs runs',
    ({ processors, training, jobs, size }) => expect(poolSize(processors, training, jobs)).toBe(size),
  );
});

describe('a lane with a Worker', () => {
  let module: WebAssembly.Module;
  let configured: (...settings: [string, string][]) => string;
  beforeAll(async () => {
    module = await useLocalWorkers();
    const engine = await loadEngine();
    configured = (...settings) => {
      engine.setPreset('quick');
      for (const [key, text] of settings) expect(engine.set(key, text)).toBe('');
      return engine.configText();
    };
  });
  afterAll(() => vi.unstubAllGlobals());

  test('trains one run after the other to the bits of the native program', async () => {
    const lane = new WorkerLane(module, new Gate());
    for (const seed of [7, 8]) {
      const steps: number[] = [];
      const run = await lane.train({ seed, config: configured(['seed', `${seed}`]) }, 1100, (n) => steps.push(n));
      expect(run).toMatchObject({ seed, steps: [250, 500, 750, 1000], solvedStep: null, problem: '' });
      expect(run.returns.every((value) => value < 0)).toBe(true);
      // The metrics of those very steps: the step, and the return that was measured there.
      const { metrics } = (await loadEngine()).schema();
      const place = (key: string): number => metrics.findIndex((metric) => metric.key === key);
      expect(run.metrics.map((row) => row[0])).toEqual(run.steps);
      expect(run.metrics.map((row) => row[place('evaluation_return')])).toEqual(run.returns);
      expect(run.metrics.at(-1)![place('q1_loss')]).toBeGreaterThan(0);
      expect(run.signature).toBe(await nativeSignature('quick', seed, 1100));
      expect(steps.at(-1)).toBe(1100);
    }
    lane.close();
  });
  test('tells when a run was solved', async () => {
    const lane = new WorkerLane(module, new Gate());
    const { solvedStep, steps, returns } = await lane.train({ seed: 7, config: configured() }, 6000, () => {});
    const engine = await loadEngine();
    expect(solvedStep).toBe(steps[returns.findIndex((value) => value >= engine.solvedReturn())]);
    lane.close();
  });
  test('goes on after a run that diverged, and says what it was', async () => {
    const bad = ['value_lr', 'q_lr', 'policy_lr', 'init_w', 'tau'].map((key): [string, string] => [key, '1']);
    const lane = new WorkerLane(module, new Gate());
    const diverged = await lane.train(
      { seed: 7, config: configured(...bad, ['gamma', '0.9999'], ['reward_scale', '100']) },
      20_000,
      () => {},
    );
    expect(diverged.problem).toMatch(/NaN/);
    expect((await lane.train({ seed: 7, config: configured() }, 300, () => {})).problem).toBe('');
    lane.close();
  });
});
