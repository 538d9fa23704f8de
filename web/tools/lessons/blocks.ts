/** The blocks of a lesson, read from what stands between its fences and checked against engine and table. */
import { chartNames, viewNames } from '../../src/lab/link.ts';
import type { Exercise, Experiment, Measure } from '../../src/lesson/content.ts';
import { updateParts } from '../../src/words/update_parts.ts';
import type { Claim, Claims } from './claims.ts';
import { Fields } from './fields.ts';
import { readPrediction } from './predictions.ts';
import { oneOf } from './problem.ts';
import type { Changes, SettingsBook } from './settings.ts';
import { fill } from './written.ts';

/** What blocks are held against. */
export interface Background {
  readonly book: SettingsBook;
  readonly claims: Claims;
}
export interface ExperimentBlock {
  readonly data: Experiment;
  /** Markdown. */
  readonly question: string;
  readonly why: string;
  readonly claim: Claim | null;
  /** What both settings have in common, in words. */
  readonly common: string;
  readonly line: number;
}
export interface QuestionBlock {
  readonly id: string;
  readonly text: string;
  readonly options: readonly { readonly text: string; readonly because: string }[];
  readonly right: number;
  readonly line: number;
}
export interface ExerciseBlock {
  readonly data: Exercise;
  readonly task: string;
  readonly hint: string | null;
  /** Values that reach the goal; a test tries them. */
  readonly solution: Changes;
  readonly preset: string;
  readonly set: Changes;
  readonly line: number;
}

/** More would make a lesson harder, not richer. */
const mostControls = 5;

export function readExperiment(text: string, file: string, line: number, background: Background): ExperimentBlock {
  const fields = Fields.read(text, file, line, 'An experiment');
  const claim = readClaim(fields, background);
  const settings = claim
    ? { preset: claim.preset, a: { ...claim.common, ...claim.a }, b: { ...claim.common, ...claim.b } }
    : readSettings(fields);
  const steps = claim?.steps ?? readSteps(fields);
  const measure = claim ?? readMeasure(fields, background);
  const names = fields.part('names', 'The names of both settings');
  const block: ExperimentBlock = {
    data: {
      id: fields.name('id'),
      attributes: {
        ...runAttributes(fields, background, settings.preset, settings.a, steps),
        compare: compareText(fields, background, settings),
      },
      names: { a: nameOf(names, 'a', background), b: nameOf(names, 'b', background) },
      steps,
      seeds: claim?.seeds ?? 20,
      measure: pickMeasure(measure),
      predict: readPrediction(fields.part('predict', 'A prediction'), claim, background),
      table: claim && { a: claim.a_mean, b: claim.b_mean, difference: claim.difference },
      update: fields.has('update') ? fields.choice('update', updateParts) : null,
    },
    question: fields.text('question'),
    why: fields.text('why'),
    claim,
    common: commonText(settings),
    line,
  };
  names.end();
  fields.end();
  return block;
}

/** It may hold what its setting says, as in "copy every {{periodic-copy b.target_period}}". */
function nameOf(names: Fields, side: 'a' | 'b', background: Background): string {
  try {
    return fill(names.text(side), background);
  } catch (error) {
    throw names.problem((error as Error).message, side);
  }
}
/** "quick with tau 0.05" */
function commonText({ preset, a, b }: { preset: string; a: Changes; b: Changes }): string {
  const shared = Object.entries(a).filter(([key, text]) => b[key] === text);
  const changes = shared.map(([key, text]) => `${key.replaceAll('_', ' ')} ${text}`);
  return changes.length > 0 ? `${preset} with ${changes.join(', ')}` : preset;
}

function readClaim(fields: Fields, { claims }: Background): Claim | null {
  const key = fields.optionalText('claim');
  if (key === null) return null;
  const claim = claims.get(key);
  if (!claim) throw fields.problem(`There is no claim "${key}"; the table has ${oneOf([...claims.keys()])}.`, 'claim');
  return claim;
}
function readSettings(fields: Fields): { preset: string; a: Changes; b: Changes } {
  const common = fields.pairs('set');
  const a = { ...common, ...fields.pairs('a') };
  return { preset: fields.text('preset'), a, b: { ...common, ...fields.pairs('b') } };
}
function readSteps(fields: Fields): number {
  const steps = fields.number('steps');
  if (!Number.isInteger(steps) || steps < 1)
    throw fields.problem('"steps" is a whole number of environment steps from 1 on.', 'steps');
  return steps;
}

function compareText(
  fields: Fields,
  { book }: Background,
  { preset, a, b }: { preset: string; a: Changes; b: Changes },
): string {
  const difference = book.difference(valuesOf(fields, book, preset, a), valuesOf(fields, book, preset, b));
  if (difference === '') throw fields.problem('Both settings are the same; "a" or "b" names what one has instead.');
  return difference;
}
function valuesOf(fields: Fields, book: SettingsBook, preset: string, changes: Changes) {
  try {
    return book.values(preset, changes);
  } catch (error) {
    throw fields.problem((error as Error).message);
  }
}

