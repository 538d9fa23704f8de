/** The ends of a scale, from one picture to the next; what they are is the engine's to say. */
import type { Engine, Range } from './engine';

export const unknownRange: Range = [NaN, NaN];

/** Round ends that stay while they still fit. */
export class StableRange {
  #range: Range = unknownRange;

  /** Around values from low to high. @param engine undefined: nothing is known yet */
  fit(engine: Engine | undefined, low: number, high: number): Range {
    return (this.#range = engine?.fitRange(this.#range, low, high) ?? this.#range);
  }
}
