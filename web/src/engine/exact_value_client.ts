/**
 * The exact soft value V* on the state map's grid. It takes seconds, so a Worker of its own computes it, and only while
 * somebody looks at it.
 */
import { type StateMap, watchNothing } from './protocol';
import { RunClient } from './run_client';
import { type Values, valuesText } from './schema';

export interface ExactValueNews {
  /** 0 to 1 */
  progress: number;
  map: StateMap | null;
}

/** What the exact value depends on. */
const isProblem = (key: string): boolean =>
  [
    'gravity',
    'mass',
    'length',
    'max_torque',
    'max_speed',
    'dt',
    'reward_angle',
    'reward_speed',
    'reward_torque',
    'episode_steps',
    'gamma',
    'reward_scale',
    'bootstrap_on_timeout',
  ].includes(key);
/** An automatic temperature drifts; V* follows in steps of about this ratio. */
const alphaRatio = 1.05;

export class ExactValueClient {
  readonly #module: WebAssembly.Module;
  readonly #tell: (view: ExactValueNews) => void;
  #run: RunClient | undefined;
  #solving = '';
  #alpha = NaN;

  constructor(module: WebAssembly.Module, tell: (view: ExactValueNews) => void) {
    this.#module = module;
    this.#tell = tell;
  }

  /** Solves for these values and this temperature, unless that is what it has. */
  want(values: Values, alpha: number, size: { width: number; height: number }): void {
    const problem = [...values].filter(([key]) => isProblem(key)).join();
    const near = alpha === this.#alpha || Math.abs(Math.log(alpha / this.#alpha)) < Math.log(alphaRatio);
    if (problem === this.#solving && near) return;
    this.#solving = problem;
    this.#alpha = alpha;
    this.#run ??= new RunClient(this.#module, {
      snapshot: ({ map, exactProgress }) => this.#tell({ progress: exactProgress, map }),
      solved() {},
      diverged() {},
      failed: () => {
        this.close(); // it is solved anew when it is wanted again
        this.#tell({ progress: 0, map: null });
      },
    });
    // A run that never trains, as small as can be; its temperature is the wanted one.
    const asked = new Map(values);
    asked.set('entropy_mode', alpha > 0 ? 'fixed' : 'off');
    if (alpha > 0) asked.set('alpha', String(alpha));
    for (const key of ['hidden_units', 'hidden_layers']) asked.set(key, '1');
    asked.set('buffer_capacity', '100');
    asked.set('batch_size', '1');
    this.#run.create(valuesText(asked));
    this.#run.post({ type: 'watch', watch: { ...watchNothing, map: { ...size, layer: 'exact_value' } } });
  }
  /** Nobody looks any more. */
  close(): void {
    this.#run?.close();
    this.#run = undefined;
    this.#solving = '';
    this.#alpha = NaN;
  }
}

/** The learned value minus the exact one, where both have the same cells. */
export function valueError(learned: StateMap, exact: StateMap): StateMap | null {
  if (learned.width !== exact.width || learned.height !== exact.height || learned.maxOmega !== exact.maxOmega)
    return null;
  const values = learned.values.map((value, i) => value - exact.values[i]!);
  return { ...learned, layer: 'value_error', values };
}
