/** What a run starts from, preset and seed, and how fast it goes. */
import { css, html, LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import { define } from './define';
import type { Lab } from './lab';
import type { Speed } from './protocol';
import { Watching } from './store';
import { base } from './theme';

const speeds: readonly { speed: Speed; label: string; title: string }[] = [
  { speed: 1, label: '1×', title: 'Train in real time' },
  { speed: 10, label: '10×', title: 'Train ten times as fast as real time' },
  { speed: 'max', label: 'max', title: 'Train as fast as this machine can' },
];
/** Small seeds are easy to say and to type. */
const seedChoices = 10000;

export class SetupView extends LitElement {
  static override properties = { lab: { attribute: false } };
  declare lab: Lab;

  constructor() {
    super();
    new Watching(this, () => this.lab.store, ['schema', 'preset', 'values', 'speed']);
  }

  #setSeed(text: string): void {
    const error = this.lab.set('seed', text.trim());
    if (error) this.lab.notify(error);
    this.requestUpdate();
  }

  protected override render(): unknown {
    const { schema, preset, values, speed } = this.lab.store.state;
    const help = schema?.presets.find(({ name }) => name === preset)?.help ?? '';
    return html`
      <label>
        <span>Preset</span>
        <select
          name="preset"
          aria-label="Preset"
          title=${help}
          ?disabled=${!schema}
          @change=${(event: Event) => this.lab.setPreset((event.target as HTMLSelectElement).value)}
        >
          ${schema?.presets.map(
            ({ name, title }) => html`<option value=${name} .selected=${live(name === preset)}>${title}</option>`,
          )}
        </select>
      </label>
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
    `;
  }

  static override styles = [
    base,
    css`
      :host {
        display: flex;
        gap: 20px;
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
      select,
      input[type='text'] {
        height: 32px;
        padding: 0 8px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--field);
      }
      select:hover,
      input:hover {
        border-color: var(--line-strong);
      }
      input[type='text'] {
        width: 88px;
        padding-inline-end: 30px;
      }
      .seed button {
        position: absolute;
        inset-inline-end: 3px;
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
        padding: 2px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--field);
      }
      b {
        display: block;
        min-width: 38px;
        padding: 3px 8px;
        border-radius: 6px;
        color: var(--muted);
        font-size: 12px;
        line-height: 20px;
        font-weight: 500;
        text-align: center;
        cursor: pointer;
      }
      b:hover {
        color: var(--ink);
      }
      input:checked + b {
        background: var(--accent-soft);
        color: var(--accent);
        font-weight: 600;
      }
      input:focus-visible + b {
        outline: 2px solid var(--accent);
      }
      @container (max-width: 1099.9px) {
        :host {
          gap: 8px;
        }
        span {
          display: none;
        }
      }
      @container (max-width: 499.9px) {
        :host {
          justify-content: space-between;
        }
        label:first-child,
        select {
          flex: 1;
        }
      }
    `,
  ];
}
define('sac-setup', SetupView);
