/** The control of one hyperparameter, built from its description alone. */
import { html, LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import { type Param, type Slider, sliderSteps } from '../engine/schema';
import { define } from '../ui/element';
import { sliderStyle } from '../ui/slider_style';
import { symbolView } from '../ui/symbol_view';
import { base } from '../ui/theme';
import { badgeText, badgeTitle, paramName, rangeText, valueText } from '../words/param_text';
import { plainSymbol } from '../words/symbols';
import { paramStyle } from './param_style';

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
    idle: { attribute: false },
    sliding: { state: true },
  };
  declare param: Param;
  declare value: string;
  /** The preset's value. */
  declare base: string;
  declare error: string;
  /** The value is one that a new run will have. */
  declare waits: boolean;
  /** Why the value has no effect, if it has none. */
  declare idle: string;
  /** What the slider shows before it is let go. */
  declare sliding: string | null;

  constructor() {
    super();
    this.error = '';
    this.waits = false;
    this.idle = '';
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
  #slide(slider: Slider, event: Event): void {
    const text = String(slider.value(Number((event.target as HTMLInputElement).value)));
    const open = event.type === 'input';
    if (this.param.apply === 'live' || !open) this.#set(text, open);
    else this.sliding = text;
  }

  protected override render(): unknown {
    const { param } = this;
    const changed = this.value !== this.base;
    const { claim } = param;
    const name = `${paramName(param)}, ${plainSymbol(param.symbol)}`;
    const numeric = param.type === 'real' || param.type === 'integer';
    return html`
      <div class="row" data-type=${param.type} ?data-changed=${changed} ?data-idle=${this.idle !== ''} ?data-claim=${claim !== ''}>
        <div class="label" @dblclick=${this.#restore}>
          ${claim ? html`<span class="claim">${claim}</span>` : html`<span class="sign">${symbolView(param.symbol)}</span>`}
          <span class="name">${paramName(param)}</span>
        </div>
        ${numeric || changed ? this.#restoreButton(changed) : ''}
        ${this.#input(claim ? `${claim}: ${name}` : name)}
        <span class="badge ${this.waits ? 'waits' : param.apply}" title=${badgeTitle(param, this.idle)}>${this.waits ? 'waits' : badgeText(param, this.idle)}</span>
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
      ${param.slider ? this.#range(param.slider, shown, name) : html`<span class="bounds">${rangeText(param)}</span>`}
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

  #range(slider: Slider, shown: string, name: string): unknown {
    const position = slider.position(Number(shown));
    const slide = (event: Event): void => this.#slide(slider, event);
    return html`<input
      type="range"
      min="0"
      max=${sliderSteps}
      .value=${live(String(position))}
      .style=${`--share: ${(100 * position) / sliderSteps}%`}
      aria-label=${name}
      aria-valuetext=${shown}
      @input=${slide}
      @change=${slide}
      @dblclick=${this.#restore}
    />`;
  }

  static override styles = [base, sliderStyle, paramStyle];
}
define('sac-param', ParamControl);
