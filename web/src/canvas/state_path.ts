/** Draws over the state map where the stage's pendulum is and was, and the state that is pointed at. */
import { type State, wrapAngle } from '../engine/protocol';
import type { CanvasSize } from './canvas_size';

export interface Path {
  /** Newest first: the present and the recent past. */
  states: readonly State[];
  colour: string;
}
export interface PathPicture {
  paths: readonly Path[];
  pointed: State | null;
  maxOmega: number;
}
/** Older parts are fainter, in this many steps. */
const ages = 6;

export function drawStatePath(
  context: CanvasRenderingContext2D,
  { width, height, ratio }: CanvasSize,
  { paths, pointed, maxOmega }: PathPicture,
): void {
  context.clearRect(0, 0, width, height);
  const place = ({ theta, omega }: State): [number, number] => [
    (0.5 + wrapAngle(theta) / (2 * Math.PI)) * width,
    (0.5 - omega / (2 * maxOmega)) * height,
  ];
  for (const { states, colour } of paths) drawPath(context, states.map(place), colour, { width, height, ratio });
  if (pointed) drawCrosshair(context, place(pointed), { width, height, ratio });
}

function drawPath(
  context: CanvasRenderingContext2D,
  points: [number, number][],
  colour: string,
  { width, ratio }: CanvasSize,
): void {
  context.lineJoin = 'round';
  context.lineCap = 'butt';
  for (let age = ages - 1; age >= 0; age--) {
    const first = Math.floor((age * points.length) / ages);
    const last = Math.min(Math.floor(((age + 1) * points.length) / ages), points.length - 1);
    const strength = 1 - age / ages;
    context.beginPath();
    for (let i = first; i <= last; i++) {
      const [x, y] = points[i]!;
      // Where the angle wraps, the path leaves on one side and comes back on the other.
      if (i > first && Math.abs(points[i - 1]![0] - x) < width / 2) context.lineTo(x, y);
      else context.moveTo(x, y);
    }
    for (const [thickness, line, alpha] of [
      [4, '#000', 0.4 * strength],
      [2, colour, strength],
    ] as const) {
      context.globalAlpha = alpha;
      context.strokeStyle = line;
      context.lineWidth = thickness * ratio;
      context.stroke();
    }
  }
  context.globalAlpha = 1;
  if (points[0]) drawDot(context, points[0], colour, ratio);
}

function drawDot(context: CanvasRenderingContext2D, [x, y]: [number, number], colour: string, ratio: number): void {
  context.beginPath();
  context.arc(x, y, 5.5 * ratio, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
  context.lineWidth = 2 * ratio;
  context.strokeStyle = '#111';
  context.stroke();
}

function drawCrosshair(context: CanvasRenderingContext2D, [x, y]: [number, number], size: CanvasSize): void {
  const { width, height, ratio } = size;
  const gap = 7 * ratio;
  context.beginPath();
  for (const [x0, y0, x1, y1] of [
    [0, y, x - gap, y],
    [x + gap, y, width, y],
    [x, 0, x, y - gap],
    [x, y + gap, x, height],
  ] as const) {
    context.moveTo(x0, y0);
    context.lineTo(x1, y1);
  }
  context.moveTo(x + gap, y);
  context.arc(x, y, gap, 0, 2 * Math.PI);
  for (const [thickness, colour] of [
    [3, 'rgb(0 0 0 / 0.35)'],
    [1, '#fff'],
  ] as const) {
    context.lineWidth = thickness * ratio;
    context.strokeStyle = colour;
    context.stroke();
  }
}
