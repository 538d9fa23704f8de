/**
 * The exact soft value V* on the state map's grid. It takes seconds, so a Worker of its own computes it, and only while
 * somebody looks at it.
 */
import type { MapCells, StateMap } from '../engine/protocol';
import { RunClient } from './run_client';
import { type Values, valuesText } from '../engine/schema';

export interface ExactValueNews {
  /** 0 to 1 */
  progress: number;
  map: StateMap | null;
}

export class ExactValueClient {
  readonly #module: WebAssembly.Module;
  readonly #tell: (view: ExactValueNews) => void;
  #run: RunClient | undefined;
  #asked = '';

  constructor(module: WebAssembly.Module, tell: (view: ExactValueNews) => void) {
    this.#module = module;
    this.#tell = tell;
  }

  /** Asks for it for a training with these values. @param temperature of an automatic one; NaN while it is unknown */
  want(values: Values, temperature: number, cells: MapCells): void {
    const config = valuesText(values);
    const asked = `${config}${temperature}`;
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#run ??= new RunClient(this.#module, {
      snapshot() {},
      solved() {},
      diverged() {},
      exact: (news) => this.#tell(news),
      failed: () => {
        this.close(); // it is solved anew when it is wanted again
        this.#tell({ progress: 0, map: null });
      },
    });
    this.#run.post({ type: 'exact', config, temperature, ...cells });
  }
  /** Nobody looks any more. */
  close(): void {
    this.#run?.close();
    this.#run = undefined;
    this.#asked = '';
  }
}

/** The learned value minus the exact one, where both have the same cells. */
export function valueError(learned: StateMap, exact: StateMap): StateMap | null {
  if (learned.width !== exact.width || learned.height !== exact.height || learned.maxOmega !== exact.maxOmega)
    return null;
  const values = learned.values.map((value, i) => value - exact.values[i]!);
  return { ...learned, layer: 'value_error', values };
}
