/** The WebAssembly engine: loads `bindings.cpp` and gives its C functions types. */

import { parseValues } from './schema';

type Pointer = number;

interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  sac_alloc(size: number): Pointer;
  sac_free(memory: Pointer): void;
  sac_schema(): Pointer;
  sac_solved_return(): number;
  sac_optimal_return(): number;
  sac_config_preset(name: Pointer): Pointer;
  sac_config_set(key: Pointer, value: Pointer): Pointer;
  sac_config_set_nearest(key: Pointer, value: Pointer): void;
  sac_config_text(): Pointer;
  sac_standard_task(): number;
  sac_first_update_step(): number;
  sac_config_error(): Pointer;
  sac_config_read(lines: Pointer): Pointer;
  sac_create(): Pointer;
  sac_create_keeping(): Pointer;
  sac_configure(): Pointer;
  sac_run(steps: number): number;
  sac_divergence(): Pointer;
  sac_metrics(): Pointer;
  sac_episode_count(): number;
  sac_episodes(from: number): Pointer;
  sac_evaluation_count(): number;
  sac_evaluations(from: number): Pointer;
  sac_solved_frame(): number;
  sac_signature(): Pointer;
  sac_state_map(layer: number, width: number, height: number, maxOmega: number): Pointer;
  sac_exact_start(): number;
  sac_exact_step(sweeps: number): number;
  sac_action_slice(theta: number, omega: number, count: number): Pointer;
  sac_action_histogram(newest: number, bins: number): Pointer;
  sac_run_traced(): number;
  sac_trace_numbers(): Pointer;
  sac_trace_field(index: number): Pointer;
  sac_trace_field_size(index: number): number;
  sac_trace_steps(): Pointer;
  sac_stage(): Pointer;
  sac_stage_restart(): void;
  sac_stage_set_state(theta: number, omega: number): void;
  sac_stage_step(sampled: number): void;
  sac_save(withReplay: number): Pointer;
  sac_saved_size(): number;
  sac_load(bytes: Pointer, size: number): Pointer;
}

/** Fields of one stage sample, in the order of `sac_stage`. */
export const stageFields = [
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

/** Per-sample quantities of a traced update, in the order of `kTraceFields` in bindings.cpp; see sac/update_trace.h. */
export const traceFields = [
  'observation',
  'action',
  'reward',
  'next_observation',
  'terminal',
  'next_action',
  'next_log_prob',
  'next_q1',
  'next_q2',
  'next_value',
  'y',
  'q1',
  'q2',
  'epsilon',
  'mean',
  'std',
  'new_action',
  'log_prob',
  'new_q1',
  'new_q2',
  'min_q',
  'soft_value',
  'value',
] as const;
export type TraceField = (typeof traceFields)[number];

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
  /** Sample by sample, [batch] or [batch][size]; empty where the variant in use does not have it. */
  fields: Readonly<Record<TraceField, Float32Array<ArrayBuffer>>>;
  /** Network and the Euclidean length of its parameters' step, targets included. */
  steps: readonly (readonly [network: string, change: number])[];
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

  schemaJson(): string {
    return this.#text(this.#wasm.sac_schema());
  }
  solvedReturn(): number {
    return this.#wasm.sac_solved_return();
  }
  optimalReturn(): number {
    return this.#wasm.sac_optimal_return();
  }

  // The wanted configuration. Errors are sentences; an empty string means success.

  setPreset(name: string): string {
    return this.#withText([name], ([n]) => this.#text(this.#wasm.sac_config_preset(n!)));
  }
  set(key: string, value: string): string {
    return this.#withText([key, value], ([k, v]) => this.#text(this.#wasm.sac_config_set(k!, v!)));
  }
  setNearest(key: string, value: string): void {
    this.#withText([key, value], ([k, v]) => this.#wasm.sac_config_set_nearest(k!, v!));
  }
  /** Why the wanted values cannot be trained with: one out of range, or some that do not fit together. */
  configError(): string {
    return this.#text(this.#wasm.sac_config_error());
  }
  /** Whether they set the standard task, of which alone "solved" is spoken. */
  standardTask(): boolean {
    return this.#wasm.sac_standard_task() !== 0;
  }
  /** The step of a new run with them that sees the first update. */
  firstUpdateStep(): number {
    return this.#wasm.sac_first_update_step();
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
  episodeCount(): number {
    return this.#wasm.sac_episode_count();
  }
  /** Pairs of frame and return. */
  episodes(from: number): Float64Array<ArrayBuffer> {
    return this.#doubles(this.#wasm.sac_episodes(from), 2 * (this.episodeCount() - from));
  }
  evaluationCount(): number {
    return this.#wasm.sac_evaluation_count();
  }
  /** Pairs of frame and mean return. */
  evaluations(from: number): Float64Array<ArrayBuffer> {
    return this.#doubles(this.#wasm.sac_evaluations(from), 2 * (this.evaluationCount() - from));
  }
  /** -1 while unsolved. */
  solvedFrame(): number {
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
  /** Begins or continues the exact soft value for the training's present problem. @returns progress, 0 to 1 */
  startExact(): number {
    return this.#wasm.sac_exact_start();
  }
  stepExact(sweeps: number): number {
    return this.#wasm.sac_exact_step(sweeps);
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
  runTraced(metricCount: number): UpdateTrace | null {
    if (this.#wasm.sac_run_traced() === 0) return null;
    const scalars = ['batch', 'observationSize', 'actionSize', 'alpha', 'newAlpha', 'update'] as const;
    const numbers = this.#doubles(this.#wasm.sac_trace_numbers(), scalars.length + metricCount);
    const named = Object.fromEntries(scalars.map((name, i) => [name, numbers[i]!])) as Record<
      (typeof scalars)[number],
      number
    >;
    const field = (_: string, i: number): Float32Array<ArrayBuffer> =>
      this.#floats(this.#wasm.sac_trace_field(i), this.#wasm.sac_trace_field_size(i));
    const fields = Object.fromEntries(traceFields.map((name, i) => [name, field(name, i)])) as UpdateTrace['fields'];
    const steps = [...parseValues(this.#text(this.#wasm.sac_trace_steps()))].map(
      ([network, change]) => [network, Number(change)] as const,
    );
    return { ...named, metrics: numbers.slice(scalars.length), fields, steps };
  }
  stage(): Float64Array<ArrayBuffer> {
    return this.#doubles(this.#wasm.sac_stage(), stageFields.length);
  }
  restartStage(): void {
    this.#wasm.sac_stage_restart();
  }
  setStageState(theta: number, omega: number): void {
    this.#wasm.sac_stage_set_state(theta, omega);
  }
  stepStage(sampled: boolean): void {
    this.#wasm.sac_stage_step(sampled ? 1 : 0);
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
    const pointers = texts.map((text) => this.#place(new TextEncoder().encode(`${text}\0`)));
    const result = use(pointers);
    for (const at of pointers) this.#wasm.sac_free(at);
    return result;
  }
}
