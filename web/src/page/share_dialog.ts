/** The share dialog: everything that reproduces this run, ready to be copied. */
import { html, LitElement } from 'lit';
import type { Lab } from '../lab/lab';
import {
  commandOf,
  elementOf,
  iframeOf,
  linkTo,
  noSettings,
  settingsOf,
  type Showing,
  type ViewName,
  viewNames,
} from '../lab/link';
import { cppProgram } from '../words/program_cpp';
import { pythonProgram } from '../words/program_python';
import type { Origin } from '../lab/saved_run';
import { buttonStyle } from '../ui/button_style';
import { dialogStyle } from '../ui/dialog_style';
import { define, StoreController } from '../ui/element';
import { css } from '../ui/text_size';
import { base } from '../ui/theme';
import { formatCount } from '../words/format';
import { type RecipeName, recipeOf, recipes } from '../embedding/recipes';

const viewTitles: Readonly<Record<ViewName, string>> = {
  stage: 'stage',
  map: 'state map',
  chart: 'charts',
  slice: 'action slice',
  update: 'update',
  counters: 'counters',
};
/** How far the command goes where there is no run yet. */
const someSteps = 5000;
const copiedMs = 1600;
const languageNames = { python: 'Program in PyTorch', cpp: 'Program in C++' } as const;

const reservations: Readonly<Record<Origin, string>> = {
  settings: '',
  changed:
    'Values were changed while this run trained. Link and command start with the present ones, so they give another run; a saved run keeps this one.',
  kept: 'This run began with what another one had learned. Link and command start from nothing, so they give another run; a saved run keeps this one.',
  file: 'This run came from a file. Link and command start from nothing with the present values; if others were used before, they give another run.',
};

interface End {
  lab: Lab;
  steps: number;
  /** Empty while the run moves. */
  signature: string;
}

export class ShareDialog extends LitElement {
  static override properties = {
    lab: { attribute: false },
    showing: { attribute: false },
    address: { attribute: false },
    script: { attribute: false },
    other: { attribute: false },
    ends: { state: true },
    copied: { state: true },
    recipe: { state: true },
    language: { state: true },
  };
  declare lab: Lab;
  /** What the page shows now; the visitor may choose otherwise for the link. */
  declare showing: Showing;
  /** Addresses of the page and of the element's script. */
  declare address: string;
  declare script: string;
  /** The run beside it, if there is one. */
  declare other: Lab | null;
  /** Where each of them is. */
  declare ends: readonly End[];
  /** What has just been copied. */
  declare copied: string;
  declare recipe: RecipeName;
  /** Of the program that is shown. */
  declare language: 'python' | 'cpp';

  constructor() {
    super();
    this.showing = noSettings;
    this.other = null;
    this.ends = [];
    this.copied = '';
    this.recipe = 'reveal-frame';
    this.language = 'python';
    new StoreController(this, () => this.lab.store, ['values', 'preset', 'layer', 'speed', 'origin']);
    new StoreController(
      this,
      () => this.lab.store,
      ['phase', 'stepping'],
      () => void this.#ask(),
    );
  }

