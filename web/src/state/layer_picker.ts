/** Chooses the state map's layer: one chip a layer, in its symbol; the digit keys do the same. */
import { html, LitElement } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Lab } from '../lab/lab';
import { choiceStyle } from '../ui/choice_style';
import { define, StoreController } from '../ui/element';
import { css } from '../ui/text_size';
import { base } from '../ui/theme';
import { layerName, shortName } from '../words/map_layer_names';

export class LayerPicker extends LitElement {
  static override properties = { lab: { attribute: false } };
  declare lab: Lab;

  constructor() {
    super();
    new StoreController(this, () => this.lab.store, ['schema', 'layer', 'values']);
  }

  protected override updated(): void {
    // The digit keys may choose one that is scrolled out of sight.
    const chosen = this.renderRoot.querySelector<HTMLElement>('input:checked')?.parentElement;
    const row = chosen?.parentElement;
    if (!chosen || !row || row.scrollWidth <= row.clientWidth) return;
    const from = chosen.offsetLeft - row.offsetLeft;
    if (from < row.scrollLeft) row.scrollLeft = from;
    else row.scrollLeft = Math.max(row.scrollLeft, from + chosen.offsetWidth - row.clientWidth);
  }

  protected override render(): unknown {
    const { schema, layer, values } = this.lab.store.state;
    const lacking = (key: string): boolean => key === 'q_gap' && key !== layer && values.get('twin_q') === 'false';
    return html`<div role="radiogroup" aria-label="Layer of the state map">
      ${schema?.map_layers.map(
        (choice, i) => html`<label
          title="${i + 1}: ${layerName(choice)}. ${lacking(choice.key) ? 'There is one Q only.' : choice.help}"
        >
          <input
            type="radio"
            name="layer"
            class="visually-hidden"
            value=${choice.key}
            aria-label=${layerName(choice)}
            .checked=${live(choice.key === layer)}
            ?disabled=${lacking(choice.key)}
            @change=${() => this.lab.setLayer(choice.key)}
          /><b>${shortName(choice)}</b>
        </label>`,
      )}
    </div>`;
  }

  static override styles = [
    base,
    choiceStyle,
    css`
      :host {
        display: block;
      }
      div {
        display: flex;
        flex-wrap: wrap;
        gap: 2px;
      }
      label {
        flex: auto;
        display: flex;
      }
      b {
        flex: 1;
        display: grid;
        place-items: center;
        min-width: 24px;
        min-height: 24px;
        padding: 0 6px;
        background: var(--raised);
      }
      input:checked + b {
        box-shadow: inset 0 0 0 1px var(--accent);
      }
      :host {
        container-type: inline-size;
      }
      input:disabled + b {
        color: var(--muted);
        opacity: 0.55;
        cursor: not-allowed;
      }
      /* One row that scrolls sideways. */
      @container (max-width: 459.9px) {
        div {
          flex-wrap: nowrap;
          overflow-x: auto;
          scrollbar-width: none;
          padding: 2px;
          margin: -2px;
        }
      }
      @media (pointer: coarse) {
        b {
          min-height: 44px;
          min-width: 44px;
          padding: 0 10px;
          font-size: 14px;
        }
      }
    `,
  ];
}
define('sac-layer-picker', LayerPicker);
