/** What a reader commits to before a run: a choice, a number, or a curve. */
import { choose, chosen, optionText, settle } from './block';
import type { Experiment } from './content';
import type { Course } from './curve_plot';
import { DrawnCurve } from './drawn_curve';
import { formatFigure } from './figures';

export interface Prediction {
  /** As it is kept; it can be taken up again. */
  said: string;
  /** The same in words, with the unit. */
  readonly words: string;
  /** Of a curve; null: it is none. */
  readonly course: Course | null;
  /** The answer stands, and the one that the table supports is marked. */
  settle(): void;
}

export function makePrediction(form: HTMLFormElement, { predict, measure }: Experiment): Prediction {
  switch (predict.kind) {
    case 'choice':
      return new Choice(form, predict.right);
    case 'number':
      return new NumberField(form, measure.unit);
    case 'curve':
      return new CurveField(form, new DrawnCurve(form.querySelector('svg')!, predict, () => enable(form)));
  }
}
/** A curve that nobody has drawn is no prediction. */
function enable(form: HTMLFormElement): void {
  form.querySelector('button')!.disabled = false;
  form.dispatchEvent(new Event('input'));
}

class Choice implements Prediction {
  readonly course = null;
  readonly #form: HTMLFormElement;
  readonly #right: number | null;
  constructor(form: HTMLFormElement, right: number | null) {
    this.#form = form;
    this.#right = right;
  }
  get said(): string {
    return String(chosen(this.#form));
  }
  set said(said: string) {
    choose(this.#form, Number(said));
  }
  get words(): string {
    return optionText(this.#form, chosen(this.#form));
  }
  settle(): void {
    settle(this.#form, this.#right);
  }
}

class NumberField implements Prediction {
  readonly course = null;
  readonly #form: HTMLFormElement;
  readonly #unit: string;
  constructor(form: HTMLFormElement, unit: string) {
    this.#form = form;
    this.#unit = unit;
  }
  get #field(): HTMLInputElement {
    return this.#form.querySelector<HTMLInputElement>('input[type="number"]')!;
  }
  get said(): string {
    return this.#field.value;
  }
  set said(said: string) {
    this.#field.value = said;
  }
  get words(): string {
    return `${this.said} ${this.#unit}`.trim();
  }
  settle(): void {
    settle(this.#form, null);
  }
}

class CurveField implements Prediction {
  readonly #form: HTMLFormElement;
  readonly #curve: DrawnCurve;
  constructor(form: HTMLFormElement, curve: DrawnCurve) {
    this.#form = form;
    this.#curve = curve;
    form.querySelector('button')!.disabled = true;
  }
  get course(): Course {
    return this.#curve.course;
  }
  get said(): string {
    return this.course.values.join(' ');
  }
  set said(said: string) {
    this.#curve.values = said.split(' ').map(Number);
  }
  get words(): string {
    const { steps, values } = this.course;
    return steps.map((step, i) => `${formatFigure(values[i]!)} at step ${formatFigure(step)}`).join(', ');
  }
  settle(): void {
    settle(this.#form, null);
    this.#curve.lock();
  }
}
