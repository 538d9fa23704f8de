/** What all charts over environment steps share: the visible steps and the step that is pointed at. */
import type { Source } from './chart_spec';

const leastFrames = 4000;
/** Runs before may reach this many times further than the one that is shown. */
const recentReach = 2;
/** Free room at the end. */
const ahead = 1.04;
const leastZoom = 20;

export class ChartRange {
  /** The visible steps that the visitor has chosen; null: all. */
  zoom: readonly [from: number, to: number] | null = null;
  /** The step that is pointed at. */
  frame: number | null = null;
  readonly #changed: (what: 'zoom' | 'frame') => void;

  constructor(changed: (what: 'zoom' | 'frame') => void) {
    this.#changed = changed;
  }

  point(frame: number | null): void {
    if (frame === this.frame) return;
    this.frame = frame;
    this.#changed('frame');
  }
  /** Shows these steps, in whichever order and within what there is. */
  zoomTo(a: number, b: number, source: Source): void {
    const [, end] = fullRange(source);
    const from = Math.max(0, Math.min(a, b));
    const to = Math.min(end, Math.max(a, b));
    if (to - from < leastZoom) return;
    this.zoom = from <= 0 && to >= end ? null : [from, to];
    this.#changed('zoom');
  }
  /** Shows less around a step, or more. */
  scale(factor: number, around: number, source: Source): void {
    const [from, to] = this.visible(source);
    this.zoomTo(around - (around - from) * factor, around + (to - around) * factor, source);
  }
  /** Moves what is visible by so many steps, as far as there are any. */
  shift(by: number, source: Source): void {
    if (!this.zoom) return;
    const [from, to] = this.zoom;
    const [, end] = fullRange(source);
    const moved = Math.min(Math.max(by, -from), end - to);
    this.zoomTo(from + moved, to + moved, source);
  }
  reset(): void {
    if (!this.zoom) return;
    this.zoom = null;
    this.#changed('zoom');
  }
  /** @param behind whether runs before and seeds are drawn there too */
  visible(source: Source, behind = true): readonly [from: number, to: number] {
    return this.zoom ?? fullRange(behind ? source : { ...source, bands: [] }, behind);
  }
}

export function fullRange({ lab, other, bands }: Source, behind = true): readonly [from: number, to: number] {
  const runs = other ? [lab, other] : [lab];
  const own = Math.max(
    leastFrames,
    ...runs.map(({ store }) => store.state.metrics[0] ?? 0),
    ...bands.map(({ frames }) => frames.at(-1) ?? 0),
  );
  if (!behind) return [0, ahead * own];
  const recent = Math.max(0, ...lab.recent.runs.map(({ evaluations }) => evaluations.frames.at(-1) ?? 0));
  return [0, ahead * Math.max(own, Math.min(recent, recentReach * own))];
}
