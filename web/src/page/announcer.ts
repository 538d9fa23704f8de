/** The live region: progress for screen readers. */
import { html, LitElement } from 'lit';
import type { Lab } from '../lab/lab';
import { define, StoreController } from '../ui/element';
import { css } from '../ui/text_size';
import { base } from '../ui/theme';
import { Announcements } from '../words/announcements';

export class Announcer extends LitElement {
  static override properties = { lab: { attribute: false }, run: { attribute: false }, text: { state: true } };
  declare lab: Lab;
  /** Named where there are two. */
  declare run: string;
  declare text: string;
  readonly #announcements = new Announcements();
  #told = { evaluations: 0, step: -1 };

  constructor() {
    super();
    this.run = '';
    this.text = '';
    new StoreController(
      this,
      () => this.lab.store,
      ['metrics', 'solved', 'phase'],
      () => this.#listen(),
    );
  }

  #listen(): void {
    const { evaluations } = this.lab.curves;
    const { solved, phase } = this.lab.store.state;
    const now = performance.now();
    const count = evaluations.steps.length;
    if (solved && solved.step !== this.#told.step) {
      this.text = this.#of(this.#announcements.solved(now, solved.step, solved.seconds));
    } else if (phase === 'training' && count > this.#told.evaluations) {
      const said = this.#announcements.evaluation(now, evaluations.steps.at(-1)!, evaluations.values.at(-1)!);
      if (said) this.text = this.#of(said);
    }
    this.#told = { evaluations: count, step: solved?.step ?? -1 };
  }

  #of(sentence: string): string {
    return this.run ? `Run ${this.run}: ${sentence}` : sentence;
  }

  /** Why a run stopped stands in the notices, which are told at once by themselves. */
  protected override render(): unknown {
    return html`<p class="visually-hidden" role="status">${this.text}</p>`;
  }
  static override styles = [
    base,
    css`
      :host {
        position: absolute;
        inset: 0 auto auto 0;
      }
    `,
  ];
}
define('sac-announcer', Announcer);
