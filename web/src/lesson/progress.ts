/** How far the reader is: marks at the lessons, and what can be done with the answers. */
import { type Answers, answersText, clearAnswers, readAnswers } from './answers';

export class Progress {
  readonly #bar: HTMLElement;
  readonly #lesson: string | null;
  readonly #blocks: number;

  constructor(bar: HTMLElement, { lesson, blocks }: DOMStringMap) {
    this.#bar = bar;
    this.#lesson = lesson ?? null;
    this.#blocks = Number(blocks ?? 0);
  }

  show(): void {
    const answers = readAnswers();
    for (const mark of document.querySelectorAll<HTMLElement>('li[data-lesson]')) {
      const { lesson, blocks } = mark.dataset;
      const own = Object.keys(answers[lesson!] ?? {}).length;
      const all = Number(blocks ?? NaN);
      // The way through the course does not know how many there are: one answer is a beginning there.
      mark.toggleAttribute('data-done', Number.isNaN(all) ? own > 0 : all > 0 && own >= all);
    }
    const count = this.#count(answers);
    const text = document.createElement('span');
    text.textContent = this.#lesson
      ? `${count} of ${this.#blocks} answered on this page.`
      : count === 0
        ? 'Nothing is answered yet.'
        : `${count} answers are kept in this browser.`;
    const children: Node[] = [text];
    if (Object.keys(answers).length > 0)
      children.push(
        button('Save all answers as text', () => save(answers)),
        button(this.#lesson ? 'Clear this lesson' : 'Clear all answers', () => {
          clearAnswers(this.#lesson);
          location.reload();
        }),
      );
    this.#bar.replaceChildren(...children);
  }
  #count(answers: Answers): number {
    const lessons = this.#lesson ? [answers[this.#lesson] ?? {}] : Object.values(answers);
    return lessons.reduce((sum, own) => sum + Object.keys(own).length, 0);
  }
}

function button(text: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.textContent = text;
  element.addEventListener('click', act);
  return element;
}
/** Titles as the page's links name them. */
function titles(): ReadonlyMap<string, string> {
  const links = document.querySelectorAll<HTMLElement>('li[data-lesson]');
  return new Map(
    [...links].map((mark) => {
      const link = mark.querySelector('a')!;
      return [mark.dataset['lesson']!, link.getAttribute('aria-label') ?? link.querySelector('b')!.textContent];
    }),
  );
}
function save(answers: Answers): void {
  const file = new Blob([answersText(answers, titles())], { type: 'text/plain' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = 'sac-lab-answers.txt';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
