import { beforeEach, expect, test } from 'vitest';
import { difference, type Edit, Edits } from '../../../src/lab/edits';

const edit = (key: string, before: string, after: string): Edit => ({
  label: key,
  preset: ['quick', 'quick'],
  values: new Map([[key, [before, after]]]),
  renews: false,
});
const change = (found: Edit | null): unknown => found && [...found.values].flatMap(([key, texts]) => [key, ...texts]);
let edits: Edits;
beforeEach(() => {
  edits = new Edits();
});

test('edits are taken back last first and done again first first', () => {
  edits.add(edit('alpha', '0.1', '0.2'));
  edits.add(edit('tau', '0.02', '0.5'));
  expect(change(edits.undo())).toEqual(['tau', '0.02', '0.5']);
  expect(change(edits.undo())).toEqual(['alpha', '0.1', '0.2']);
  expect(edits.undo()).toBeNull();
  expect(change(edits.redo())).toEqual(['alpha', '0.1', '0.2']);
  expect(change(edits.redo())).toEqual(['tau', '0.02', '0.5']);
  expect(edits.redo()).toBeNull();
});
test('a new edit ends what could be done again', () => {
  edits.add(edit('alpha', '0.1', '0.2'));
  edits.undo();
  edits.add(edit('tau', '0.02', '0.5'));
  expect(edits.redoable).toBeNull();
  expect(change(edits.undoable)).toEqual(['tau', '0.02', '0.5']);
});
test('the movement of a slider is one edit, from where it began', () => {
  edits.add(edit('alpha', '0.1', '0.2'), true);
  edits.add(edit('alpha', '0.2', '0.3'), true);
  edits.add(edit('alpha', '0.3', '0.4'));
  expect(change(edits.undo())).toEqual(['alpha', '0.1', '0.4']);
  expect(edits.undoable).toBeNull();
});
test('two movements are two edits, also of the same slider', () => {
  edits.add(edit('alpha', '0.1', '0.2'), true);
  edits.close();
  edits.add(edit('alpha', '0.2', '0.3'), true);
  expect(change(edits.undo())).toEqual(['alpha', '0.2', '0.3']);
  expect(change(edits.undo())).toEqual(['alpha', '0.1', '0.2']);
});
test('another slider does not go on with the edit of the one before', () => {
  edits.add(edit('alpha', '0.1', '0.2'), true);
  edits.add(edit('tau', '0.02', '0.5'), true);
  expect(change(edits.undo())).toEqual(['tau', '0.02', '0.5']);
  expect(change(edits.undoable)).toEqual(['alpha', '0.1', '0.2']);
});
test('a slider that comes back to where it was is no edit', () => {
  edits.add(edit('alpha', '0.1', '0.2'), true);
  edits.add(edit('alpha', '0.2', '0.1'));
  expect(edits.undoable).toBeNull();
});
test('what changes nothing is no edit', () => {
  edits.add({ label: 'alpha', preset: ['quick', 'quick'], values: new Map(), renews: false });
  expect(edits.undoable).toBeNull();
  edits.add({ label: 'preset', preset: ['quick', 'article'], values: new Map(), renews: true });
  expect(edits.undoable?.preset).toEqual(['quick', 'article']);
});
test('the difference of two configurations', () => {
  const before = new Map([
    ['a', '1'],
    ['b', '2'],
  ]);
  expect(
    difference(
      before,
      new Map([
        ['a', '1'],
        ['b', '3'],
      ]),
    ),
  ).toEqual(new Map([['b', ['2', '3']]]));
  expect(difference(before, before).size).toBe(0);
});
