/** Shows over the whole lab that a dragged file may be dropped, and opens it. Stands inside the lab's own shadow root. */
import { html, LitElement } from 'lit';
import { define } from './define';
import { openRun } from './files';
import type { Lab } from './lab';
import { css } from './text_size';

/** Browsers repeat `dragover` at least this often; without one the file has been taken away. */
const goneAfterMs = 600;

export class DropHint extends LitElement {
  static override properties = { lab: { attribute: false }, over: { type: Boolean, reflect: true } };
  declare lab: Lab;
  declare over: boolean;
  #zone: EventTarget | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.over = false;
  }
  override connectedCallback(): void {
    super.connectedCallback();
    const root = this.getRootNode();
    this.#zone = root instanceof ShadowRoot ? root.host : root;
    for (const type of ['dragenter', 'dragover', 'drop']) this.#zone.addEventListener(type, this.#drag);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hide();
    for (const type of ['dragenter', 'dragover', 'drop']) this.#zone?.removeEventListener(type, this.#drag);
  }

  readonly #hide = (): void => {
    clearTimeout(this.#timer);
    this.over = false;
  };
  readonly #drag = (event: Event): void => {
    const { dataTransfer, type } = event as DragEvent;
    if (!dataTransfer?.types.includes('Files')) return;
    event.preventDefault(); // the browser would leave the page for the file
    this.#hide();
    if (type !== 'drop') {
      dataTransfer.dropEffect = 'copy';
      this.over = true;
      this.#timer = setTimeout(this.#hide, goneAfterMs);
      return;
    }
    const [file, ...more] = dataTransfer.files;
    if (more.length > 0) this.lab.notify('One file at a time: only a single checkpoint can be opened.');
    else if (file) void openRun(this.lab, file);
  };

  protected override render(): unknown {
    return this.over ? html`<p>Drop a <b>.safetensors</b> checkpoint to go on with its run</p>` : '';
  }

  static override styles = css`
    :host {
      position: absolute;
      z-index: 9;
      inset: 0;
      display: none;
      place-items: center;
      padding: 16px;
      box-sizing: border-box;
      pointer-events: none;
    }
    :host([over]) {
      display: grid;
    }
    :host::before {
      content: '';
      position: absolute;
      inset: 0;
      background: var(--ground);
      opacity: 0.82;
    }
    :host::after {
      content: '';
      position: absolute;
      inset: 16px;
      border: 2px dashed var(--accent);
      border-radius: 16px;
    }
    p {
      position: relative;
      margin: 0;
      color: var(--ink);
      font: 500 20px/1.4 var(--sans);
      text-align: center;
    }
    b {
      font-weight: 650;
    }
  `;
}
define('sac-drop-hint', DropHint);
