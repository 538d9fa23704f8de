import { beforeEach, describe, expect, test } from 'vitest';
import { stageFields } from '../../src/engine';
import type { FromWorker, Request, Snapshot } from '../../src/protocol';
import { parseSchema } from '../../src/schema';
import { Session } from '../../src/session';
import { StageFeed } from '../../src/stage_feed';
import { loadEngine } from './engine';

const msPerStep = 0.25;

/** A session on a clock that only the training and the test turn: it runs as far as the test pumps it. */
class Rig {
  now = 1_000_000;
  readonly sent: FromWorker[] = [];
  private constructor(
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
    const session = new Session(engine, parseSchema(engine.schemaJson()).metrics, host);
    rig = new Rig(session, engine.configText());
    session.receive({ type: 'create', run: 1, config: rig.config });
    return rig;
  }
  receive(message: Exclude<Request, { type: 'load' }>): void {
    this.session.receive(message);
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
    const frames = snapshots.flatMap(({ episodes }) => [...episodes].filter((_, i) => i % 2 === 0));
    expect(frames).toEqual(frames.map((_, i) => 200 * (i + 1)));
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
  test('announces once that the task is solved', { timeout: 60_000 }, () => {
    rig.receive({ type: 'train' });
    for (let i = 0; i < 20000 && rig.take('solved').length === 0; i++) rig.pump(1);
    rig.pump(200);
    expect(rig.take('solved')).toHaveLength(1);
    expect(rig.take('solved')[0]!.frame % 250).toBe(0);
  });
  test('that diverges says so and stops', async () => {
    const bad = ['value_lr', 'q_lr', 'policy_lr', 'init_w', 'tau'].map((key): [string, string] => [key, '1']);
    rig = await Rig.create(...bad, ['gamma', '0.9999']);
    rig.receive({ type: 'train' });
    for (let i = 0; i < 5000 && rig.take('diverged').length === 0; i++) rig.pump(1);
    expect(rig.take('diverged')[0]!.message).toMatch(/NaN/);
    rig.receive({ type: 'train' });
    expect(rig.session.pump()).not.toBe(0);
  });
});

describe('steps', () => {
  test('are done exactly, then answered', () => {
    rig.receive({ type: 'step', id: 9, frames: 123 });
    while (rig.take('reply').length === 0) rig.pump(1);
    expect(rig.take('reply')).toMatchObject([{ id: 9, error: '' }]);
    expect(rig.latest.metrics[0]).toBe(123);
  });
  test('are given up with an answer when the run is reset', () => {
    rig.receive({ type: 'step', id: 9, frames: 1e6 });
    rig.pump(1);
    rig.receive({ type: 'create', run: 2, config: rig.config });
    expect(rig.take('reply')).toMatchObject([{ id: 9, error: 'The run was reset.' }]);
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
    rig.receive({ type: 'watch', watch: { stage: true, map: null } });
    const feed = new StageFeed();
    const start = rig.now;
    rig.pump(200, 10);
    for (const { stage } of rig.take('snapshot')) feed.push(stage);
    const from = feed.at(rig.now - 1500)!;
    const to = feed.at(rig.now - 500)!;
    expect(to.step - from.step).toBe(20); // one second of steps of 0.05 s
    expect(rig.now - start).toBeGreaterThan(1900);
  });
  test('the map is computed only while it is shown, and gets as fine as wanted', () => {
    rig.receive({ type: 'train' });
    rig.pump(10, 5);
    expect(rig.take('snapshot').every(({ map }) => map === null)).toBe(true);
    rig.receive({ type: 'watch', watch: { stage: false, map: { width: 64, height: 64 } } });
    rig.pump(40, 30);
    const maps = rig.take('snapshot').flatMap(({ map }) => (map ? [map] : []));
    expect(maps.at(-1)).toMatchObject({ width: 64, height: 64, maxOmega: 8 });
    expect(maps.at(-1)!.values).toHaveLength(64 * 64);
  });
});

test('stage samples carry the fields that the page reads', () => {
  rig.receive({ type: 'watch', watch: { stage: true, map: null } });
  rig.pump(3, 40);
  expect(rig.latest.stage.length % (1 + stageFields.length)).toBe(0);
});
