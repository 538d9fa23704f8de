/** Every word and symbol with its meaning, to search, and where they come from. */
import { html, LitElement } from 'lit';
import type { Lab } from '../lab/lab';
import { dialogStyle } from '../ui/dialog_style';
import { define } from '../ui/element';
import { symbolView } from '../ui/symbol_view';
import { css } from '../ui/text_size';
import { base } from '../ui/theme';
import { allEntries, type Entry, isFoundIn, isSymbol, sources } from '../words/glossary';

export class GlossaryPanel extends LitElement {
  static override properties = { lab: { attribute: false }, search: { state: true } };
  declare lab: Lab;
  declare search: string;

  constructor() {
    super();
    this.search = '';
  }
  async open(): Promise<void> {
    this.search = '';
    this.requestUpdate();
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector('dialog')!;
    if (!dialog.open) dialog.showModal();
  }
  #close(): void {
    this.renderRoot.querySelector('dialog')!.close();
  }

  protected override render(): unknown {
    const { schema } = this.lab.store.state;
    const sections = schema ? allEntries(schema) : [];
    const found = sections
      .map(({ title, entries }) => ({ title, entries: entries.filter((entry) => isFoundIn(entry, this.search)) }))
      .filter(({ entries }) => entries.length > 0);
    return html`<dialog aria-labelledby="title" @click=${(event: Event) => event.target === event.currentTarget && this.#close()}>
      <div class="head">
        <h2 id="title">Words and symbols</h2>
        <button class="close" aria-label="Close" @click=${this.#close}>×</button>
      </div>
      <div class="body">
        <input type="search" placeholder="Search" aria-label="Search words and symbols" .value=${this.search}
          @input=${(event: Event) => (this.search = (event.target as HTMLInputElement).value)} />
        ${found.map(({ title, entries }) => html`<section><h3>${title}</h3><dl>${entries.map((entry) => this.#entry(entry))}</dl></section>`)}
        ${found.length === 0 ? html`<p>Nothing here has “${this.search}” in it.</p>` : ''}
        ${
          this.search
            ? ''
            : html`<section>
              <h3>Where it comes from</h3>
              <ul>
                ${Object.values(sources).map(
                  ({ name, title, authors, address }) => html`<li>
                  <a href=${address} target="_blank" rel="noreferrer">${title}</a><br />${name}: ${authors}
                </li>`,
                )}
              </ul>
            </section>`
        }
      </div>
    </dialog>`;
  }
  #entry({ name, symbol, means }: Entry): unknown {
    return html`<div>
      <dt><b>${name}</b>${symbol && isSymbol(symbol) ? symbolView(symbol) : ''}</dt>
      <dd>${means}</dd>
    </div>`;
  }

  static override styles = [
    base,
    dialogStyle,
    css`
      dialog {
        --width: 760px;
      }
      input {
        width: 100%;
        height: 34px;
        padding: 0 10px;
        border: 1px solid var(--line-strong);
        border-radius: 8px;
        background: var(--field);
      }
      h3 {
        margin: 16px 0 4px;
        font-size: 14px;
      }
      dl,
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      dl > div {
        display: grid;
        grid-template-columns: minmax(0, 240px) minmax(0, 1fr);
        gap: 2px 16px;
        padding: 5px 0;
        border-block-start: 1px solid var(--line);
      }
      dt {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: 0 10px;
      }
      dt .symbol {
        color: var(--muted);
        white-space: normal;
      }
      b {
        font-weight: 600;
      }
      dd {
        margin: 0;
        color: var(--muted);
      }
      li {
        padding: 5px 0;
        color: var(--muted);
      }
      a {
        display: inline-block;
        min-height: 24px;
        color: var(--accent);
      }
      p {
        color: var(--muted);
      }
      @container lab (max-width: 499.9px) {
        dl > div {
          grid-template-columns: minmax(0, 1fr);
        }
        dt {
          justify-content: flex-start;
        }
        input {
          height: 44px;
          font-size: 16px;
        }
      }
    `,
  ];
}
define('sac-glossary', GlossaryPanel);