/** Attributes of the element that trains this, with what it shows. */
function runAttributes(
  fields: Fields,
  { book }: Background,
  preset: string,
  changes: Changes,
  steps: number,
): Record<string, string> {
  valuesOf(fields, book, preset, changes);
  const controls = fields.words('controls');
  if (controls.length > mostControls)
    throw fields.problem(
      `At most ${mostControls} controls stand beside a lab; here are ${controls.length}.`,
      'controls',
    );
  const unknown = controls.find((name) => !book.schema.params.some(({ key }) => key === name));
  if (unknown !== undefined) throw fields.problem(`There is no hyperparameter "${unknown}" to control.`, 'controls');
  const views = fields.has('views') ? fields.words('views') : ['stage', 'chart'];
  const noView = views.find((name) => !(viewNames as readonly string[]).includes(name));
  if (noView !== undefined)
    throw fields.problem(`There is no view "${noView}"; the views are ${viewNames.join(', ')}.`, 'views');
  return {
    preset,
    ...changes,
    until: String(steps),
    unseen: 'train', // the verdict waits for it, also where the reader scrolls on
    views: views.join(','),
    controls: controls.join(',') || 'none',
    ...(fields.has('chart') && { chart: fields.choice('chart', chartNames) }),
    ...(fields.has('layer') && { layer: readLayer(fields, book) }),
  };
}
function readLayer(fields: Fields, { schema }: SettingsBook): string {
  return fields.choice(
    'layer',
    schema.map_layers.map(({ key }) => key),
  );
}

function readMeasure(fields: Fields, { book }: Background): Measure {
  const part = fields.part('measure', 'What is measured');
  const reading = part.choice('reading', ['mean', 'size', 'spread', 'solved']);
  const key = reading === 'solved' ? 'evaluation_return' : part.text('metric');
  const metric = book.schema.metrics.find((each) => each.key === key);
  if (!metric) throw part.problem(`There is no metric "${key}".`, 'metric');
  const [from, to, ...more] = part.words('window').map(Number);
  if (!(from! >= 0 && to! > from! && more.length === 0))
    throw part.problem(
      '"window" is two numbers of steps, as in [5000, 10000].',
      part.has('window') ? 'window' : undefined,
    );
  const unit = reading === 'solved' ? 'steps' : metric.unit;
  part.end();
  return { name: metric.key.replaceAll('_', ' '), metric: key, reading, unit, window: [from!, to!] };
}
function pickMeasure({ name, metric, reading, unit, window }: Measure): Measure {
  return { name, metric, reading, unit, window };
}

export function readQuestion(text: string, file: string, line: number): QuestionBlock {
  const fields = Fields.read(text, file, line, 'A question');
  const options = fields.parts('options', 'An option');
  const right = options.flatMap((option, i) => (option.flag('right') ? [i] : []));
  if (options.length < 2) throw fields.problem('A question has at least two options.', 'options');
  if (right.length !== 1) throw fields.problem(`One option is "right: true"; here are ${right.length}.`, 'options');
  const block: QuestionBlock = {
    id: fields.name('id'),
    text: fields.text('text'),
    options: options.map((option) => ({ text: option.text('text'), because: option.text('because') })),
    right: right[0]!,
    line,
  };
  for (const option of options) option.end();
  fields.end();
  return block;
}

export function readExercise(text: string, file: string, line: number, background: Background): ExerciseBlock {
  const fields = Fields.read(text, file, line, 'An exercise');
  const [preset, set, solution] = [fields.text('preset'), fields.pairs('set'), fields.pairs('solution')];
  const steps = readSteps(fields);
  const goal = fields.part('goal', 'A goal');
  const atLeast = goal.has('at_least') ? goal.number('at_least') : null;
  const atMost = goal.has('at_most') ? goal.number('at_most') : null;
  if (atLeast === null && atMost === null) throw goal.problem('A goal is "at_least" or "at_most" a number.');
  const block: ExerciseBlock = {
    data: {
      id: fields.name('id'),
      attributes: runAttributes(fields, background, preset, set, steps),
      steps,
      measure: readMeasure(fields, background),
      atLeast,
      atMost,
    },
    task: fields.text('task'),
    hint: fields.optionalText('hint'),
    solution,
    preset,
    set,
    line,
  };
  const offered = fields.words('controls');
  const hidden = Object.keys(solution).find((key) => !offered.includes(key));
  if (Object.keys(solution).length === 0) throw fields.problem('An exercise needs a "solution", which a test tries.');
  if (hidden !== undefined)
    throw fields.problem(`The solution sets "${hidden}", which is not among the controls.`, 'solution');
  valuesOf(fields, background.book, preset, { ...set, ...solution });
  goal.end();
  fields.end();
  return block;
}
