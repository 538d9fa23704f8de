import { beforeEach, expect, test } from 'vitest';
import { CallQueue } from '../../../src/embedding/call_queue';

let calls: CallQueue;
let done: string[];
const tell = (name: string): void => calls.tell(() => done.push(name));
const ask = (name: string): Promise<string> => calls.ask(() => (done.push(name), Promise.resolve(name)));
beforeEach(() => {
  calls = new CallQueue();
  done = [];
});

test('calls from before the lab is ready have their effect in their order', async () => {
  tell('train');
  const asked = ask('signature');
  tell('pause');
  expect(done).toEqual([]);
  calls.open();
  expect(done).toEqual(['train', 'signature', 'pause']);
  expect(await asked).toBe('signature');
});
test('later ones have it at once, until they wait again', () => {
  calls.open();
  tell('train');
  expect(done).toEqual(['train']);
  calls.wait();
  tell('pause');
  expect(done).toEqual(['train']);
});
test('what is dropped is refused with the reason, and what follows waits', async () => {
  const asked = ask('step');
  tell('train');
  calls.drop('It is gone.');
  await expect(asked).rejects.toThrow('It is gone.');
  tell('pause');
  calls.open();
  expect(done).toEqual(['pause']);
});
test('without an engine every question is refused, until there may be one again', async () => {
  const asked = ask('step');
  calls.refuse('There is no engine.');
  await expect(asked).rejects.toThrow('There is no engine.');
  await expect(ask('signature')).rejects.toThrow('There is no engine.');
  tell('train');
  calls.wait();
  const again = ask('signature');
  calls.open();
  expect(await again).toBe('signature');
  expect(done).toEqual(['signature']);
});
