/** The rooms of `web/src` and who may import whom, as the table in CONTRIBUTING.md says, and what breaks its rules. */
import { posix } from 'node:path';

export interface Room {
  readonly name: string;
  /** Rooms and packages. */
  readonly mayImport: readonly string[];
}

/** Entry points stand above all rooms. */
export const entries = 'entry points';

/** The rows `| `room/` | what it holds | rooms | packages |`. */
export function parseRooms(markdown: string): Room[] {
  const words = (cell: string): string[] =>
    cell.split(/[\s,]+/).filter((word) => /^[\w-]+$/.test(word) && word !== '-');
  return [...markdown.matchAll(/^\| (?:`(\w+)\/`|entry points[^|]*) \|[^|]*\|([^|]*)\|([^|]*)\|$/gm)].map(
    ([, name = entries, rooms, packages]) => ({ name, mayImport: [...words(rooms!), ...words(packages!)] }),
  );
}

const handedOn = /^export (?:type )?(?:\*|\{[^}]*\})[^;'"`]* from '([^']+)'/gm;

/** What a file imports, types and later loads included: specifiers as they are written, without `?worker&url`. */
export function importsOf(source: string): string[] {
  const code = source.replace(/^\s*(?:\/\*\*?|\*|\/\/).*$/gm, '');
  const written = /^import (?:[^;'"`]* from )?'([^']+)'|\bimport\('([^']+)'\)/gm;
  const all = [...code.matchAll(written), ...code.matchAll(handedOn)];
  return all.map(([, atTop, inside]) => (atTop ?? inside)!.replace(/\?.*$/, ''));
}

/** One sentence for each broken rule. @param files sources by their path below `web/src` */
export function brokenRules(rooms: readonly Room[], files: ReadonlyMap<string, string>): string[] {
  const roomOf = (file: string): string => (file.includes('/') ? file.slice(0, file.indexOf('/')) : entries);
  const graph = new Map<string, string[]>();
  const problems: string[] = [];
  for (const [file, source] of files) {
    const room = rooms.find(({ name }) => name === roomOf(file));
    if (!room) problems.push(`${file}: ${roomOf(file)} is none of the rooms`);
    if (room?.name !== entries && source.search(handedOn) >= 0) problems.push(`${file} hands on what is another’s`);
    const specifiers = importsOf(source);
    const inside = specifiers
      .filter((name) => name.startsWith('.'))
      .map((name) => fileOf(posix.join(posix.dirname(file), name), files));
    graph.set(file, inside);
    const packages = specifiers.filter((name) => /^[a-z]/.test(name)).map((name) => name.split('/')[0]!);
    const wanted = [
      ...inside.map((other) => ({ other, from: roomOf(other) })),
      ...packages.map((from) => ({ other: from, from })),
    ];
    for (const { other, from } of wanted) {
      if (room && from !== room.name && !room.mayImport.includes(from))
        problems.push(`${file}: ${room.name} may not import ${other}`);
    }
  }
  return [...problems, ...circles(graph).map((circle) => `${circle.join(' > ')} is a circle`)];
}

function fileOf(path: string, files: ReadonlyMap<string, string>): string {
  return [path, `${path}.ts`, `${path}.d.ts`].find((name) => files.has(name)) ?? path;
}

/** One circle for each file from which one was found, as the files along it. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const start = path.indexOf(file);
    if (start >= 0) return void found.push([...path.slice(start), file]);
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return found;
}
