import { expect, test } from 'vitest';
import { isFromWorker, isToWorker, version } from '../../../src/engine/protocol';

test('messages of this version are understood, each by its own side only', () => {
  expect(isToWorker({ version, type: 'train' })).toBe(true);
  expect(isFromWorker({ version, type: 'train' })).toBe(false);
  expect(isFromWorker({ version, type: 'loaded' })).toBe(true);
  expect(isToWorker({ version, type: 'loaded' })).toBe(false);
});

test.each([
  null,
  undefined,
  5,
  'train',
  {},
  { type: 'train' },
  { version: version + 1, type: 'train' },
  { version, type: 'toString' },
  { version, type: 'unknown' },
  { version, type: 1 },
])('%j is no message', (data) => {
  expect(isToWorker(data)).toBe(false);
  expect(isFromWorker(data)).toBe(false);
});
