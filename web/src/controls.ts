/** A control for every hyperparameter of the schema, in its groups, with an explanation of the one in hand. */
import { html, LitElement } from 'lit';
import { define } from './define';
import type { Lab } from './lab';
import type { ParamEvents } from './param_control';
import './param_control';
import { badgeTitle, defaultText, isFound, paramName, rangeText } from './param_text';
import { remember, remembered } from './remembered';
import { grouped, type Param } from './schema';
import { symbolView } from './symbol_view';
import { Watching } from './store';
import { base, panel } from './theme';
import './renewal';
import { css } from './text_size';

/** What a first visitor meets: the claims that most depends on, and the temperature. Others come when asked for. */
const firstKeys: readonly string[] = ['critic', 'twin_q', 'target_update', 'entropy_mode', 'policy_gradient', 'alpha'];
/** In the browser's store: that all are wanted. */
const allKey = 'sac-lab-all-settings';

export class ControlsView extends LitElement {
  static override properties = {
    lab: { attribute: false },
    only: { attribute: false },
    explained: { state: true },
    search: { state: true },
    errors: { state: true },
    all: { state: true },
  };
  declare lab: Lab;
  /** Groups and keys to show; null: all of them. */
  declare only: readonly string[] | null;
  /** The control that is pointed at or has the focus. */
  declare explained: Param | null;
  /** Words that the shown controls have in common. */
  declare search: string;
  declare errors: ReadonlyMap<string, string>;
  /** Whether those are shown that a first visitor does not need. */
  declare all: boolean;

  constructor() {
    super();
    this.only = null;
    this.explained = null;
    this.search = '';
    this.errors = new Map();
    this.all = remembered(allKey);
    new Watching(this, () => this.lab.store, ['schema', 'values', 'base', 'pending']);
    new Watching(this, () => this.lab.editor.store, ['undo', 'redo']);
  }

