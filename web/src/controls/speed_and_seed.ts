/** How fast a run goes, and the seed that it starts from. */
import { html, LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Speed } from '../engine/protocol';
import type { Lab } from '../lab/lab';
import { choiceStyle } from '../ui/choice_style';
import { define, StoreController } from '../ui/element';
import { css } from '../ui/text_size';
import { base } from '../ui/theme';

const speeds: readonly { speed: Speed; label: string; title: string }[] = [
  { speed: 1, label: '1×', title: 'Train in real time' },
  { speed: 10, label: '10×', title: 'Train ten times as fast as real time' },
  { speed: 'max', label: 'max', title: 'Train as fast as this machine can' },
];
/** Small seeds are easy to say and to type. */
const seedChoices = 10000;

export class SpeedAndSeed extends LitElement {
  static override properties = { lab: { attribute: false } };
  declare lab: Lab;

  constructor() {
    super();
    new StoreController(this, () => this.lab.store, ['schema', 'values', 'speed']);
  }

  #setSeed(text: string): void {
    const error = this.lab.editor.setSeed(text.trim());
    if (error) this.lab.notify(error);
    this.requestUpdate();
  }

  protected override render(): unknown {
    const { schema, values, speed } = this.lab.store.state;
    return html`
      <div class="speed" role="radiogroup" aria-label="Speed">
        <span aria-hidden="true">Speed</span>
        <div>
          ${speeds.map(
            (choice) => html`<label title=${choice.title}>
              <input
                type="radio"
                name="speed"
                class="visually-hidden"
                value=${choice.speed}
                .checked=${live(choice.speed === speed)}
                @change=${() => this.lab.setSpeed(choice.speed)}
              /><b>${choice.label}</b>
            </label>`,
          )}
        </div>
      </div>
      <label class="seed">
        <span>Seed</span>
        <input
          name="seed"
          aria-label="Seed"
          type="text"
          inputmode="numeric"
          autocomplete="off"
          title="The same seed gives the same run, bit for bit, in every browser"
          ?disabled=${!schema}
          .value=${live(values.get('seed') ?? '')}
          @change=${(event: Event) => this.#setSeed((event.target as HTMLInputElement).value)}
        />
        <button
          title="Another seed"
          aria-label="Another seed"
          ?disabled=${!schema}
          @click=${() => this.#setSeed(String(Math.floor(Math.random() * seedChoices)))}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <rect x="1.7" y="1.7" width="12.6" height="12.6" rx="3" />
            <path d="M5 5h.01M11 5h.01M8 8h.01M5 11h.01M11 11h.01" />
          </svg>
        </button>
      </label>
    `;
  }

  static override styles = [
    base,
    choiceStyle,
    css`
      :host {
        display: flex;
        gap: 14px;
      }
      label,
      .speed {
        position: relative;
        display: flex;
        align-items: center;
        gap: 8px;
      }
      span {
        color: var(--muted);
        font-size: 12px;
      }
      input[type='text'] {
        width: 84px;
        height: 34px;
        padding: 0 30px 0 8px;
        border: 1px solid var(--line);
        border-radius: 9px;
        background: var(--field);
      }
      input:hover {
        border-color: var(--line-strong);
      }
      .seed button {
        position: absolute;
        inset-inline-end: 4px;
        display: grid;
        place-items: center;
        width: 26px;
        height: 26px;
        padding: 0;
        border: 0;
        border-radius: 6px;
        background: none;
        color: var(--muted);
      }
      .seed button:hover {
        color: var(--ink);
        background: var(--raised);
      }
      svg {
        width: 16px;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.4;
        stroke-linecap: round;
      }
      svg path {
        stroke-width: 2.2;
      }
      .speed > div {
        display: flex;
        height: 34px;
        padding: 2px;
        border: 1px solid var(--line);
        border-radius: 9px;
        background: var(--field);
      }
      .speed label {
        align-items: stretch;
      }
      b {
        display: grid;
        place-items: center;
        min-width: 36px;
        padding: 0 6px;
      }
      @media print {
        .speed,
        .seed button {
          display: none !important;
        }
        .seed span {
          display: inline !important;
        }
      }
      @container lab (max-width: 1199.9px) {
        :host {
          gap: 6px;
        }
        span {
          display: none;
        }
        input[type='text'] {
          width: 76px;
        }
        b {
          min-width: 32px;
          padding: 0 4px;
        }
      }
      @container lab (max-width: 499.9px) {
        input[type='text'],
        .speed > div {
          height: 44px;
        }
        .speed > div {
          padding: 0;
          border: 0;
          box-shadow: inset 0 0 0 1px var(--line);
        }
        .seed button {
          inset-inline-end: 0;
          width: 36px;
          height: 44px;
        }
        b {
          min-width: 38px;
        }
      }
    `,
  ];
}
define('sac-speed-and-seed', SpeedAndSeed);