  #asked: symbol | undefined;
  get #dialog(): HTMLDialogElement {
    return this.renderRoot.querySelector('dialog')!;
  }
  async open(showing: Showing): Promise<void> {
    this.showing = showing;
    await this.updateComplete;
    await this.#ask();
    if (!this.#dialog.open) this.#dialog.showModal();
  }
  /** Where the run is. Its signature stands still only while the run does. */
  async #ask(): Promise<void> {
    const asked = Symbol();
    this.#asked = asked;
    const steps = (lab: Lab): number => lab.store.state.metrics[0] ?? 0;
    const labs = this.other ? [this.lab, this.other] : [this.lab];
    this.ends = labs.map((lab) => ({ lab, steps: steps(lab), signature: '' }));
    const ends = await Promise.all(
      labs.map(async (lab): Promise<End> => {
        const { phase, stepping } = lab.store.state;
        const rests = !stepping && (phase === 'ready' || phase === 'paused');
        const signature = rests ? await lab.signature().catch(() => '') : '';
        return { lab, steps: steps(lab), signature };
      }),
    );
    if (this.#asked === asked) this.ends = ends;
  }
  async #copy(name: string): Promise<void> {
    const field = this.renderRoot.querySelector<HTMLTextAreaElement>(`#${name}`)!;
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      // Without permission, or on an address without TLS: the old way.
      field.select();
      document.execCommand('copy');
    }
    this.copied = name;
    setTimeout(() => (this.copied = ''), copiedMs);
  }
  #show(view: ViewName, shown: boolean): void {
    const { views } = this.showing;
    const chosen = viewNames.filter((name) => (name === view ? shown : views.includes(name)));
    if (chosen.length > 0) this.showing = { ...this.showing, views: chosen };
    else this.requestUpdate();
  }

  protected override render(): unknown {
    const { state } = this.lab.store;
    const { views, controls, autostart } = this.showing;
    const settings = settingsOf(state, this.showing);
    const link = linkTo(this.address, settings);
    const reservation = reservations[state.origin] || (this.other && reservations[this.other.store.state.origin]);
    const checked = (event: Event): boolean => (event.target as HTMLInputElement).checked;
    return html`<dialog aria-labelledby="title" @click=${this.#outside}>
      <div class="head">
        <h2 id="title">Share this run</h2>
        <button class="close" aria-label="Close" @click=${() => this.#dialog.close()}>×</button>
      </div>
      <div class="body">
        ${reservation ? html`<p class="reservation">${reservation}</p>` : ''}
        <fieldset>
          <legend>It shows</legend>
          ${viewNames.map(
            (view) => html`<label>
              <input type="checkbox" .checked=${views.includes(view)} @change=${(event: Event) => this.#show(view, checked(event))} />
              ${viewTitles[view]}
            </label>`,
          )}
          <label>
            <input type="checkbox" .checked=${controls === null || controls.length > 0}
              @change=${(event: Event) => (this.showing = { ...this.showing, controls: checked(event) ? null : [] })} />
            hyperparameters
          </label>
          <label>
            <input type="checkbox" .checked=${autostart}
              @change=${(event: Event) => (this.showing = { ...this.showing, autostart: checked(event) })} />
            and trains at once
          </label>
        </fieldset>
        ${this.#field('link', 'Link', link, 'Every setting that is not the standard one, the seed, the views and the layer.')}
        ${this.#field('iframe', 'Frame for a page or slides', iframeOf(link), '')}
        ${this.#field('element', 'Element for a page of your own', elementOf(this.script, link, settings), 'Next to a copy of the site, or from here.')}
        ${this.#field(
          'recipe',
          html`<label for="recipe-for">For</label> <select id="recipe-for" @change=${(event: Event) => (this.recipe = (event.target as HTMLSelectElement).value as RecipeName)}>
            ${Object.entries(recipes).map(([name, { title }]) => html`<option value=${name}>${title}</option>`)}
          </select>`,
          recipeOf(this.recipe, this.script, link, settings),
          '',
          recipes[this.recipe].title,
        )}
        ${this.ends.map((end, i) => this.#command(end, i, this.ends.length > 1))}
        ${this.#program()}
      </div>
    </dialog>`;
  }
  #program(): unknown {
    const { state } = this.lab.store;
    const steps = this.ends[0]?.steps || someSteps;
    const text =
      this.language === 'python'
        ? pythonProgram(state.values, steps)
        : cppProgram(state.preset, state.values, state.base, steps);
    const note = {
      python: 'The same update with autograd; other random numbers, so a curve like this one, not this one.',
      cpp: 'The engine as a library: the same run.',
    }[this.language];
    return this.#field(
      'program',
      html`<label for="program-in">The same as a program in</label> <select id="program-in" @change=${(event: Event) => (this.language = (event.target as HTMLSelectElement).value as 'python' | 'cpp')}>
        <option value="python">PyTorch</option>
        <option value="cpp">C++</option>
      </select>`,
      text,
      note,
      languageNames[this.language],
    );
  }
  #command(end: End, place: number, several: boolean): unknown {
    const command = commandOf(end.lab.store.state, end.steps || someSteps);
    const label = several ? `Run ${'AB'[place]} on the command line` : 'The same run on the command line';
    return this.#field(place === 0 ? 'command' : 'command-b', label, command, this.#proof(end));
  }
  #proof({ lab, steps, signature }: End): unknown {
    if (steps === 0) return `Computes the first ${formatCount(someSteps)} steps, bit for bit as this page does.`;
    const here = `The first ${formatCount(steps)} steps, bit for bit.`;
    if (!signature) return `${here} Pause to see their signature.`;
    return html`${here} It ends with <code>signature ${signature}</code>${lab.store.state.origin === 'settings' ? '' : ' only if nothing was changed on the way'}.`;
  }
  /** @param spoken its label in words, where that is more than text */
  #field(name: string, label: unknown, text: string, note: unknown, spoken = String(label)): unknown {
    return html`<div class="field">
      ${typeof label === 'string' ? html`<label for=${name}>${label}</label>` : html`<div>${label}</div>`}
      <button class="button" aria-label="Copy: ${spoken}" @click=${() => void this.#copy(name)}>
        ${this.copied === name ? 'Copied' : 'Copy'}
      </button>
      <textarea id=${name} aria-label=${spoken} readonly spellcheck="false" rows=${name === 'link' ? 1 : 2} .value=${text}
        @focus=${(event: Event) => (event.target as HTMLTextAreaElement).select()}></textarea>
      ${note ? html`<p>${note}</p>` : ''}
    </div>`;
  }
  #outside(event: MouseEvent): void {
    if (event.target === this.#dialog) this.#dialog.close();
  }

  static override styles = [
    base,
    buttonStyle,
    dialogStyle,
    css`
      .reservation {
        margin: 0 0 14px;
        padding: 8px 12px;
        border-radius: 9px;
        background: var(--warn-soft);
        color: var(--warn-ink);
      }
      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 14px;
        margin: 0 0 14px;
        padding: 0;
        border: 0;
      }
      legend {
        margin-block-end: 4px;
        padding: 0;
        font-weight: 600;
      }
      fieldset label {
        display: flex;
        align-items: center;
        gap: 6px;
        min-height: 26px;
        color: var(--muted);
        cursor: pointer;
      }
      input[type='checkbox'] {
        width: 16px;
        height: 16px;
        margin: 0;
        accent-color: var(--accent);
      }
      .field {
        display: grid;
        grid-template-columns: 1fr auto;
        align-items: end;
        gap: 4px 8px;
      }
      .field + .field {
        margin-block-start: 12px;
      }
      .field label {
        font-weight: 600;
      }
      .field select {
        min-height: 28px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--field);
      }
      .button {
        height: 28px;
        min-width: 68px;
      }
      @container lab (max-width: 499.9px) {
        .button {
          height: 44px;
        }
        fieldset label {
          min-height: 44px;
        }
      }
      textarea {
        grid-column: 1 / -1;
        width: 100%;
        padding: 7px 10px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--field);
        color: var(--ink);
        font: 12px/1.5 ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace;
        resize: vertical;
        word-break: break-all;
      }
      .field p {
        grid-column: 1 / -1;
        margin: 0;
        color: var(--muted);
        font-size: 12px;
      }
      code {
        color: var(--ink);
        font: 12px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace;
      }
    `,
  ];
}
define('sac-share', ShareDialog);
