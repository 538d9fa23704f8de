/** One line below the header: what to do, and what to look at with this preset. */
import { html, LitElement } from 'lit';
import type { Lab } from '../lab/lab';
import { define, StoreController } from '../ui/element';
import { explained, termStyle } from '../ui/term';
import { css } from '../ui/text_size';
import { base } from '../ui/theme';
import { formatCount } from '../words/format';

/** Updates that begin at this step need no word. */
const soon = 250;

/** The question of a lesson that the page was opened with. */
export interface Assignment {
  readonly title: string;
  readonly question: string;
  /** Where to go on. */
  readonly href: string;
  readonly link: string;
}

export class GuideView extends LitElement {
  static override properties = {
    lab: { attribute: false },
    assignment: { attribute: false },
    lessons: { attribute: false },
  };
  declare lab: Lab;
  declare assignment: Assignment | undefined;
  /** Address of the course; null: it is not beside this page. */
  declare lessons: string | null;

  constructor() {
    super();
    this.lessons = null;
    new StoreController(this, () => this.lab.store, ['schema', 'preset', 'phase', 'metrics', 'firstUpdate']);
  }

  protected override render(): unknown {
    const { schema, preset, phase } = this.lab.store.state;
    const current = schema?.presets.find(({ name }) => name === preset);
    const course = this.lessons ? html`<a class="course" href=${this.lessons}>Lessons</a>` : '';
    if (this.assignment) {
      const { title, question, href, link } = this.assignment;
      return html`<p><b>${title}:</b> ${question} <a href=${href}>${link}</a></p>${course}`;
    }
    if (!current) return html`<p>Soft Actor-Critic learns to swing a pendulum up and balance it.</p>`;
    const start = phase === 'ready' ? html`<b>Press Train</b> and watch a pendulum learn to stand up. ` : '';
    return html`<p>${start}${this.#waiting()}${explained({ name: current.title, means: current.help }, html`<span>${current.title}:</span>`)} ${current.help}</p>${course}`;
  }

  /** Where one would wonder for long why nothing is learned. */
  #waiting(): unknown {
    const { phase, metrics, firstUpdate } = this.lab.store.state;
    const begun = phase === 'training' || phase === 'paused';
    if (!begun || !(firstUpdate > Math.max(metrics[0] ?? 0, soon))) return '';
    return html`<b>Updates begin at step ${formatCount(firstUpdate)}.</b> `;
  }

  static override styles = [
    base,
    termStyle,
    css`
      :host {
        display: flex;
        justify-content: space-between;
        gap: 16px;
        min-width: 0;
        padding-inline: 4px;
        color: var(--muted);
        font-size: 12.5px;
      }
      p {
        margin: 0;
        height: 18px;
        line-height: 18px;
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      a {
        color: var(--accent);
        text-underline-offset: 2px;
      }
      .course {
        flex: none;
        margin-block: -3px;
        padding-block: 3px;
        line-height: 18px;
      }
      b,
      span {
        color: var(--ink);
        font-weight: 600;
      }
      /* The menu has it too. */
      @container lab (min-width: 500px) and (max-width: 899.9px) {
        .course {
          display: none;
        }
      }
      @container lab (max-width: 499.9px) {
        p {
          display: -webkit-box;
          height: 51px;
          font-size: 12px;
          line-height: 17px;
          -webkit-box-orient: vertical;
          -webkit-line-clamp: 3;
          white-space: normal;
        }
      }
    `,
  ];
}
define('sac-guide', GuideView);
