/** A run as a file: saved and opened from the menu, or opened by dropping it anywhere on the lab. */
import { html, LitElement } from 'lit';
import { define } from './define';
import { checkpointName } from './kept_run';
import type { Lab } from './lab';
import { css } from './text_size';

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
