/** The help sheet: every key, and what the colours mean. */
import { html, LitElement } from 'lit';
import { dialogStyle } from '../ui/dialog_style';
import { define } from '../ui/element';
import { symbolView } from '../ui/symbol_view';
import { css } from '../ui/text_size';
import { base } from '../ui/theme';
import { sources } from '../words/glossary';
import { shortcuts } from './shortcuts';

const colours = [
  { token: '--policy', symbol: 'pi', name: 'policy' },
  { token: '--value', symbol: 'V', name: 'state value' },
  { token: '--q1', symbol: 'Q1', name: 'first Q' },
  { token: '--q2', symbol: 'Q2', name: 'second Q' },
  { token: '--replay', symbol: 'D', name: 'replay buffer' },
] as const;

export class HelpSheet extends LitElement {
  async open(): Promise<void> {
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector('dialog')!;
    if (!dialog.open) dialog.showModal();
  }
  #close(): void {
    this.renderRoot.querySelector('dialog')!.close();
  }

  #glossary(): void {
    this.#close();
    this.dispatchEvent(new CustomEvent('open-glossary', { bubbles: true, composed: true }));
  }

  protected override render(): unknown {
    return html`<dialog
      aria-labelledby="title"
      @click=${(event: Event) => event.target === event.currentTarget && this.#close()}
    >
      <div class="head">
        <h2 id="title">Help</h2>
        <button class="close" aria-label="Close" @click=${this.#close}>×</button>
      </div>
      <div class="body">
        <section>
          <h3>Keys</h3>
          <dl>
            ${shortcuts.map(
              ({ keys, does }) => html`<div>
                <dt>${keys.map((name) => (name === '…' ? html`<span>…</span>` : html`<kbd>${name}</kbd>`))}</dt>
                <dd>${does}</dd>
              </div>`,
            )}
          </dl>
        </section>
        <section>
          <h3>With the mouse or a finger</h3>
          <ul>
            <li>Drag or flick the pendulum; its policy recovers while training goes on.</li>
            <li>Point at the state map to read it; click it to put the pendulum there.</li>
            <li>Drag across a chart to look closer; double-click to see all again.</li>
            <li>Double-click a slider or its name for the preset’s value.</li>
            <li>Drop a checkpoint file anywhere to go on with its run.</li>
          </ul>
          <h3>One colour, one meaning</h3>
          <ul class="colours">
            ${colours.map(
              ({ token, symbol, name }) => html`<li>
                <i .style=${`background: var(${token})`}></i>${symbolView(symbol)} ${name}
              </li>`,
            )}
            <li><i class="target"></i>dashed: its slow target</li>
          </ul>
          <button class="words" @click=${this.#glossary}>Words and symbols</button>
          <h3>Where it comes from</h3>
          <ul>
            ${Object.values(sources).map(
              ({ title, authors, address }) =>
                html`<li><a href=${address} target="_blank" rel="noreferrer">${title}</a><br />${authors}</li>`,
            )}
          </ul>
          <p>
            The first is “the article” of this lab: its setting is the preset Article. Every number on the page is computed by
            the engine itself, and the same seed gives the same numbers, bit for bit, everywhere.
          </p>
        </section>
      </div>
    </dialog>`;
  }

  static override styles = [
    base,
    dialogStyle,
    css`
      dialog {
        --width: 780px;
      }
      .body {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(280px, 1fr));
        gap: 4px 32px;
      }
      h3 {
        margin: 8px 0 6px;
        font-size: 13px;
      }
      dl,
      ul {
        margin: 0 0 10px;
        padding: 0;
        list-style: none;
      }
      dl > div {
        display: grid;
        grid-template-columns: 116px 1fr;
        align-items: center;
        gap: 10px;
        padding: 3px 0;
      }
      dt {
        display: flex;
        gap: 4px;
      }
      dd {
        margin: 0;
      }
      kbd {
        min-width: 24px;
        padding: 1px 6px;
        border: 1px solid var(--line-strong);
        border-bottom-width: 2px;
        border-radius: 6px;
        background: var(--raised);
        font: 12px/1.5 var(--sans);
        text-align: center;
      }
      li {
        padding: 3px 0;
      }
      .colours {
        display: grid;
        grid-template-columns: 1fr 1fr;
      }
      .colours li {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      i {
        flex: none;
      }
      .colours li > i {
        width: 14px;
        height: 14px;
        border-radius: 4px;
      }
      @media (forced-colors: active) {
        .colours li > i {
          forced-color-adjust: none;
        }
      }
      .colours .target {
        border: 2px dashed var(--muted);
      }
      p,
      li {
        margin: 0;
        color: var(--muted);
      }
      a {
        display: inline-block;
        min-height: 24px;
        color: var(--accent);
      }
      .words {
        min-height: 34px;
        padding: 0 12px;
        border: 1px solid var(--line-strong);
        border-radius: 8px;
        background: none;
      }
    `,
  ];
}
define('sac-help', HelpSheet);
