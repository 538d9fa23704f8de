/** Reads a block of YAML field by field, so that what is missing, unknown or of a wrong kind is named with its line. */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { LessonProblem, oneOf } from './problem.ts';

interface Place {
  readonly file: string;
  /** Line of the file that the block's first line is. */
  readonly line: number;
  readonly counter: LineCounter;
}

export class Fields {
  readonly #place: Place;
  readonly #map: YAMLMap;
  readonly #what: string;
  readonly #asked = new Set<string>();

  /** @param what names the block in sentences, as in "An experiment" */
  private constructor(place: Place, map: YAMLMap, what: string) {
    this.#place = place;
    this.#map = map;
    this.#what = what;
  }
  static read(text: string, file: string, line: number, what: string): Fields {
    const counter = new LineCounter();
    const place = { file, line, counter };
    const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
    const [error] = [...document.errors, ...document.warnings];
    if (error) throw new LessonProblem(file, lineOf(place, error.pos[0]), `this is not valid YAML: ${error.message}`);
    if (!isMap(document.contents))
      throw new LessonProblem(file, line, `${what} is written as "field: value" lines, of which there are none.`);
    return new Fields(place, document.contents, what);
  }

  get file(): string {
    return this.#place.file;
  }
  /** The line of a field, or of the whole. */
  line(key?: string): number {
    const node = key === undefined ? null : this.#node(key);
    return lineOf(this.#place, (node ?? this.#map).range![0]);
  }
  problem(sentence: string, key?: string): LessonProblem {
    return new LessonProblem(this.file, this.line(key), sentence);
  }
  has(key: string): boolean {
    this.#asked.add(key);
    return this.#node(key) !== null;
  }

  text(key: string): string {
    const value = this.#scalar(key);
    if (value === undefined) throw this.problem(`${this.#what} needs a field "${key}".`);
    return String(value).trim();
  }
  optionalText(key: string): string | null {
    return this.has(key) ? this.text(key) : null;
  }
  /** In short names, as they stand in addresses and events. */
  name(key: string): string {
    const name = this.text(key);
    if (!/^[a-z][a-z0-9-]*$/.test(name))
      throw this.problem(`"${key}" is made of small letters, digits and hyphens, not "${name}".`, key);
    return name;
  }
  choice<T extends string>(key: string, all: readonly T[]): T {
    const found = all.find((one) => one === this.text(key));
    if (found === undefined) throw this.problem(`"${key}" is ${oneOf(all)}, not "${this.text(key)}".`, key);
    return found;
  }
  number(key: string): number {
    const value = this.#scalar(key);
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw this.problem(`${this.#what} needs a number as "${key}".`, this.has(key) ? key : undefined);
    return value;
  }
  flag(key: string): boolean {
    const value = this.#scalar(key) ?? false;
    if (typeof value !== 'boolean') throw this.problem(`"${key}" is true or false.`, key);
    return value;
  }
  /** Texts by their keys; none where the field is not there. */
  pairs(key: string): Readonly<Record<string, string>> {
    this.#asked.add(key);
    const node = this.#node(key);
    if (!node) return {};
    if (!isMap(node)) throw this.problem(`"${key}" is written as "name: value" pairs.`, key);
    return Object.fromEntries(node.items.map(({ key: name, value }) => [String(name), scalarText(value)]));
  }
  /** Words of a list; none where the field is not there. */
  words(key: string): string[] {
    this.#asked.add(key);
    const node = this.#node(key);
    if (!node) return [];
    if (!isSeq(node)) throw this.problem(`"${key}" is a list, as in [a, b].`, key);
    return node.items.map(scalarText);
  }
  /** One block of fields below this one. */
  part(key: string, what: string): Fields {
    this.#asked.add(key);
    const node = this.#node(key);
    if (!isMap(node))
      throw this.problem(`${this.#what} needs "${key}" with fields of its own.`, node ? key : undefined);
    return new Fields(this.#place, node, what);
  }
  parts(key: string, what: string): Fields[] {
    this.#asked.add(key);
    const node = this.#node(key);
    if (!isSeq(node) || node.items.length === 0)
      throw this.problem(`${this.#what} needs a list as "${key}".`, node ? key : undefined);
    return node.items.map((item) => {
      if (isMap(item)) return new Fields(this.#place, item, what);
      throw new LessonProblem(
        this.file,
        lineOf(this.#place, (item as Node).range![0]),
        `${what} has fields of its own.`,
      );
    });
  }
  /** All has been asked for: what else stands there is a mistake. */
  end(): void {
    for (const { key } of this.#map.items) {
      const name = String(key);
      if (this.#asked.has(name)) continue;
      const line = lineOf(this.#place, (key as Node).range![0]);
      const known = [...this.#asked].join(', ');
      throw new LessonProblem(this.file, line, `${this.#what} has no field "${name}"; its fields are ${known}.`);
    }
  }

  #node(key: string): Node | null {
    return (this.#map.get(key, true) as Node | undefined) ?? null;
  }
  #scalar(key: string): unknown {
    this.#asked.add(key);
    const node = this.#node(key);
    if (node === null) return undefined;
    if (isScalar(node) && node.value !== null) return node.value;
    throw this.problem(`"${key}" is a text or a number.`, key);
  }
}

function lineOf({ line, counter }: Place, offset: number): number {
  return line + counter.linePos(offset).line - 1;
}
function scalarText(node: unknown): string {
  return isScalar(node) ? String(node.value) : String(node);
}
