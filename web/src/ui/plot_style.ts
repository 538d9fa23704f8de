/** The look of every plot that uPlot draws. */
import type uPlot from 'uplot';
import { formatTick } from '../words/format';
import type { Ink } from './palette';
import { css, textScale } from './text_size';

/** Size of the text in a plot, in px. */
const plotText = 11;

/** In CSS pixels; a canvas multiplies it by its pixel ratio. */
export function plotFont(ink: Ink, ratio = 1, weight = 400): string {
  return `${weight} ${plotText * textScale() * ratio}px ${ink('--sans')}`;
}

/** @param size room for its numbers, in px of the reader's text */
export function plotAxis(ink: Ink, size: number): uPlot.Axis {
  const scale = textScale();
  return {
    stroke: () => ink('--muted'),
    font: plotFont(ink),
    size: size * scale,
    gap: 5 * scale,
    grid: { stroke: () => ink('--line'), width: 1 },
    ticks: { show: false },
    values: (_, splits, __, ___, step) => splits.map((value) => formatTick(value, step)),
  };
}

/** On paper a plot fills its frame, whatever size it had on the screen; nothing can be pointed at there. */
export const plotPrintStyle = css`
  @media print {
    .uplot,
    .u-wrap {
      position: absolute;
      inset: 0;
      width: 100% !important;
      height: 100% !important;
    }
    .u-wrap canvas {
      width: 100% !important;
      height: 100% !important;
      object-position: top left;
    }
    .u-under,
    .u-over {
      display: none;
    }
  }
`;
