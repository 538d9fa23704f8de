/** A control for every hyperparameter of the schema, in its groups, with an explanation of the one in hand. */
import { html, LitElement } from 'lit';
import { grouped, type Param } from '../engine/schema';
import type { Lab } from '../lab/lab';
import { hasFlag, setFlag } from '../ui/browser_flags';
import { define, StoreController } from '../ui/element';
import { symbolView } from '../ui/symbol_view';
import { base, panel } from '../ui/theme';
import { badgeTitle, defaultText, isFound, paramName, rangeText } from '../words/param_text';
import { controlsStyle } from './controls_style';
import './param_control';
import type { ParamEvents } from './param_control';
import './restart_prompt';

/** What a first visitor meets: the claims that most depends on, and the temperature. Others come when asked for. */
const firstKeys: readonly string[] = ['critic', 'twin_q', 'target_update', 'entropy_mode', 'policy_gradient', 'alpha'];
/** In the browser's store: that all are wanted. */
const allKey = 'sac-lab-all-settings';

export class ControlsView extends LitElement {
  static override properties = {
    lab: { attribute: false },
    only: { attribute: false },
    lit: { attribute: false },
    explained: { state: true },
    search: { state: true },
    errors: { state: true },
    all: { state: true },
  };
  declare lab: Lab;
  /** Groups and keys to show; null: all of them. */
  declare only: readonly string[] | null;
  /** The key of one to highlight; null: none. */
  declare lit: string | null;
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
    this.lit = null;
    this.explained = null;
    this.search = '';
    this.errors = new Map();
    this.all = hasFlag(allKey);
    new StoreController(this, () => this.lab.store, ['schema', 'values', 'base', 'pending', 'idle']);
    new StoreController(this, () => this.lab.editor.store, ['undo', 'redo']);
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
    const control = event
      .composedPath()
      .find((target) => target instanceof HTMLElement && target.localName === 'sac-param');
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
    setFlag(allKey, all);
  }
  /** Values that are not the preset's; the seed belongs to no preset. */
  get #changed(): string[] {
    const { values, base: preset, pending } = this.lab.store.state;
    return [...values.keys()].filter(
      (key) => key !== 'seed' && (pending.get(key) ?? values.get(key)) !== preset.get(key),
    );
  }

  protected override render(): unknown {
    const { schema, values, base: preset, pending, idle } = this.lab.store.state;
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
                    ?data-lit=${param.key === this.lit}
                    .param=${param}
                    .value=${pending.get(param.key) ?? values.get(param.key) ?? ''}
                    .waits=${pending.has(param.key)}
                    .idle=${idle[param.key] ?? ''}
                    .base=${preset.get(param.key) ?? ''}
                    .error=${this.errors.get(param.key) ?? ''}
                  ></sac-param>`,
                )}
              </section>`,
        )}
        ${
          this.search && groups.every(([, params]) => params.length === 0)
            ? html`<p class="none">No hyperparameter has “${this.search}” in its name, symbol or help.</p>`
            : ''
        }
        ${
          this.only === null && !this.search && schema
            ? html`<button class="fold" aria-expanded=${this.all} @click=${() => this.#unfold(!this.all)}>
              ${this.all ? 'Fewer settings' : `All ${schema.params.length} settings`}
            </button>`
            : ''
        }
      </div>
      <sac-restart-prompt .lab=${this.lab}></sac-restart-prompt>
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
    if (!param)
      return html`<p class="hint">Point at a setting to read what it does. One marked live changes the training that runs; one marked restarts begins a new run; one marked idle has no effect given the others.</p>`;
    return html`
      <p class="title">${symbolView(param.symbol)} <b>${paramName(param)}</b></p>
      <p>${param.help}</p>
      <p class="range">${rangeText(param)}; ${defaultText(param)} in the article. ${badgeTitle(param, this.lab.store.state.idle[param.key])}.</p>
    `;
  }

  static override styles = [base, panel, controlsStyle];
}
define('sac-controls', ControlsView);
