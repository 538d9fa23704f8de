/** The Worker's side of the exact soft value: it is solved in slices of time, and told as it gets better. */
import type { Engine } from './engine';
import type { Command, MapCells, Report } from './protocol';

/** It goes on for this long at once, so that another wish is heard. */
const sliceMs = 50;

export class ExactValueSolver {
  readonly #engine: Engine;
  readonly #tell: (report: Report) => void;
  /** Of what is being solved; null: nothing is. */
  #cells: MapCells | null = null;
  /** Of what was told last. */
  #told = '';

  constructor(engine: Engine, tell: (report: Report) => void) {
    this.#engine = engine;
    this.#tell = tell;
  }

  want({ config, temperature, width, height, maxOmega }: Extract<Command, { type: 'exact' }>): void {
    if (this.#engine.readConfig(config)) return; // the page has made sure that they are valid
    const progress = this.#engine.wantExact(temperature);
    const cells = `${width} ${height} ${maxOmega}`;
    if (progress === 1 && cells === this.#told) return;
    this.#told = cells;
    this.#cells = { width, height, maxOmega };
  }
  /** Does one slice. @returns milliseconds until the next is due; Infinity: when something else is wanted */
  pump(now: () => number): number {
    const cells = this.#cells;
    if (!cells) return Infinity;
    const start = now();
    let progress = 0;
    do progress = this.#engine.stepExact(1);
    while (progress < 1 && now() - start < sliceMs);
    const values = this.#engine.exactMap(cells.width, cells.height, cells.maxOmega);
    this.#tell({ type: 'exact', progress, map: { layer: 'exact_value', ...cells, values } });
    if (progress < 1) return 0;
    this.#cells = null;
    return Infinity;
  }
}
