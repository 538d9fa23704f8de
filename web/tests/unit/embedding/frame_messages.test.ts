import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCommand, version } from '../../../src/embedding/frame_messages';

const said = (message: object): unknown => readCommand({ 'sac-lab': version, ...message });

test.each([
  [{ type: 'train' }],
  [{ type: 'pause', id: 1 }],
  [{ type: 'reset', id: 'a' }],
  [{ type: 'signature', id: 0 }],
  [{ type: 'metrics', id: 2 }],
  [{ type: 'step', steps: 100 }],
  [{ type: 'set', values: { alpha: 0.5, twin_q: false, preset: 'modern', layer: null } }],
  [{ type: 'subscribe', events: ['lab-episode', 'lab-solved'] }],
  [{ type: 'unsubscribe', events: [] }],
])('%j is a command', (message) => expect(said(message)).toEqual(message));

test.each([
  [{ type: 'fly' }],
  [{ type: 'toString' }],
  [{ type: ['train'] }],
  [{ type: 'train', id: {} }],
  [{ type: 'step' }],
  [{ type: 'step', steps: 0 }],
  [{ type: 'step', steps: 1.5 }],
  [{ type: 'step', steps: '5' }],
  [{ type: 'set' }],
  [{ type: 'set', values: ['alpha'] }],
  [{ type: 'set', values: { alpha: {} } }],
  [{ type: 'set', values: { alpha: NaN } }],
  [{ type: 'subscribe', events: 'lab-episode' }],
  [{ type: 'subscribe', events: ['click'] }],
  [{ 'sac-lab': version + 1, type: 'train' }],
  [{ 'sac-lab': String(version), type: 'train' }],
])('%j is none', (message) => expect(said(message)).toBeNull());

test('whatever else arrives is none, and breaks nothing', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true }), (data) => {
      expect(readCommand(data)).toBeNull();
    }),
  );
});
