/** The page's modules keep to their rooms, as the table in CONTRIBUTING.md says. */
import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { brokenRules, entries, importsOf, parseRooms, type Room } from './rooms';

const source = new URL('../../src/', import.meta.url);
const rooms = parseRooms(await readFile(new URL('../../../CONTRIBUTING.md', import.meta.url), 'utf8'));
const names = await readdir(source, { recursive: true });
const files = new Map<string, string>();
for (const name of names.filter((each) => each.endsWith('.ts')))
  files.set(name, await readFile(new URL(name, source), 'utf8'));

describe('the page', () => {
  test('keeps to the table', () => {
    expect(brokenRules(rooms, files)).toEqual([]);
  });
  test('has no other rooms than the table', () => {
    const folders = [...new Set([...files.keys()].map((name) => (name.includes('/') ? name.split('/')[0] : entries)))];
    expect(folders.sort()).toEqual(rooms.map(({ name }) => name).sort());
  });
  test.each(rooms.filter(({ name }) => name !== entries))(
    '$name lists all of its files in its README',
    async ({ name }) => {
      const listed = [
        ...(await readFile(new URL(`${name}/README.md`, source), 'utf8')).matchAll(/^- `([\w.]+)`: \S/gm),
      ];
      const there = [...files.keys()]
        .filter((file) => file.startsWith(`${name}/`))
        .map((file) => file.slice(name.length + 1));
      expect(listed.map(([, file]) => file).sort()).toEqual(there.sort());
    },
  );
});

describe('a broken rule is named', () => {
  const lobby: Room[] = [
    { name: 'low', mayImport: [] },
    { name: 'high', mayImport: ['low', 'lit'] },
    { name: entries, mayImport: ['high'] },
  ];
  const sound: [string, string][] = [
    ['low/a.ts', 'export const a = 1;\n'],
    ['high/b.ts', "import { html } from 'lit';\nimport { a } from '../low/a';\nexport const b = html`${a}`;\n"],
    ['main.ts', "import './high/b';\nexport { b } from './high/b';\n"],
  ];
  const broken = (...changed: [string, string][]): string[] => brokenRules(lobby, new Map([...sound, ...changed]));

  test('not where there is none', () => expect(broken()).toEqual([]));
  test.each([
    ["import { b } from '../high/b';"],
    ["import type { b } from '../high/b';"],
    ["import {\n  type b,\n} from '../high/b';"],
    ["import '../high/b';"],
    ["const later = () => import('../high/b');"],
    ["import url from '../high/b.ts?worker&url';"],
    ["type B = typeof import('../high/b');"],
  ])('another room: %s', (line) => {
    expect(broken(['low/c.ts', `${line}\n`])).toEqual(['low/c.ts: low may not import high/b.ts']);
  });
  test('a package', () => {
    expect(broken(['low/c.ts', "import { html } from 'lit';\n"])).toEqual(['low/c.ts: low may not import lit']);
    expect(broken(['high/c.ts', "import { live } from 'lit/directives/live.js';\n"])).toEqual([]);
  });
  test('an entry point that looks past its room', () => {
    expect(broken(['main.ts', "import { a } from './low/a';\n"])).toEqual([
      `main.ts: ${entries} may not import low/a.ts`,
    ]);
  });
  test('a circle, of types too', () => {
    expect(broken(['low/a.ts', "import type { C } from './c';\n"], ['low/c.ts', "import { a } from './a';\n"])).toEqual(
      ['low/a.ts > low/c.ts > low/a.ts is a circle'],
    );
  });
  test('a module that hands on what is another’s', () => {
    expect(broken(['low/c.ts', "export * from './a';\n"])).toEqual(['low/c.ts hands on what is another’s']);
    expect(broken(['low/c.ts', "export type { a } from './a';\n"])).toEqual(['low/c.ts hands on what is another’s']);
  });
  test('a folder that is no room', () => {
    expect(broken(['attic/c.ts', ''])).toEqual(['attic/c.ts: attic is none of the rooms']);
  });
});

test('comments and texts import nothing', () => {
  expect(
    importsOf("/** import './a'; */\n// import './b';\nconst text = 'import';\nimport { c } from './c';\n"),
  ).toEqual(['./c']);
});

test('the table is read by its rows', () => {
  const table =
    '| `low/` | holds | - | - |\n| `high/` | more | low, words | lit, uplot |\n| entry points | `main.ts` | high | - |\n';
  expect(parseRooms(table)).toEqual([
    { name: 'low', mayImport: [] },
    { name: 'high', mayImport: ['low', 'words', 'lit', 'uplot'] },
    { name: entries, mayImport: ['high'] },
  ]);
});
