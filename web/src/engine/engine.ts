/** The WebAssembly engine: loads `bindings.cpp` and gives its C functions types. */

import type { Exports, Pointer } from './exports.ts';
import {
  type Param,
  pairsText,
  type Pairs,
  parseValues,
  type Schema,
  type Slider,
  sliderSteps,
  type Values,
  valuesText,
} from './schema.ts';

/** The ends of a scale; NaN: not known yet. */
export type Range = readonly [low: number, high: number];

/** Fields of one stage sample, in the order of sac/stage_player.h; times are in ms since 1970. */
export const stageFields = [
  'time',
  'step',
  'theta',
  'omega',
  'torque',
  'reward',
  'mean',
  'deviation',
  'dt',
  'maxTorque',
  'maxSpeed',
  'length',
] as const;

export type StageSample = Record<(typeof stageFields)[number], number>;
type StageState = Pick<StageSample, 'theta' | 'omega'>;

/** What has become of the draft of a configuration; see sac/draft.h. Values are those that are new. */
export interface DraftNews {
  readonly problems: readonly string[];
  readonly preset: string;
  readonly base: Readonly<Record<string, string>>;
  readonly wanted: Readonly<Record<string, string>>;
  readonly in_force: Readonly<Record<string, string>>;
  /** All that waits for a new run. */
  readonly pending: Readonly<Record<string, string>>;
  /** All whose wanted value has no effect, and why. */
  readonly idle: Readonly<Record<string, string>>;
  readonly can_keep_weights: boolean;
  /** Of what is in force: whether it sets the standard task, of which alone "solved" is spoken. */
  readonly standard_task: boolean;
  readonly first_update_step: number;
}

/** One gradient update with every number that its formulas name. */
export interface UpdateTrace {
  /** Transitions in the batch. */
  batch: number;
  observationSize: number;
  actionSize: number;
  /** Temperature that it used, and the one after it. */
  alpha: number;
  newAlpha: number;
  /** Its number, from 1 on. */
  update: number;
  /** In the schema's order: losses, means and gradient norms of this update. */
  metrics: Float64Array<ArrayBuffer>;
  /** Sample by sample, [batch] or [batch][size], by the keys of the schema's `trace_fields`; empty where the variant in use does not have it. */
  fields: Readonly<Record<string, Float32Array<ArrayBuffer>>>;
  /** Network and the Euclidean length of its parameters' step, targets included. */
  steps: readonly (readonly [network: string, change: number])[];
}

/** One of its fields, which it has. */
export function traceField({ fields }: UpdateTrace, key: string): Float32Array {
  const values = fields[key];
  if (!values) throw new Error(`An update has no "${key}"; it has ${Object.keys(fields).join(', ')}.`);
  return values;
}

/** The policy and the Qs at one state, over actions from -1 to 1. */
export interface ActionSlice {
  theta: number;
  omega: number;
  /** Middles of equal parts of [-1, 1]; the curves have one value for each. */
  action: Float64Array;
  q1: Float64Array;
  q2: Float64Array;
  minQ: Float64Array;
  /** exp(min Q / alpha) / Z and pi(a|s), as densities. */
  boltzmann: Float64Array;
  policy: Float64Array;
  /** KL(pi || exp(min Q / alpha) / Z) in nats; NaN without entropy. */
  kl: number;
  /** alpha log Z */
  softValue: number;
  /** Of the Gaussian before the tanh. */
  mean: number;
  std: number;
}

/** The engine's own words, of a parameter whether it has a slider. */
type Described = Omit<Schema, 'params'> & { params: (Omit<Param, 'slider'> & { slider: boolean })[] };

const utf8 = new TextDecoder();

/** Compiles the engine from its address; also where a server gives the file a wrong type. */
export async function compileEngine(url: string): Promise<WebAssembly.Module> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`the server answered ${response.status} for ${url}`);
  return WebAssembly.compile(await response.arrayBuffer());
}

export class Engine {
  readonly #wasm: Exports;

