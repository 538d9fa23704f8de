import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Autosave, type AutosaveHost } from '../../../src/lab/autosave';
import { checkpointName, type SavedRun, SavedStates } from '../../../src/lab/saved_run';
import { type LabState, type Phase, Store } from '../../../src/lab/store';

const kept = (step: number, bytes = 10): SavedRun => ({
  checkpoint: new Uint8Array(bytes),
  cost: 0,
  history: new Float64Array(),
  metrics: '',
  step,
  values: new Map([['seed', '7']]),
  preset: 'quick',
  origin: 'settings',
  layer: 'value',
  speed: 'max',
  training: true,
  solved: null,
  elapsed: 0,
  recent: [],
  at: 0,
});

test('the name of a file tells what is in it', () => {
  expect(checkpointName(kept(12000))).toBe('sac-lab-quick-seed7-12000.safetensors');
});

describe('states to go back to', () => {
  const steps = (states: SavedStates): number[] => states.all.map(({ step }) => step);

  test('are few, reach back ever further, and hold the newest', () => {
    const states = new SavedStates();
    for (let i = 1; i <= 400; i++) {
      states.push(kept(100 * i));
      expect(states.newest!.step).toBe(100 * i);
      expect(steps(states).length).toBeLessThanOrEqual(4);
    }
    const [oldest, ...newer] = steps(states);
    expect(oldest).toBe(100);
    expect(newer.some((step) => step >= 20_000 && step < 40_000)).toBe(true);
    expect(steps(states)).toEqual([...steps(states)].sort((a, b) => a - b));
  });
  test('take a bounded amount of memory, but there is always one', () => {
    const states = new SavedStates();
    for (let i = 1; i <= 8; i++) states.push(kept(i, 50 * 1024 * 1024));
    expect(steps(states).length).toBe(2);
    states.push(kept(9, 200 * 1024 * 1024));
    expect(steps(states)).toEqual([9]);
  });
  test('are proposed from well before a step, or from before something was set', () => {
    const states = new SavedStates();
    for (const step of [1000, 5000, 9000]) states.push(kept(step));
    const { values } = kept(0);
    expect(states.before(9500, values)!.step).toBe(5000);
    expect(states.before(9500, new Map([['seed', '8']]))!.step).toBe(9000);
    expect(states.before(1500, values)!.step).toBe(1000); // better than nothing
  });
  test('are proposed once: what was tried in vain is not tried again', () => {
    const states = new SavedStates();
    for (const step of [1000, 5000]) states.push(kept(step));
    const { values } = kept(0);
    for (const expected of [5000, 1000]) {
      const state = states.before(6000, values)!;
      expect(state.step).toBe(expected);
      states.try(state);
    }
    expect(states.before(6000, values)).toBeUndefined();
    expect(states.newest!.step).toBe(5000); // but a Worker that is lost goes on from it
  });
  test('of the time before a step back are no longer of this run', () => {
    const states = new SavedStates();
    for (const step of [1000, 5000, 3000]) states.push(kept(step));
    expect(steps(states)).toEqual([1000, 3000]);
  });
});

describe('saving by itself', () => {
  let store: Store<LabState>;
  let captures: number[];
  let costMs: number;
  let failing: boolean;
  let keeping: Autosave;
  const at = (step: number, phase: Phase): void => store.set({ metrics: Float64Array.of(step), phase });
  /** Time passes, and the training with it. */
  async function train(seconds: number): Promise<void> {
    for (let i = 0; i < 10 * seconds; i++) {
      at(store.state.metrics[0]! + 100, 'training');
      await vi.advanceTimersByTimeAsync(100);
    }
  }

  beforeEach(() => {
    vi.useFakeTimers();
    store = new Store({
      phase: 'ready',
      metrics: Float64Array.of(0),
      values: new Map(),
      layer: 'value',
    } as unknown as LabState);
    captures = [];
    costMs = 5;
    failing = false;
    const lab: AutosaveHost = {
      store,
      companion: null,
      async resumeOther() {},
      async capture() {
        const step = store.state.metrics[0]!;
        captures.push(performance.now());
        await new Promise((resolve) => setTimeout(resolve, costMs));
        if (failing) throw new Error('The run was closed.');
        return { ...kept(step), cost: costMs, values: store.state.values };
      },
      resume: () => Promise.resolve(),
      notify() {},
      kept() {},
    };
    keeping = new Autosave(lab);
    keeping.open();
  });
  afterEach(() => {
    keeping.close();
    vi.useRealTimers();
  });

  test('happens every few seconds of a training, and not at its start', async () => {
    await train(2.5);
    expect(captures).toHaveLength(0);
    await train(60);
    expect(captures.length).toBeGreaterThanOrEqual(14);
    expect(captures.length).toBeLessThanOrEqual(21);
  });
  test('takes about a hundredth of the time at most, however long one takes', async () => {
    costMs = 400;
    await train(600);
    expect(captures.length * costMs).toBeLessThanOrEqual(0.0105 * 600_000);
    expect(captures.length).toBeGreaterThan(8);
  });
  test('happens at once on a pause, and not again while nothing changes', async () => {
    await train(1);
    at(1000, 'paused');
    await vi.advanceTimersByTimeAsync(10);
    expect(captures).toHaveLength(1);
    expect(keeping.states.newest!.step).toBe(1000);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(captures).toHaveLength(1);
  });
  test('follows single steps, and values that change while the run rests', async () => {
    at(1, 'paused');
    await vi.advanceTimersByTimeAsync(3000);
    at(2, 'paused');
    await vi.advanceTimersByTimeAsync(3000);
    store.set({ values: new Map([['alpha', '1']]) });
    await vi.advanceTimersByTimeAsync(3000);
    expect(captures).toHaveLength(3);
  });
  test('happens before something is set, but not for every value of a slider on its way', async () => {
    await train(1);
    for (let i = 0; i < 10; i++) {
      keeping.beforeChange();
      await vi.advanceTimersByTimeAsync(20);
    }
    expect(captures).toHaveLength(1);
    expect(keeping.states.newest!.step).toBe(store.state.metrics[0]);
  });
  test('drops what it was saving when another run begins, and survives a failure', async () => {
    at(500, 'paused');
    void keeping.save();
    keeping.begin();
    await vi.advanceTimersByTimeAsync(10);
    expect(keeping.states.newest).toBeUndefined();
    failing = true;
    await vi.advanceTimersByTimeAsync(5000);
    failing = false;
    await vi.advanceTimersByTimeAsync(5000);
    expect(keeping.states.newest!.step).toBe(500);
  });
  test('keeps nothing of a run that has not begun, has diverged or has lost its engine', async () => {
    await vi.advanceTimersByTimeAsync(5000);
    for (const phase of ['diverged', 'failed', 'loading'] as const) {
      at(700, phase);
      await vi.advanceTimersByTimeAsync(5000);
    }
    expect(captures).toHaveLength(0);
  });
});
