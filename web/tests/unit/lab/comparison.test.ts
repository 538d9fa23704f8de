import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Comparison, differencesOf, hasEnded } from '../../../src/lab/comparison';
import type { Lab } from '../../../src/lab/lab';
import { patience } from '../../patience';
import { nativeSignature } from '../../sac_train';
import { useLocalLab } from '../local_lab';

test("the values that differ are listed in the schema's order", () => {
  const a = new Map([
    ['alpha', '0.2'],
    ['twin_q', 'true'],
    ['tau', '0.02'],
  ]);
  const b = new Map([
    ['alpha', '0.5'],
    ['twin_q', 'false'],
    ['tau', '0.02'],
  ]);
  expect(differencesOf(a, b)).toEqual([
    { key: 'alpha', a: '0.2', b: '0.5' },
    { key: 'twin_q', a: 'true', b: 'false' },
  ]);
  expect(differencesOf(a, a)).toEqual([]);
});

describe('two runs side by side', () => {
  const opened = useLocalLab(['alpha', '0.3']);
  let lab: Lab;
  let comparison: Comparison;
  beforeEach(() => {
    ({ lab, comparison } = opened);
  });
  const steps = (of: Lab): number => of.store.state.metrics[0] ?? NaN;
  const until = (condition: () => boolean): Promise<void> =>
    vi.waitFor(() => expect(condition()).toBe(true), { timeout: patience });
  const other = (): Lab => comparison.store.state.other!;

  test('B is a duplicate; it is B that is edited, and what differs is listed and can be taken back', async () => {
    await comparison.open();
    expect(comparison.store.state).toMatchObject({ focus: 'b', differences: [] });
    expect(comparison.focused).toBe(other());
    expect(other().settings.set('twin_q', 'false')).toBe('');
    expect(comparison.store.state.differences).toEqual([{ key: 'twin_q', a: 'true', b: 'false' }]);
    other().editor.restore(['alpha']); // to what A has, not to what the preset says
    expect(other().store.state.values.get('alpha')).toBe('0.3');
    comparison.remove('twin_q');
    expect(comparison.store.state.differences).toEqual([]);
  });

  test('both go to the step where a training ends, and are then recorded to their ends', async () => {
    lab.until = 400;
    await comparison.open([['twin_q', 'false']]);
    lab.train();
    await until(() => hasEnded(lab) && hasEnded(other()));
    expect([steps(lab), steps(other())]).toEqual([400, 400]);
    for (const one of [lab, other()]) {
      expect(one.store.state.phase).toBe('paused');
      expect(one.recorded('environment_steps').steps.at(-1)).toBe(400);
      expect(one.recorded('evaluation_return')).toBe(one.curves.evaluations);
      expect(one.recorded('q1_mean').values.at(-1)).toBe(one.metrics()['q1_mean']);
    }
    expect(() => lab.recorded('q3')).toThrow('There is no metric "q3"; the metrics are environment_steps, ');
  });

  test('each run keeps its bits, whatever the other does', async () => {
    await comparison.open([['twin_q', 'false']]);
    await lab.step(1500);
    expect(steps(lab)).toBe(1500);
    expect(steps(other())).toBe(1500);
    expect(await lab.signature()).toBe(await nativeSignature('quick', 1, 1500, ['--alpha', '0.3']));
    expect(await other().signature()).toBe(
      await nativeSignature('quick', 1, 1500, ['--alpha', '0.3', '--twin_q', 'false']),
    );
  });

  test('a duplicate of a run that has trained is at the same place, and goes on as the same run', async () => {
    await lab.step(700);
    await comparison.open();
    await until(() => steps(other()) === 700);
    expect(other().history.length).toBe(lab.history.length);
    await lab.step(300);
    expect(await other().signature()).toBe(await lab.signature());
    expect(other().curves.episodes).toEqual(lab.curves.episodes);
    other().settings.set('alpha', '0.6'); // live: the same run from here on with another value
    await lab.step(200);
    expect(steps(other())).toBe(1200);
    expect(await other().signature()).not.toBe(await lab.signature());
  });

  test('train, pause and reset act on both, whichever is told', async () => {
    await comparison.open();
    other().train();
    expect(lab.store.state.phase).toBe('training');
    lab.pause();
    expect(other().store.state.phase).toBe('paused');
    lab.setSpeed(10);
    expect(other().store.state.speed).toBe(10);
    other().setSpeed(1);
    expect(lab.store.state.speed).toBe(1);
    lab.reset();
    expect(other().store.state.phase).toBe('ready');
  });

  test('the run that is behind catches up: the other waits for it', async () => {
    await lab.step(1500);
    await comparison.open([['twin_q', 'false']]);
    expect(steps(other())).toBe(0);
    lab.train();
    let most = 0;
    await until(() => {
      if (steps(other()) < 500) most = Math.max(most, steps(lab));
      return steps(other()) > 1600 && steps(lab) > 1600;
    });
    lab.pause();
    expect(most).toBeLessThan(1900); // it runs on only until it hears of the other
    await until(() => Math.abs(steps(lab) - steps(other())) < 1000);
  });

  test('both pendulums start from the same states at the same times', async () => {
    await comparison.open([['alpha', '0.5']]);
    comparison.see({ stage: true, map: false, slice: false, update: false, histogram: false });
    const now = (): number => performance.timeOrigin + performance.now();
    // Untrained as both are, they move alike from the same start on.
    await until(() => lab.stageFeed.at(now()) !== null && other().stageFeed.at(now()) !== null);
    lab.placeStage(2, 1);
    await until(() => {
      const soon = now() + 100;
      const [a, b] = [lab.stageFeed.at(soon), other().stageFeed.at(soon)];
      return a!.step > 0 && a!.step < 5 && Math.abs(a!.theta - b!.theta) < 1e-9;
    });
  });

  test('the seed stays one; another preset of A is taken over with what B has of its own', async () => {
    await comparison.open([['twin_q', 'false']]);
    lab.settings.set('seed', '11');
    expect(other().store.state.values.get('seed')).toBe('11');
    other().settings.set('seed', '12');
    expect(lab.store.state.values.get('seed')).toBe('12');
    lab.setPreset('modern');
    expect(other().store.state).toMatchObject({ preset: 'modern' });
    expect(comparison.store.state.differences).toEqual([{ key: 'twin_q', a: 'true', b: 'false' }]);
    other().setPreset('quick');
    expect(comparison.store.state.differences.map(({ key }) => key)).toContain('critic');
    expect(lab.store.state.preset).toBe('modern');
  });

  test('closing keeps A; B can be kept instead', async () => {
    await comparison.open([['alpha', '0.4']]);
    await lab.step(400);
    const [a, b] = [await lab.signature(), await other().signature()];
    comparison.close();
    expect(comparison.focused).toBe(lab);
    expect(await lab.signature()).toBe(a);
    await comparison.open([['alpha', '0.4']]);
    await lab.step(400); // A at 800, B at 400
    await comparison.keepOther();
    expect(comparison.store.state.other).toBe(null);
    expect(await lab.signature()).toBe(b);
    expect(lab.store.state.values.get('alpha')).toBe('0.4');
    expect(lab.curves.episodes.steps).toEqual([200, 400]);
    expect(lab.history.length).toBeGreaterThan(0);
  });
});
