/** What the page looks at inside a run, computed only while somebody looks and within a small share of the time. */
import type { ActionSlice, Engine, UpdateTrace } from './engine';
import { type State, type StateMap, type Watch, watchNothing } from './protocol';
import type { Schema } from './schema';
import { TimeBudget } from './time_budget';

/** Computing a map may take this long at once: larger networks get coarser maps. */
const mapAtOnceMs = 12;
const coarsestMap = 8;
/** The histogram counts this many of the newest actions. */
const newestActions = 1000;

export interface Inspection {
  map: StateMap | null;
  slice: ActionSlice | null;
  trace: UpdateTrace | null;
  histogram: Float64Array<ArrayBuffer> | null;
}

export class Inspector {
  readonly #engine: Engine;
  readonly #schema: Schema;
  readonly #layers: readonly string[];
  /** No training waits for what is computed here. */
  idle = false;
  #watch = watchNothing;

  readonly #mapBudget = new TimeBudget(150, 0.01);
  readonly #sliceBudget = new TimeBudget(100, 0.005);
  readonly #traceBudget = new TimeBudget(500, 0.003);
  readonly #histogramBudget = new TimeBudget(250, 0.002);
  /** 1: as fine as wanted; 2: half as many cells each way, and so on. */
  #coarseness = coarsestMap;
  #mapStale = true;
  #sliceStale = true;
  #histogramStale = true;
  #trace: UpdateTrace | null = null;

  constructor(engine: Engine, schema: Schema) {
    this.#engine = engine;
    this.#schema = schema;
    this.#layers = schema.map_layers.map(({ key }) => key);
  }

  get watch(): Watch {
    return this.#watch;
  }
  set watch(watch: Watch) {
    const { map, slice } = this.#watch;
    if (watch.map?.layer !== map?.layer) {
      this.#mapBudget.reset();
      this.#mapStale = true;
    }
    if (watch.slice?.at !== slice?.at) this.#sliceBudget.reset();
    if (watch.map?.width !== map?.width) this.#mapStale = true;
    this.#sliceStale = true;
    this.#histogramStale ||= watch.histogram !== this.#watch.histogram;
    this.#watch = watch;
  }

  /** Another run. */
  reset(): void {
    this.#coarseness = coarsestMap;
    for (const budget of [this.#mapBudget, this.#sliceBudget, this.#traceBudget, this.#histogramBudget]) budget.reset();
    this.#trace = null;
    this.noteProgress();
  }
  /** The networks have changed, or live values, for example of the physics. */
  noteProgress(): void {
    this.#mapStale = true;
    this.#sliceStale = true;
    this.#histogramStale = true;
  }
  /** The stage's pendulum has moved. */
  noteStage(): void {
    if (this.#watch.slice?.at === null) this.#sliceStale = true;
  }

  /** Whether the next step should be written down. */
  wantsTrace(now: number): boolean {
    return this.#watch.trace && this.#traceBudget.isDue(now);
  }
  /** One step, written down. @returns whether it made an update */
  trace(now: () => number): boolean {
    const from = now();
    const trace = this.#engine.runTraced(this.#schema);
    if (!trace) return false;
    this.#trace = trace;
    this.#traceBudget.done(from, now());
    return true;
  }

  /** Whether something watched has changed since it was last computed. */
  get isStale(): boolean {
    const { map, slice, histogram } = this.#watch;
    return (
      (map !== null && this.#mapStale) ||
      (slice !== null && this.#sliceStale) ||
      (histogram > 0 && this.#histogramStale)
    );
  }

  /** What is due now; `stage` is where the stage's pendulum is. */
  look(now: () => number, stage: State, maxOmega: number): Inspection {
    const trace = this.#trace;
    this.#trace = null;
    return {
      map: this.#map(now, maxOmega),
      slice: this.#slice(now, stage),
      trace,
      histogram: this.#histogram(now),
    };
  }

  #map(now: () => number, maxOmega: number): StateMap | null {
    const wanted = this.#watch.map;
    const start = now();
    if (!wanted || !this.#mapStale || !this.#mapBudget.isDue(start, this.idle)) return null;
    const { layer } = wanted;
    const width = Math.max(1, Math.round(wanted.width / this.#coarseness));
    const height = Math.max(1, Math.round(wanted.height / this.#coarseness));
    const values = this.#engine.stateMap(Math.max(0, this.#layers.indexOf(layer)), width, height, maxOmega);
    this.#mapBudget.done(start, now());
    this.#mapStale = false;
    this.#refine();
    return { layer, width, height, maxOmega, values };
  }
  /** Twice as fine costs four times as much. */
  #refine(): void {
    const cost = this.#mapBudget.costMs;
    if (cost > mapAtOnceMs && this.#coarseness < coarsestMap) this.#coarseness *= 2;
    if (4 * cost >= mapAtOnceMs || this.#coarseness === 1) return;
    this.#coarseness /= 2;
    this.#mapStale = true;
    this.#mapBudget.reset();
  }

  #slice(now: () => number, stage: State): ActionSlice | null {
    const wanted = this.#watch.slice;
    const start = now();
    if (!wanted || !this.#sliceStale || !this.#sliceBudget.isDue(start, this.idle)) return null;
    const { theta, omega } = wanted.at ?? stage;
    const slice = this.#engine.actionSlice(theta, omega, wanted.count);
    this.#sliceBudget.done(start, now());
    this.#sliceStale = false;
    return slice;
  }

  #histogram(now: () => number): Float64Array<ArrayBuffer> | null {
    const bins = this.#watch.histogram;
    const start = now();
    if (bins === 0 || !this.#histogramStale || !this.#histogramBudget.isDue(start, this.idle)) return null;
    const counts = this.#engine.actionHistogram(newestActions, bins);
    this.#histogramBudget.done(start, now());
    this.#histogramStale = false;
    return counts;
  }
}
