/** What a lab does when messages cross, a Worker ends or a run diverges: nothing learned is lost. */
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type FromWorker, stepsPaused, version } from '../../../src/engine/protocol';
import { Lab } from '../../../src/lab/lab';
import { noSettings } from '../../../src/lab/link';
import { patience } from '../../patience';
import { nativeSignature } from '../../sac_train';
import { LocalWorker, useLocalWorkers } from '../local_worker';

let workers: LocalWorker[];
let lab: Lab;
let said: string[];
const steps = (): number => lab.store.state.metrics[0] ?? NaN;
const phase = (): string => lab.store.state.phase;
const until = (condition: () => boolean): Promise<void> =>
  vi.waitFor(() => expect(condition()).toBe(true), { timeout: patience });
const notices = (): string =>
  lab.store.state.notices
    .filter(({ undo }) => !undo)
    .map(({ text }) => text)
    .join('\n');
const open = (...values: [string, string][]): Promise<void> =>
  lab.open(() => ({ ...noSettings, values })).then(() => lab.ready);
/** The newest Worker falls silent, and its last words are these, if any. */
function kill(lastWords?: string): void {
  const worker = workers.at(-1)!;
  const { onmessage } = worker;
  worker.terminate();
  const data: FromWorker = { version, type: 'failed', message: lastWords ?? '' };
  if (lastWords !== undefined) onmessage!({ data });
}

beforeAll(async () => {
  await useLocalWorkers();
  vi.stubGlobal(
    'Worker',
    class extends LocalWorker {
      constructor() {
        super();
        workers.push(this);
      }
    },
  );
  return () => vi.unstubAllGlobals();
});
beforeEach(() => {
  workers = [];
  said = [];
  lab = new Lab((type, detail) => {
    if (type === 'lab-error' && 'message' in detail) said.push(detail.message);
  });
});
afterEach(() => lab.close());

describe('messages that cross', () => {
  test('a new run begun while a file is being opened is the one that counts', async () => {
    await open();
    await lab.step(300);
    const bytes = await lab.save();
    const opened = lab.load(bytes);
    lab.settings.setNearest('seed', '9');
    await expect(opened).rejects.toThrow('Another run has begun');
    expect(lab.store.state.values.get('seed')).toBe('9');
    await lab.step(300);
    expect(await lab.signature()).toBe(await nativeSignature('quick', 9, 300));
  });
  test('Train pressed while a file is being opened does not train behind a page that rests', async () => {
    await open();
    await lab.step(300);
    const opened = lab.load(await lab.save());
    lab.train();
    await opened;
    expect(phase()).toBe('paused');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(steps()).toBe(300);
  });
  test('a live value set while a file is being opened does not end up in its run', async () => {
    await open();
    await lab.step(300);
    const opened = lab.load(await lab.save());
    expect(lab.settings.set('alpha', '0.9')).toBe('');
    await opened;
    expect(lab.store.state.values.get('alpha')).not.toBe('0.9');
    await lab.step(300);
    expect(await lab.signature()).toBe(await nativeSignature('quick', 1, 600));
    expect(notices()).toBe('');
  });
  test('two clicks on Train are Train and Pause', async () => {
    await open();
    lab.toggle();
    lab.toggle();
    expect(phase()).toBe('paused');
    await lab.signature();
    const rest = steps();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(steps()).toBe(rest);
  });
  test('a pause ends steps that are being done, and Space does', async () => {
    await open();
    for (const end of [() => lab.pause(), () => lab.toggle()]) {
      const endless = lab.step(1e9);
      expect(lab.store.state.stepping).toBe(true);
      end();
      await expect(endless).rejects.toMatchObject({ name: 'AbortError', message: stepsPaused });
      expect(lab.store.state).toMatchObject({ phase: 'paused', stepping: false });
      await lab.signature();
      const rest = steps();
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(steps()).toBe(rest);
    }
  });
  test('steps, training and the signature come in the order in which they were asked for', async () => {
    await open(['seed', '3']);
    const first = lab.step(120);
    const second = lab.step(30);
    expect(await lab.signature()).toBe(await nativeSignature('quick', 3, 150));
    await Promise.all([first, second]);
    void lab.step(50);
    lab.train();
    await until(() => steps() > 200);
    expect(phase()).toBe('training');
  });
  test('steps that cannot be done are refused with a sentence', async () => {
    await expect(lab.step(10)).rejects.toThrow('The lab is not loaded.');
    await open();
    const steps = lab.step(1e9);
    lab.close();
    await expect(steps).rejects.toThrow('The run was closed.');
  });
  test('who waits for a lab that is closed before it is ready is told so', async () => {
    const opened = lab.open(() => noSettings);
    const { ready } = lab;
    lab.close();
    await opened;
    await expect(ready).rejects.toThrow('The lab was closed.');
    await open();
    await lab.ready;
  });
  test('a name that is none of ours is left alone, a mistyped one is said', async () => {
    await open(['utm_source', 'x'], ['fbclid', 'y'], ['class', 'z'], ['alhpa', '0.5']);
    expect(said).toEqual(['There is no setting "alhpa". Is alpha meant?']);
  });
  test('a lab that is closed while it loads stays closed, and can be opened again', async () => {
    const first = lab.open(() => noSettings);
    lab.close();
    await first;
    expect(lab.store.state.schema).toBeNull();
    await open(['seed', '3']);
    await lab.step(100);
    expect(await lab.signature()).toBe(await nativeSignature('quick', 3, 100));
  });
  test('a lab that is closed and opened again goes on where it was', async () => {
    await open(['seed', '3']);
    await lab.step(700);
    await lab.autosave.save();
    lab.close();
    await open(['seed', '3']);
    await until(() => lab.curves.episodes.steps.length > 0);
    expect(steps()).toBe(700);
    expect(lab.curves.episodes.steps).toEqual([200, 400, 600]);
    await lab.step(300);
    expect(await lab.signature()).toBe(await nativeSignature('quick', 3, 1000));
  });
});

