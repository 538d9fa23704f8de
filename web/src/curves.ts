/** Return curves of one run, grown in place. */

export interface Curve {
  frames: number[];
  values: number[];
}

export class Curves {
  readonly episodes: Curve = { frames: [], values: [] };
  readonly evaluations: Curve = { frames: [], values: [] };
  /** Grows with every change. */
  revision = 0;

  clear(): void {
    for (const curve of [this.episodes, this.evaluations]) {
      curve.frames.length = 0;
      curve.values.length = 0;
    }
    this.revision++;
  }
  /** Appends pairs of frame and return. */
  append(curve: Curve, pairs: Float64Array): void {
    for (const [frame, value] of inPairs(pairs)) {
      curve.frames.push(frame);
      curve.values.push(value);
    }
    if (pairs.length > 0) this.revision++;
  }
}

export function inPairs(numbers: Float64Array): [number, number][] {
  return Array.from({ length: Math.floor(numbers.length / 2) }, (_, i) => [numbers[2 * i]!, numbers[2 * i + 1]!]);
}
