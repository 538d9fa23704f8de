/** The action slice's two plots: the Qs over the torque, and pi(a|s) next to exp(Q/alpha)/Z. */
import uPlot from 'uplot';
import type { ActionSlice, Engine, Range } from '../engine/engine';
import type { Ink } from '../ui/palette';
import { pointerBinds, readByTouch } from '../ui/plot_pointer';
import { plotAxis } from '../ui/plot_style';
import { textScale } from '../ui/text_size';
import { formatTick } from '../words/format';

/** The ends of both plots' scales, which follow the slice without jumps. */
export class SliceRanges {
  #length = NaN;
  #top = NaN;

  constructor(readonly engine: () => Engine | undefined) {}

  /** Around the Qs, and for the densities. @param single the second Q is not used */
  of(slice: ActionSlice, single = false): Record<'qs' | 'densities', Range> {
    const fitted = this.engine()?.sliceRanges(slice, single, this.#length, this.#top);
    if (!fitted) return { qs: [0, 1], densities: [0, 1] };
    this.#length = fitted.length;
    this.#top = fitted.top;
    return { qs: fitted.qs, densities: [0, fitted.top] };
  }
}

export interface SliceHost {
  ink: Ink;
  /** Torques to mark, in N m: the policy's mean action. */
  mark(): number;
  /** Ends of the torque's axis, in N m. */
  maxTorque(): number;
  range(of: 'qs' | 'densities'): Range;
  /** The pointer is at this place of the curves; null: nowhere. */
  pointed(index: number | null): void;
}

function options(
  host: SliceHost,
  of: 'qs' | 'densities',
  sync: string,
): Omit<uPlot.Options, 'width' | 'height' | 'series'> {
  const { ink } = host;
  const scale = textScale();
  const axis = (size: number): uPlot.Axis => ({ ...plotAxis(ink, size), gap: 4 * scale });
  return {
    padding: [8, 8, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: false, y: false },
      points: { size: 6 },
      sync: { key: sync, setSeries: false },
      bind: pointerBinds(),
    },
    scales: {
      x: { time: false, range: () => [-host.maxTorque(), host.maxTorque()] },
      y: { range: () => [...host.range(of)] },
    },
    axes: [
      {
        ...axis(20),
        space: 40 * scale,
        values: (_, splits, __, ___, step) => splits.map((u) => (u === 0 ? '0 N m' : formatTick(u, step))),
      },
      { ...axis(42), space: (_, __, ___, ____, height) => (height > 160 * scale ? 40 : 22) * scale },
    ],
    hooks: {
      ready: [readByTouch],
      draw: [(plot) => drawMark(plot, host)],
      setCursor: [({ cursor }) => host.pointed(cursor.idx ?? null)],
    },
  };
}

/** The policy's mean action. */
function drawMark(plot: uPlot, host: SliceHost): void {
  const torque = host.mark();
  if (!Number.isFinite(torque)) return;
  const { ctx, bbox } = plot;
  const x = Math.round(plot.valToPos(torque, 'x', true));
  ctx.save();
  ctx.strokeStyle = host.ink('--policy');
  ctx.lineWidth = 1.5 * devicePixelRatio;
  ctx.setLineDash([4 * devicePixelRatio, 3 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(x, bbox.top);
  ctx.lineTo(x, bbox.top + bbox.height);
  ctx.stroke();
  ctx.restore();
}

export function qPlot(host: SliceHost, sync: string, into: HTMLElement): uPlot {
  const line = (token: string, width: number): uPlot.Series => ({
    stroke: () => host.ink(token),
    width,
    pxAlign: 0,
    points: { show: false },
  });
  const series = [
    {},
    { ...line('--ink', 5), stroke: () => host.ink('--ink', 0.22) },
    line('--q1', 1.75),
    line('--q2', 1.75),
  ];
  return new uPlot({ ...options(host, 'qs', sync), width: 100, height: 60, series }, [[], [], [], []], into);
}

export function densityPlot(host: SliceHost, sync: string, into: HTMLElement): uPlot {
  const { ink } = host;
  const series: uPlot.Series[] = [
    {},
    { stroke: () => ink('--muted'), width: 2, pxAlign: 0, points: { show: false } },
    { stroke: () => ink('--policy'), width: 2.25, pxAlign: 0, points: { show: false } },
  ];
  // What training takes away from the policy, and what it adds.
  const bands: uPlot.Band[] = [
    { series: [2, 1], fill: () => ink('--policy', 0.24), dir: -1 },
    { series: [1, 2], fill: () => ink('--muted', 0.24), dir: -1 },
  ];
  return new uPlot({ ...options(host, 'densities', sync), width: 100, height: 60, series, bands }, [[], [], []], into);
}

/** @param single the second Q is not used, and so not shown */
export function qData({ minQ, q1, q2 }: ActionSlice, torques: Float64Array, single: boolean): uPlot.AlignedData {
  return [torques, minQ, q1, single ? torques.map(() => NaN) : q2];
}
export function densityData({ boltzmann, policy }: ActionSlice, torques: Float64Array): uPlot.AlignedData {
  return [torques, boltzmann, policy];
}
