/** How uPlot draws a chart over environment steps. */
import type uPlot from 'uplot';
import { startsPan } from '../ui/gestures';
import type { Ink } from '../ui/palette';
import { pointerBinds } from '../ui/plot_pointer';
import { plotAxis, plotFont } from '../ui/plot_style';
import { textScale } from '../ui/text_size';
import type { Range } from '../engine/engine';
import { formatCount, formatValue } from '../words/format';
import type { Layer } from './layers';
import type { Side, TimeChart } from './spec';

export interface PlotAnswers {
  chart: TimeChart;
  isLarge: boolean;
  layers: readonly Layer[];
  ink: Ink;
  lit(key: string): boolean;
  isLogarithmic(side: Side): boolean;
  /** The visible environment steps. */
  steps(): readonly [number, number];
  range(side: Side, low: number | null, high: number | null): Range;
  hasDots(layer: number): boolean;
  /** Below the curves. */
  paint(plot: uPlot): void;
  /** Above them. */
  name(plot: uPlot): void;
  selected(from: number, to: number): void;
  reset(): void;
}

const headRoom = 19;

export function plotOptions(answers: PlotAnswers): Omit<uPlot.Options, 'width' | 'height'> {
  const { chart, isLarge, layers, ink, paint } = answers;
  const hasRight = layers.some(({ side }) => side === 'right');
  const top = (chart.units.left || (hasRight && chart.units.right) ? headRoom : 12) * textScale();
  return {
    padding: isLarge ? [top, hasRight ? 0 : 14, 0, 0] : [4, 2, 4, 2],
    legend: { show: false },
    cursor: {
      y: false,
      drag: { x: isLarge, y: false, setScale: false },
      // Only what is read has a mark.
      points: { show: isLarge, size: (_, series) => (layers[series - 1]?.read ? 7 : 0) },
      bind: {
        ...pointerBinds((event) => !startsPan(event)),
        dblclick: () => () => (answers.reset(), null),
      },
    },
    scales: { x: { time: false, range: () => [...answers.steps()] }, ...valueScales(answers) },
    axes: isLarge ? axes(answers, hasRight) : [{ show: false }, { show: false, scale: 'left' }],
    series: [{}, ...layers.map((layer, i) => series(answers, layer, i))],
    bands: layers.flatMap(({ fill, hue }, i) =>
      fill === undefined ? [] : [{ series: [i + 1, i + 2] as [number, number], fill: () => ink(hue, fill) }],
    ),
    hooks: {
      drawAxes: [(plot) => paint(plot), ...(isLarge ? [(plot: uPlot) => drawHeads(plot, answers, hasRight)] : [])],
      draw: isLarge ? [(plot) => answers.name(plot)] : [],
      setSelect: [
        (plot) => {
          const { left, width } = plot.select;
          if (width < 4) return;
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          answers.selected(plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x'));
        },
      ],
    },
  };
}

function valueScales({ isLogarithmic, range }: PlotAnswers): uPlot.Scales {
  const scale = (side: Side): uPlot.Scale => ({
    distr: isLogarithmic(side) ? 3 : 1,
    range: (_, low, high) => [...range(side, low, high)],
  });
  return { left: scale('left'), right: scale('right') };
}

function axes({ ink, isLogarithmic }: PlotAnswers, hasRight: boolean): uPlot.Axis[] {
  const power = (value: number): boolean => Math.abs(Math.log10(value) % 1) < 1e-9;
  const scale = textScale();
  const values = (side: Side): uPlot.Axis => ({
    ...plotAxis(ink, 50),
    scale: side,
    side: side === 'left' ? 3 : 1,
    space: 26 * scale,
    // On a logarithmic axis only the powers of ten have lines.
    grid: {
      stroke: () => ink('--line'),
      width: 1,
      filter: (_, splits) => splits.map((value) => (!isLogarithmic(side) || power(value) ? value : null)),
    },
    ...(isLogarithmic(side) && {
      values: (_, splits) => splits.map((value) => (value === null ? '' : formatValue(value))),
    }),
  });
  const bottom: uPlot.Axis = {
    ...plotAxis(ink, 20),
    gap: 4 * scale,
    space: 70 * scale,
    values: (_, splits) => splits.map(formatCount),
  };
  const right: uPlot.Axis = { ...values('right'), size: 46 * scale, grid: { show: false } };
  return [bottom, values('left'), ...(hasRight ? [right] : [])];
}

function series({ ink, isLarge, lit, hasDots }: PlotAnswers, layer: Layer, index: number): uPlot.Series {
  const { key, side, hue, share, width, dash, dots, area } = layer;
  const stroke = (): string => ink(hue, lit(key) ? 1 : share);
  return {
    scale: side,
    stroke,
    width: isLarge ? width : Math.min(width, 1.5) * 0.9,
    pxAlign: 0,
    ...(dash && { dash: [...dash] }),
    ...(area && { fill: () => ink(hue, 0.1), fillTo: () => 0 }),
    points: {
      show: isLarge && dots && width > 0 ? () => hasDots(index) : false,
      size: width >= 2 ? 5 : 4,
      width: 0,
      fill: stroke,
      stroke,
    },
  };
}

/** What the axes measure, at their heads. */
function drawHeads({ ctx, bbox }: uPlot, { chart, ink }: PlotAnswers, hasRight: boolean): void {
  const { left, right } = chart.units;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.font = plotFont(ink, ratio);
  ctx.fillStyle = ink('--muted');
  ctx.textBaseline = 'alphabetic';
  const y = bbox.top - 9 * ratio * textScale();
  ctx.textAlign = 'left';
  if (left) ctx.fillText(left, 14 * ratio, y);
  ctx.textAlign = 'right';
  if (right && hasRight) ctx.fillText(right, bbox.left + bbox.width + 42 * ratio * textScale(), y);
  ctx.restore();
}
