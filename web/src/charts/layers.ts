/** The curves of a chart in the order in which they are drawn: backdrops, raw values, what is read; the first trace last. */
import type { Points } from '../lab/run_history';
import { bandBackdrops, bandsOf } from './bands';
import type { Look, Side, Source, TimeChart, Trace } from './spec';

export interface Layer extends Look {
  key: string;
  side: Side;
  /** Opacity. */
  share: number;
  points: Points;
  /** Whether the cursor marks its value. */
  read: boolean;
  /** Opacity of the area down to the next layer. */
  fill?: number;
}

/** Raw values behind a smoothed curve. */
const rawShare = 0.26;
/** Run B has one hue: dashes tell its curves apart, in the order of the traces. */
const otherDashes: readonly (readonly number[])[] = [[], [6, 3], [2, 2], [8, 3, 2, 3]];

/** @param span environment steps of the smoothing; 0: none */
export function layersOf(chart: TimeChart, source: Source, traces: readonly Trace[], span: number): Layer[] {
  const behind = [...bandsOf(chart, source, traces).flatMap(bandBackdrops), ...(chart.backdrops?.(source) ?? [])].map(
    (backdrop): Layer => ({ ...backdrop, side: 'left', read: false }),
  );
  const raw: Layer[] = [];
  const front: Layer[] = [];
  const add = (run: 'a' | 'b', look: Look, share: number, { key, side, smooth }: Trace, points: Points): void => {
    const layer = { ...look, key: `${run} ${key}`, side, share, points };
    if (!smooth || span === 0) return void front.push({ ...layer, read: true });
    raw.push({ ...layer, key: `${layer.key} raw`, width: 1, share: share * rawShare, read: false, area: false });
    front.push({
      ...layer,
      points: source.lab.smoothed(points, span),
      read: true,
      width: Math.max(layer.width, 1.75),
      dots: false,
    });
  };
  const { lab, other } = source;
  if (other) {
    for (const trace of [...traces].reverse()) {
      const i = chart.traces.indexOf(trace);
      const { key, width, dots } = trace;
      // The training curve is the quiet one of the return chart, in either run.
      const look: Look = {
        hue: '--run-b',
        width,
        ...(dots && { dots }),
        ...(!chart.paint && { dash: otherDashes[i % 4]! }),
      };
      add('b', look, key === 'training' ? 0.45 : 1, trace, trace.points(other));
    }
  }
  for (const trace of [...traces].reverse()) add('a', lookOf(trace), 1, trace, trace.points(lab));
  return [...behind, ...raw, ...front];
}

function lookOf({ hue, width, dash, dots, area }: Trace): Look {
  return { hue, width, ...(dash && { dash }), ...(dots && { dots }), ...(area && { area }) };
}
