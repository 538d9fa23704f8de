/** What keys do on the large chart. */
import type { ChartRange } from './chart_range';
import type { Source } from './chart_spec';

export interface KeyTarget {
  range: ChartRange;
  source: Source;
  /** Whether the chart also shows runs before and seeds. */
  behind: boolean;
  /** The histogram of actions: parts are read instead of steps. */
  isHistogram: boolean;
  part: number | null;
  setPart(part: number): void;
}

/** Arrow keys move the cursor by this share of what is visible; with Shift by the other. */
const step = 0.01;
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
  const frame = range.frame ?? Math.min(Math.max(newest, from), to);
  const move = (next: number): void => {
    range.shift(Math.min(next - from, 0) + Math.max(next - to, 0), source);
    const [first, last] = range.visible(source, target.behind);
    range.point(Math.round(Math.min(Math.max(next, first), last)));
  };
  if (direction !== undefined) move(frame + direction * (to - from) * (shiftKey ? largeStep : step));
  else if (key === 'Home') move(from);
  else if (key === 'End') move(Math.min(newest, to));
  else if (key === '+' || key === '=') range.scale(zoomFactor, frame, source);
  else if (key === '-') range.scale(1 / zoomFactor, frame, source);
  else if (key === '0' || (key === 'Escape' && range.zoom)) range.reset();
  else return false;
  return true;
}
