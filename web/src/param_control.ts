/** The control of one hyperparameter, built from its description alone. */
import { html, LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import { define } from './define';
import { claimOf } from './claims';
import { badgeText, badgeTitle, paramName, rangeText, valueText } from './param_text';
import { fromSlider, hasSlider, sliderSteps, toSlider, type Param } from './schema';
import { sliderStyle } from './slider_style';
import { plainSymbol } from './symbols';
import { symbolView } from './symbol_view';
import { css } from './text_size';
import { base } from './theme';

export interface ParamEvents {
  /** open: a slider is on its way, and more will follow */
  'param-input': { key: string; text: string; open: boolean };
  'param-restore': { key: string };
}

export class ParamControl extends LitElement {
  static override properties = {
    param: { attribute: false },
    value: { attribute: false },
    base: { attribute: false },
    error: { attribute: false },
    waits: { attribute: false },
    sliding: { state: true },
  };
  declare param: Param;
  declare value: string;
  /** The preset's value. */
  declare base: string;
  declare error: string;
  /** The value is one that a new run will have. */
  declare waits: boolean;
  /** What the slider shows before it is let go. */
  declare sliding: string | null;

  constructor() {
    super();
    this.error = '';
    this.waits = false;
    this.sliding = null;
  }

  #send<K extends keyof ParamEvents>(type: K, detail: ParamEvents[K]): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
  #set(text: string, open = false): void {
    this.sliding = null;
    this.#send('param-input', { key: this.param.key, text, open });
  }
  #restore(): void {
    this.#send('param-restore', { key: this.param.key });
  }
  /** A live value follows the slider; one that needs a new run waits until it is let go. */
  #slide(event: Event): void {
    const text = String(fromSlider(this.param, Number((event.target as HTMLInputElement).value)));
    const open = event.type === 'input';
    if (this.param.apply === 'live' || !open) this.#set(text, open);
    else this.sliding = text;
  }

  protected override render(): unknown {
    const { param } = this;
    const changed = this.value !== this.base;
    const claim = claimOf(param.key);
    const name = `${paramName(param)}, ${plainSymbol(param.symbol)}`;
    const numeric = param.type === 'real' || param.type === 'integer';
    return html`
      <div class="row" data-type=${param.type} ?data-changed=${changed} ?data-claim=${claim !== ''}>
        <div class="label" @dblclick=${this.#restore}>
          ${claim ? html`<span class="claim">${claim}</span>` : html`<span class="sign">${symbolView(param.symbol)}</span>`}
          <span class="name">${paramName(param)}</span>
        </div>
        ${numeric || changed ? this.#restoreButton(changed) : ''}
        ${this.#input(claim ? `${claim}: ${name}` : name)}
        <span class="badge ${this.waits ? 'waits' : param.apply}" title=${badgeTitle(param)}>${this.waits ? 'waits' : badgeText(param)}</span>
      </div>
    `;
  }

  /** Its place stays when it is not needed, so that nothing moves. */
  #restoreButton(changed: boolean): unknown {
    const base = valueText(this.param, this.base);
    const label = `${paramName(this.param)}: back to the preset’s ${base}`;
    return html`<button
      class="restore ${changed ? '' : 'unused'}"
      title="Back to the preset’s ${base}"
      aria-label=${label}
      ?disabled=${!changed}
      @click=${this.#restore}
    >
      <svg viewBox="0 0 14 14" aria-hidden="true"><path d="M3.2 5.2A4.4 4.4 0 1 1 2.6 8M3 1.8v3.6h3.6" /></svg>
    </button>`;
  }

  #input(name: string): unknown {
    const { param } = this;
    if (param.type === 'boolean') {
      const on = this.value === 'true';
      return html`<button
        id="value"
        class="switch"
        role="switch"
        aria-checked=${on}
        aria-label=${name}
        aria-description=${param.help}
        @click=${() => this.#set(String(!on))}
      ></button>`;
    }
    if (param.type === 'choice') {
      return html`<select
        id="value"
        aria-label=${name}
        aria-description=${param.help}
        @change=${(event: Event) => this.#set((event.target as HTMLSelectElement).value)}
      >
        ${param.choices.map(
          (choice) => html`<option value=${choice} .selected=${live(choice === this.value)}>
            ${choice.replaceAll('_', ' ')}
          </option>`,
        )}
      </select>`;
    }
    const shown = this.sliding ?? this.value;
    return html`
      ${hasSlider(param)
        ? html`<input
            type="range"
            min="0"
            max=${sliderSteps}
            .value=${live(String(toSlider(param, Number(shown))))}
            style="--share: ${(100 * toSlider(param, Number(shown))) / sliderSteps}%"
            aria-label=${name}
            aria-valuetext=${shown}
            @input=${this.#slide}
            @change=${this.#slide}
            @dblclick=${this.#restore}
          />`
        : html`<span class="bounds">${rangeText(param)}</span>`}
      <input
        id="value"
        type="text"
        inputmode="decimal"
        autocomplete="off"
        spellcheck="false"
        aria-label="${name}: value"
        aria-description=${param.help}
        aria-invalid=${this.error !== ''}
        .value=${this.error ? shown : live(shown)}
        @focus=${(event: Event) => (event.target as HTMLInputElement).select()}
        @change=${(event: Event) => this.#set((event.target as HTMLInputElement).value.trim())}
      />
    `;
  }

  static override styles = [
    base,
    sliderStyle,
    css`
      :host {
        display: block;
      }
      .row {
        display: grid;
        grid-template: 'label label restore value' 24px 'slider badge badge value' 24px / minmax(0, 1fr) auto 24px 74px;
        column-gap: 8px;
        align-items: center;
        padding: 2px 14px 2px 12px;
      }
      .row:hover,
      .row:focus-within {
        background: var(--raised);
      }
      .label {
        grid-area: label;
        cursor: help;
        display: flex;
        align-items: baseline;
        gap: 8px;
        min-width: 0;
        overflow: hidden;
      }
      .sign {
        color: var(--muted);
        min-width: 20px;
      }
      .sign .symbol {
        font-size: 15px;
      }
      .row[data-changed] .name {
        color: var(--changed);
        font-weight: 600;
      }
      .name {
        overflow-wrap: anywhere;
        line-height: 1.15;
      }
      input[type='text'],
      select {
        grid-area: value;
        width: 100%;
        min-width: 0;
        height: 28px;
        padding: 0 8px;
        border: 1px solid var(--line);
        border-radius: 7px;
        background: var(--field);
      }
      input[type='text'] {
        text-align: end;
      }
      input[type='text']:hover,
      select:hover {
        border-color: var(--line-strong);
      }
      input[aria-invalid='true'] {
        border-color: var(--error-ink);
        color: var(--error-ink);
      }
      .row[data-type='choice'] {
        grid-template: 'label label label' auto 'slider restore badge' 30px / minmax(0, 1fr) auto auto;
      }
      .row[data-type='choice'] select {
        grid-area: slider;
      }
      .row[data-type='boolean'] {
        grid-template: 'label restore badge value' auto / minmax(0, 1fr) auto auto auto;
        min-height: 36px;
      }
      .row[data-claim] .label {
        flex-wrap: wrap;
        gap: 0 6px;
        padding-block: 2px;
        line-height: 17px;
      }
      .row[data-claim] .claim {
        flex: 1 0 100%;
      }
      .row[data-claim] .name {
        color: var(--muted);
        font-size: 11.5px;
      }
      .row[data-claim][data-changed] .claim {
        color: var(--changed);
        font-weight: 600;
      }
      .bounds {
        grid-area: slider;
        color: var(--muted);
        font-size: 11px;
      }
      input[type='range'] {
        grid-area: slider;
      }
      .switch {
        grid-area: value;
        position: relative;
        width: 40px;
        height: 24px;
        padding: 0;
        border: 0;
        border-radius: 12px;
        background: var(--line-strong);
      }
      .switch::after {
        content: '';
        position: absolute;
        inset: 3px auto 3px 3px;
        width: 18px;
        border-radius: 50%;
        background: #fff;
        transition: translate 0.12s;
      }
      .switch[aria-checked='true'] {
        background: var(--accent);
      }
      .switch[aria-checked='true']::after {
        translate: 16px 0;
        background: var(--accent-ink);
      }
      @media (forced-colors: active) {
        .switch {
          forced-color-adjust: none;
          border: 1px solid ButtonText;
          background: Canvas;
        }
        .switch::after {
          inset: 2px auto 2px 2px;
          background: ButtonText;
        }
        .switch[aria-checked='true'] {
          background: Highlight;
        }
        .switch[aria-checked='true']::after {
          background: HighlightText;
        }
      }
      .badge {
        grid-area: badge;
        padding: 0 7px;
        border: 1px solid var(--line);
        border-radius: 999px;
        color: var(--muted);
        font-size: 11px;
        line-height: 15px;
        text-align: center;
      }
      .badge.waits {
        border-color: transparent;
        background: var(--warn-soft);
        color: var(--warn-ink);
      }
      .badge.restart {
        border-style: dashed;
        border-color: var(--line-strong);
      }
      .restore {
        grid-area: restore;
        display: grid;
        place-items: center;
        width: 24px;
        height: 24px;
        padding: 0;
        border: 0;
        border-radius: 6px;
        background: none;
        color: var(--changed);
      }
      .restore.unused {
        visibility: hidden;
      }
      .restore:hover {
        background: var(--line);
      }
      @container lab (max-width: 499.9px) {
        .row {
          grid-template: 'label label restore value' 26px 'slider badge badge value' 34px / minmax(0, 1fr) auto 34px 88px;
          padding-block: 6px;
        }
        .row[data-type='choice'] {
          grid-template: 'label label label' auto 'slider restore badge' 44px / minmax(0, 1fr) auto auto;
        }
        input[type='text'],
        select {
          height: 44px;
          font-size: 16px; /* a smaller one makes phones zoom in */
        }
        input[type='range'] {
          height: 34px;
        }
        .row[data-type='boolean'] {
          min-height: 52px;
        }
        .switch {
          width: 52px;
          height: 30px;
          border-radius: 15px;
        }
        .switch::after {
          width: 24px;
        }
        .switch[aria-checked='true']::after {
          translate: 22px 0;
        }
        .restore {
          width: 34px;
          height: 34px;
        }
      }
      .restore svg {
        width: 14px;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.6;
        stroke-linecap: round;
      }
    `,
  ];
}
define('sac-param', ParamControl);
