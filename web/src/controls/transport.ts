/** Train or Pause, Step and Reset. */
import { html, LitElement } from 'lit';
import type { Lab } from '../lab/lab';
import { define, StoreController } from '../ui/element';
import { css } from '../ui/text_size';
import { base } from '../ui/theme';

const icon = (path: string): unknown => html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d=${path} /></svg>`;
const icons = {
  train: 'M4 2.2v11.6L13.4 8z',
  pause: 'M3.5 2.5h3v11h-3zM9.5 2.5h3v11h-3z',
  step: 'M3 2.5v11L10 8zM11 2.5h2.2v11H11z',
  reset: 'M8 2.2a5.8 5.8 0 1 1-5.5 4l1.7.6A4 4 0 1 0 8 4v2.4L3.9 3.2 8 0z',
};

/** Why a training does not go on. */
const waits = {
  turn: 'It waits for its turn: others on this page train, as many as this machine has processors.',
  unseen: 'It rests while nobody sees it.',
};

export class TransportView extends LitElement {
  static override properties = { lab: { attribute: false } };
  declare lab: Lab;

  constructor() {
    super();
    new StoreController(this, () => this.lab.store, ['phase', 'stepping', 'waiting']);
  }

  protected override render(): unknown {
    const { phase, stepping, waiting } = this.lab.store.state;
    const training = phase === 'training' || stepping;
    const there = phase !== 'loading' && phase !== 'failed';
    const can = there && phase !== 'diverged';
    return html`
      <button
        class="train"
        ?data-fresh=${phase === 'ready'}
        ?disabled=${!can}
        title="${waiting ? `${waits[waiting]} ` : ''}${training ? 'Pause' : 'Train'} (Space)"
        @click=${() => this.lab.toggle()}
      >
        ${icon(training ? icons.pause : icons.train)}<span>${waiting ? 'Waits' : training ? 'Pause' : 'Train'}</span>
      </button>
      <button class="step" ?disabled=${!can} aria-label="Step" title="One environment step (right arrow)" @click=${() => this.lab.stepOnce()}>
        ${icon(icons.step)}<span>Step</span>
      </button>
      <button class="reset" ?disabled=${!there} aria-label="Reset" title="Start again (R)" @click=${() => this.lab.editor.reset()}>
        ${icon(icons.reset)}<span>Reset</span>
      </button>
      <slot></slot>
    `;
  }

  static override styles = [
    base,
    css`
      :host {
        display: flex;
        gap: 6px;
      }
      button,
      ::slotted(button) {
        all: unset;
        box-sizing: border-box;
        display: flex;
        align-items: center;
        justify-content: center;
        gap: 7px;
        height: 40px;
        padding-inline: 12px;
        border: 1px solid var(--line);
        border-radius: 10px;
        background: var(--panel);
        color: var(--ink);
        font: 500 13px var(--sans);
        cursor: pointer;
        user-select: none;
      }
      button:hover:not(:disabled),
      ::slotted(button:hover) {
        border-color: var(--line-strong);
      }
      button:disabled {
        cursor: default;
        opacity: 0.45;
      }
      :focus-visible,
      ::slotted(button:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: 2px;
      }
      svg {
        flex: none;
        width: 14px;
        fill: currentColor;
      }
      .train {
        min-width: 118px;
        border-color: transparent;
        background: var(--accent);
        color: var(--accent-ink);
        font-size: 16px;
        font-weight: 650;
      }
      .train:hover:not(:disabled) {
        border-color: transparent;
        background: var(--accent-hover);
      }
      /* Before the first training it asks for a click. */
      .train[data-fresh] {
        animation: ask 2.4s ease-out 1s 4;
      }
      @keyframes ask {
        0% {
          box-shadow: 0 0 0 0 color-mix(in srgb, var(--accent) 55%, transparent);
        }
        60%,
        100% {
          box-shadow: 0 0 0 12px transparent;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .train {
          animation: none !important;
        }
      }
      @container lab (max-width: 1199.9px) {
        .train {
          min-width: 104px;
        }
        button:not(.train) {
          flex: none;
          width: 40px;
          padding: 0;
        }
        button:not(.train) span {
          display: none;
        }
      }
      @container lab (max-width: 499.9px) {
        button,
        ::slotted(button) {
          height: 48px;
        }
        .train {
          flex: 1;
        }
        button:not(.train) {
          width: 48px;
        }
      }
      @container lab (max-width: 299.9px) {
        :host {
          gap: 4px;
        }
        .train {
          min-width: 0;
          padding-inline: 4px;
        }
        button:not(.train),
        ::slotted(button) {
          flex: none;
          width: 44px;
          padding: 0;
        }
      }
    `,
  ];
}
define('sac-transport', TransportView);
