/** The physics on the stage, set while the pendulum moves: gravity, mass, length and torque. */
import { html, LitElement, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { type Param, type Slider, sliderSteps } from '../engine/schema';
import type { Lab } from '../lab/lab';
import { define, StoreController } from '../ui/element';
import { sliderStyle } from '../ui/slider_style';
import { term, termStyle } from '../ui/term';
import { css } from '../ui/text_size';
import { base } from '../ui/theme';
import { formatValue } from '../words/format';
import { paramName } from '../words/param_text';

const units: Readonly<Record<string, string>> = { gravity: 'm/s²', mass: 'kg', length: 'm', max_torque: 'N m' };
const keys = Object.keys(units);

export class PhysicsView extends LitElement {
  static override properties = { lab: { attribute: false } };
  declare lab: Lab;

  /** A slider may send more values than there are frames; the latest of each is set once a frame. */
  readonly #wanted = new Map<string, string>();
  #frame = 0;

  constructor() {
    super();
    new StoreController(this, () => this.lab.store, ['schema', 'values', 'base']);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #slide(key: string, slider: Slider, event: Event): void {
    this.#wanted.set(key, String(slider.value(Number((event.target as HTMLInputElement).value))));
    this.#frame ||= requestAnimationFrame(() => this.#set());
  }
  #set(): void {
    this.#frame = 0;
    for (const [key, text] of this.#wanted) {
      const error = this.lab.editor.set(key, text, true);
      if (error) this.lab.notify(error);
    }
    this.#wanted.clear();
  }
  /** The slider is let go: what it is moved to next is another edit. */
  #letGo(): void {
    cancelAnimationFrame(this.#frame);
    this.#set();
    this.lab.editor.close();
  }
  #restore(): void {
    this.lab.editor.restore(keys);
  }

  protected override render(): unknown {
    const { schema, values, base: preset } = this.lab.store.state;
    const params = keys.flatMap((key) => schema?.params.find((param) => param.key === key) ?? []);
    const changed = keys.some((key) => values.get(key) !== preset.get(key));
    return html`
      <div class="sliders" role="group" aria-label="Physics">
        ${params.map((param) => this.#slider(param, values.get(param.key) ?? '', preset.get(param.key) ?? ''))}
      </div>
      <button class="restore" ?disabled=${!changed} title="Physics as in the preset" @click=${this.#restore}>
        <svg viewBox="0 0 14 14" aria-hidden="true"><path d="M3.2 5.2A4.4 4.4 0 1 1 2.6 8M3 1.8v3.6h3.6" /></svg>
        preset’s physics
      </button>
    `;
  }

  #slider(param: Param, value: string, preset: string): unknown {
    const { slider } = param;
    if (!slider) return nothing;
    const at = slider.position(Number(value));
    const unit = units[param.key]!;
    const text = `${formatValue(Number(value))} ${unit}`;
    return html`<div class="slider" ?data-changed=${value !== preset}>
      <span class="name">${term(`param.${param.key}`, paramName(param))}</span>
      <output aria-hidden="true">${formatValue(Number(value))}<small>${unit}</small></output>
      <input
        type="range"
        min="0"
        max=${sliderSteps}
        .value=${live(String(at))}
        .style=${`--share: ${(100 * at) / sliderSteps}%`}
        aria-label=${paramName(param)}
        aria-valuetext=${text}
        aria-description=${param.help}
        @input=${(event: Event) => this.#slide(param.key, slider, event)}
        @change=${this.#letGo}
        @dblclick=${() => this.lab.editor.restore([param.key])}
      />
    </div>`;
  }

  static override styles = [
    base,
    sliderStyle,
    termStyle,
    css`
      :host {
        display: grid;
        gap: 4px;
        font-size: 12px;
      }
      .sliders {
        display: grid;
        grid-template-columns: repeat(var(--columns, 1), minmax(0, 1fr));
        gap: 2px 16px;
      }
      .slider {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
      }
      .name {
        color: var(--muted);
        white-space: nowrap;
      }
      [data-changed] .name,
      [data-changed] output {
        color: var(--changed);
      }
      output {
        font-weight: 600;
      }
      small {
        margin-inline-start: 3px;
        color: var(--muted);
        font-size: 11px;
        font-weight: 400;
      }
      input {
        grid-column: 1 / -1;
        height: var(--slider-height, 24px) !important;
        margin-block: var(--slider-pull, -4px) !important;
      }
      .restore {
        display: flex;
        align-items: center;
        gap: 5px;
        justify-self: end;
        position: var(--reset-position, static);
        inset: var(--reset-inset, auto);
        min-height: 24px;
        padding: 0 6px;
        border: 0;
        border-radius: 6px;
        background: none;
        color: var(--changed);
        font-size: var(--reset-text, 11.5px);
        white-space: nowrap;
      }
      .restore:disabled {
        visibility: hidden;
      }
      .restore:hover {
        background: var(--raised);
      }
      .restore svg {
        width: 13px;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.6;
        stroke-linecap: round;
      }
    `,
  ];
}
define('sac-physics', PhysicsView);
