/** Figures of a lesson: of the table, of real runs, or of a formula. Each is drawn while the page is built. */
import { axis, bottomAxis, leftAxis, place } from './axis.ts';
import type { Background } from './blocks.ts';
import { Fields } from './fields.ts';
import { type CurvePrediction } from '../../src/lesson/content.ts';
import { figure } from '../../src/lesson/curve_plot.ts';
import { escapeHtml } from './html.ts';
import type { LessonMarkdown } from './markdown.ts';
import type { Curve, Runs, RunSettings } from './runs.ts';
import { seedsFigure } from './seeds_figure.ts';

const { width, height, left, right, top, bottom } = figure;

/** Colours by the order of lines, unless they say their own. */
const hues = ['run-a', 'run-b', 'optimum', 'q2'] as const;
interface Line {
  readonly name: string;
  readonly hue: string;
  readonly curves: readonly Curve[];
  /** Index of the curve that stands for all, drawn strongly; the others are thin. */
  readonly strong: number;
  readonly dashed?: boolean;
}

export function readFigure(
  text: string,
  file: string,
  line: number,
  background: Background,
  runs: Runs,
  markdown: LessonMarkdown,
): string {
  const fields = Fields.read(text, file, line, 'A figure');
  const kind = fields.choice('kind', ['seeds', 'curves', 'slice', 'densities']);
  const draw = { seeds, curves, slice, densities }[kind];
  const caption = fields.text('caption');
  let drawing: string;
  try {
    drawing = draw(fields, background, runs);
  } catch (error) {
    throw error instanceof Error && error.name !== 'LessonProblem' ? fields.problem(error.message) : error;
  }
  fields.end();
  return `<figure>${drawing}<figcaption>${markdown.renderInline(caption, { file, line })}</figcaption></figure>\n`;
}

function seeds(fields: Fields, { claims }: Background): string {
  const claim = claims.get(fields.text('claim'));
  if (!claim) throw fields.problem(`There is no claim "${fields.text('claim')}".`, 'claim');
  const names = fields.part('names', 'The names of both settings');
  const texts = { a: names.text('a'), b: names.text('b') };
  names.end();
  return seedsFigure(claim, texts);
}

/** A metric over the course of runs: for each line one seed, or several with their median. */
function curves(fields: Fields, _: Background, runs: Runs): string {
  const metric = fields.text('metric');
  const steps = fields.number('steps');
  const seedList = fields.has('seeds') ? fields.words('seeds').map(Number) : [1];
  const lines = fields.parts('lines', 'A line').map((line, i): Line => {
    const run = { preset: line.text('preset'), set: line.pairs('set'), steps };
    const own = seedList.map((seed) => runs.curve({ ...run, seed }, metric));
    const all = own.length > 1 ? [...own, median(own)] : own;
    const drawn = { name: line.text('name'), hue: hueOf(line, i), curves: all, strong: all.length - 1 };
    line.end();
    return drawn;
  });
  const marks = fields.has('mark') ? [fields.number('mark')] : [];
  return plot(lines, {
    x: 'environment steps',
    y: fields.has('y') ? fields.text('y') : metric.replaceAll('_', ' '),
    marks,
    zero: false,
  });
}
function hueOf(line: Fields, i: number): string {
  return line.has('hue')
    ? line.choice('hue', ['run-a', 'run-b', 'optimum', 'value', 'q1', 'q2', 'policy', 'muted'])
    : hues[i % hues.length]!;
}
function median(all: readonly Curve[]): Curve {
  return all[0]!.map(([step], i) => {
    const values = all.map((curve) => curve[i]?.[1] ?? NaN).filter(Number.isFinite);
    return [step, values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!] as const;
  });
}

/** The policy beside exp(Q/alpha)/Z at one state, after a run. */
function slice(fields: Fields, _: Background, runs: Runs): string {
  const run: RunSettings = {
    preset: fields.text('preset'),
    set: fields.pairs('set'),
    seed: fields.has('seed') ? fields.number('seed') : 1,
    steps: fields.number('steps'),
  };
  const state = fields.part('state', 'A state');
  const [theta, omega] = [state.number('theta'), state.number('omega')];
  state.end();
  const { action, boltzmann, policy } = runs.slice(run, theta, omega);
  const points = (values: readonly number[]): Curve => action.map((a, i) => [a, values[i]!] as const);
  const lines: Line[] = [
    { name: 'exp(Q/α)/Z', hue: 'value', curves: [points(boltzmann)], strong: 0, dashed: true },
    { name: 'policy π', hue: 'policy', curves: [points(policy)], strong: 0 },
  ];
  return plot(lines, { x: 'action', y: 'density', marks: [], zero: true });
}

