/** What all charts over environment steps share: the visible steps, the step that is pointed at, and the keys that move both. */
import type { Source } from './spec';

const leastSteps = 4000;
/** Runs before may reach this many times further than the one that is shown. */
const recentReach = 2;
/** Free room at the end. */
const ahead = 1.04;
const leastZoom = 20;

/** What a chart shows behind its curves, and so has to have in view: runs before, and the bands of seeds. */
export interface Behind {
  recent: boolean;
  bands: boolean;
}
const everything: Behind = { recent: true, bands: true };

export class ChartRange {
  /** The visible steps that the visitor has chosen; null: all. */
  zoom: readonly [from: number, to: number] | null = null;
  /** The step that is pointed at. */
  step: number | null = null;
  readonly #changed: (what: 'zoom' | 'step') => void;

  constructor(changed: (what: 'zoom' | 'step') => void) {
    this.#changed = changed;
  }

  point(step: number | null): void {
    if (step === this.step) return;
    this.step = step;
    this.#changed('step');
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
  visible(source: Source, behind = everything): readonly [from: number, to: number] {
    return this.zoom ?? fullRange(source, behind);
  }
}

export function fullRange({ lab, other, bands }: Source, behind = everything): readonly [from: number, to: number] {
  const runs = other ? [lab, other] : [lab];
  const own = Math.max(
    leastSteps,
    ...runs.map(({ store }) => store.state.metrics[0] ?? 0),
    ...(behind.bands ? bands.map(({ steps }) => steps.at(-1) ?? 0) : []),
  );
  if (!behind.recent) return [0, ahead * own];
  const recent = Math.max(0, ...lab.recent.runs.map(({ evaluations }) => evaluations.steps.at(-1) ?? 0));
  return [0, ahead * Math.max(own, Math.min(recent, recentReach * own))];
}

/** What keys work on: the large chart. */
export interface KeyTarget {
  range: ChartRange;
  source: Source;
  behind: Behind;
  /** The histogram of actions: parts are read instead of steps. */
  isHistogram: boolean;
  part: number | null;
  setPart(part: number): void;
}

/** Arrow keys move the cursor by this share of what is visible; with Shift by the other. */
const smallStep = 0.01;
const largeStep = 0.1;
const zoomFactor = 0.7;

/** @returns whether the key meant something here */
export function chartKey({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent, target: KeyTarget): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  const direction = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (target.isHistogram) {
    const parts = target.source.lab.store.state.histogram?.length ?? 0;
    if (direction === undefined || parts === 0) return false;
    const from = target.part ?? Math.floor(parts / 2);
    target.setPart(Math.min(Math.max(from + direction * (shiftKey ? 5 : 1), 0), parts - 1));
    return true;
  }
  const { range, source } = target;
  const [from, to] = range.visible(source, target.behind);
  const newest = source.lab.store.state.metrics[0] ?? from;
  const step = range.step ?? Math.min(Math.max(newest, from), to);
  const move = (next: number): void => {
    range.shift(Math.min(next - from, 0) + Math.max(next - to, 0), source);
    const [first, last] = range.visible(source, target.behind);
    range.point(Math.round(Math.min(Math.max(next, first), last)));
  };
  if (direction !== undefined) move(step + direction * (to - from) * (shiftKey ? largeStep : smallStep));
  else if (key === 'Home') move(from);
  else if (key === 'End') move(Math.min(newest, to));
  else if (key === '+' || key === '=') range.scale(zoomFactor, step, source);
  else if (key === '-') range.scale(1 / zoomFactor, step, source);
  else if (key === '0' || (key === 'Escape' && range.zoom)) range.reset();
  else return false;
  return true;
}
