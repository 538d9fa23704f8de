/** What takes the place of a run can be taken back: the run before comes back whole, bit for bit. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Comparison } from '../../../src/lab/comparison';
import type { Lab } from '../../../src/lab/lab';
import { patience } from '../../patience';
import { nativeSignature } from '../../sac_train';
import { useLocalLab } from '../local_lab';

const opened = useLocalLab(['seed', '3']);
let lab: Lab;
let comparison: Comparison;
beforeEach(() => {
  ({ lab, comparison } = opened);
});
const other = (): Lab => comparison.store.state.other!;
const steps = (of = lab): number => of.store.state.metrics[0] ?? NaN;
const until = (condition: () => boolean): Promise<void> =>
  vi.waitFor(() => expect(condition()).toBe(true), { timeout: patience });
const undo = async (of = lab): Promise<void> => (of.editor.undo(), of.editor.settled);
const redo = async (of = lab): Promise<void> => (of.editor.redo(), of.editor.settled);
const offers = (): string[] => lab.store.state.notices.filter((notice) => notice.undo).map(({ text }) => text);
/** The run is the native one of seed 3 with these flags, at this step, and goes on as that. */
async function isWhole(step: number, ...flags: string[]): Promise<void> {
  await until(() => steps() === step);
  expect(await lab.signature()).toBe(await nativeSignature('quick', 3, step, flags));
  await lab.step(100);
  expect(await lab.signature()).toBe(await nativeSignature('quick', 3, step + 100, flags));
}

describe('the run before comes back after', () => {
  test('a reset, with all that its charts show', async () => {
    await lab.step(650);
    const rows = lab.history.length;
    const episodes = structuredClone(lab.curves.episodes);
    lab.editor.reset();
    expect(lab.store.state.phase).toBe('ready');
    expect(offers()).toEqual(['A new run; the one before was at step 650.']);
    await until(() => steps() === 0);
    expect(lab.editor.store.state.undo).toBe('reset');
    await undo();
    expect(lab.store.state.phase).toBe('paused');
    expect(offers()).toEqual([]);
    await until(() => lab.curves.episodes.steps.length === 3);
    expect(lab.curves.episodes).toEqual(episodes);
    expect(lab.history.length).toBeGreaterThanOrEqual(rows);
    await isWhole(650);
  });
  test('a reset in the middle of a training', async () => {
    lab.train();
    await until(() => steps() > 300);
    lab.editor.reset();
    await undo();
    await until(() => steps() > 300);
    expect(lab.store.state.phase).toBe('paused');
    expect(await lab.signature()).toBe(await nativeSignature('quick', 3, steps()));
  });
  test('a preset, a seed and a value that needs a new run, last first; and each is done again', async () => {
    await lab.step(300);
    lab.editor.setPreset('single-q');
    await lab.step(200);
    lab.editor.setSeed('4');
    await lab.step(100);
    expect(lab.editor.set('hidden_units', '16')).toBe('');
    lab.editor.renew();
    await lab.step(50);
    await undo();
    await until(() => steps() === 100);
    expect(lab.store.state.pending).toEqual(new Map([['hidden_units', '16']])); // it waits, as it did
    await undo();
    expect(lab.store.state.pending.size).toBe(0);
    await undo();
    expect(lab.store.state.pending.size).toBe(0);
    await until(() => steps() === 200);
    expect(lab.store.state).toMatchObject({ preset: 'single-q' });
    expect(lab.store.state.values.get('seed')).toBe('3');
    await undo();
    await until(() => steps() === 300);
    expect(lab.store.state.preset).toBe('quick');
    expect(await lab.signature()).toBe(await nativeSignature('quick', 3, 300));
    for (const step of [200, 100, 100, 50]) {
      await redo();
      await until(() => steps() === step);
    }
    expect(lab.store.state.values.get('hidden_units')).toBe('16');
    expect(await lab.signature()).toBe(await nativeSignature('single-q', 4, 50, ['--hidden_units', '16']));
  });
  test('a file, and the weights in another run', async () => {
    await lab.step(150);
    const file = await lab.save();
    await lab.step(250);
    await lab.load(file);
    await until(() => steps() === 150);
    await undo();
    await until(() => steps() === 400);
    expect(lab.editor.set('buffer_capacity', '5000')).toBe('');
    await lab.renewKeeping();
    await until(() => steps() === 0);
    await undo();
    await undo(); // of the value that had waited
    await isWhole(400);
  });
  test('a damaged file changes nothing, and there is nothing to take back', async () => {
    await lab.step(150);
    await expect(lab.load(new Uint8Array([1, 2, 3]))).rejects.toThrow();
    expect(lab.editor.store.state.undo).toBe('');
    await isWhole(150);
  });
  test('what a host asks for: it is not told to the visitor, but can be taken back', async () => {
    await lab.step(150);
    lab.reset();
    expect(offers()).toEqual([]);
    await undo();
    await isWhole(150);
  });
});

