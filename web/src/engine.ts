/** The WebAssembly engine: loads `bindings.cpp` and gives its C functions types. */

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
  sac_config_read(lines: Pointer): Pointer;
  sac_create(): Pointer;
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
  sac_value_map(width: number, height: number, maxOmega: number): Pointer;
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
  'step', 'theta', 'omega', 'torque', 'reward', 'mean', 'deviation', 'dt', 'maxTorque', 'maxSpeed', 'length',
] as const;

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

  valueMap(width: number, height: number, maxOmega: number): Float32Array<ArrayBuffer> {
    const at = this.#wasm.sac_value_map(width, height, maxOmega);
    return new Float32Array(this.#wasm.memory.buffer, at, width * height).slice();
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
    const at = this.#wasm.sac_alloc(bytes.length);
    new Uint8Array(this.#wasm.memory.buffer, at, bytes.length).set(bytes);
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
  #withText<T>(texts: string[], use: (pointers: Pointer[]) => T): T {
    const encoded = texts.map((text) => new TextEncoder().encode(`${text}\0`));
    const pointers = encoded.map((bytes) => {
      const at = this.#wasm.sac_alloc(bytes.length);
      new Uint8Array(this.#wasm.memory.buffer, at, bytes.length).set(bytes);
      return at;
    });
    const result = use(pointers);
    for (const at of pointers) this.#wasm.sac_free(at);
    return result;
  }
}
