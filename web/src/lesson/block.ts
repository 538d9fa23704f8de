/** What experiment, question and exercise have in common: data beside their HTML, and an answer that is kept and told. */
import { type Answer, answersOf, keepAnswer } from './answers';

/** What a block tells the page around the lesson, as the event `lab-answer`. */
export interface LabAnswer {
  readonly lesson: string;
  readonly question: string;
  readonly answer: string;
  /** Null: nobody can say. */
  readonly right: boolean | null;
}

export class Block<Data extends { readonly id: string }> {
  readonly root: HTMLElement;
  readonly data: Data;
  readonly lesson: string;

  constructor(root: HTMLElement, kind: string, lesson: string) {
    this.root = root;
    this.data = JSON.parse(root.dataset[kind]!) as Data;
    this.lesson = lesson;
  }
  find<E extends HTMLElement>(selector: string): E {
    return this.root.querySelector<E>(selector)!;
  }
  /** What was answered here before. */
  get before(): Answer | undefined {
    return answersOf(this.lesson)[this.data.id];
  }
  keep(value: string, answer: string, right: boolean | null, seed?: number): void {
    const question = this.data.id;
    const asked = this.find('.asked').textContent.trim();
    keepAnswer(this.lesson, { question, asked, value, answer, right, at: Date.now(), ...(seed && { seed }) });
    const detail: LabAnswer = { lesson: this.lesson, question, answer, right };
    this.root.dispatchEvent(new CustomEvent('lab-answer', { detail, bubbles: true }));
  }
  /** From here on what answers the question is shown. */
  done(): void {
    this.root.dataset['done'] = '';
  }
}

/** The texts of a choice, and the one that is chosen. */
export function chosen(form: HTMLFormElement): number {
  return Number(new FormData(form).values().next().value);
}
export function choose(form: HTMLFormElement, place: number): void {
  const radio = form.querySelectorAll<HTMLInputElement>('input[type="radio"]')[place];
  if (radio) radio.checked = true;
}
export function optionText(form: HTMLFormElement, place: number): string {
  return form.querySelectorAll('label')[place]?.textContent.trim() ?? '';
}
/** Answered is answered: the reader sees what was said, and the right one where there is one. */
export function settle(form: HTMLFormElement, right: number | null): void {
  for (const input of form.querySelectorAll('input')) input.disabled = true;
  form.querySelector('button')!.hidden = true;
  if (right !== null) form.querySelectorAll('label')[right]?.classList.add('right');
}
