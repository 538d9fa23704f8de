/** What returns are held against: the optimum, the line from which on the task counts as solved, and where that was. */
import type uPlot from 'uplot';
import type { LabState } from '../lab/store';
import type { Ink } from '../ui/palette';
import { plotFont } from '../ui/plot_style';
import { textScale } from '../ui/text_size';
import { formatFixed } from '../words/format';

type State = Readonly<LabState>;

/** A value that returns are held against. */
interface Reference {
  value: number;
  text: string;
  hue: string;
  width: number;
  dash: number[];
  /** Its name stands above the line, not below it. */
  above: boolean;
}
function referencesOf({ optimalReturn, solvedReturn, standard }: State, other: State | null): Reference[] {
  const found: Reference[] = [];
  if (Number.isFinite(solvedReturn) && (standard || other?.standard))
    found.push({ value: solvedReturn, text: 'solved', hue: '--muted', width: 1, dash: [1, 3], above: false });
  if (Number.isFinite(optimalReturn))
    found.push({ value: optimalReturn, text: 'optimum', hue: '--optimum', width: 1.5, dash: [6, 4], above: true });
  return found;
}

/** Where a run solved the task. */
interface Mark {
  step: number;
  text: string;
  hue: string;
}
function marksOf(state: State, other: State | null): Mark[] {
  const found: Mark[] = [];
  if (state.solved && state.standard)
    found.push({
      step: state.solved.step,
      text: other ? 'A solved here' : 'solved here',
      hue: other ? '--run-a' : '--solved',
    });
  if (other?.solved && other.standard) found.push({ step: other.solved.step, text: 'B solved here', hue: '--run-b' });
  return found;
}

/** Draws within the plot's area; all sizes in canvas pixels. */
function within({ ctx, bbox }: uPlot, draw: () => void): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top - 12 * devicePixelRatio, bbox.width, bbox.height + 12 * devicePixelRatio);
  ctx.clip();
  draw();
  ctx.restore();
}

/** The lines, below the curves. */
export function drawReferences(plot: uPlot, ink: Ink, state: State, other: State | null): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const line = (points: [number, number, number, number], colour: string, width: number, dash: number[]): void => {
    ctx.strokeStyle = colour;
    ctx.lineWidth = width * ratio;
    ctx.setLineDash(dash.map((length) => length * ratio));
    ctx.beginPath();
    ctx.moveTo(points[0], points[1]);
    ctx.lineTo(points[2], points[3]);
    ctx.stroke();
  };
  within(plot, () => {
    ctx.lineCap = 'butt';
    for (const { value, hue, width, dash } of referencesOf(state, other)) {
      const y = plot.valToPos(value, 'left', true);
      line([bbox.left, y, bbox.left + bbox.width, y], ink(hue), width, dash);
    }
    ctx.globalAlpha = 0.55;
    for (const { step, hue } of marksOf(state, other)) {
      const x = plot.valToPos(step, 'x', true);
      line([x, plot.valToPos(state.solvedReturn, 'left', true), x, bbox.top + bbox.height], ink(hue), 1.5, []);
    }
  });
}

/** Their names, above the curves, so that none is crossed out. */
export function nameReferences(plot: uPlot, ink: Ink, state: State, other: State | null): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const write = (
    text: string,
    x: number,
    y: number,
    hue: string,
    align: CanvasTextAlign,
    base: CanvasTextBaseline,
  ): void => {
    ctx.textAlign = align;
    ctx.textBaseline = base;
    ctx.lineWidth = 4 * ratio;
    ctx.strokeStyle = ink('--panel', 0.85);
    ctx.strokeText(text, x, y);
    ctx.fillStyle = ink(hue);
    ctx.fillText(text, x, y);
  };
  within(plot, () => {
    ctx.font = plotFont(ink, ratio, 600);
    ctx.lineJoin = 'round';
    ctx.setLineDash([]);
    if (bbox.height > 120 * ratio * textScale())
      for (const { value, text, hue, above } of referencesOf(state, other)) {
        const y = plot.valToPos(value, 'left', true) + (above ? -4 : 5) * ratio;
        write(`${text} ${formatFixed(value, 0)}`, bbox.left + 8 * ratio, y, hue, 'left', above ? 'bottom' : 'top');
      }
    marksOf(state, other).forEach(({ step, text, hue }, i) => {
      const x = plot.valToPos(step, 'x', true);
      const fits = x + ctx.measureText(text).width + 14 * ratio < bbox.left + bbox.width;
      const y = bbox.top + bbox.height - (6 + 15 * textScale() * i) * ratio;
      write(text, x + (fits ? 6 : -6) * ratio, y, hue, fits ? 'left' : 'right', 'bottom');
    });
  });
}
