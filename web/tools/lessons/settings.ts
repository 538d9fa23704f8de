/** Settings as lessons name them, judged by the engine. */
import { readFile } from 'node:fs/promises';
import { Engine } from '../../src/engine/engine.ts';
import { parseValues, type Schema, type Values } from '../../src/engine/schema.ts';

const wasm = new URL('../../../build/wasm/bin/sac-engine.wasm', import.meta.url);

export type Changes = Readonly<Record<string, string>>;

export class SettingsBook {
  readonly engine: Engine;
  readonly schema: Schema;

  private constructor(engine: Engine) {
    this.engine = engine;
    this.schema = engine.schema();
  }
  /** @param file of the engine; relative addresses are of no use where this module is bundled */
  static async open(file: string | URL = wasm): Promise<SettingsBook> {
    return new SettingsBook(await Engine.instantiate(await WebAssembly.compile(await readFile(file))));
  }
  /** Every value of a preset with these changes; throws a sentence where there is no such setting. */
  values(preset: string, changes: Changes): Values {
    const problems = [
      this.engine.setPreset(preset),
      ...Object.entries(changes).map(([key, text]) => this.engine.set(key, text)),
    ];
    const problem = problems.find((sentence) => sentence !== '');
    if (problem) throw new Error(problem);
    return parseValues(this.engine.configText());
  }
  /** What B has instead, as the element's attribute `compare` says it. */
  difference(a: Values, b: Values): string {
    return [...b]
      .filter(([key, text]) => a.get(key) !== text)
      .map(([key, text]) => `${key}:${text}`)
      .join(',');
  }
}