describe('a Worker that has ended', () => {
  test('is replaced by one that goes on from the newest state that was kept', async () => {
    await open(['seed', '5']);
    await lab.step(1200);
    await lab.autosave.save();
    await lab.step(100);
    expect(lab.settings.set('tau', '0.03')).toBe('');
    lab.train();
    kill('the engine stopped: out of memory.');
    await until(() => phase() === 'training' && lab.curves.episodes.steps.at(-1)! > 1300);
    expect(said).toEqual([
      'The training had stopped (the engine stopped: out of memory); it was taken up again at step 1,200.',
    ]);
    expect(lab.store.state.values.get('tau')).toBe('0.03');
    expect(lab.curves.episodes.steps.slice(0, 6)).toEqual([200, 400, 600, 800, 1000, 1200]);
    expect(lab.history.column(0)[0]).toBeLessThan(1200); // what the charts had is still there
  });
  test('before anything was kept, too: the run is the same from the start', async () => {
    await open(['seed', '5']);
    lab.autosave.close(); // nothing is saved, however slow this machine is
    lab.train();
    await until(() => steps() > 50);
    kill('gone');
    await until(() => said.length > 0 && steps() > 100);
    lab.pause();
    await lab.signature();
    expect(await lab.signature()).toBe(await nativeSignature('quick', 5, steps()));
  });
  test('twice in a row is a problem that is said, with a way on', async () => {
    await open();
    await lab.step(600);
    await lab.autosave.save();
    kill('gone');
    await until(() => said.length === 1);
    kill('gone');
    await until(() => phase() === 'failed');
    expect(lab.store.state.problem).toContain('stopped again (gone)');
    expect(lab.store.state.remedy).toEqual({ kind: 'restart', step: 600, training: false });
    await lab.recover();
    await until(() => steps() === 600);
    expect(lab.store.state.problem).toBe('');
    await lab.step(100);
    expect(await lab.signature()).toBe(await nativeSignature('quick', 1, 700));
  });
  test('and a value that needs a new run begins it in a Worker that is there', async () => {
    await open();
    kill('gone');
    await until(() => said.length === 1);
    kill('gone');
    await until(() => phase() === 'failed');
    lab.settings.setNearest('hidden_units', '16');
    expect(phase()).toBe('ready');
    await lab.step(50);
    expect(steps()).toBe(50);
  });
});

describe('a run that diverges', () => {
  const rates = (): number[] => ['value_lr', 'q_lr', 'policy_lr'].map((key) => Number(lab.store.state.values.get(key)));
  const wreck = (): void => {
    for (const key of ['value_lr', 'q_lr', 'policy_lr', 'tau']) lab.settings.setNearest(key, '1');
    lab.settings.setNearest('gamma', '0.9999');
  };
  test('goes back to when it was well, with smaller learning rates', async () => {
    await open();
    for (const step of [1000, 2000]) {
      await lab.step(1000);
      expect(steps()).toBe(step);
      await lab.autosave.save();
    }
    const before = rates();
    const tau = lab.store.state.values.get('tau');
    wreck();
    lab.train();
    await until(() => phase() === 'diverged');
    expect(lab.store.state.problem).toMatch(/became infinite or NaN/);
    const { remedy } = lab.store.state;
    expect(remedy).toMatchObject({ kind: 'smaller_steps' });
    expect(remedy!.step).toBe(2000); // where those values were set
    await lab.recover();
    expect(phase()).toBe('training');
    await until(() => lab.curves.episodes.steps.at(-1)! > remedy!.step);
    rates().forEach((rate, i) => expect(rate).toBeLessThanOrEqual(before[i]!));
    expect(notices()).toMatch(
      new RegExp(`Went back to step ${remedy!.step.toLocaleString('en-US')} with .*value_lr = `),
    );
    expect(lab.curves.episodes.steps[0]).toBe(200);
    expect(lab.store.state.values.get('tau')).toBe(tau);
  });
  test('before anything was kept starts again, with learning rates a tenth of those that went wrong', async () => {
    await open(
      ['value_lr', '1'],
      ['q_lr', '1'],
      ['policy_lr', '1'],
      ['init_w', '1'],
      ['tau', '1'],
      ['gamma', '0.9999'],
      ['reward_scale', '100'],
    );
    lab.autosave.close();
    lab.train();
    await until(() => phase() === 'diverged');
    expect(lab.store.state.remedy).toEqual({ kind: 'smaller_steps', step: 0, training: true });
    await lab.recover();
    expect(rates()).toEqual([0.1, 0.1, 0.1]);
    expect(phase()).toBe('training');
  });
  test('can be reset instead', async () => {
    await open(
      ['value_lr', '1'],
      ['q_lr', '1'],
      ['policy_lr', '1'],
      ['init_w', '1'],
      ['tau', '1'],
      ['gamma', '0.9999'],
      ['reward_scale', '100'],
    );
    lab.train();
    await until(() => phase() === 'diverged');
    lab.reset();
    expect(lab.store.state).toMatchObject({ phase: 'ready', problem: '', remedy: null });
  });
});

test('notices do not pile up', async () => {
  await open();
  for (let i = 0; i < 100; i++) lab.settings.setNearest('alpha', String(100 + i));
  expect(lab.store.state.notices.length).toBeLessThanOrEqual(5);
  expect(notices()).toContain('199');
});
