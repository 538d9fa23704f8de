/** What a session does with a run: training in slices, steps, checkpoints, new runs. */
import { beforeEach, describe, expect, test } from 'vitest';
import { stageFields } from '../../../src/engine/engine';
import { type FromWorker, overtaken, type Snapshot, stepsPaused, watchNothing } from '../../../src/engine/protocol';
import { Session } from '../../../src/engine/session';
import { loadEngine } from '../engine';
import { Rig } from './session_rig';

let rig: Rig;
beforeEach(async () => {
  rig = await Rig.create();
});

describe('a training in slices', () => {
  test('rests until it is asked to train, and after a pause', () => {
    expect(rig.session.pump()).toBe(Infinity);
    rig.receive({ type: 'train' });
    expect(rig.session.pump()).toBe(0);
    rig.receive({ type: 'pause' });
    rig.pump(3, 50);
    const steps = rig.latest.metrics[0];
    expect(steps).toBeGreaterThan(0);
    rig.pump(3, 50);
    expect(rig.latest.metrics[0]).toBe(steps);
  });
  const trainOut = (limit: number): void => {
    for (let i = 0; i < limit && rig.session.pump() === 0; i++);
  };
  test('ends at a number of steps, to the step, and goes beyond it when told to train again', () => {
    rig.receive({ type: 'train', until: 333 });
    trainOut(1000);
    expect(rig.latest.metrics[0]).toBe(333);
    expect(rig.take('ended')).toHaveLength(1);
    rig.receive({ type: 'train', until: 333 });
    rig.pump(5);
    rig.receive({ type: 'pause' });
    expect(rig.latest.metrics[0]).toBeGreaterThan(333);
    expect(rig.take('ended')).toHaveLength(1);
  });
  test('ends at the evaluation that solves the task, however it is cut into slices', () => {
    rig.receive({ type: 'train', until: 'solved' });
    trainOut(100_000);
    expect(rig.take('ended')).toHaveLength(1);
    expect(rig.latest.metrics[0]).toBe(rig.take('solved')[0]!.step);
  });
  test('keeps a slice short', () => {
    rig.receive({ type: 'train' });
    for (let i = 0; i < 50; i++) {
      const before = rig.now;
      rig.session.pump();
      expect(rig.now - before).toBeLessThan(20);
    }
  });
  test('sends every episode and evaluation once, in order, at most 30 times a second', () => {
    rig.receive({ type: 'train' });
    const start = rig.now;
    while ((rig.take('snapshot').at(-1)?.metrics[0] ?? 0) < 1000) rig.pump(1);
    rig.receive({ type: 'pause' });
    rig.pump(1);
    const snapshots = rig.take('snapshot');
    expect(snapshots.length).toBeLessThanOrEqual(2 + (30 * (rig.now - start)) / 1000 + 1);
    const steps = snapshots.flatMap(({ episodes }) => [...episodes].filter((_, i) => i % 2 === 0));
    expect(steps).toEqual(steps.map((_, i) => 200 * (i + 1)));
    const evaluated = snapshots.flatMap(({ evaluations }) => [...evaluations].filter((_, i) => i % 2 === 0));
    expect(evaluated.slice(0, 4)).toEqual([250, 500, 750, 1000]);
  });
  test('tells all metrics at every evaluation, as they are in a run that stops there', async () => {
    rig.receive({ type: 'train', until: 1100 });
    trainOut(1000);
    const width = rig.latest.metrics.length;
    const rows = rig
      .take('snapshot')
      .flatMap(({ evaluated }) =>
        Array.from({ length: evaluated.length / width }, (_, i) => evaluated.subarray(i * width, (i + 1) * width)),
      );
    expect(rows.map(([step]) => step)).toEqual([250, 500, 750, 1000]);
    for (const row of rows) {
      const other = await Rig.create();
      other.receive({ type: 'step', id: 1, steps: row[0]! });
      while (other.take('reply').length === 0) other.pump(1);
      expect([...row]).toEqual([...other.latest.metrics]);
    }
  });
  test('in real time does one step for each dt', () => {
    rig.receive({ type: 'speed', speed: 1 });
    rig.receive({ type: 'train' });
    const start = rig.now;
    rig.pump(100, 20);
    rig.receive({ type: 'pause' });
    rig.pump(1);
    const expected = (rig.now - start) / 50;
    expect(Math.abs(rig.latest.metrics[0]! - expected)).toBeLessThanOrEqual(2);
  });
  test('in real time goes on after an hour of sleep as if there had been none', () => {
    rig.receive({ type: 'watch', watch: { ...watchNothing, stage: true } });
    rig.receive({ type: 'speed', speed: 10 });
    rig.receive({ type: 'train' });
    rig.pump(50, 20);
    const before = rig.latest.metrics[0]!;
    const sent = rig.take('snapshot').length;
    rig.now += 3_600_000;
    rig.pump(10, 20);
    expect(rig.latest.metrics[0]! - before).toBeGreaterThan(0);
    expect(rig.latest.metrics[0]! - before).toBeLessThanOrEqual(50); // 200 ms at ten times real time are 40
    // The stage starts from now, with no more samples than the time since.
    const samples = rig
      .take('snapshot')
      .slice(sent)
      .reduce((sum, { stage }) => sum + stage.length, 0);
    expect(samples / stageFields.length).toBeLessThanOrEqual(14);
  });
  test('goes no further than its limit, and rests there', () => {
    rig.receive({ type: 'limit', step: 333 });
    rig.receive({ type: 'train', run: 1 });
    rig.pump(200, 1);
    expect(rig.latest.metrics[0]).toBe(333);
    expect(rig.session.pump()).toBeGreaterThan(0);
    rig.receive({ type: 'limit', step: Infinity });
    expect(rig.session.pump()).toBe(0);
    rig.pump(20, 10);
    expect(rig.latest.metrics[0]).toBeGreaterThan(333);
  });
  test('in real time does not catch up what a limit has held back', () => {
    rig.receive({ type: 'speed', speed: 10 });
    rig.receive({ type: 'limit', step: 0 });
    rig.receive({ type: 'train', run: 1 });
    rig.pump(100, 20);
    rig.receive({ type: 'limit', step: Infinity });
    const start = rig.now;
    rig.pump(20, 20);
    expect(Math.abs(rig.latest.metrics[0]! - (rig.now - start) / 5)).toBeLessThanOrEqual(12);
  });
  test('announces once that the task is solved', () => {
    rig.receive({ type: 'train' });
    for (let i = 0; i < 20000 && rig.take('solved').length === 0; i++) rig.pump(1);
    rig.pump(200);
    expect(rig.take('solved')).toHaveLength(1);
    expect(rig.take('solved')[0]!.step % 250).toBe(0);
  });
  test('that diverges says so and stops', async () => {
    const bad = ['value_lr', 'q_lr', 'policy_lr', 'init_w', 'tau'].map((key): [string, string] => [key, '1']);
    rig = await Rig.create(...bad, ['gamma', '0.9999'], ['reward_scale', '100']);
    rig.receive({ type: 'train' });
    for (let i = 0; i < 5000 && rig.take('diverged').length === 0; i++) rig.pump(1);
    expect(rig.take('diverged')[0]!.message).toMatch(/NaN/);
    rig.receive({ type: 'train' });
    expect(rig.session.pump()).not.toBe(0);
  });
});

