/** The optimum of the current task. It takes a fraction of a second, so a Worker of its own computes it when needed. */
import { RunClient } from './run_client';
import { type Values, valuesText } from '../engine/schema';

const patienceMs = 250;

export class OptimalReturnClient {
  readonly #module: WebAssembly.Module;
  readonly #standard: number;
  readonly #tell: (value: number) => void;
  #run: RunClient | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  /** @param standard the optimum of the standard task; `tell` gets the value, NaN while it is unknown */
  constructor(module: WebAssembly.Module, standard: number, tell: (value: number) => void) {
    this.#module = module;
    this.#standard = standard;
    this.#tell = tell;
  }

  update(values: Values, standard: boolean): void {
    const asked = ++this.#asked;
    clearTimeout(this.#timer);
    if (standard) return this.#tell(this.#standard);
    this.#tell(NaN);
    // A slider sends many values on its way; only the last one counts.
    this.#timer = setTimeout(() => {
      const failed = (): void => void (this.#run = undefined);
      this.#run ??= new RunClient(this.#module, { snapshot() {}, solved() {}, diverged() {}, failed });
      this.#run.optimum(valuesText(values)).then(
        (text) => {
          if (asked === this.#asked) this.#tell(Number(text));
        },
        () => {}, // the chart then goes without the line
      );
    }, patienceMs);
  }
  close(): void {
    clearTimeout(this.#timer);
    this.#run?.close();
    this.#run = undefined;
  }
}
