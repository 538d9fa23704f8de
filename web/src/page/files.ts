/** A run as a file: saved and opened from the menu, or opened by dropping it anywhere on the lab. */
import { html, LitElement } from 'lit';
import type { Lab } from '../lab/lab';
import { checkpointName } from '../lab/saved_run';
import { define } from '../ui/element';
import { css } from '../ui/text_size';

/** More than the largest networks and replay buffer need. */
const mostBytes = 512 * 1024 * 1024;

/** Gives the visitor the run as it is now. */
export async function saveRun(lab: Lab): Promise<void> {
  try {
    const run = await lab.capture();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([run.checkpoint], { type: 'application/octet-stream' }));
    link.download = checkpointName(run);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser reads it after the click
  } catch (error) {
    lab.notify(`The run was not saved: ${sentence(error)}`);
  }
}

/** Goes on with the run of a file; a file that is none is refused with a notice, and nothing has changed. */
export async function openRun(lab: Lab, file: File): Promise<void> {
  try {
    if (file.size > mostBytes) throw new Error('it is larger than any checkpoint.');
    await lab.load(new Uint8Array(await file.arrayBuffer()));
    lab.say(`Opened ${file.name}: Train goes on with it, bit for bit.`);
  } catch (error) {
    lab.notify(`${file.name} was not opened, and nothing has changed: ${sentence(error)}`);
  }
}

function sentence(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.?$/, '.');
}

/** Asks the visitor for a file to open. It shows nothing itself. */
export class FilePicker extends LitElement {
  static override properties = { lab: { attribute: false } };
  declare lab: Lab;

  pick(): void {
    this.renderRoot.querySelector('input')!.click();
  }
  #open(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) void openRun(this.lab, file);
    input.value = ''; // the same file may be opened again
  }

  protected override render(): unknown {
    return html`<input type="file" accept=".safetensors" aria-label="Checkpoint file to open" tabindex="-1" hidden @change=${this.#open} />`;
  }
  static override styles = css`
    :host {
      display: none;
    }
  `;
}
define('sac-file-picker', FilePicker);

/** Browsers repeat `dragover` at least this often; without one the file has been taken away. */
const goneAfterMs = 600;

/** Shows over the whole lab that a dragged file may be dropped, and opens it. Stands inside the lab's own shadow root. */
export class DropZone extends LitElement {
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
define('sac-drop-zone', DropZone);
