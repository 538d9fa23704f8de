/** The panel that says what a word or symbol means. It opens on hover, on focus and on a tap; Escape closes it. */
import { html, LitElement } from 'lit';
import type { Lab } from '../lab/lab';
import { define } from '../ui/element';
import { placeBy, popoverStyle } from '../ui/popover';
import { symbolView } from '../ui/symbol_view';
import type { TermButton, TermTold } from '../ui/term';
import { css } from '../ui/text_size';
import { base } from '../ui/theme';
import type { Entry, TermKey } from '../words/glossary';

type Glossary = typeof import('../words/glossary');

/** From pointing to the panel, and from leaving to its end: nothing flickers where the pointer only passes. */
const openMs = 250;
const closeMs = 220;

export class Tip extends LitElement {
  static override properties = { lab: { attribute: false }, entry: { state: true } };
  declare lab: Lab;
  /** Null: closed. */
  declare entry: Entry | null;

  #glossary: Glossary | null = null;
  #of: TermButton | null = null;
  /** Opened by a click: it stays until another one. */
  #pinned = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #host: EventTarget | null = null;

  constructor() {
    super();
    this.entry = null;
  }
  override connectedCallback(): void {
    super.connectedCallback();
    const root = this.getRootNode();
    this.#host = root instanceof ShadowRoot ? root.host : root;
    for (const [type, listener] of this.#listeners)
      this.#host.addEventListener(type, listener, { capture: type === 'keydown' });
    document.addEventListener('pointerdown', this.#pressed);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const [type, listener] of this.#listeners)
      this.#host?.removeEventListener(type, listener, { capture: type === 'keydown' });
    document.removeEventListener('pointerdown', this.#pressed);
    this.#close();
  }

  readonly #told = (event: Event): void => {
    const term = termIn(event)!;
    const told = (event as CustomEvent<TermTold>).detail;
    if (told === 'focused' && term.matches(':focus-visible')) void this.#open(term, false);
    else if (told === 'entered' && term !== this.#of) this.#later(() => void this.#open(term, false), openMs);
    else if (told === 'entered') this.#stay();
    else if (told === 'left' || told === 'blurred') this.#leave();
  };
  readonly #stay = (): void => clearTimeout(this.#timer);
  readonly #leave = (): void => {
    if (!this.#pinned) this.#later(() => this.#close(), closeMs);
  };
  readonly #clicked = (event: Event): void => {
    const term = termIn(event);
    if (!term) return;
    if (term === this.#of && this.#pinned) this.#close();
    else void this.#open(term, true);
  };
  readonly #key = (event: Event): void => {
    if ((event as KeyboardEvent).key !== 'Escape' || !this.#of) return;
    this.#close();
    event.stopPropagation();
    event.preventDefault();
  };
  /** A press anywhere else ends it. */
  readonly #pressed = (event: Event): void => {
    if (!event.composedPath().includes(this) && !termIn(event)) this.#close();
  };
  readonly #listeners: readonly [string, (event: Event) => void][] = [
    ['term-told', this.#told],
    ['click', this.#clicked],
    ['keydown', this.#key],
  ];

  #later(act: () => void, ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, ms);
  }
  async #open(of: TermButton, pinned: boolean): Promise<void> {
    clearTimeout(this.#timer);
    this.#of = of;
    this.#pinned = pinned;
    this.#glossary ??= await import('../words/glossary').catch(() => null);
    if (this.#of !== of) return; // meanwhile another was asked for, or none
    const entry = of.entry ?? this.#glossary?.entryOf(of.dataset['term'] as TermKey, this.lab.store.state.schema);
    if (!entry) return this.#close();
    this.entry = entry;
    await this.updateComplete;
    if (this.#of !== of || !of.isConnected) return;
    const panel = this.#panel;
    if (!panel.matches(':popover-open')) panel.showPopover();
    placeBy(of, panel);
  }
  #close(): void {
    clearTimeout(this.#timer);
    this.#of = null;
    this.#pinned = false;
    if (this.hasUpdated && this.#panel.matches(':popover-open')) this.#panel.hidePopover();
  }
  get #panel(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('[popover]')!;
  }
  #all(): void {
    this.#close();
    this.dispatchEvent(new CustomEvent('open-glossary', { bubbles: true, composed: true }));
  }

  protected override render(): unknown {
    const { entry } = this;
    return html`<div popover="manual" role="dialog" aria-label=${entry?.name ?? 'Meaning'}
      @pointerenter=${this.#stay} @pointerleave=${this.#leave} @focusin=${this.#stay} @focusout=${this.#leave}>${entry ? this.#show(entry) : ''}</div>`;
  }
  #show({ name, symbol, means, see = [], source }: Entry): unknown {
    const known = this.#glossary;
    return html`
      <h2>${symbol && known?.isSymbol(symbol) ? symbolView(symbol) : ''}${name}</h2>
      <p aria-live="polite">${means}</p>
      ${see.map((word) => {
        const entry = known?.entryOf(`word.${word}`, null);
        return entry ? html`<p class="see"><b>${entry.name}</b>: ${entry.means}</p>` : '';
      })}
      <p class="foot">
        ${source && known ? html`<a href=${known.sources[source].address} target="_blank" rel="noreferrer">${known.sources[source].name}</a>` : html`<span></span>`}
        <button @click=${this.#all}>All words and symbols</button>
      </p>
    `;
  }

  static override styles = [
    base,
    popoverStyle,
    css`
      :host {
        display: contents;
      }
      [popover] {
        width: min(340px, 100vw - 16px);
        padding: 12px 14px 8px;
      }
      h2 {
        display: flex;
        align-items: baseline;
        gap: 8px;
        font-size: 14px;
      }
      .symbol {
        font-size: 17px;
        font-weight: 400;
      }
      p {
        margin: 5px 0 0;
      }
      .see {
        color: var(--muted);
        font-size: 12px;
      }
      .see b {
        color: var(--ink);
        font-weight: 600;
      }
      .foot {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
        margin-block-start: 6px;
      }
      a,
      .foot button {
        display: inline-flex;
        align-items: center;
        min-height: 24px;
        padding: 0;
        border: 0;
        background: none;
        color: var(--accent);
        font-size: 12px;
        text-decoration: underline;
      }
      @media (pointer: coarse) {
        a,
        .foot button {
          min-height: 44px;
        }
      }
    `,
  ];
}
define('sac-tip', Tip);

function termIn(event: Event): TermButton | null {
  return (
    (event
      .composedPath()
      .find((target) => target instanceof HTMLElement && target.dataset['term'] !== undefined) as TermButton) ?? null
  );
}
