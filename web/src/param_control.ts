/** The control of one hyperparameter, built from its description alone. */
import { css, html, LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import { define } from './define';
import { badgeText, badgeTitle, paramName, rangeText } from './param_text';
import { fromSlider, hasSlider, sliderSteps, toSlider, type Param } from './schema';
import { plainSymbol } from './symbols';
import { symbolView } from './symbol_view';
import { base } from './theme';

export interface ParamEvents {
  'param-input': { key: string; text: string };
  'param-restore': { key: string };
}

export class ParamControl extends LitElement {
  static override properties = {
    param: { attribute: false },
    value: { attribute: false },
    base: { attribute: false },
    error: { attribute: false },
    sliding: { state: true },
  };
  declare param: Param;
  declare value: string;
  /** The preset's value. */
  declare base: string;
  declare error: string;
  /** What the slider shows before it is let go. */
  declare sliding: string | null;

  constructor() {
    super();
    this.error = '';
    this.sliding = null;
  }

  #send<K extends keyof ParamEvents>(type: K, detail: ParamEvents[K]): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
  #set(text: string): void {
    this.sliding = null;
    this.#send('param-input', { key: this.param.key, text });
  }
  /** A live value follows the slider; one that restarts the run waits until it is let go. */
  #slide(event: Event): void {
    const text = String(fromSlider(this.param, Number((event.target as HTMLInputElement).value)));
    if (this.param.apply === 'live' || event.type === 'change') this.#set(text);
    else this.sliding = text;
  }

  protected override render(): unknown {
    const { param } = this;
    const changed = this.value !== this.base;
    const name = `${paramName(param)}, ${plainSymbol(param.symbol)}`;
    return html`
      <div class="row" data-type=${param.type} ?data-changed=${changed}>
        <label for="value" title=${param.help}>
          <span class="sign">${symbolView(param.symbol)}</span>
          <span class="name">${paramName(param)}</span>
        </label>
        ${param.type === 'boolean' || param.type === 'choice' ? '' : this.#restoreButton(changed)}
        ${this.#input(name)}
        <span class="badge ${param.apply}" title=${badgeTitle(param)}>${badgeText(param)}</span>
      </div>
    `;
  }

  /** Its place stays when it is not needed, so that nothing moves. */
  #restoreButton(changed: boolean): unknown {
    const label = `${paramName(this.param)}: back to the preset’s ${this.base}`;
    return html`<button
      class="restore ${changed ? '' : 'unused'}"
      title="Back to the preset’s ${this.base}"
      aria-label=${label}
      ?disabled=${!changed}
      @click=${() => this.#send('param-restore', { key: this.param.key })}
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
    css`
      :host {
        display: block;
      }
      .row {
        display: grid;
        grid-template: 'label restore value' 22px 'slider badge value' 20px / minmax(0, 1fr) auto 74px;
        column-gap: 8px;
        align-items: center;
        padding: 4px 14px 4px 12px;
      }
      .row:hover,
      .row:focus-within {
        background: var(--raised);
      }
      label {
        grid-area: label;
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
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
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
        grid-template: 'label label' 22px 'slider badge' 30px / minmax(0, 1fr) auto;
      }
      .row[data-type='choice'] select {
        grid-area: slider;
      }
      .row[data-type='boolean'] {
        grid-template: 'label badge value' 28px / minmax(0, 1fr) auto auto;
      }
      .bounds {
        grid-area: slider;
        color: var(--muted);
        font-size: 11px;
      }
      input[type='range'] {
        grid-area: slider;
        appearance: none;
        width: 100%;
        height: 20px;
        margin: 0;
        background: none;
        cursor: pointer;
      }
      input[type='range']::-webkit-slider-runnable-track {
        height: 4px;
        border-radius: 2px;
        background: linear-gradient(to right, var(--accent) var(--share), var(--track) var(--share));
      }
      input[type='range']::-moz-range-track {
        height: 4px;
        border-radius: 2px;
        background: linear-gradient(to right, var(--accent) var(--share), var(--track) var(--share));
      }
      input[type='range']::-webkit-slider-thumb {
        appearance: none;
        width: 14px;
        height: 14px;
        margin-block-start: -5px;
        border: 2px solid var(--accent);
        border-radius: 50%;
        background: var(--panel);
      }
      input[type='range']::-moz-range-thumb {
        width: 10px;
        height: 10px;
        border: 2px solid var(--accent);
        border-radius: 50%;
        background: var(--panel);
      }
      .switch {
        grid-area: value;
        position: relative;
        width: 36px;
        height: 20px;
        padding: 0;
        border: 0;
        border-radius: 10px;
        background: var(--line-strong);
      }
      .switch::after {
        content: '';
        position: absolute;
        inset: 3px auto 3px 3px;
        width: 14px;
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
      .badge {
        grid-area: badge;
        padding: 0 7px;
        border: 1px solid var(--line);
        border-radius: 999px;
        color: var(--muted);
        font-size: 10.5px;
        line-height: 15px;
        text-align: center;
      }
      .badge.restart {
        border-style: dashed;
        border-color: var(--line-strong);
      }
      .restore {
        grid-area: restore;
        display: grid;
        place-items: center;
        width: 22px;
        height: 22px;
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
