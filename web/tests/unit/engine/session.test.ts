import { beforeEach, describe, expect, test } from 'vitest';
import { type Engine, stageFields } from '../../../src/engine/engine';
import {
  type Command,
  type FromWorker,
  overtaken,
  type Snapshot,
  stepsPaused,
  watchNothing,
} from '../../../src/engine/protocol';
import { Session } from '../../../src/engine/session';
import { StageFeed } from '../../../src/engine/stage_feed';
import { loadEngine } from '../engine';

const msPerStep = 0.25;

type ForNewestRun<T> = T extends { run: number } ? Omit<T, 'run'> & { run?: number } : T;

/** A session on a clock that only the training and the test turn: it runs as far as the test pumps it. */
class Rig {
  now = 1_000_000;
  #run = 1;
  readonly sent: FromWorker[] = [];
  private constructor(
    readonly engine: Engine,
    readonly session: Session,
    readonly config: string,
  ) {}
  static async create(...settings: [string, string][]): Promise<Rig> {
    const engine = await loadEngine();
    engine.setPreset('quick');
    for (const [key, text] of settings) expect(engine.set(key, text)).toBe('');
    let rig: Rig | undefined = undefined;
    const run = engine.run.bind(engine);
    engine.run = (steps) => {
      rig!.now += msPerStep * steps;
      return run(steps);
    };
    const host = {
      post: (message: FromWorker) => rig!.sent.push(message),
      now: () => rig!.now,
    };
    const session = new Session(engine, engine.schema(), host);
    rig = new Rig(engine, session, engine.configText());
    session.receive({ type: 'create', run: 1, config: rig.config });
    return rig;
  }
  /** Meant for the newest run, unless the message says otherwise. */
  receive(message: ForNewestRun<Command>): void {
    if (message.type === 'create' || message.type === 'renew' || message.type === 'open') this.#run = message.run!;
    this.session.receive({ run: this.#run, ...message } as Command);
  }
  pump(times: number, msBetween = 0): void {
    for (let i = 0; i < times; i++) {
      this.session.pump();
      this.now += msBetween;
    }
  }
  take<T extends FromWorker['type']>(type: T): Extract<FromWorker, { type: T }>[] {
    return this.sent.filter((message) => message.type === type) as Extract<FromWorker, { type: T }>[];
  }
  get latest(): Snapshot {
    return this.take('snapshot').at(-1)!;
  }
}

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

describe('what is watched', () => {
  test('the stage comes in real time, whatever the training does', () => {
    rig.receive({ type: 'watch', watch: { ...watchNothing, stage: true } });
    const feed = new StageFeed();
    const start = rig.now;
    rig.pump(200, 10);
    for (const { stage } of rig.take('snapshot')) feed.push(stage);
    const from = feed.at(rig.now - 1500)!;
    const to = feed.at(rig.now - 500)!;
    expect(to.step - from.step).toBe(20); // one second of steps of 0.05 s
    expect(rig.now - start).toBeGreaterThan(1900);
  });
  test('the stage starts from a state at the time that is wanted, whatever it had computed ahead', () => {
    rig.receive({ type: 'watch', watch: { ...watchNothing, stage: true } });
    rig.pump(50, 10);
    const at = rig.now + 200;
    rig.receive({ type: 'stage', theta: 1, omega: -2, held: false, at });
    rig.pump(50, 10);
    const feed = new StageFeed();
    const starts: number[] = [];
    feed.started = ({ time }) => starts.push(time);
    for (const { stage } of rig.take('snapshot')) feed.push(stage);
    expect(starts.at(-1)).toBe(at);
    expect(feed.at(at)).toMatchObject({ step: 0, theta: 1, omega: -2 });
    expect(feed.at(at - 1)!.step).toBeGreaterThan(0);
    expect(feed.at(at + 101)!.step).toBe(2);
  });
  test('the map is computed only while it is shown, and gets as fine as wanted', () => {
    rig.receive({ type: 'train' });
    rig.pump(10, 5);
    expect(rig.take('snapshot').every(({ map }) => map === null)).toBe(true);
    rig.receive({ type: 'watch', watch: { ...watchNothing, map: { width: 64, height: 64, layer: 'value' } } });
    rig.pump(40, 30);
    const maps = rig.take('snapshot').flatMap(({ map }) => (map ? [map] : []));
    expect(maps.at(-1)).toMatchObject({ width: 64, height: 64, maxOmega: 8 });
    expect(maps.at(-1)!.values).toHaveLength(64 * 64);
  });
});

test('a costly map waits while the training runs, and is up to date soon after it rests', () => {
  const draw = rig.engine.stateMap.bind(rig.engine);
  rig.engine.stateMap = (...map) => {
    rig.now += 100;
    return draw(...map);
  };
  const maps = (): number => rig.take('snapshot').filter(({ map }) => map !== null).length;
  rig.receive({ type: 'watch', watch: { ...watchNothing, map: { width: 8, height: 8, layer: 'value' } } });
  rig.receive({ type: 'train' });
  rig.pump(20, 5);
  const before = maps();
  rig.pump(50, 5);
  expect(maps()).toBe(before);
  rig.receive({ type: 'pause' });
  rig.pump(20, 12);
  expect(maps()).toBe(before + 1);
});

describe('looking inside', () => {
  const sights = <K extends 'slice' | 'trace' | 'histogram' | 'map'>(name: K) =>
    rig.take('snapshot').flatMap((snapshot) => (snapshot[name] ? [snapshot[name]] : []));

  test('the action slice is at the state that is pointed at, or where the stage is seen', () => {
    rig.receive({ type: 'watch', watch: { ...watchNothing, slice: { count: 21, at: { theta: 0.5, omega: -1 } } } });
    rig.pump(10, 20);
    const pointed = sights('slice').at(-1)!;
    expect(pointed).toMatchObject({ theta: 0.5, omega: -1 });
    expect(pointed.action).toHaveLength(21);
    expect(pointed.policy.reduce((sum, p) => sum + p) * (2 / 21)).toBeCloseTo(1, 4);
    rig.receive({ type: 'stage', theta: 2, omega: 0, held: false });
    rig.receive({ type: 'watch', watch: { ...watchNothing, stage: true, slice: { count: 21, at: null } } });
    rig.pump(1);
    expect(sights('slice').at(-1)!.theta).toBe(2); // not 300 ms ahead of what is seen
  });
  test('every layer of the schema can be drawn, and only the one that is watched is', () => {
    for (const layer of ['min_q', 'replay_density', 'policy_std']) {
      const before = sights('map').length;
      rig.receive({ type: 'watch', watch: { ...watchNothing, map: { width: 8, height: 8, layer } } });
      rig.pump(8, 60);
      expect(
        sights('map')
          .slice(before)
          .every((map) => map.layer === layer),
      ).toBe(true);
      expect(sights('map').at(-1)).toMatchObject({ layer, width: 8, height: 8 });
    }
  });
  test('the histogram counts the newest actions', () => {
    rig.receive({ type: 'watch', watch: { ...watchNothing, histogram: 11 } });
    rig.receive({ type: 'step', id: 1, steps: 300 });
    while (rig.take('reply').length === 0) rig.pump(1, 1);
    rig.pump(3, 300);
    expect(
      sights('histogram')
        .at(-1)!
        .reduce((sum, count) => sum + count),
    ).toBe(300);
  });
  test('an update is written down now and then while training runs, and changes no bit of it', () => {
    rig.receive({ type: 'watch', watch: { ...watchNothing, trace: true } });
    rig.receive({ type: 'train' });
    // The first step makes no update; the next look is half a second, or 2,000 steps, later.
    while ((rig.latest?.metrics[0] ?? 0) < 2500) rig.pump(1);
    rig.receive({ type: 'pause' });
    const traces = sights('trace');
    expect(traces.length).toBeGreaterThanOrEqual(1);
    const { batch, fields, alpha } = traces.at(-1)!;
    expect(fields['reward']).toHaveLength(batch);
    expect(fields['observation']).toHaveLength(3 * batch);
    fields['soft_value']!.forEach((value, b) =>
      expect(value).toBeCloseTo(fields['min_q']![b]! - alpha * fields['log_prob']![b]!, 3),
    );
  });
  test('on request the next update is written down, and training rests', () => {
    rig.receive({ type: 'train' });
    rig.receive({ type: 'trace', id: 4 });
    expect(rig.take('reply')).toMatchObject([{ id: 4, error: '' }]);
    const first = sights('trace').at(-1)!;
    expect(first.update).toBe(1);
    expect(first.steps.map(([network]) => network)).toEqual(['policy', 'q1', 'q2', 'value', 'target_value']);
    rig.receive({ type: 'trace', id: 5 });
    expect(sights('trace').at(-1)!.update).toBe(2);
    const steps = rig.latest.metrics[0];
    rig.pump(3, 50);
    expect(rig.latest.metrics[0]).toBe(steps);
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

test('stage samples carry the fields that the page reads', () => {
  rig.receive({ type: 'watch', watch: { ...watchNothing, stage: true } });
  rig.pump(3, 40);
  expect(rig.latest.stage.length % stageFields.length).toBe(0);
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
