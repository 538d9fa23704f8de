/** A control for every hyperparameter of the schema, in its groups, with an explanation of the one in hand. */
import { css, html, LitElement } from 'lit';
import { define } from './define';
import type { Lab } from './lab';
import type { ParamEvents } from './param_control';
import './param_control';
import { badgeText, defaultText, paramName, rangeText } from './param_text';
import { grouped, type Param } from './schema';
import { symbolView } from './symbol_view';
import { Watching } from './store';
import { base, panel } from './theme';

export class ControlsView extends LitElement {
  static override properties = {
    lab: { attribute: false },
    only: { attribute: false },
    explained: { state: true },
    errors: { state: true },
  };
  declare lab: Lab;
  /** Groups and keys to show; null: all of them. */
  declare only: readonly string[] | null;
  /** The control that is pointed at or has the focus. */
  declare explained: Param | null;
  declare errors: ReadonlyMap<string, string>;

  constructor() {
    super();
    this.only = null;
    this.explained = null;
    this.errors = new Map();
    new Watching(this, () => this.lab.store, ['schema', 'values', 'base']);
  }

  #set({ detail }: CustomEvent<ParamEvents['param-input']>): void {
    const error = this.lab.set(detail.key, detail.text);
    const errors = new Map(this.errors);
    if (error) errors.set(detail.key, error);
    else errors.delete(detail.key);
    this.errors = errors;
  }
  #restore({ detail }: CustomEvent<ParamEvents['param-restore']>): void {
    this.errors = new Map([...this.errors].filter(([key]) => key !== detail.key));
    this.lab.restore(detail.key);
  }
  #explain(event: Event): void {
    const control = event.composedPath().find((target) => target instanceof HTMLElement && target.localName === 'sac-param');
    if (control) this.explained = (control as HTMLElement & { param: Param }).param;
  }
  #shown(param: Param): boolean {
    return this.only === null || this.only.includes(param.group) || this.only.includes(param.key);
  }

  protected override render(): unknown {
    const { schema, values, base: preset } = this.lab.store.state;
    const groups = schema ? [...grouped(schema)] : [];
    return html`
      <header>
        <h2>Hyperparameters</h2>
        <span class="note">${this.#changes()}</span>
      </header>
      <div
        class="list"
        @param-input=${this.#set}
        @param-restore=${this.#restore}
        @pointerover=${this.#explain}
        @focusin=${this.#explain}
      >
        ${groups.map(([group, params]) => {
          const shown = params.filter((param) => this.#shown(param));
          if (shown.length === 0) return '';
          return html`<section aria-label=${group}>
            <h3>${group}</h3>
            ${shown.map(
              (param) => html`<sac-param
                data-key=${param.key}
                .param=${param}
                .value=${values.get(param.key) ?? ''}
                .base=${preset.get(param.key) ?? ''}
                .error=${this.errors.get(param.key) ?? ''}
              ></sac-param>`,
            )}
          </section>`;
        })}
      </div>
      <footer>${this.#explanation()}</footer>
    `;
  }

  #changes(): string {
    const { values, base: preset } = this.lab.store.state;
    const changed = [...values.keys()].filter((key) => key !== 'seed' && values.get(key) !== preset.get(key)).length;
    return changed === 0 ? 'as in the preset' : `${changed} changed`;
  }
  #explanation(): unknown {
    const error = [...this.errors.values()].at(-1);
    if (error) return html`<p class="error" role="alert">${error}</p>`;
    const param = this.explained;
    if (!param) return html`<p class="hint">Point at a value to read what it does. All of them can be set while training runs.</p>`;
    return html`
      <p class="title">${symbolView(param.symbol)} <b>${paramName(param)}</b> <span>${badgeText(param)}</span></p>
      <p>${param.help}</p>
      <p class="range">${rangeText(param)}; ${defaultText(param)} in the article</p>
    `;
  }

  static override styles = [
    base,
    panel,
    css`
      .list {
        flex: 1;
        min-height: 0;
        overflow-y: auto;
        overscroll-behavior: contain;
        scrollbar-width: thin;
        scrollbar-color: var(--track) transparent;
      }
      section + section {
        margin-block-start: 6px;
        border-block-start: 1px solid var(--line);
      }
      h3 {
        position: sticky;
        inset-block-start: 0;
        z-index: 1;
        margin: 0;
        padding: 7px 14px 3px 12px;
        background: var(--panel);
        color: var(--muted);
        font-size: 11px;
        font-weight: 600;
        letter-spacing: 0.06em;
        text-transform: uppercase;
      }
      footer {
        flex: none;
        height: 128px;
        padding: 10px 14px;
        border-block-start: 1px solid var(--line);
        background: var(--raised);
        color: var(--muted);
        font-size: 12px;
        line-height: 1.35;
        overflow-y: auto;
        scrollbar-width: thin;
      }
      footer p {
        margin: 0 0 3px;
      }
      .title {
        color: var(--ink);
      }
      .title span:last-child {
        float: inline-end;
        color: var(--muted);
        font-size: 11px;
      }
      .range {
        color: var(--ink);
      }
      .error {
        color: var(--error-ink);
      }
    `,
  ];
}
define('sac-controls', ControlsView);
