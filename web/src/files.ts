/** A run as a file: saved by a button, opened by a button or by dropping it anywhere on the lab. */
import { css, html, LitElement } from 'lit';
import { define } from './define';
import { checkpointName } from './kept_run';
import type { Lab } from './lab';
import { Watching } from './store';
import { base } from './theme';

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
    lab.notify(`${file.name} was not opened: ${sentence(error)}`);
  }
}

function sentence(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.?$/, '.');
}

/** Save and Open. */
export class FilesView extends LitElement {
  static override properties = { lab: { attribute: false } };
  declare lab: Lab;

  constructor() {
    super();
    new Watching(this, () => this.lab.store, ['phase', 'schema']);
  }

  #open(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file) void openRun(this.lab, file);
    input.value = ''; // the same file may be opened again
  }

  protected override render(): unknown {
    const { phase, schema } = this.lab.store.state;
    return html`
      <button class="save" ?disabled=${!schema || phase === 'failed'} @click=${() => void saveRun(this.lab)}>Save run</button>
      <button class="open" ?disabled=${!schema} @click=${() => this.renderRoot.querySelector('input')!.click()}>Open run</button>
      <input type="file" accept=".safetensors" aria-label="Checkpoint file to open" tabindex="-1" hidden @change=${this.#open} />
    `;
  }

  static override styles = [
    base,
    css`
      :host {
        display: flex;
        gap: 8px;
      }
      button {
        height: 32px;
        padding: 0 10px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--panel);
        white-space: nowrap;
      }
      button:hover:not(:disabled) {
        border-color: var(--line-strong);
      }
      button:disabled {
        opacity: 0.45;
      }
    `,
  ];
}
define('sac-files', FilesView);
