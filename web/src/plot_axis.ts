/** The look of every axis that uPlot draws. */
import type uPlot from 'uplot';
import { formatTick } from './format';
import type { Ink } from './palette';

/** @param size room for its numbers, in px */
export function plotAxis(ink: Ink, size: number, fontSize = 11): uPlot.Axis {
  return {
    stroke: () => ink('--muted'),
    font: `${fontSize}px ${ink('--sans')}`,
    size,
    gap: 5,
    grid: { stroke: () => ink('--line'), width: 1 },
    ticks: { show: false },
    values: (_, splits, __, ___, step) => splits.map((value) => formatTick(value, step)),
  };
}