test('a run of no step is no loss', async () => {
  lab.editor.reset();
  lab.editor.reset();
  expect(lab.editor.store.state.undo).toBe('');
});
test('of more runs than a few the settings remain, and it is said', async () => {
  for (let i = 0; i < 6; i++) {
    await lab.step(10 + i);
    lab.editor.reset();
  }
  for (const step of [15, 14, 13, 12]) {
    await undo();
    await until(() => steps() === step);
  }
  await undo();
  await until(() => steps() === 0);
  expect(lab.store.state.notices.map(({ text }) => text).join()).toContain('no longer kept');
});
test('two at once are two, one after the other', async () => {
  await lab.step(100);
  lab.editor.reset();
  await lab.step(50);
  lab.editor.reset();
  lab.editor.undo();
  lab.editor.undo();
  await lab.editor.settled;
  await isWhole(100);
});

describe('with a second run', () => {
  test('a reset of both is taken back for both, whichever is in focus', async () => {
    await comparison.open([['twin_q', 'false']]);
    await lab.step(300);
    const bits = [await lab.signature(), await other().signature()];
    for (const editor of [lab.editor, other().editor]) {
      lab.editor.reset();
      await until(() => steps() === 0 && steps(other()) === 0);
      editor.undo();
      await editor.settled;
      await until(() => steps() === 300 && steps(other()) === 300);
      expect([await lab.signature(), await other().signature()]).toEqual(bits);
    }
  });
  test('another preset and another seed, too', async () => {
    await comparison.open([['twin_q', 'false']]);
    await lab.step(300);
    const bits = [await lab.signature(), await other().signature()];
    lab.editor.setPreset('modern');
    await until(() => steps(other()) === 0);
    await undo();
    await until(() => steps() === 300 && steps(other()) === 300);
    other().editor.setSeed('9');
    await until(() => steps() === 0);
    await undo(other());
    await until(() => steps() === 300 && steps(other()) === 300);
    expect([await lab.signature(), await other().signature()]).toEqual(bits);
    expect(comparison.store.state.differences.map(({ key }) => key)).toEqual(['twin_q']);
  });
  test('its end is taken back: B is there again, and goes on', async () => {
    await comparison.open([['twin_q', 'false']]);
    await lab.step(300);
    comparison.close();
    expect(offers()).toEqual(['The comparison has ended; run B was at step 300.']);
    await undo();
    await until(() => steps(other()) === 300);
    await lab.step(100);
    expect(await other().signature()).toBe(await nativeSignature('quick', 3, 400, ['--twin_q', 'false']));
    await redo();
    expect(comparison.isOpen).toBe(false);
  });
  test('keeping B is taken back: A is what it was, and B beside it', async () => {
    await lab.step(100);
    await comparison.open([['twin_q', 'false']]);
    await lab.step(300);
    await comparison.keepOther();
    expect(await lab.signature()).toBe(await nativeSignature('quick', 3, 300, ['--twin_q', 'false']));
    await undo();
    await until(() => steps() === 400 && steps(other()) === 300);
    expect(await other().signature()).toBe(await nativeSignature('quick', 3, 300, ['--twin_q', 'false']));
    await isWhole(400);
  });
  test('B as a copy of A is taken back', async () => {
    await comparison.open([['twin_q', 'false']]);
    await lab.step(200);
    await comparison.fork();
    await until(() => comparison.store.state.differences.length === 0);
    await undo(other());
    await until(() => comparison.store.state.differences.length === 1);
    expect(await other().signature()).toBe(await nativeSignature('quick', 3, 200, ['--twin_q', 'false']));
  });
});
