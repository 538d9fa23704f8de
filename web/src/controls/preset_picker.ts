/** The choice of a preset: a list of titles, each with a sentence on what to look at. */
import { html, LitElement } from 'lit';
import type { Lab } from '../lab/lab';
import { buttonStyle } from '../ui/button_style';
import { define, StoreController } from '../ui/element';
import { placeBy, popoverStyle } from '../ui/popover';
import { css } from '../ui/text_size';
import { base } from '../ui/theme';

export class PresetPicker extends LitElement {
  static override properties = { lab: { attribute: false }, active: { state: true } };
  declare lab: Lab;
  /** Place of the option that the keyboard is on; -1: the list is closed. */
  declare active: number;

  constructor() {
    super();
    this.active = -1;
    new StoreController(this, () => this.lab.store, ['schema', 'preset']);
  }

  get #names(): string[] {
    return this.lab.store.state.schema?.presets.map(({ name }) => name) ?? [];
  }
  get #list(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('[popover]')!;
  }
  #choose(name: string): void {
    this.#list.hidePopover();
    this.renderRoot.querySelector('button')!.focus();
    if (name !== this.lab.store.state.preset) this.lab.editor.setPreset(name);
  }
  /** It takes the focus as it opens, and has its place before it is painted. */
  #toggles({ newState }: ToggleEvent): void {
    this.active = newState === 'open' ? Math.max(this.#names.indexOf(this.lab.store.state.preset), 0) : -1;
    if (this.active >= 0) requestAnimationFrame(() => placeBy(this.renderRoot.querySelector('button')!, this.#list));
  }
  #key(event: KeyboardEvent): void {
    const names = this.#names;
    const last = names.length - 1;
    const moves: Record<string, number> = {
      ArrowDown: Math.min(this.active + 1, last),
      ArrowUp: Math.max(this.active - 1, 0),
      Home: 0,
      End: last,
    };
    const to = moves[event.key] ?? (event.key.length === 1 ? this.#titled(event.key) : undefined);
    if (to !== undefined && event.key !== ' ') this.active = to;
    else if (event.key === 'Enter' || event.key === ' ') this.#choose(names[this.active]!);
    else if (event.key === 'Tab') this.#list.hidePopover();
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  }
  /** The next preset whose title begins so. */
  #titled(letter: string): number | undefined {
    const titles = this.lab.store.state.schema!.presets.map(({ title }) => title.toLowerCase());
    const order = titles.map((_, i) => (this.active + 1 + i) % titles.length);
    return order.find((i) => titles[i]!.startsWith(letter.toLowerCase()));
  }
  protected override updated(): void {
    this.#list.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): unknown {
    const { schema, preset } = this.lab.store.state;
    const current = schema?.presets.find(({ name }) => name === preset);
    return html`
      <button class="button" popovertarget="list" aria-haspopup="listbox" aria-expanded=${this.active >= 0} title=${current?.help ?? ''} ?disabled=${!schema}>
        <span class="label">Preset</span> <span class="title">${current?.title}</span>
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 6l4 4 4-4" /></svg>
      </button>
      <div popover autofocus id="list" role="listbox" tabindex="-1" aria-label="Presets"
        aria-activedescendant=${this.active >= 0 ? `option-${this.active}` : ''}
        @beforetoggle=${this.#toggles} @keydown=${this.#key}>
        ${schema?.presets.map(
          (
            { name, title, help },
            i,
          ) => html`<div role="option" id="option-${i}" class=${i === this.active ? 'active' : ''}
            data-preset=${name} aria-selected=${name === preset}
            @click=${() => this.#choose(name)} @pointermove=${() => (this.active = i)}>
            <b>${title}</b><span>${help}</span>
          </div>`,
        )}
      </div>
    `;
  }

  static override styles = [
    base,
    buttonStyle,
    popoverStyle,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      button {
        max-width: 100%;
      }
      .label {
        color: var(--muted);
        font-size: 12px;
        font-weight: 400;
      }
      .title {
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        font-weight: 600;
      }
      .button svg {
        width: 13px;
        color: var(--muted);
      }
      [popover] {
        width: min(520px, 100vw - 16px);
        outline: none;
      }
      [role='option'] {
        display: grid;
        grid-template-columns: 132px 1fr;
        gap: 2px 12px;
        padding: 7px 10px;
        border-radius: 8px;
        cursor: pointer;
      }
      .active {
        background: var(--raised);
      }
      :focus-visible .active {
        box-shadow: inset 0 0 0 2px var(--accent);
      }
      @media (forced-colors: active) {
        .active {
          outline: 2px solid Highlight;
          outline-offset: -2px;
        }
      }
      [aria-selected='true'] b {
        color: var(--accent);
      }
      b {
        font-weight: 600;
      }
      [role='option'] span {
        color: var(--muted);
        font-size: 12px;
        line-height: 1.35;
      }
      @container lab (max-width: 1199.9px) {
        .label {
          position: absolute;
          clip-path: inset(50%);
        }
      }
      @container lab (max-width: 499.9px) {
        .button {
          width: 100%;
          justify-content: space-between;
        }
        [role='option'] {
          grid-template-columns: 1fr;
          padding-block: 9px;
        }
      }
    `,
  ];
}
define('sac-preset', PresetPicker);
