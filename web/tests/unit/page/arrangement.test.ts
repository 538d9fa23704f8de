import { describe, expect, test } from 'vitest';
import { type ViewName, viewNames } from '../../../src/lab/link';
import { arrange, type Room, roomOf } from '../../../src/page/arrangement';

const rooms: readonly [name: string, room: Room][] = [
  ['1440x900', roomOf(1440, 900)],
  ['768x464', roomOf(768, 464)],
  ['1024x768', roomOf(1024, 768)],
  ['390x844', roomOf(390, 844)],
];
/** Every choice of at least one view. */
const choices: ViewName[][] = Array.from({ length: 2 ** viewNames.length - 1 }, (_, i) =>
  viewNames.filter((__, bit) => ((i + 1) >> bit) & 1),
);
/** Rows of areas. */
const areasOf = (template: string): string[][] =>
  [...template.matchAll(/'([^']+)'/g)].map(([, areas]) => areas!.split(' '));

test('the sizes of a room', () => {
  expect(rooms.map(([, { size, tall }]) => [size, tall])).toEqual([
    ['wide', true],
    ['middle', false],
    ['middle', true],
    ['narrow', true],
  ]);
});

describe.each(rooms)('at %s', (_, room) => {
  test.each([true, false])('any views stand in a grid without holes, controls: %s', (controls) => {
    for (const views of choices) {
      const template = arrange(views, room, controls);
      const rows = areasOf(template);
      const beside = controls && room.size === 'wide' ? ['controls'] : [];
      expect(new Set(rows.flat()), template).toEqual(new Set([...views, ...beside]));
      const columns = template.split(' / ')[1]!.match(/minmax\([^)]*\)|\S+/g)!;
      for (const row of rows) expect(row.length, template).toBe(columns.length);
      // A grid area must be one rectangle, or the browser drops the whole template.
      for (const area of new Set(rows.flat())) {
        const cells = rows.flatMap((row, y) => row.flatMap((name, x) => (name === area ? [[x, y] as const] : [])));
        const span = (i: 0 | 1) => Math.max(...cells.map((c) => c[i])) - Math.min(...cells.map((c) => c[i])) + 1;
        expect(cells.length, `${area} in ${template}`).toBe(span(0) * span(1));
      }
    }
  });
  test('a view alone fills the space', () => {
    for (const view of viewNames)
      expect(arrange([view], room, false)).toBe(`'${view}' minmax(0, 1fr) / minmax(0, 1fr)`);
  });
});

test('the whole lab on one screen', () => {
  expect(areasOf(arrange(viewNames, roomOf(1440, 900), true))).toEqual([
    ['controls', 'stage', 'chart'],
    ['controls', 'map', 'chart'],
    ['controls', 'map', 'slice'],
    ['controls', 'map', 'counters'],
    ['update', 'update', 'update'],
  ]);
});
test('two views of one column stand side by side where there is room', () => {
  expect(areasOf(arrange(['stage', 'map'], roomOf(1440, 900), false))).toEqual([['stage', 'map']]);
  expect(areasOf(arrange(['stage', 'chart'], roomOf(768, 464), false))).toEqual([['stage', 'chart']]);
  expect(areasOf(arrange(['stage', 'chart'], roomOf(390, 844), false))).toEqual([['stage'], ['chart']]);
});
