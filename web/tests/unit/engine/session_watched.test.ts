/** What a session sends of a run to those who watch it: the stage, the map, the slice, updates. */
import { beforeEach, describe, expect, test } from 'vitest';
import { stageFields } from '../../../src/engine/engine';
import { watchNothing } from '../../../src/engine/protocol';
import { StageFeed } from '../../../src/engine/stage_feed';
import { Rig } from './session_rig';

let rig: Rig;
beforeEach(async () => {
  rig = await Rig.create();
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
  test('after steps that were asked for, it is the last of them', () => {
    rig.receive({ type: 'watch', watch: { ...watchNothing, trace: true } });
    const updates = rig.engine.schema().metrics.findIndex(({ key }) => key === 'gradient_updates');
    for (const steps of [400, 1, 350]) {
      rig.receive({ type: 'step', id: steps, steps });
      while (!rig.take('reply').some(({ id }) => id === steps)) rig.pump(1);
      expect(rig.latest.metrics[updates]).toBeGreaterThan(0);
      expect(sights('trace').at(-1)!.update).toBe(rig.latest.metrics[updates]);
    }
    expect(rig.latest.metrics[0]).toBe(751);
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

test('stage samples carry the fields that the page reads', () => {
  rig.receive({ type: 'watch', watch: { ...watchNothing, stage: true } });
  rig.pump(3, 40);
  expect(rig.latest.stage.length % stageFields.length).toBe(0);
});
