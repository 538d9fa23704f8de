/** A prediction, two runs side by side from one seed, and the verdict in numbers. */
import { formatFigure } from './figures';
import { Block } from './block';
import type { CurvePrediction, Experiment } from './content';
import { meanOver } from './curve_plot';
import { curveFigure, distanceText } from './curve_verdict';
import { type FetchLab, type LabElement, makeLab, trained } from './lab';
import { course, measured } from './measure';
import { makePrediction, type Prediction } from './prediction';

export class ExperimentBlock extends Block<Experiment> {
  readonly #form = this.find<HTMLFormElement>('form');
  readonly #prediction: Prediction = makePrediction(this.#form, this.data);
  readonly #fetchLab: FetchLab;
  #opening: Promise<LabElement> | undefined;
  #seed = 1;

  constructor(root: HTMLElement, lesson: string, fetchLab: FetchLab) {
    super(root, 'experiment', lesson);
    this.#fetchLab = fetchLab;
    const { before } = this;
    if (before) this.#takeUp(before.value, before.seed ?? 1);
    // Whoever thinks about an answer will want the lab: its scripts come meanwhile.
    this.#form.addEventListener('input', () => void this.#open(), { once: true });
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#run();
    });
    const update = this.find('.open-update');
    update?.querySelector('button')!.addEventListener('click', () => void this.#showUpdate());
  }

  /** An answer of an earlier visit: the outcome is shown, and the runs can be done again. */
  #takeUp(said: string, seed: number): void {
    this.#prediction.said = said;
    if (this.#prediction.said !== said) return; // the lesson has changed: that was another question
    this.#seed = seed;
    this.#judge();
    this.done();
    this.#prediction.settle();
    const again = document.createElement('button');
    again.textContent = 'Run it again';
    again.addEventListener('click', () => {
      again.remove();
      void this.#run();
    });
    this.#form.append(again);
  }

  /** Shows the lab at rest. */
  #open(): Promise<LabElement> {
    this.#opening ??= this.#make();
    return this.#opening;
  }
  async #make(): Promise<LabElement> {
    const { attributes, seeds } = this.data;
    // A seed of the table, so that the reader's own run is one of those that it counts.
    this.#seed = this.before?.seed ?? 1 + Math.floor(Math.random() * seeds);
    const lab = makeLab(this.find('.lab'), { ...attributes, seed: String(this.#seed) });
    await this.#fetchLab();
    return lab;
  }
  async #run(): Promise<void> {
    const { said, words } = this.#prediction;
    for (const input of this.#form.querySelectorAll('input')) input.disabled = true;
    const button = this.#form.querySelector('button')!;
    button.disabled = true;
    button.textContent = 'Training…';
    const lab = await this.#open();
    lab.scrollIntoView({ block: 'nearest' });
    lab.train();
    await trained(lab, this.data.steps, ['a', 'b']);
    this.#prediction.settle();
    const right = this.#judge();
    this.#tellRun(lab);
    this.done();
    this.keep(said, words, right, this.#seed);
    if (this.data.update) this.find('.open-update').hidden = false;
  }

  /** The prediction beside what the table says. @returns whether it was right; null: nobody can say */
  #judge(): boolean | null {
    const { predict } = this.data;
    const yours = this.find('.yours');
    yours.hidden = false;
    const { right, head, rest } =
      predict.kind === 'choice'
        ? this.#judgeChoice(predict.right)
        : predict.kind === 'number'
          ? this.#judgeNumber(Number(this.#prediction.said), predict.of, 'You predicted')
          : this.#judgeNumber(
              meanOver(this.#prediction.course!, this.data.measure.window),
              predict.of,
              `The mean of your curve over steps ${this.data.measure.window.map(formatFigure).join(' to ')} is`,
            );
    yours.replaceChildren(paragraph(right, head, rest));
    return right;
  }
  #judgeChoice(place: number | null): Judgement {
    const right = place === null ? null : Number(this.#prediction.said) === place;
    const head = right === null ? 'You predicted' : right ? 'Right' : 'Not so';
    return { right, head, rest: `: ${this.#prediction.words}` };
  }
  #judgeNumber(guess: number, of: 'a' | 'b' | 'difference', said: string): Judgement {
    const { table, measure } = this.data;
    const [mean, low, high] = table![of];
    const right = guess >= low && guess <= high;
    const far = `${said} ${formatFigure(guess)} ${measure.unit}; over all seeds it is ${formatFigure(mean)}, with a 95\u00a0% interval of ${formatFigure(low)} to ${formatFigure(high)}.`;
    return { right, head: right ? 'Inside the interval' : 'Outside the interval', rest: `. ${far}` };
  }
  /** The reader's own two runs. */
  #tellRun(lab: LabElement): void {
    const { measure, names } = this.data;
    const figure = (run: 'a' | 'b'): string => formatFigure(measured(lab, measure, run));
    const text = document.createElement('p');
    text.append(
      strong('Your run'),
      ` (seed ${this.#seed}): `,
      badge('a'),
      ` ${names.a} ${figure('a')}, `,
      badge('b'),
      ` ${names.b} ${figure('b')} ${measure.unit}.`,
    );
    this.find('.yours').append(text);
    if (this.data.predict.kind === 'curve') this.#tellCurve(lab, this.data.predict);
  }
  /** What was drawn, over what came. */
  #tellCurve(lab: LabElement, data: CurvePrediction): void {
    const drawn = this.#prediction.course!;
    const runs = { a: course(lab, data.metric, 'a'), b: course(lab, data.metric, 'b') };
    const apart = document.createElement('p');
    apart.textContent = distanceText(drawn, runs);
    const axes = this.#form.querySelector('svg')!;
    this.find('.yours').append(curveFigure(axes, data, this.data.names, drawn, runs), apart);
  }
  /** The update view, open at the part that differs. */
  async #showUpdate(): Promise<void> {
    const lab = await this.#open();
    lab.setAttribute('views', 'update');
    lab.removeAttribute('update');
    lab.setAttribute('update', this.data.update!);
    lab.scrollIntoView({ block: 'nearest' });
  }
}

/** Whether a prediction was right, and what is said of it. */
interface Judgement {
  readonly right: boolean | null;
  readonly head: string;
  readonly rest: string;
}
function paragraph(right: boolean | null, head: string, rest: string): HTMLElement {
  const text = document.createElement('p');
  if (right !== null) text.className = right ? 'hit' : 'miss';
  text.append(strong(head), rest);
  return text;
}
function strong(words: string): HTMLElement {
  const element = document.createElement('b');
  element.textContent = words;
  return element;
}
function badge(run: 'a' | 'b'): HTMLElement {
  const element = strong(run.toUpperCase());
  element.className = run;
  return element;
}
