/** One typeset formula whose numbers can change: only their text is replaced. */
import { html, LitElement } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { define } from '../ui/element';
import { css } from '../ui/text_size';
import { spoken } from './explain';
import { isQuantity, type QuantityKey, type Reading, type SlotStyle, slotText, valueOf } from './quantities';
import { loadTypesetting, type Typesetting } from './typesetting';

export interface FormulaEvents {
  /** A symbol is pointed at or has the focus; null: no longer. */
  'explain-symbol': QuantityKey | null;
}

interface Slot {
  readonly element: Element;
  readonly key: string;
  readonly style: SlotStyle;
}

export class Formula extends LitElement {
  static override properties = {
    tex: {},
    reading: { attribute: false },
    chosen: { attribute: false },
    interactive: { type: Boolean },
    hot: { attribute: false },
    typesetting: { state: true },
  };
  declare tex: string;
  declare reading: Reading | null;
  /** Index of the transition whose numbers are shown. */
  declare chosen: number;
  /** Whether its symbols can be pointed at. */
  declare interactive: boolean;
  /** The symbol to highlight. */
  declare hot: QuantityKey | null;
  declare typesetting: Typesetting | null;
  #slots: Slot[] = [];
  #symbols: HTMLElement[] = [];

  constructor() {
    super();
    this.tex = '';
    this.reading = null;
    this.chosen = 0;
    this.interactive = false;
    this.hot = null;
    this.typesetting = null;
    const explain = (event: Event): void => this.#explain(event);
    this.addEventListener('pointerover', explain);
    this.addEventListener('pointerdown', explain);
    this.addEventListener('focusin', explain);
  }
  override connectedCallback(): void {
    super.connectedCallback();
    void loadTypesetting().then(
      (typesetting) => {
        if (this.typesetting) return;
        this.shadowRoot?.adoptedStyleSheets.unshift(typesetting.styles);
        this.typesetting = typesetting;
      },
      () => {}, // without formulas the numbers of the diagram remain
    );
  }

  #explain(event: Event): void {
    if (!this.interactive) return;
    const symbol = event.composedPath().find((target) => target instanceof HTMLElement && target.dataset['key']);
    const key = (symbol as HTMLElement | undefined)?.dataset['key'];
    if (key && isQuantity(key)) {
      this.dispatchEvent(
        new CustomEvent<FormulaEvents['explain-symbol']>('explain-symbol', {
          detail: key,
          bubbles: true,
          composed: true,
        }),
      );
    }
  }

  protected override render(): unknown {
    return html`${unsafeHTML(this.typesetting?.html[this.tex] ?? '')}`;
  }
  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('tex') || changed.has('typesetting')) this.#findParts();
    for (const { element, key, style } of this.#slots) {
      const text = this.#text(key, style);
      if (element.textContent !== text) element.textContent = text;
    }
    for (const symbol of this.#symbols) {
      const key = symbol.dataset['key']!;
      if (this.interactive) symbol.setAttribute('aria-label', spoken(key, this.reading, this.chosen));
      symbol.classList.toggle('hot', key === this.hot);
    }
  }
  #text(key: string, style: SlotStyle): string {
    if (key === 'alpha_trend') return trend(this.reading);
    return isQuantity(key) ? slotText(key, this.reading, this.chosen, style) : '';
  }
  #findParts(): void {
    const root = this.renderRoot;
    for (const element of root.querySelectorAll<HTMLElement>('[data-style]'))
      element.style.cssText = element.dataset['style']!;
    this.#slots = [...root.querySelectorAll<HTMLElement>('[data-n]')].map((place) => ({
      element: place.querySelector('.text > .mord') ?? place,
      key: place.dataset['n']!,
      style: { inBrackets: place.dataset['p'] !== undefined, short: place.dataset['s'] !== undefined },
    }));
    this.#symbols = [...root.querySelectorAll<HTMLElement>('[data-q], [data-n]')].filter((element) => {
      const key = element.dataset['q'] ?? element.dataset['n']!;
      element.dataset['key'] = key;
      return isQuantity(key);
    });
    if (!this.interactive) return;
    for (const symbol of this.#symbols.filter(({ dataset }) => dataset['q'])) {
      symbol.tabIndex = 0;
      symbol.setAttribute('role', 'note');
    }
    root.querySelector('.katex-html')?.removeAttribute('aria-hidden');
  }

  static override styles = css`
    :host {
      display: inline-block;
    }
    .katex {
      font-size: 1em;
      line-height: 1.25;
      white-space: normal;
    }
    /* Indices, and the indices of indices, stay readable. */
    .katex .katex-sizing.reset-size6.size3 { font-size: max(0.7em, 11px); }
    .katex .katex-sizing.reset-size3.size1 { font-size: max(0.714em, 11px); }
    /* The plate that the browser would lay behind an accent hides the letter below it. */
    @media (forced-colors: active) {
      .katex { forced-color-adjust: none; color: CanvasText; }
    }
    .policy { color: var(--policy); }
    .value { color: var(--value); }
    .q1 { color: var(--q1); }
    .q2 { color: var(--q2); }
    .replay { color: var(--replay); }
    .result { font-weight: 600; }
    :host([interactive]) [data-key] {
      border-radius: 3px;
      cursor: help;
    }
    .hot {
      background: color-mix(in srgb, currentcolor 16%, transparent);
      box-shadow: 0 0 0 2px color-mix(in srgb, currentcolor 16%, transparent);
    }
    [data-key]:focus-visible {
      outline: 2px solid var(--accent);
      outline-offset: 2px;
    }
    [data-n] {
      font-variant-numeric: tabular-nums;
    }
  `;
}
define('sac-formula', Formula);

function trend(reading: Reading | null): string {
  const change = reading ? valueOf('alpha_change', reading, null) : 0;
  return change < 0 ? ' falls' : change > 0 ? ' rises' : ' stays';
}