describe('steps', () => {
  test('are done exactly, then answered', () => {
    rig.receive({ type: 'step', id: 9, steps: 123 });
    while (rig.take('reply').length === 0) rig.pump(1);
    expect(rig.take('reply')).toMatchObject([{ id: 9, error: '' }]);
    expect(rig.latest.metrics[0]).toBe(123);
  });
  test('asked for one after the other are done one after the other', () => {
    rig.receive({ type: 'step', id: 1, steps: 120 });
    rig.receive({ type: 'step', id: 2, steps: 30 });
    rig.pump(1000);
    expect(rig.take('reply').map(({ id, error }) => [id, error])).toEqual([
      [1, ''],
      [2, ''],
    ]);
    expect(rig.latest.metrics[0]).toBe(150);
  });
  test('are ended by a pause, all of them', () => {
    rig.receive({ type: 'step', id: 1, steps: 1e9 });
    rig.receive({ type: 'step', id: 2, steps: 30 });
    rig.pump(2);
    rig.receive({ type: 'pause' });
    expect(rig.take('reply').map(({ id, error }) => [id, error])).toEqual([
      [1, stepsPaused],
      [2, stepsPaused],
    ]);
    const steps = rig.latest.metrics[0]!;
    expect(steps).toBeGreaterThan(0);
    rig.pump(10, 50);
    expect(rig.latest.metrics[0]).toBe(steps);
  });
  test('come before a training that was asked for after them', () => {
    rig.receive({ type: 'step', id: 1, steps: 40 });
    rig.receive({ type: 'train' });
    while (rig.take('reply').length === 0) rig.pump(1);
    expect(rig.latest.metrics[0]).toBe(40);
    rig.pump(5, 50);
    expect(rig.latest.metrics[0]).toBeGreaterThan(40);
  });
  test('are given up with an answer when the run is reset', () => {
    rig.receive({ type: 'step', id: 9, steps: 1e6 });
    rig.pump(1);
    rig.receive({ type: 'create', run: 2, config: rig.config });
    expect(rig.take('reply')).toMatchObject([{ id: 9, error: overtaken }]);
  });
});

