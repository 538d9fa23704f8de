/** What a reader predicts of an experiment, read from its block and held against the table. */
import type { Choice, CurvePrediction, Experiment, NumberPrediction } from '../../src/lesson/content.ts';
import { axis } from './axis.ts';
import type { Background } from './blocks.ts';
import { type Claim, largerOf } from './claims.ts';
import type { Fields } from './fields.ts';

/** So many presses of an arrow key move a point of a curve from one line of its axes to the next. */
const keysPerTick = 10;

export function readPrediction(fields: Fields, claim: Claim | null, background: Background): Experiment['predict'] {
  const kind = fields.choice('kind', ['choice', 'number', 'curve']);
  const prediction = {
    choice: () => readChoice(fields, claim),
    number: () => readNumber(fields, claim),
    curve: () => readCurve(fields, claim, background),
  }[kind]();
  fields.end();
  return prediction;
}
/** Which option is right is not for the text to say: each says which setting is the larger, and the table decides. */
function readChoice(fields: Fields, claim: Claim | null): Choice {
  const options = fields.parts('options', 'An option');
  const says = options.map((option) => (option.has('says') ? option.choice('says', ['a', 'b', 'neither']) : null));
  const texts = options.map((option) => option.text('text'));
  for (const option of options) option.end();
  if (says.some((one) => one !== null) && !claim)
    throw fields.problem('Only the table can judge what an option "says": name its claim.', 'options');
  const right = claim ? says.indexOf(largerOf(claim)) : -1;
  if (claim && right < 0)
    throw fields.problem(`The table says "${largerOf(claim)}" (${claim.finding}), and no option says that.`, 'options');
  return { kind: 'choice', options: texts, right: right < 0 ? null : right };
}
function readNumber(fields: Fields, claim: Claim | null): NumberPrediction {
  if (!claim) throw fields.problem('A number is predicted of a claim of the table: name it.', 'kind');
  const of = fields.choice('of', ['a', 'b', 'difference']);
  const table = { a: claim.a_mean, b: claim.b_mean, difference: claim.difference }[of];
  if (!table.every(Number.isFinite))
    throw fields.problem(`What is predicted is no number in the table: ${claim.finding}`, 'of');
  const [min, max, step] = [fields.number('min'), fields.number('max'), fields.number('step')];
  if (!(min < max && step > 0)) throw fields.problem('"min" is below "max", and "step" above 0.', 'min');
  return { kind: 'number', of, min, max, step };
}
/** The curve of what a claim reads the mean of, so that it says a number, too, which the table can judge. */
function readCurve(fields: Fields, claim: Claim | null, { book }: Background): CurvePrediction {
  if (claim?.reading !== 'mean')
    throw fields.problem('A curve is predicted where a claim reads the mean of it over some steps: name one.', 'kind');
  const of = fields.choice('of', ['a', 'b']);
  const [low, high] = [fields.number('min'), fields.number('max')];
  if (!(low < high)) throw fields.problem('"min" is below "max".', 'min');
  const { from, to, ticks } = axis([low, high], 0, 1);
  const unit = book.schema.metrics.find(({ key }) => key === claim.metric)?.unit ?? '';
  const key = Number(((ticks[1]! - ticks[0]!) / keysPerTick).toPrecision(6));
  return {
    kind: 'curve',
    of,
    metric: claim.metric,
    name: claim.name,
    unit,
    steps: claim.steps,
    min: from,
    max: to,
    key,
  };
}
