/** What a chart over environment steps consists of; `catalogue.ts` describes each of them. */
import type { TemplateResult } from 'lit';
import type { Lab } from '../lab/lab';
import type { ChartName } from '../lab/link';
import { noPoints, type Points } from '../lab/run_history';
import type { TermKey } from '../words/glossary';

export type ChartId = ChartName;

/** Median and quartiles over the seeds of a setting, at its evaluations. NaN: not known there. */
export interface BandCurves {
  steps: readonly number[];
  median: readonly number[];
  low: readonly number[];
  high: readonly number[];
}
/** Those of the returns, and of metrics by their keys. */
export interface ReturnBand extends BandCurves {
  label: string;
  metrics?: ReadonlyMap<string, BandCurves>;
  /** Token of its colour; without it, run A's for the first band and run B's for the second. */
  hue?: string;
}

/** What the charts show. */
export interface Source {
  lab: Lab;
  /** A second run, drawn over the first. */
  other: Lab | null;
  bands: readonly ReturnBand[];
}

/** Which of the two value axes. */
export type Side = 'left' | 'right';

/** How a curve looks. */
export interface Look {
  /** Token of the colour. */
  hue: string;
  width: number;
  dash?: readonly number[];
  /** Its points are marked where they are few. */
  dots?: boolean;
  /** The area between the curve and zero is tinted. */
  area?: boolean;
}
/** A quantity of a run, with its entry in the legend. */
export interface Trace extends Look {
  key: string;
  /** In words. */
  name: string;
  /** As short as the legend needs it. */
  label: TemplateResult | string;
  /** Its entry in the glossary, where that is not the metric's own. */
  about?: TermKey;
  side: Side;
  /** Whether smoothing is for it. */
  smooth: boolean;
  /** Only shown when asked for. */
  hidden?: boolean;
  points(lab: Lab): Points;
}
/** A curve behind the traces, without an entry of its own. */
export interface Backdrop extends Look {
  key: string;
  share: number;
  points: Points;
  /** The area down to the backdrop after it is filled with this share of the colour. */
  fill?: number;
}
/** A value that the curves are held against. */
export interface Line {
  label: TemplateResult | string;
  name: string;
  /** Its entry in the glossary. */
  about?: TermKey;
  value: number;
  hue: string;
  side: Side;
}

export interface TimeChart {
  id: Exclude<ChartId, 'actions'>;
  title: string;
  /** On a small chart. */
  short: string;
  /** At the axes' heads. */
  units: Partial<Record<Side, string>>;
  /** Sides for which a logarithmic axis is offered; true: it is the first choice. */
  logarithmic: Partial<Record<Side, boolean>>;
  traces: readonly Trace[];
  lines?(source: Source): Line[];
  backdrops?(source: Source): Backdrop[];
  /** Traces that have bands behind them where many seeds have been run; all are on the left. */
  banded: readonly string[];
  /** Values that the left axis shows in any case, while all steps are in view. */
  span?: readonly [low: number, high: number];
  /** Its own drawing, below the curves. */
  paint?: 'returns';
}

/** A metric of every row of the history. */
export function metricPoints(lab: Lab, key: string): Points {
  const metric = lab.store.state.schema?.metrics.findIndex((info) => info.key === key) ?? -1;
  return metric < 0 ? noPoints : { steps: lab.history.column(0), values: lab.history.column(metric) };
}
