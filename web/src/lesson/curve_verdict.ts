/** A drawn curve beside the two that were measured: one picture, and how far it lies from either. */
import type { CurvePrediction, Experiment } from './content';
import { type Course, distance, figure, pathOf } from './curve_plot';
import { draw } from './drawn_curve';
import { formatFigure } from './figures';

/** @param axes the drawing that the reader drew in: its axes are taken over */
export function curveFigure(
  axes: SVGSVGElement,
  data: CurvePrediction,
  names: Experiment['names'],
  drawn: Course,
  measured: { readonly a: Course; readonly b: Course },
): HTMLElement {
  const picture = document.createElement('figure');
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'plot');
  svg.setAttribute('viewBox', `0 0 ${figure.width} ${figure.height}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', `${data.name} over environment steps: your curve, ${names.a}, ${names.b}`);
  svg.append(axes.querySelector('.axes')!.cloneNode(true));
  for (const run of ['a', 'b'] as const)
    draw(svg, 'path', { class: `line hue-run-${run}`, d: pathOf(measured[run], data) });
  draw(svg, 'path', { class: 'line dashed drawn', d: pathOf(drawn, data) });
  const legend = document.createElement('ul');
  legend.className = 'legend';
  legend.append(
    entry('drawn dashed', 'your curve'),
    entry('hue-run-a', `A ${names.a}`),
    entry('hue-run-b', `B ${names.b}`),
  );
  picture.append(svg, legend);
  return picture;
}
function entry(look: string, text: string): HTMLElement {
  const item = document.createElement('li');
  item.className = look;
  item.textContent = text;
  return item;
}

/** "On average it lies 120 from A and 640 from B." */
export function distanceText(drawn: Course, { a, b }: { readonly a: Course; readonly b: Course }): string {
  const [toA, toB] = [distance(drawn, a), distance(drawn, b)].map(formatFigure);
  return `On average your curve lies ${toA} from A and ${toB} from B.`;
}
