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
    for (let i = 0; i + 1 < pairs.length; i += 2) {
      curve.frames.push(pairs[i]!);
      curve.values.push(pairs[i + 1]!);
    }
    if (pairs.length > 0) this.revision++;
  }
}