  private constructor(wasm: Exports) {
    this.#wasm = wasm;
  }

  static async instantiate(module: WebAssembly.Module): Promise<Engine> {
    const stop = (): never => {
      throw new Error('the engine stopped: out of memory, or a fault of its own');
    };
    const instance = await WebAssembly.instantiate(module, {
      env: { emscripten_notify_memory_growth: () => {} },
      // Only `proc_exit` can be reached; the others come along where the C++ library mentions an output stream.
      wasi_snapshot_preview1: { proc_exit: stop, fd_close: stop, fd_seek: stop, fd_write: stop },
    });
    const wasm = instance.exports as unknown as Exports;
    wasm._initialize();
    return new Engine(wasm);
  }

  // Description

  schema(): Schema {
    const schema = JSON.parse(this.#text(this.#wasm.sac_schema())) as Described;
    return {
      ...schema,
      params: schema.params.map((param, i) => ({ ...param, slider: param.slider ? this.#slider(i) : null })),
    };
  }
  #slider(param: number): Slider {
    return {
      position: (value) => Math.round(sliderSteps * this.#wasm.sac_slider_share(param, value)),
      value: (position) => this.#wasm.sac_slider_value(param, position / sliderSteps),
    };
  }
  solvedReturn(): number {
    return this.#wasm.sac_solved_return();
  }
  optimalReturn(): number {
    return this.#wasm.sac_optimal_return();
  }

  // The draft of a configuration. Each call tells what has become of it.

  draft(): DraftNews {
    return this.#news(this.#wasm.sac_draft());
  }
  /** Sets all of these wanted values or, with a problem, none. */
  setDraft(pairs: Pairs): DraftNews {
    return this.#withText([pairsText(pairs)], ([lines]) => this.#news(this.#wasm.sac_draft_set(lines!)));
  }
  setDraftNearest(pairs: Pairs): DraftNews {
    return this.#withText([pairsText(pairs)], ([lines]) => this.#news(this.#wasm.sac_draft_set_nearest(lines!)));
  }
  /** A new run with a preset, or the first where there is none of that name, and the valid values closest to these. */
  startDraft(preset: string, pairs: Pairs): DraftNews {
    return this.#withText([preset, pairsText(pairs)], ([name, lines]) =>
      this.#news(this.#wasm.sac_draft_start(name!, lines!)),
    );
  }
  /** A new run with what is wanted. */
  beginDraft(): DraftNews {
    return this.#news(this.#wasm.sac_draft_begin());
  }
  withdrawDraft(): DraftNews {
    return this.#news(this.#wasm.sac_draft_withdraw());
  }
  /** The run that is there has these values; the closest preset takes the place of one that does not exist. */
  openDraft(values: Values, preset: string): DraftNews {
    return this.#withText([valuesText(values), preset], ([lines, name]) =>
      this.#news(this.#wasm.sac_draft_open(lines!, name!)),
    );
  }
  #news(text: Pointer): DraftNews {
    return JSON.parse(this.#text(text)) as DraftNews;
  }

  // The configuration of the next training. Errors are sentences; an empty string means success.

  setPreset(name: string): string {
    return this.#withText([name], ([n]) => this.#text(this.#wasm.sac_config_preset(n!)));
  }
  set(key: string, value: string): string {
    return this.#withText([key, value], ([k, v]) => this.#text(this.#wasm.sac_config_set(k!, v!)));
  }
  configText(): string {
    return this.#text(this.#wasm.sac_config_text());
  }
  readConfig(lines: string): string {
    return this.#withText([lines], ([l]) => this.#text(this.#wasm.sac_config_read(l!)));
  }

  // The training

  create(): string {
    return this.#text(this.#wasm.sac_create());
  }
  /** The same, from what the training before has learned; on an error that goes on. */
  createKeeping(): string {
    return this.#text(this.#wasm.sac_create_keeping());
  }
  configure(): string {
    return this.#text(this.#wasm.sac_configure());
  }
  run(steps: number): number {
    return this.#wasm.sac_run(steps);
  }
  divergence(): string {
    return this.#text(this.#wasm.sac_divergence());
  }
  metrics(count: number): Float64Array<ArrayBuffer> {
    return this.#doubles(this.#wasm.sac_metrics(), count);
  }
  /** Those of the episodes that are kept which ended after this step: pairs of step and return. */
  episodes(after: number): Float64Array<ArrayBuffer> {
    return this.#doubles(this.#wasm.sac_episodes(after), 2 * this.#wasm.sac_episode_count(after));
  }
  evaluationCount(): number {
    return this.#wasm.sac_evaluation_count();
  }
  /** Pairs of step and mean return. */
  evaluations(from: number): Float64Array<ArrayBuffer> {
    return this.#doubles(this.#wasm.sac_evaluations(from), 2 * (this.evaluationCount() - from));
  }
  /** -1 while unsolved. */
  solvedStep(): number {
    return this.#wasm.sac_solved_frame();
  }
  signature(): string {
    return this.#text(this.#wasm.sac_signature());
  }

  // Looking inside

  /** A layer by its place in the schema's `map_layers`; theta across, omega up. [height][width] */
  stateMap(layer: number, width: number, height: number, maxOmega: number): Float32Array<ArrayBuffer> {
    return this.#floats(this.#wasm.sac_state_map(layer, width, height, maxOmega), width * height);
  }
  /**
   * Asks for the exact soft value for a training with the configuration, begun anew only where that is another problem.
   * @param temperature of an automatic one; NaN while it is unknown
   * @returns progress, 0 to 1
   */
  wantExact(temperature: number): number {
    return this.#wasm.sac_exact_want(temperature);
  }
  stepExact(sweeps: number): number {
    return this.#wasm.sac_exact_step(sweeps);
  }
  exactMap(width: number, height: number, maxOmega: number): Float32Array<ArrayBuffer> {
    return this.#floats(this.#wasm.sac_exact_map(width, height, maxOmega), width * height);
  }
  actionSlice(theta: number, omega: number, count: number): ActionSlice {
    const all = this.#doubles(this.#wasm.sac_action_slice(theta, omega, count), 6 * count + 4);
    const curve = (i: number): Float64Array => all.subarray(i * count, (i + 1) * count);
    const [kl, softValue, mean, std] = all.subarray(6 * count) as unknown as [number, number, number, number];
    return {
      theta,
      omega,
      action: curve(0),
      q1: curve(1),
      q2: curve(2),
      minQ: curve(3),
      boltzmann: curve(4),
      policy: curve(5),
      kl,
      softValue,
      mean,
      std,
    };
  }
  /** How many of the newest actions lie in each of equal parts of [-1, 1]. */
  actionHistogram(newest: number, bins: number): Float64Array<ArrayBuffer> {
    return this.#doubles(this.#wasm.sac_action_histogram(newest, bins), bins);
  }
  /** One step; its first update is written down. @returns null if there was no update */
  runTraced(schema: Schema): UpdateTrace | null {
    if (this.#wasm.sac_run_traced() === 0) return null;
    const scalars = ['batch', 'observationSize', 'actionSize', 'alpha', 'newAlpha', 'update'] as const;
    const numbers = this.#doubles(this.#wasm.sac_trace_numbers(), scalars.length + schema.metrics.length);
    const named = Object.fromEntries(scalars.map((name, i) => [name, numbers[i]!])) as Record<
      (typeof scalars)[number],
      number
    >;
    const fields = Object.fromEntries(
      schema.trace_fields.map(({ key }, i) => [
        key,
        this.#floats(this.#wasm.sac_trace_field(i), this.#wasm.sac_trace_field_size(i)),
      ]),
    );
    const steps = [...parseValues(this.#text(this.#wasm.sac_trace_steps()))].map(
      ([network, change]) => [network, Number(change)] as const,
    );
    return { ...named, metrics: numbers.slice(scalars.length), fields, steps };
  }

  // The pendulum on the stage, which is played a little ahead of time. Times are in ms.

  /** Its newest sample. */
  stage(): StageSample {
    const values = this.#doubles(this.#wasm.sac_stage(), stageFields.length);
    return Object.fromEntries(stageFields.map((field, i) => [field, values[i]!])) as StageSample;
  }
  /** Whether it plays actions sampled from the policy, or its mean action. */
  setStageSampled(sampled: boolean): void {
    this.#wasm.sac_stage_sampled(sampled ? 1 : 0);
  }
  /** Puts it there at once, or at a time that is about to come; held, it stays until the next one. */
  placeStage({ theta, omega }: StageState, held: boolean, at = NaN): void {
    this.#wasm.sac_stage_place(theta, omega, held ? 1 : 0, at);
  }
  /** @returns whether there is something new */
  playStage(now: number): boolean {
    return this.#wasm.sac_stage_play(now) !== 0;
  }
  /** The samples since the last call, one after the other. */
  takeStage(): Float64Array<ArrayBuffer> {
    const at = this.#wasm.sac_stage_take();
    return this.#doubles(at, this.#wasm.sac_stage_taken() * stageFields.length);
  }
  /** Where it is for those who watch it at this time. */
  stageAt(now: number): StageState {
    const [theta, omega] = this.#doubles(this.#wasm.sac_stage_at(now), 2) as unknown as [number, number];
    return { theta, omega };
  }

  // Many seeds, and noisy curves

  /** Low quartile, median and high quartile of the returns at each evaluation of the longest run. [evaluations][3] */
  returnBand(runs: readonly (readonly number[])[]): Float64Array<ArrayBuffer> {
    return this.#band('sac_return_band', runs, Math.max(0, ...runs.map((returns) => returns.length)));
  }
  /** The same of a metric, at the evaluations of the first run; NaN where not all runs have it. */
  metricBand(runs: readonly (readonly number[])[]): Float64Array<ArrayBuffer> {
    return this.#band('sac_metric_band', runs, runs[0]?.length ?? 0);
  }
  #band(
    of: 'sac_return_band' | 'sac_metric_band',
    runs: readonly (readonly number[])[],
    places: number,
  ): Float64Array<ArrayBuffer> {
    return this.#withNumbers([runs.flat(), runs.map(({ length }) => length)], ([values, counts]) =>
      this.#doubles(this.#wasm[of](values!, counts!, runs.length), 3 * places),
    );
  }
  /** Of the steps at which runs were solved, Infinity for never. */
  solvedSummary(steps: readonly number[]): { count: number; median: number; worst: number } {
    const [count, median, worst] = this.#withNumbers([steps], ([at]) =>
      this.#doubles(this.#wasm.sac_solved_summary(at!, steps.length), 3),
    ) as unknown as [number, number, number];
    return { count, median, worst };
  }
  /** With its 95 % interval. */
  interquartileMean(values: readonly number[]): { mean: number; low: number; high: number } {
    const [mean, low, high] = this.#withNumbers([values], ([at]) =>
      this.#doubles(this.#wasm.sac_interquartile_mean(at!, values.length), 3),
    ) as unknown as [number, number, number];
    return { mean, low, high };
  }
  /** Mean of what came before, weighted by exp(-age / span) in environment steps. */
  smoothed(steps: readonly number[], values: readonly number[], span: number): number[] {
    return this.#withNumbers([steps, values], ([f, v]) => [
      ...this.#doubles(this.#wasm.sac_smoothed(f!, v!, values.length, span), values.length),
    ]);
  }

  // Scales

  /** 1, 2 or 5 times a power of ten, at least as large as asked. */
  niceStep(least: number): number {
    return this.#wasm.sac_nice_step(least);
  }
  /** Round ends around values from low to high; those before stay while they still fit. */
  fitRange([from, to]: Range, low: number, high: number): Range {
    return [...this.#doubles(this.#wasm.sac_fit_range(from, to, low, high), 2)] as unknown as Range;
  }
  /**
   * What the ends of a state map's colours stand for.
   * @param layer its place in the schema @param difference of one map minus another @param before those of the last map
   */
  mapRange(
    layer: number,
    difference: boolean,
    values: Float32Array,
    maxTorque: number,
    [from, to]: Range,
  ): { range: Range; clipped: boolean } {
    const [low, high, clipped] = this.#with([new Uint8Array(values.slice().buffer)], ([at]) =>
      this.#doubles(this.#wasm.sac_map_range(layer, Number(difference), at!, values.length, maxTorque, from, to), 3),
    );
    return { range: [low!, high!], clipped: clipped === 1 };
  }
  /**
   * The ends of a slice's two plots.
   * @param single Q2 is not used @param length, top of the last slice, NaN for none; they stay while the curves fit
   */
  sliceRanges(
    { q1, q2, policy, boltzmann }: ActionSlice,
    single: boolean,
    length: number,
    top: number,
  ): { qs: Range; length: number; top: number } {
    const curves = new Float32Array([...q1, ...q2, ...policy, ...boltzmann]);
    const [low, high, newLength, newTop] = this.#with([new Uint8Array(curves.buffer)], ([at]) =>
      this.#doubles(this.#wasm.sac_slice_ranges(at!, q1.length, Number(single), length, top), 4),
    );
    return { qs: [low!, high!], length: newLength!, top: newTop! };
  }
  /** Round values over a range, at most about as many steps as asked. */
  ticks([low, high]: Range, most: number): { values: number[]; step: number } {
    const at = this.#wasm.sac_ticks(low, high, most);
    const count = this.#doubles(at, 1)[0]!;
    const [, step, ...values] = this.#doubles(at, 2 + count);
    return { values, step: step! };
  }

  // Checkpoints

  save(withReplay: boolean): Uint8Array<ArrayBuffer> {
    const at = this.#wasm.sac_save(withReplay ? 1 : 0);
    return new Uint8Array(this.#wasm.memory.buffer, at, this.#wasm.sac_saved_size()).slice();
  }
  load(bytes: Uint8Array): string {
    const at = this.#place(bytes);
    if (at === 0) return `There is not enough memory for a file of ${bytes.length} bytes.`;
    const error = this.#text(this.#wasm.sac_load(at, bytes.length));
    this.#wasm.sac_free(at);
    return error;
  }

  // Memory may grow, and its buffer change, in every call: views are made anew each time.

  #text(at: Pointer): string {
    const bytes = new Uint8Array(this.#wasm.memory.buffer);
    return utf8.decode(bytes.subarray(at, bytes.indexOf(0, at)));
  }
  #doubles(at: Pointer, count: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.#wasm.memory.buffer, at, count).slice();
  }
  #floats(at: Pointer, count: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.#wasm.memory.buffer, at, count).slice();
  }
  /** Copies bytes into the engine's memory. @returns 0 if there is no room */
  #place(bytes: Uint8Array): Pointer {
    const at = this.#wasm.sac_alloc(bytes.length);
    if (at !== 0) new Uint8Array(this.#wasm.memory.buffer, at, bytes.length).set(bytes);
    return at;
  }
  #withText<T>(texts: string[], use: (pointers: Pointer[]) => T): T {
    return this.#with(
      texts.map((text) => new TextEncoder().encode(`${text}\0`)),
      use,
    );
  }
  #withNumbers<T>(lists: (readonly number[])[], use: (pointers: Pointer[]) => T): T {
    return this.#with(
      lists.map((list) => new Uint8Array(new Float64Array(list).buffer)),
      use,
    );
  }
  #with<T>(contents: Uint8Array[], use: (pointers: Pointer[]) => T): T {
    const pointers = contents.map((bytes) => this.#place(bytes));
    const result = use(pointers);
    for (const at of pointers) this.#wasm.sac_free(at);
    return result;
  }
}