describe('a message for a run that is no longer there', () => {
  test('changes nothing, and a question among them is answered', () => {
    rig.receive({ type: 'create', run: 2, config: rig.config });
    rig.receive({ type: 'train', run: 1 });
    expect(rig.session.pump()).toBe(Infinity);
    rig.receive({ type: 'step', id: 1, run: 1, steps: 10 });
    rig.receive({ type: 'trace', id: 2, run: 1 });
    rig.receive({ type: 'configure', id: 3, run: 1, config: 'alpha=0.5\n' });
    expect(rig.take('reply').map(({ error }) => error)).toEqual([overtaken, overtaken, overtaken]);
    rig.receive({ type: 'train' });
    rig.pump(5);
    rig.receive({ type: 'pause', run: 1 });
    expect(rig.session.pump()).toBe(0);
  });
  test('before the first one there is nothing to save', async () => {
    const engine = await loadEngine();
    const sent: FromWorker[] = [];
    const session = new Session(engine, engine.schema(), {
      post: (message) => sent.push(message),
      now: () => 0,
    });
    session.receive({ type: 'save', id: 1 });
    session.receive({ type: 'signature', id: 2 });
    expect(sent).toMatchObject([
      { id: 1, error: overtaken },
      { id: 2, error: overtaken },
    ]);
  });
});

describe('questions', () => {
  test('a live value is taken over, one that needs a new run is refused', () => {
    rig.receive({ type: 'configure', id: 1, config: 'alpha=0.5\n' });
    rig.receive({ type: 'configure', id: 2, config: 'hidden_units=32\n' });
    const [live, restart] = rig.take('reply');
    expect(live!.error).toBe('');
    expect(restart!.error).toMatch(/hidden_units/);
  });
  test('the optimum of other physics is computed', () => {
    rig.receive({ type: 'optimum', id: 1, config: 'gravity=0\n' });
    const value = Number(rig.take('reply')[0]!.text);
    expect(value).toBeLessThan(0);
    expect(value).toBeGreaterThan(-120); // without gravity it is easier than with it
  });
});

