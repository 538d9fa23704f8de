/** The "..." menu: what is not needed at every moment. */
import { html, LitElement } from 'lit';
import { buttonStyle } from './button_style';
import { define } from './element';
import { placeBy, popoverStyle } from './popover';
import { css } from './text_size';
import { base } from './theme';

export interface MenuItem {
  name: string;
  label: string;
  /** The key that does the same. */
  key?: string;
  disabled?: boolean;
  /** It has a button of its own where the header is wide. */
  onlyWhereNarrow?: boolean;
  run(): void;
}

export class MenuView extends LitElement {
  static override properties = { items: { attribute: false }, open: { state: true } };
  declare items: readonly MenuItem[];
  declare open: boolean;

  constructor() {
    super();
    this.items = [];
    this.open = false;
  }

  get #menu(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('[popover]')!;
  }
  get #shown(): HTMLElement[] {
    const items = [...this.renderRoot.querySelectorAll<HTMLElement>('[role="menuitem"]:not(:disabled)')];
    return items.filter((item) => item.getClientRects().length > 0);
  }
  /** It takes the focus as it opens, and has its place before it is painted. */
  #toggles({ newState }: ToggleEvent): void {
    this.open = newState === 'open';
    if (!this.open) return;
    requestAnimationFrame(() => {
      placeBy(this.renderRoot.querySelector('button')!, this.#menu);
      if (this.#menu.matches(':focus')) this.#shown[0]?.focus();
    });
  }
  #key(event: KeyboardEvent): void {
    const items = this.#shown;
    const at = items.indexOf(this.renderRoot.querySelector<HTMLElement>('[role="menuitem"]:focus')!);
    const to = { ArrowDown: at + 1, ArrowUp: Math.max(at, 0) - 1 + items.length, Home: 0, End: items.length - 1 }[
      event.key
    ];
    if (to !== undefined) items[to % items.length]?.focus();
    else if (event.key === 'Tab') this.#menu.hidePopover();
    else if (event.key !== ' ') return;
    if (to !== undefined) event.preventDefault();
    event.stopPropagation();
  }
  #choose(item: MenuItem): void {
    this.#menu.hidePopover();
    item.run();
  }

  protected override render(): unknown {
    return html`
      <button class="button" popovertarget="menu" aria-haspopup="menu" aria-expanded=${this.open} aria-label="More" title="More">
        <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M3 8h.01M8 8h.01M13 8h.01" /></svg>
      </button>
      <div popover autofocus tabindex="-1" id="menu" role="menu" aria-label="More" @beforetoggle=${this.#toggles} @keydown=${this.#key}>
        ${this.items.map(
          (
            item,
          ) => html`<button role="menuitem" data-item=${item.name} tabindex="-1" class=${item.onlyWhereNarrow ? 'narrow' : ''}
            ?disabled=${item.disabled ?? false} @click=${() => this.#choose(item)}>
            <span>${item.label}</span>${item.key ? html`<kbd>${item.key}</kbd>` : ''}
          </button>`,
        )}
      </div>
    `;
  }

  static override styles = [
    base,
    buttonStyle,
    popoverStyle,
    css`
      .button {
        width: 38px;
        padding: 0;
      }
      .button svg {
        stroke-width: 2.4;
      }
      [popover] {
        outline: none;
        min-width: 216px;
      }
      [role='menuitem'] {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: 20px;
        width: 100%;
        min-height: 34px;
        padding: 0 10px;
        border: 0;
        border-radius: 8px;
        background: none;
        text-align: start;
      }
      [role='menuitem']:hover:not(:disabled),
      [role='menuitem']:focus-visible {
        background: var(--raised);
      }
      [role='menuitem']:focus-visible {
        outline-offset: -2px;
      }
      kbd {
        color: var(--muted);
        font: inherit;
        font-size: 12px;
      }
      @container lab (min-width: 1200px) {
        .narrow {
          display: none;
        }
      }
      @container lab (max-width: 499.9px) {
        .button {
          width: 44px;
        }
        [role='menuitem'] {
          min-height: 44px;
        }
      }
    `,
  ];
}
define('sac-menu', MenuView);
