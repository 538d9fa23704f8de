/** Five short steps for a first visit, next to what they speak of. Nothing is blocked: the page stays usable. */
import { html, LitElement } from 'lit';
import { messageButtonStyle } from './button_style';
import { define } from './element';
import { placeBeside, popoverStyle } from './popover';
import { css } from './text_size';
import { base } from './theme';

export interface TourStep {
  /** What it stands by; the first of these selectors that is shown. */
  at: string;
  title: string;
  text: string;
  /** Where to go on. */
  link?: { text: string; href: string };
}

export class Tour extends LitElement {
  static override properties = { steps: { attribute: false }, place: { state: true } };
  declare steps: readonly TourStep[];
  /** -1: not shown. */
  declare place: number;
  #onMove = (): void => this.#stand();

  constructor() {
    super();
    this.steps = [];
    this.place = -1;
  }

  get isOpen(): boolean {
    return this.place >= 0;
  }
  start(): void {
    this.place = 0;
    window.addEventListener('resize', this.#onMove);
    this.#root.addEventListener('scroll', this.#onMove, { capture: true, passive: true });
  }
  go(place: number): void {
    if (place >= this.steps.length) this.end();
    else this.place = Math.max(place, 0);
  }
  end(): void {
    if (!this.isOpen) return;
    this.place = -1;
    window.removeEventListener('resize', this.#onMove);
    this.#root.removeEventListener('scroll', this.#onMove, { capture: true });
    this.dispatchEvent(new CustomEvent('tour-end'));
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('resize', this.#onMove);
    this.#root.removeEventListener('scroll', this.#onMove, { capture: true });
  }

  get #root(): Document | ShadowRoot {
    return this.getRootNode() as Document | ShadowRoot;
  }
  /** The step's anchor, where it is shown. */
  #anchor(): Element | null {
    const { at } = this.steps[this.place]!;
    const [outer, inner] = at.split(' >>> ') as [string, string | undefined];
    const found = this.#root.querySelector(outer);
    const element = inner ? (found?.shadowRoot?.querySelector(inner) ?? found) : found;
    return element?.getClientRects().length ? element : null;
  }
  #stand(): void {
    const anchor = this.isOpen ? this.#anchor() : null;
    const popover = this.renderRoot.querySelector<HTMLElement>('[popover]')!;
    if (anchor) placeBeside(anchor, popover);
  }
  protected override updated(changed: Map<string, unknown>): void {
    if (!changed.has('place')) return;
    const popover = this.renderRoot.querySelector<HTMLElement>('[popover]')!;
    if (!this.isOpen) return popover.hidePopover();
    popover.showPopover();
    this.#anchor()?.scrollIntoView({ block: 'nearest' });
    this.#stand();
  }
  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    this.end();
  }

  protected override render(): unknown {
    const step = this.steps[this.place];
    return html`<div popover="manual" role="dialog" aria-labelledby="title" aria-describedby="text" @keydown=${this.#key}>
      ${
        step
          ? html`
            <h2 id="title">${step.title}</h2>
            <p id="text" aria-live="polite">${step.text}${step.link ? html` <a href=${step.link.href}>${step.link.text}</a>` : ''}</p>
            <div class="foot">
              <span>${this.place + 1} of ${this.steps.length}</span>
              <button class="skip" @click=${() => this.end()}>${this.place + 1 < this.steps.length ? 'Skip the tour' : 'Close'}</button>
              ${this.place > 0 ? html`<button @click=${() => this.go(this.place - 1)}>Back</button>` : ''}
              ${
                this.place + 1 < this.steps.length
                  ? html`<button class="main next" @click=${() => this.go(this.place + 1)}>Next</button>`
                  : ''
              }
            </div>
          `
          : ''
      }
    </div>`;
  }

  static override styles = [
    base,
    popoverStyle,
    css`
      :host {
        display: contents;
      }
      [popover] {
        width: min(330px, 100vw - 16px);
        padding: 14px 16px 12px;
        border-color: var(--accent);
      }
      h2 {
        font-size: 14px;
      }
      p {
        margin: 4px 0 10px;
      }
      a {
        color: var(--accent);
      }
      .foot {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      span {
        flex: 1;
        color: var(--muted);
        font-size: 12px;
      }
      button {
        height: 30px;
        padding: 0 10px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: none;
      }
      button:hover {
        border-color: var(--line-strong);
      }
      .skip {
        border-color: transparent;
        color: var(--muted);
      }
    `,
    messageButtonStyle,
  ];
}
define('sac-tour', Tour);