describe('a checkpoint', () => {
  test('comes after a snapshot of the very step that it holds, without a pause', () => {
    rig.receive({ type: 'train' });
    rig.pump(7);
    rig.receive({ type: 'save', id: 1 });
    const [snapshot, reply] = rig.sent.slice(-2) as [Snapshot, Extract<FromWorker, { type: 'reply' }>];
    expect(reply.id).toBe(1);
    const { metrics } = rig.latest;
    expect(snapshot.metrics).toBe(metrics);
    expect(rig.session.pump()).toBe(0);
    rig.receive({ type: 'open', id: 2, run: 2, bytes: reply.bytes! });
    rig.pump(1);
    expect(rig.latest.metrics[0]).toBe(metrics[0]);
  });
  test('goes on in another session, with its curves', async () => {
    rig.receive({ type: 'step', id: 1, steps: 450 });
    while (rig.take('reply').length === 0) rig.pump(1);
    rig.receive({ type: 'save', id: 2 });
    const bytes = rig.take('reply').at(-1)!.bytes!;
    rig.receive({ type: 'step', id: 3, steps: 50 });
    while (rig.take('reply').length < 3) rig.pump(1);
    rig.receive({ type: 'signature', id: 4 });
    const expected = rig.take('reply').at(-1)!.text;

    rig = await Rig.create(['alpha', '3']);
    rig.receive({ type: 'open', id: 1, run: 2, bytes });
    expect(rig.take('reply').at(-1)!.text).toMatch(/^seed=1$/m);
    rig.pump(1);
    expect(rig.latest).toMatchObject({ run: 2 });
    expect([...rig.latest.episodes]).toHaveLength(4);
    rig.receive({ type: 'step', id: 2, steps: 50 });
    while (rig.take('reply').length < 2) rig.pump(1);
    rig.receive({ type: 'signature', id: 3 });
    expect(rig.take('reply').at(-1)!.text).toBe(expected);
  });
  test('that is damaged is refused, and the run goes on', () => {
    rig.receive({ type: 'open', id: 1, run: 2, bytes: new Uint8Array(100) });
    expect(rig.take('reply').at(-1)!.error).toMatch(/\.$/);
    rig.receive({ type: 'step', id: 2, run: 1, steps: 10 });
    while (rig.take('reply').length < 2) rig.pump(1);
    expect(rig.latest).toMatchObject({ run: 1 });
    expect(rig.latest.metrics[0]).toBe(10);
  });
});

describe('a new run that starts from what the present one has learned', () => {
  const withValue = (key: string, text: string): string =>
    rig.config.replace(new RegExp(`^${key}=.*$`, 'm'), `${key}=${text}`);
  const evaluationAfter = (steps: number): number => {
    rig.receive({ type: 'step', id: 90, steps });
    rig.pump(200);
    return rig.latest.evaluations.at(-1) ?? NaN;
  };

  test('begins at step 0 with the weights', async () => {
    rig = await Rig.create(['evaluation_interval', '500']);
    const learned = evaluationAfter(2500);
    rig.receive({ type: 'renew', id: 1, run: 2, config: withValue('buffer_capacity', '50000') });
    expect(rig.take('reply').at(-1)).toMatchObject({ id: 1, error: '' });
    rig.pump(1);
    expect(rig.latest.run).toBe(2);
    expect(rig.latest.metrics[0]).toBe(0);
    // Actions are random at first, but the policy itself is evaluated.
    rig.receive({ type: 'step', id: 2, steps: 500 });
    rig.pump(100);
    const kept = rig.take('snapshot').filter(({ run, evaluations }) => run === 2 && evaluations.length > 0)[0]!
      .evaluations[1]!;
    expect(kept).toBeGreaterThan(learned - 500);
    expect(kept).toBeGreaterThan(-1000); // a new policy is at about -1500 there
  });
  test('is refused where the shapes differ, and the present one goes on as it was', async () => {
    rig.receive({ type: 'step', id: 1, steps: 300 });
    rig.pump(100);
    rig.receive({ type: 'signature', id: 2 });
    rig.session.receive({ type: 'renew', id: 3, run: 2, config: withValue('hidden_units', '32') });
    expect(rig.take('reply').at(-1)).toMatchObject({ id: 3, error: expect.stringContaining('hidden_units') });
    rig.receive({ type: 'signature', id: 4 });
    const [before, after] = [2, 4].map((id) => rig.take('reply').find((reply) => reply.id === id)!.text);
    expect(after).toBe(before);
    rig.receive({ type: 'step', id: 5, steps: 1 });
    rig.pump(10);
    expect(rig.latest).toMatchObject({ run: 1 });
    expect(rig.latest.metrics[0]).toBe(301);
  });
});