/** Densities of tanh(u) for Gaussians of u. */
function densities(fields: Fields): string {
  const lines = fields.parts('lines', 'A line').map((line, i): Line => {
    const [mean, std] = [line.number('mean'), line.number('std')];
    if (!(std > 0)) throw line.problem('"std" is above 0.', 'std');
    const drawn: Line = { name: line.text('name'), hue: hueOf(line, i), curves: [squashed(mean, std)], strong: 0 };
    line.end();
    return drawn;
  });
  return plot(lines, { x: 'action a = tanh(u)', y: 'density', marks: [], zero: true });
}
function squashed(mean: number, std: number): Curve {
  return Array.from({ length: 199 }, (_, i) => {
    const action = -0.99 + 0.01 * i;
    const u = Math.atanh(action);
    const normal = Math.exp(-0.5 * ((u - mean) / std) ** 2) / (std * Math.sqrt(2 * Math.PI));
    return [action, normal / (1 - action * action)] as const;
  });
}

interface Look {
  readonly x: string;
  readonly y: string;
  /** Heights to mark by a line. */
  readonly marks: readonly number[];
  /** Whether the axis begins at zero. */
  readonly zero: boolean;
}
function plot(lines: readonly Line[], { x, y, marks, zero }: Look): string {
  const all = lines.flatMap(({ curves: own }) => own.flat());
  if (all.length === 0) throw new Error('There is nothing to draw: no run has measured this yet.');
  const across = axis([...all.map(([step]) => step), ...(zero ? [] : [0])], left, right);
  const up = axis([...all.map(([, value]) => value), ...marks, ...(zero ? [0] : [])], bottom, top);
  const path = (curve: Curve): string =>
    `M${curve.map(([step, value]) => `${place(across.at(step))} ${place(up.at(value))}`).join('L')}`;
  const drawn = lines.map(({ hue, curves: own, strong, dashed }) =>
    own
      .map(
        (curve, i) =>
          `<path class="${i === strong ? 'line' : 'thin'}${dashed ? ' dashed' : ''} hue-${hue}" d="${path(curve)}"/>`,
      )
      .join(''),
  );
  const names = lines.map(({ name }) => name).join(', ');
  const marked = marks.map((mark) => `<path class="mark" d="M${left} ${place(up.at(mark))}H${right}"/>`).join('');
  return `<svg class="plot" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(`${y} over ${x}: ${names}`)}">
    ${leftAxis(up, left, right)}${bottomAxis(across, top, bottom)}${marked}${drawn.join('')}
    <text class="unit" x="${left}" y="16">${escapeHtml(y)}</text>
    <text class="unit" x="${right}" y="${height - 6}" text-anchor="end">${escapeHtml(x)}</text>
  </svg>${legend(lines)}`;
}
function legend(lines: readonly Line[]): string {
  const items = lines.map(
    ({ name, hue, dashed }) => `<li class="hue-${hue}${dashed ? ' dashed' : ''}"><span>${escapeHtml(name)}</span></li>`,
  );
  return `<ul class="legend" aria-hidden="true">${items.join('')}</ul>`;
}

/** Axes over which a reader draws; on paper, with a pen. @param label id of what says how */
export function curveAxes({ name, unit, steps, min, max }: CurvePrediction, label: string): string {
  const [across, up] = [axis([0, steps], left, right), axis([min, max], bottom, top)];
  return `<svg class="plot draw" viewBox="0 0 ${width} ${height}" role="group" aria-labelledby="${label}">
    <g class="axes" aria-hidden="true">${leftAxis(up, left, right)}${bottomAxis(across, top, bottom)}
    <text class="unit" x="${left}" y="16">${escapeHtml(unit ? `${name}, ${unit}` : name)}</text>
    <text class="unit" x="${right}" y="${height - 6}" text-anchor="end">environment steps</text></g>
  </svg>`;
}
