/** Real runs for the lessons' figures, by the page's own engine. What it has computed once it keeps beside the build. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ActionSlice } from '../../src/engine/engine.ts';
import type { Changes, SettingsBook } from './settings.ts';

export interface RunSettings {
  readonly preset: string;
  readonly set: Changes;
  readonly seed: number;
  readonly steps: number;
}
export type Curve = readonly (readonly [step: number, value: number])[];
type SliceCurves = Pick<ActionSlice, 'action' | 'boltzmann' | 'policy'>;
export interface Slice {
  readonly action: readonly number[];
  readonly boltzmann: readonly number[];
  readonly policy: readonly number[];
}

type Kept = [key: string, result: Curve | Slice];
export interface Store {
  readonly file: string;
  /** What tells one engine from another: runs of another one do not count. */
  readonly engine: string;
}

/** Steps between two points of a curve; those that are measured at evaluations have one for each. */
const stride = 50;
const sliceActions = 121;

export class Runs {
  readonly #book: SettingsBook;
  readonly #kept: Map<string, Curve | Slice>;
  readonly #store: Store | null;
  #isNew = false;

  private constructor(book: SettingsBook, store: Store | null, kept: readonly Kept[]) {
    this.#book = book;
    this.#store = store;
    this.#kept = new Map(kept);
  }
  /** @param store where runs are kept; null: nowhere */
  static async open(book: SettingsBook, store: Store | null): Promise<Runs> {
    if (store === null) return new Runs(book, null, []);
    const text = await readFile(store.file, 'utf8').catch(() => '{}');
    const before = JSON.parse(text) as { engine?: string; kept?: Kept[] };
    return new Runs(book, store, before.engine === store.engine ? (before.kept ?? []) : []);
  }
  async close(): Promise<void> {
    if (this.#store === null || !this.#isNew) return;
    const { file, engine } = this.#store;
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify({ engine, kept: [...this.#kept] }));
  }

  /** A metric over the course of a run. */
  curve(run: RunSettings, metric: string): Curve {
    return this.#once(`${JSON.stringify(run)} ${metric}`, () => this.#curve(run, metric)) as Curve;
  }
  /** Policy and exp(Q/alpha)/Z at a state, after a run. */
  slice(run: RunSettings, theta: number, omega: number): Slice {
    return this.#once(`${JSON.stringify(run)} slice ${theta} ${omega}`, () => {
      this.#begin(run);
      this.#book.engine.run(run.steps);
      const slice: SliceCurves = this.#book.engine.actionSlice(theta, omega, sliceActions);
      const { action, boltzmann, policy } = slice;
      return { action: [...action], boltzmann: [...boltzmann], policy: [...policy] };
    }) as Slice;
  }

  #once(key: string, make: () => Curve | Slice): Curve | Slice {
    const kept = this.#kept.get(key);
    if (kept) return kept;
    const made = make();
    this.#kept.set(key, made);
    this.#isNew = true;
    return made;
  }
  #begin({ preset, set, seed }: RunSettings): void {
    this.#book.values(preset, { ...set, seed: String(seed) });
    const problem = this.#book.engine.create();
    if (problem) throw new Error(problem);
  }
  #curve(run: RunSettings, metric: string): Curve {
    const { engine, schema } = this.#book;
    const at = schema.metrics.findIndex(({ key }) => key === metric);
    if (at < 0) throw new Error(`There is no metric "${metric}".`);
    this.#begin(run);
    const points: [number, number][] = [];
    for (let step = stride; step <= run.steps && !engine.divergence(); step += stride) {
      engine.run(stride);
      const value = engine.metrics(schema.metrics.length)[at]!;
      if (Number.isFinite(value)) points.push([step, Number(value.toPrecision(6))]);
    }
    if (metric === 'evaluation_return' || metric === 'q_bias' || metric === 'policy_kl') return changes(points);
    return points;
  }
}

/** The first point of each stretch of equal values. */
function changes(points: readonly [number, number][]): Curve {
  return points.filter(([, value], i) => i === 0 || value !== points[i - 1]![1]);
}
