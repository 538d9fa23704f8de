/** What returns are held against: the optimum, the line from which on the task counts as solved, and where that was. */
import type uPlot from 'uplot';
import type { LabState } from '../lab/store';
import type { Ink } from '../ui/palette';
import { plotFont } from '../ui/plot_style';
import { textScale } from '../ui/text_size';
import { formatFixed } from '../words/format';

/** Draws below the curves; all sizes in canvas pixels. */
export function drawReferences(
  plot: uPlot,
  ink: Ink,
  state: Readonly<LabState>,
  other: Readonly<LabState> | null,
  isLarge: boolean,
): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top - 12 * ratio, bbox.width, bbox.height + 12 * ratio);
  ctx.clip();
  ctx.font = plotFont(ink, ratio, 600);
  ctx.lineCap = 'butt';

  const line = (value: number, colour: string, width: number, dash: number[]): number => {
    const y = plot.valToPos(value, 'left', true);
    ctx.strokeStyle = colour;
    ctx.lineWidth = width * ratio;
    ctx.setLineDash(dash.map((length) => length * ratio));
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    return y;
  };
  const label = (text: string, y: number, colour: string, baseline: CanvasTextBaseline): void => {
    ctx.fillStyle = colour;
    ctx.textBaseline = baseline;
    ctx.textAlign = 'left';
    ctx.fillText(text, bbox.left + 8 * ratio, y);
  };

  const { optimalReturn, solvedReturn, solved } = state;
  const roomy = isLarge && bbox.height > 120 * ratio * textScale();
  if (Number.isFinite(solvedReturn) && (state.standard || other?.standard)) {
    const muted = ink('--muted');
    const y = line(solvedReturn, muted, 1, [1, 3]);
    if (roomy) label(`solved ${formatFixed(solvedReturn, 0)}`, y + 5 * ratio, muted, 'top');
  }
  if (Number.isFinite(optimalReturn)) {
    const green = ink('--optimum');
    const y = line(optimalReturn, green, 1.5, [6, 4]);
    if (roomy) label(`optimum ${formatFixed(optimalReturn, 0)}`, y - 4 * ratio, green, 'bottom');
  }
  /** Where a run solved the task. */
  const mark = (step: number, text: string, colour: string, lift: number): void => {
    const x = plot.valToPos(step, 'x', true);
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.5 * ratio;
    ctx.setLineDash([]);
    ctx.globalAlpha = 0.55;
    ctx.beginPath();
    ctx.moveTo(x, plot.valToPos(solvedReturn, 'left', true));
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.globalAlpha = 1;
    if (!isLarge) return;
    const fits = x + ctx.measureText(text).width + 14 * ratio < bbox.left + bbox.width;
    ctx.textAlign = fits ? 'left' : 'right';
    ctx.textBaseline = 'bottom';
    ctx.fillStyle = colour;
    ctx.fillText(text, x + (fits ? 6 : -6) * ratio, bbox.top + bbox.height - (6 + lift) * ratio);
  };
  if (solved && state.standard)
    mark(solved.step, other ? 'A solved here' : 'solved here', ink(other ? '--run-a' : '--solved'), 0);
  if (other?.solved && other.standard) mark(other.solved.step, 'B solved here', ink('--run-b'), 15 * textScale());
  ctx.restore();
}