  #set({ detail }: CustomEvent<ParamEvents['param-input']>): void {
    const error = this.lab.editor.set(detail.key, detail.text, detail.open);
    const errors = new Map(this.errors);
    if (error) errors.set(detail.key, error);
    else errors.delete(detail.key);
    this.errors = errors;
  }
  #restore({ detail }: CustomEvent<ParamEvents['param-restore']>): void {
    this.errors = new Map([...this.errors].filter(([key]) => key !== detail.key));
    this.lab.editor.restore([detail.key]);
  }
  #explain(event: Event): void {
    const control = event.composedPath().find((target) => target instanceof HTMLElement && target.localName === 'sac-param');
    if (control) this.explained = (control as HTMLElement & { param: Param }).param;
  }
  #shown(param: Param): boolean {
    const wanted = this.only?.includes(param.group) || this.only?.includes(param.key);
    return (wanted ?? this.#unfolded(param)) && isFound(param, this.search);
  }
  /** What is searched for or changed is never folded away. */
  #unfolded({ key }: Param): boolean {
    return this.all || this.search !== '' || firstKeys.includes(key) || this.#changed.includes(key);
  }
  #unfold(all: boolean): void {
    this.all = all;
    remember(allKey, all);
  }
  /** Values that are not the preset's; the seed belongs to no preset. */
  get #changed(): string[] {
    const { values, base: preset, pending } = this.lab.store.state;
    return [...values.keys()].filter((key) => key !== 'seed' && (pending.get(key) ?? values.get(key)) !== preset.get(key));
  }

  protected override render(): unknown {
    const { schema, values, base: preset, pending } = this.lab.store.state;
    const groups = schema
      ? [...grouped(schema)].map(([group, params]) => [group, params.filter((param) => this.#shown(param))] as const)
      : [];
    const count = this.#changed.length;
    return html`
      <header>
        <h2>Hyperparameters</h2>
        <button
          class="note"
          ?disabled=${count === 0}
          title=${count === 0 ? '' : 'All as in the preset'}
          @click=${() => this.lab.editor.restore(this.#changed)}
        >
          ${count === 0 ? 'as in the preset' : `${count} changed ↺`}
        </button>
      </header>
      <div class="tools">
        <input
          type="search"
          placeholder="Search"
          aria-label="Search the hyperparameters"
          .value=${this.search}
          @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)}
        />
        ${this.#step('undo', 'Undo', 'Ctrl+Z', 'M5.5 3L2.5 6l3 3M3 6h6.5a4 4 0 0 1 0 8H6')}
        ${this.#step('redo', 'Redo', 'Ctrl+Shift+Z', 'M10.5 3l3 3-3 3M13 6H6.5a4 4 0 0 0 0 8H10')}
      </div>
      <div
        class="list"
        tabindex="-1"
        @param-input=${this.#set}
        @param-restore=${this.#restore}
        @pointerover=${this.#explain}
        @focusin=${this.#explain}
      >
        ${groups.map(([group, params]) =>
          params.length === 0
            ? ''
            : html`<section aria-label=${group}>
                <h3>${group}</h3>
                ${params.map(
                  (param) => html`<sac-param
                    data-key=${param.key}
                    .param=${param}
                    .value=${pending.get(param.key) ?? values.get(param.key) ?? ''}
                    .waits=${pending.has(param.key)}
                    .base=${preset.get(param.key) ?? ''}
                    .error=${this.errors.get(param.key) ?? ''}
                  ></sac-param>`,
                )}
              </section>`,
        )}
        ${this.search && groups.every(([, params]) => params.length === 0)
          ? html`<p class="none">No hyperparameter has “${this.search}” in its name, symbol or help.</p>`
          : ''}
        ${this.only === null && !this.search && schema
          ? html`<button class="fold" aria-expanded=${this.all} @click=${() => this.#unfold(!this.all)}>
              ${this.all ? 'Fewer settings' : `All ${schema.params.length} settings`}
            </button>`
          : ''}
      </div>
      <sac-renewal .lab=${this.lab}></sac-renewal>
      <footer tabindex="0" role="group" aria-label="Explanation">${this.#explanation()}</footer>
    `;
  }

  #step(kind: 'undo' | 'redo', name: string, keys: string, path: string): unknown {
    const label = this.lab.editor.store.state[kind];
    return html`<button
      class="icon ${kind}"
      ?disabled=${label === ''}
      title="${name}${label ? `: ${label}` : ''} (${keys})"
      aria-label="${name}${label ? `: ${label}` : ''}"
      @click=${() => this.lab.editor[kind]()}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d=${path} /></svg>
    </button>`;
  }

  #explanation(): unknown {
    const error = [...this.errors.values()].at(-1);
    if (error) return html`<p class="error" role="alert">${error}</p>`;
    const param = this.explained;
    if (!param) return html`<p class="hint">Point at a setting to read what it does. All of them can be changed while training runs: what says restarts begins a new run.</p>`;
    return html`
      <p class="title">${symbolView(param.symbol)} <b>${paramName(param)}</b></p>
      <p>${param.help}</p>
      <p class="range">${rangeText(param)}; ${defaultText(param)} in the article. ${badgeTitle(param)}.</p>
    `;
  }

  static override styles = [
    base,
    panel,
    css`
      header {
        padding-block-end: 4px;
      }
      button.note {
        padding: 0;
        border: 0;
        background: none;
        opacity: 1;
        color: var(--muted);
        font-size: 12px;
        white-space: nowrap;
      }
      button.note:enabled {
        color: var(--changed);
        font-weight: 600;
      }
      .tools {
        flex: none;
        display: flex;
        gap: 4px;
        padding: 2px 12px 8px;
        border-block-end: 1px solid var(--line);
      }
      input[type='search'] {
        flex: 1;
        min-width: 0;
        height: 30px;
        padding: 0 8px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--field);
      }
      input[type='search']::placeholder {
        color: var(--muted);
        opacity: 1;
      }
      input[type='search']:hover {
        border-color: var(--line-strong);
      }
      .icon {
        display: grid;
        place-items: center;
        width: 30px;
        height: 30px;
        padding: 0;
        border: 1px solid transparent;
        border-radius: 8px;
        background: none;
      }
      .icon:hover:not(:disabled) {
        background: var(--raised);
      }
      .icon:disabled {
        opacity: 0.35;
      }
      .icon svg {
        width: 16px;
        fill: none;
        stroke: currentColor;
        stroke-width: 1.6;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      @media print {
        :host {
          display: block !important;
          break-inside: auto !important;
          overflow: visible !important;
        }
        .tools,
        .fold,
        footer {
          display: none !important;
        }
        .list {
          overflow: visible;
          columns: 2;
          column-gap: 0;
        }
        sac-param {
          break-inside: avoid;
        }
        h3 {
          position: static;
          break-after: avoid;
        }
      }
      .fold {
        display: block;
        width: calc(100% - 24px);
        min-height: 32px;
        margin: 8px 12px 12px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: none;
        color: var(--accent);
        font-size: 12px;
      }
      .fold:hover {
        border-color: var(--line-strong);
      }
      .none {
        margin: 0;
        padding: 14px;
        color: var(--muted);
      }
      @container lab (max-width: 499.9px) {
        input[type='search'],
        .icon {
          height: 44px;
        }
        input[type='search'] {
          font-size: 16px;
        }
        .icon {
          width: 44px;
        }
      }
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
        height: min(112px, 24%);
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
