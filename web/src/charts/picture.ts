/** All charts in one picture, each with its title and legend, on the theme's ground. */
import { changesFrom } from '../lab/run_history';
import type { Ink } from '../ui/palette';
import { formatCount, formatFixed } from '../words/format';
import { actionCount, type ActionsHost, ActionsPlot } from './actions_plot';
import { chartTitle, timeChart } from './catalogue';
import { reading, readingText } from './readings';
import type { ChartId } from './spec';
import { type PlotHost, TimePlot } from './time_plot';
import { verdict } from '../words/verdict';

export interface Picture {
  /** The first is drawn large. */
  order: readonly ChartId[];
  host: PlotHost & ActionsHost;
  /** Where the charts can be laid out for a moment, unseen. */
  into: Node;
}
interface Cell {
  x: number;
  y: number;
  width: number;
  height: number;
}
interface Entry {
  name: string;
  hue: string;
  dash: readonly number[];
  value: string;
  /** Run B's. */
  other: string;
}

const margin = 24;
const gap = 20;
const width = 1280;
const headHeight = 76;
const largeHeight = 380;
const smallHeight = 250;
/** Above a plot: title and legend. */
const titleHeight = 44;

/** One large, then two, then three in a row. */
function cells(): { places: Cell[]; height: number } {
  const places: Cell[] = [];
  let y = headHeight;
  for (const [inRow, height] of [
    [1, largeHeight],
    [2, smallHeight],
    [3, smallHeight],
  ] as const) {
    const each = (width - 2 * margin - gap * (inRow - 1)) / inRow;
    for (let i = 0; i < inRow; i++) places.push({ x: margin + i * (each + gap), y, width: each, height });
    y += height + gap;
  }
  return { places, height: y - gap + margin };
}

export async function drawPicture({ order, host, into }: Picture): Promise<HTMLCanvasElement> {
  const { places, height } = cells();
  const ratio = devicePixelRatio;
  const canvas = document.createElement('canvas');
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('The browser gives no canvas to draw on.');
  pen.scale(ratio, ratio);
  pen.fillStyle = host.ink('--panel');
  pen.fillRect(0, 0, width, height);
  drawHead(pen, host);
  for (const [i, id] of order.entries()) {
    const cell = places[i]!;
    write(pen, host.ink, chartTitle(id), cell.x, cell.y + 14, 14, '--ink', 600);
    drawLegend(pen, host.ink, entries(id, host), cell);
    const plot = await plotPicture(id, host, into, cell.width, cell.height - titleHeight);
    if (plot) pen.drawImage(plot, cell.x, cell.y + titleHeight, cell.width, cell.height - titleHeight);
  }
  return canvas;
}

/** A chart of this size, drawn out of sight. */
async function plotPicture(
  id: ChartId,
  host: Picture['host'],
  into: Node,
  width: number,
  height: number,
): Promise<CanvasImageSource | null> {
  const frame = document.createElement('div');
  frame.style.cssText = `position:fixed;left:-99999px;top:0;width:${width}px;height:${height}px;visibility:hidden`;
  frame.ariaHidden = 'true';
  into.appendChild(frame);
  const chart = timeChart(id);
  const plot = chart ? new TimePlot(chart, frame, host, true) : new ActionsPlot(frame, host, true);
  plot.draw();
  await new Promise((resolve) => setTimeout(resolve)); // uPlot draws a new chart in a task of its own
  const canvas = frame.querySelector('canvas');
  plot.destroy();
  frame.remove();
  return canvas;
}

function entries(id: ChartId, host: Picture['host']): Entry[] {
  const source = host.source();
  const { lab, other } = source;
  const chart = timeChart(id);
  if (!chart) {
    const count = actionCount(lab);
    const parts = lab.store.state.histogram?.length ?? 1;
    return [
      { name: 'newest actions over torque in N m', hue: '--replay', dash: [], value: formatCount(count), other: '' },
      { name: 'uniform', hue: '--ink', dash: [5, 4], value: formatFixed(count / parts, 1), other: '' },
    ];
  }
  const traces = host.shown(chart).map((trace): Entry => ({
    name: trace.name,
    hue: trace.hue,
    dash: trace.dash ?? [],
    value: readingText(id, reading(trace, lab, null)),
    other: other ? readingText(id, reading(trace, other, null)) : '',
  }));
  const lines = (chart.lines?.(source) ?? []).filter(({ label }) => label !== '');
  return [
    ...traces,
    ...lines.map(({ name, hue, value }) => ({ name, hue, dash: [5, 4], value: readingText(id, value), other: '' })),
  ];
}

/** Which run this is. */
function drawHead(pen: CanvasRenderingContext2D, { ink, source }: Picture['host']): void {
  const { lab, other } = source();
  const run = (of: typeof lab): string => {
    const { preset, values, base, metrics } = of.store.state;
    return [preset, ...changesFrom(values, base), `${formatCount(metrics[0] ?? 0)} environment steps`].join(', ');
  };
  const judged = (of: typeof lab): string => {
    const { solved, text, more } = verdict(of.store.state, of.curves.evaluations.values.at(-1) ?? NaN);
    return solved ? `${text}${more}` : '';
  };
  const solved = other
    ? [`A ${judged(lab) || 'not solved'}`, `B ${judged(other) || 'not solved'}`].join('; ')
    : judged(lab);
  write(pen, ink, `SAC Lab${solved && `: ${solved}`}`, margin, 36, 20, '--ink', 700);
  write(pen, ink, other ? `A: ${run(lab)}` : run(lab), margin, 57, 13, '--muted');
  if (other) write(pen, ink, `B: ${run(other)}`, margin + width / 2, 57, 13, '--run-b');
}
/** In one line, smaller where it would be too long. */
function drawLegend(
  pen: CanvasRenderingContext2D,
  ink: Ink,
  legend: readonly Entry[],
  { x: left, y: top, width }: Cell,
): void {
  const y = top + 34;
  let x = left;
  pen.font = `600 12px ${ink('--sans')}`;
  const length = legend.reduce(
    (sum, { name, value, other }) => sum + pen.measureText(name + value + other).width + 48,
    0,
  );
  const size = Math.min(12, (12 * width) / length);
  for (const { name, hue, dash, value, other } of legend) {
    pen.strokeStyle = ink(hue);
    pen.lineWidth = 2.5;
    pen.setLineDash([...dash]);
    pen.beginPath();
    pen.moveTo(x, y - 4);
    pen.lineTo(x + 16, y - 4);
    pen.stroke();
    x = write(pen, ink, name, x + 21, y, size, '--muted') + 5;
    x = write(pen, ink, value, x, y, size, '--ink', 600) + 5;
    if (other) x = write(pen, ink, other, x, y, size, '--run-b', 600) + 5;
    x += 10;
  }
}
/** @returns where the text ends */
function write(
  pen: CanvasRenderingContext2D,
  ink: Ink,
  text: string,
  x: number,
  y: number,
  size: number,
  hue: string,
  weight = 400,
): number {
  pen.font = `${weight} ${size}px ${ink('--sans')}`;
  pen.fillStyle = ink(hue);
  pen.fillText(text, x, y);
  return x + pen.measureText(text).width;
}
