/** A prediction, two runs side by side from one seed, and the verdict in numbers. */
import { formatFigure } from './figures';
import { Block, choose, chosen, optionText, settle } from './block';
import type { Experiment } from './content';
import { type FetchLab, type LabElement, makeLab, trained } from './lab';
import { measured } from './measure';

export class ExperimentBlock extends Block<Experiment> {
  readonly #form = this.find<HTMLFormElement>('form');
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
      void this.#run(this.#said());
    });
    const update = this.find('.open-update');
    update?.querySelector('button')!.addEventListener('click', () => void this.#showUpdate());
  }

  #said(): string {
    if (this.data.predict.kind === 'choice') return String(chosen(this.#form));
    return this.#form.querySelector<HTMLInputElement>('input[type="number"]')!.value;
  }
  /** An answer of an earlier visit: the outcome is shown, and the runs can be done again. */
  #takeUp(said: string, seed: number): void {
    this.#seed = seed;
    if (this.data.predict.kind === 'choice') choose(this.#form, Number(said));
    else this.#form.querySelector<HTMLInputElement>('input[type="number"]')!.value = said;
    this.#judge(said);
    this.done();
    this.#settle();
    const again = document.createElement('button');
    again.textContent = 'Run it again';
    again.addEventListener('click', () => {
      again.remove();
      void this.#run(said);
    });
    this.#form.append(again);
  }
  #settle(): void {
    const { predict } = this.data;
    settle(this.#form, predict.kind === 'choice' ? predict.right : null);
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
  async #run(said: string): Promise<void> {
    for (const input of this.#form.querySelectorAll('input')) input.disabled = true;
    const button = this.#form.querySelector('button')!;
    button.disabled = true;
    button.textContent = 'Training…';
    const lab = await this.#open();
    lab.scrollIntoView({ block: 'nearest' });
    lab.train();
    await trained(lab, this.data.steps, ['a', 'b']);
    this.#settle();
    const right = this.#judge(said);
    this.#tellRun(lab);
    this.done();
    const words = this.data.predict.kind === 'choice' ? optionText(this.#form, Number(said)) : said;
    this.keep(said, words, right, this.#seed);
    if (this.data.update) this.find('.open-update').hidden = false;
  }

  /** The prediction beside what the table says. @returns whether it was right; null: nobody can say */
  #judge(said: string): boolean | null {
    const { predict, table, measure } = this.data;
    const yours = this.find('.yours');
    yours.hidden = false;
    if (predict.kind === 'choice') {
      const right = predict.right === null ? null : Number(said) === predict.right;
      const words = optionText(this.#form, Number(said));
      yours.replaceChildren(
        paragraph(right, right === null ? 'You predicted' : right ? 'Right' : 'Not so', `: ${words}`),
      );
      return right;
    }
    const [mean, low, high] = table![predict.of];
    const guess = Number(said);
    const right = guess >= low && guess <= high;
    const far = `You predicted ${formatFigure(guess)} ${measure.unit}; the mean is ${formatFigure(mean)}, and its 95 % interval ${formatFigure(low)} to ${formatFigure(high)}.`;
    yours.replaceChildren(paragraph(right, right ? 'Inside the interval' : 'Outside the interval', `. ${far}`));
    return right;
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
