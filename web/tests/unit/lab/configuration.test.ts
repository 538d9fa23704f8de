/** Values that do not fit together, and what a run is held against. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Engine } from '../../../src/engine/engine';
import type { Lab } from '../../../src/lab/lab';
import { noSettings, type Settings } from '../../../src/lab/link';
import { useLocalLab } from '../local_lab';
import { LocalWorker } from '../local_worker';

const opened = useLocalLab(['seed', '3']);
let lab: Lab;
beforeEach(() => {
  ({ lab } = opened);
});
const value = (key: string): string => lab.store.state.values.get(key)!;
const said = (): string => lab.store.state.notices.map(({ text }) => text).join('\n');
const apply = (...values: Settings['values']): void => lab.apply({ ...noSettings, values });

test('what has no effect given the others is known, and why', () => {
  apply(['target_update', 'periodic']);
  expect(lab.store.state.idle).toMatchObject({ tau: 'target_update is periodic', alpha_lr: 'entropy_mode is fixed' });
  expect(lab.editor.set('entropy_mode', 'off')).toBe('');
  expect(lab.store.state.idle).toMatchObject({ alpha: 'entropy_mode is off' });
  expect(lab.editor.set('target_update', 'polyak')).toBe('');
  expect(Object.keys(lab.store.state.idle)).not.toContain('tau');
});

describe('values that do not fit together', () => {
  test('are refused where one is set, with a sentence that names both; the run goes on', async () => {
    await lab.step(100);
    expect(lab.editor.set('batch_size', '100')).toBe('');
    expect(lab.editor.set('buffer_capacity', '100')).toMatch(/batch_size.*buffer_capacity|buffer_capacity.*batch_size/);
    expect(lab.store.state.pending.size).toBe(0);
    expect(lab.editor.set('buffer_capacity', '200')).toBe(''); // waits for a new run
    expect(lab.editor.set('batch_size', '200')).toMatch(/buffer_capacity/); // which it must fit to as well
    expect(value('batch_size')).toBe('100');
    lab.editor.renew();
    expect(value('buffer_capacity')).toBe('200');
    expect(lab.editor.set('buffer_capacity', '5000')).toBe('');
    await lab.step(10);
    expect(lab.editor.set('buffer_capacity', '200')).toBe('');
    await lab.step(150);
    expect(lab.store.state.metrics[0]).toBeGreaterThan(0);
    expect(lab.store.state.phase).toBe('paused');
  });
  test('a live value fits to the run that takes it over, not only to the next', async () => {
    apply(['buffer_capacity', '200'], ['batch_size', '64']);
    await lab.step(20);
    expect(lab.editor.set('buffer_capacity', '5000')).toBe(''); // waits
    expect(lab.editor.set('batch_size', '1000')).toMatch(/buffer_capacity/);
    expect(value('batch_size')).toBe('64');
    await lab.step(20);
  });
  test('of a link stay as they were from the last on, whatever their order, and it is said', async () => {
    apply(['buffer_capacity', '100'], ['batch_size', '10']); // fits only once both are set
    expect([value('buffer_capacity'), value('batch_size'), said()]).toEqual(['100', '10', '']);
    apply(['batch_size', '1000'], ['buffer_capacity', '1000']);
    expect([value('buffer_capacity'), value('batch_size')]).toEqual(['100000', '1000']);
    expect(said()).toMatch(/batch_size.*Using buffer_capacity = 100000/);
    await lab.step(10);
    expect(lab.store.state.phase).toBe('paused');
  });
  test('an entropy that no policy can have is refused while the temperature aims at it', () => {
    apply(['entropy_mode', 'auto'], ['target_entropy', '1']);
    expect(said()).toMatch(/target_entropy/);
    expect(value('target_entropy')).toBe('-1');
    expect(lab.editor.set('target_entropy', '1')).toMatch(/target_entropy/);
    lab.settings.setNearest('target_entropy', '2');
    expect(value('target_entropy')).toBe('-1');
  });
  test('no temperature at all is another switch', () => {
    expect(lab.editor.set('alpha', '0')).toMatch(/entropy_mode/);
  });
});

test('a slider on its way asks the engine once for each place, and tells the run what is new, no more', async () => {
  await lab.step(10);
  const asked = (['draft', 'setDraft', 'setDraftNearest', 'startDraft', 'beginDraft', 'openDraft'] as const).map(
    (name) => vi.spyOn(Engine.prototype, name),
  );
  const told = vi.spyOn(LocalWorker.prototype, 'postMessage');
  for (const text of ['0.2', '0.3']) lab.editor.set('alpha', text, true);
  expect(asked.map(({ mock }) => mock.calls.length)).toEqual([0, 2, 0, 0, 0, 0]);
  const configured = told.mock.calls.flatMap(([message]) => (message.type === 'configure' ? [message.config] : []));
  expect(configured).toEqual(['alpha=0.2\n', 'alpha=0.3\n']);
  vi.restoreAllMocks();
  expect(value('alpha')).toBe('0.3');
  expect(lab.settings.wanted.get('alpha')).toBe('0.3');
});

describe('what a run is held against', () => {
  test('the first update comes when it is said', async () => {
    expect(lab.store.state.firstUpdate).toBe(65);
    lab.settings.setNearest('update_after', '300');
    const { firstUpdate } = lab.store.state;
    await lab.step(firstUpdate - 1);
    expect(lab.metrics()['gradient_updates']).toBe(0);
    await lab.step(1);
    expect(lab.metrics()['gradient_updates']).toBe(1);
  });
  test('another task than the standard one is not solved, and opened again it is not either', async () => {
    apply(['gravity', '0'], ['reward_angle', '0']);
    expect(lab.store.state.standard).toBe(false);
    await lab.step(1000);
    expect(lab.store.state.solved).toBeNull();
    const file = await lab.save();
    apply();
    expect(lab.store.state.standard).toBe(true);
    await lab.load(file);
    await lab.step(1);
    expect(lab.store.state).toMatchObject({ standard: false, solved: null });
  });
});

describe('names that are none of ours', () => {
  /** What frameworks and page builders write on elements, and what others append to links. */
  const foreign = [
    ...[
      'class',
      'style',
      'id',
      'slot',
      'part',
      'title',
      'lang',
      'dir',
      'role',
      'hidden',
      'tabindex',
      'nonce',
      'is',
      'key',
    ],
    ...['width', 'height', 'align', 'loading', 'ref', 'name', 'src', 'alt', 'contenteditable', 'draggable', 'inert'],
    ...['data-v-7ba5bd90', 'data-id', 'data-seeds', 'data-alpha2', 'data-reactroot', 'aria-label', 'aria-busy'],
    ...[
      '_ngcontent-ng-c123',
      '_nghost-abc',
      'ng-version',
      'ng-reflect-gama',
      'v-cloak',
      'v-bind:seeds',
      'x-data',
      ':alpah',
    ],
    ...['@click', '(click)', '[seeds]', 'onclick', 'jsaction', 'wire:id', 'hx-get', 'svelte-1abc', 'q:id', 's-tau'],
    ...['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content', 'utm_seeds', 'fbclid', 'gclid', 'dclid'],
    ...['msclkid', 'mc_cid', 'mc_eid', 'igshid', 'yclid', '_ga', '_gl', '_hsenc', 'ref_src', 'source', 'si', 'v', 't'],
  ];
  test('are left alone, silently', () => {
    apply(...foreign.map((name) => [name, '1'] as const));
    expect(said()).toBe('');
  });
  test.each([
    ['gama', 'gamma'],
    ['twin-q', 'twin_q'],
    ['polcy_lr', 'policy_lr'],
    ['utnil', 'until'],
    ['them', 'theme'],
  ])('but %s is said to be %s', (name, meant) => {
    apply([name, '1']);
    expect(said()).toBe(`There is no setting "${name}". Is ${meant} meant?`);
  });
});
