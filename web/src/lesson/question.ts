/** A question with options: once answered, it says why for the answer given and for the right one. */
import { Block, choose, chosen, optionText, settle } from './block';
import type { Question } from './content';

export class QuestionBlock extends Block<Question> {
  readonly #form = this.find<HTMLFormElement>('form');

  constructor(root: HTMLElement, lesson: string) {
    super(root, 'question', lesson);
    const { before } = this;
    if (before) {
      choose(this.#form, Number(before.value));
      this.#show(Number(before.value));
    }
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      const place = chosen(this.#form);
      this.#show(place);
      this.keep(String(place), optionText(this.#form, place), place === this.data.right);
    });
  }

  #show(place: number): void {
    settle(this.#form, this.data.right);
    for (const said of [place, this.data.right])
      this.root.querySelector<HTMLElement>(`.because li[data-option="${said}"]`)!.dataset['said'] = '';
    this.done();
  }
}
