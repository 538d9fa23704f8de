/** One update, step by step: the flow of its data, with the formulas and this batch's numbers. */
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { UpdateTrace } from '../engine/engine';
import type { Values } from '../engine/schema';
import type { Lab } from '../lab/lab';
import { define, StoreController } from '../ui/element';
import { textScale } from '../ui/text_size';
import { formatCount } from '../words/format';
import type { Code } from './details';
import type { DiagramEvents } from './diagram';
import type { Explained } from './explain';
import type { FormulaEvents } from './formula';
import type { QuantityKey, Reading } from './quantities';
import { type Substep, type SubstepId, substepsOf } from './substeps';
import { updateStyles } from './update_styles';
import { sameVariant, type Variant, variantOf } from './variant';

/** strip: low and wide, as on the lab's screen; page: the view alone; stack, phone: narrower, as high as it needs. */
type Form = 'strip' | 'page' | 'stack' | 'phone';
type Details = typeof import('./details');

export class UpdateView extends LitElement {
  static override properties = {
    lab: { attribute: false },
    wanted: { attribute: false },
    lit: { attribute: false },
    step: { state: true },
    chosen: { state: true },
    explained: { state: true },
    details: { state: true },
    formulas: { state: true },
    code: { state: true },
    form: { reflect: true },
  };
  declare lab: Lab;
  /** The sub-step that is to be shown; null: as the visitor has it. */
  declare wanted: SubstepId | null;
  /** A symbol that the page around the lab speaks of. */
  declare lit: QuantityKey | null;
  /** The sub-step that is shown; null: the whole update. */
  declare step: SubstepId | null;
  /** Index of the transition whose numbers are shown. */
  declare chosen: number;
  /** What is asked about. */
  declare explained: Explained | null;
  declare form: Form;
  /** Null until there is something to show. */
  declare details: Details | null;
  /** Whether the overview shows formulas; they load when they are first asked for. */
  declare formulas: boolean;
  /** Whether sub-steps are shown in PyTorch. */
  declare code: boolean;
  /** The trace that the numbers are from, with the settings that were in force when it came. */
  #taken: { trace: UpdateTrace; values: Values } | null = null;
  /** Whether an update has been asked for and not come yet. */
  #asking = false;
  readonly #size = new ResizeObserver(([entry]) => {
    const [width, height] = [entry!.contentRect.width / textScale(), entry!.contentRect.height / textScale()];
    this.form = width < 680 ? 'phone' : width < 1070 ? 'stack' : height < 420 ? 'strip' : 'page';
  });

  constructor() {
    super();
    this.wanted = null;
    this.lit = null;
    this.step = null;
    this.chosen = 0;
    this.explained = null;
    this.details = null;
    this.formulas = false;
    this.code = false;
    this.form = 'strip';
    new StoreController(this, () => this.lab.store, ['trace', 'values', 'phase', 'firstUpdate']);
    this.addEventListener('keydown', (event) => this.#key(event));
  }
  override connectedCallback(): void {
    super.connectedCallback();
    this.#size.observe(this);
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#size.disconnect();
  }

  // Walking through the update

  get #variant(): Variant {
    return variantOf(this.lab.store.state.values);
  }
  get #steps(): readonly Substep[] {
    return substepsOf(this.#variant);
  }
  /** Shows a sub-step; a training pauses for it. */
  #show(step: SubstepId | null): void {
    this.step = step;
    this.explained = null;
    if (step === null) return;
    this.lab.pause();
    if (!this.#reading()) void this.#nextUpdate(step);
  }
  #walk(by: 1 | -1): void {
    const steps = this.#steps;
    const at = steps.findIndex(({ id }) => id === this.step) + by;
    if (at >= steps.length) void this.#nextUpdate(steps[0]!.id);
    else this.#show(steps[at]?.id ?? null);
  }
  /** Another update, from its beginning. */
  async #nextUpdate(step: SubstepId | null): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    this.step = step;
    this.requestUpdate();
    try {
      await this.lab.traceUpdate();
    } catch (error) {
      this.lab.notify(error instanceof Error ? error.message : String(error));
    } finally {
      this.#asking = false;
      this.requestUpdate();
    }
  }
  #choose(transition: number): void {
    this.chosen = transition;
    if (this.step === null) this.#show('sample');
  }
  #key(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0 || (by < 0 && this.step === null)) return;
    this.#walk(by);
    event.preventDefault(); // to the lab, the right arrow is a step of the environment
  }

  // What is shown

  /** The newest update, if it is one of the variant in use. */
  #reading(): Reading | null {
    const { trace, values, schema } = this.lab.store.state;
    if (!trace || !schema) this.#taken = null;
    else if (this.#taken?.trace !== trace) this.#taken = { trace, values };
    if (!this.#taken || !schema || !this.details) return null;
    const variant = variantOf(this.#taken.values);
    if (!sameVariant(variant, this.#variant)) return null;
    return this.details.readingOf(
      this.#taken.trace,
      this.#taken.values,
      variant,
      schema.metrics.map(({ key }) => key),
    );
  }
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('wanted') && this.wanted) this.#show(this.wanted);
    const { phase, trace } = this.lab.store.state;
    const steps = this.#steps;
    if (phase === 'training' && !this.#asking) this.step = null;
    if (this.step && !steps.some(({ id }) => id === this.step)) this.step = null;
    if (trace && this.chosen >= trace.batch) this.chosen = trace.batch - 1;
    if (trace || this.step || this.formulas) void this.#load();
  }
  #loading: Promise<void> | undefined;
  #load(): Promise<void> {
    this.#loading ??= import('./details').then(
      (details) => void (this.details = details),
      () => {
        this.#loading = undefined; // whoever asks again tries again
        this.step = null;
        this.formulas = false;
        this.lab.notify('The update’s diagram and formulas could not be loaded: the page’s server does not answer.');
      },
    );
    return this.#loading;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('explained')) this.#tell();
    if (!changed.has('step') || this.form !== 'phone') return;
    const nav = this.renderRoot.querySelector('nav')!;
    const current = nav.querySelector<HTMLElement>('[aria-current]');
    if (current) nav.scrollLeft = current.offsetLeft - (nav.clientWidth - current.offsetWidth) / 2;
  }

  protected override render(): unknown {
    const variant = this.#variant;
    const reading = this.#reading();
    const steps = this.#steps;
    const current = steps.find(({ id }) => id === this.step);
    const { phase, metrics, schema } = this.lab.store.state;
    const can = ['ready', 'training', 'paused'].includes(phase);
    const { details } = this;
    /** Before the first update there is nothing to draw. */
    const rests = !details || (!current && !reading && !this.formulas);
    const last = current !== undefined && current === steps.at(-1);
    const stored = Math.min(
      metrics[schema?.metrics.findIndex(({ key }) => key === 'environment_steps') ?? -1] ?? NaN,
      Number(this.lab.store.state.values.get('buffer_capacity')),
    );
    return html`
      <div class="frame"
        @explain-symbol=${({ detail }: CustomEvent<FormulaEvents['explain-symbol']>) => (this.explained = detail === null ? null : { symbol: detail })}
        @explain-node=${({ detail }: CustomEvent<DiagramEvents['explain-node']>) => (this.explained = { node: detail })}
        @choose-transition=${({ detail }: CustomEvent<DiagramEvents['choose-transition']>) => this.#choose(detail)}>
        <header>
          <h2>One update, step by step</h2>
          <span class="note">${this.#note(reading)}</span>
          <nav aria-label="Parts of the update">
            <button aria-current=${this.step === null ? 'true' : nothing} @click=${() => this.#show(null)}>Overview</button>
            ${steps.map(
              (
                { id, name },
                i,
              ) => html`<button aria-current=${id === this.step ? 'step' : nothing} @click=${() => this.#show(id)}>
                <span class="count">${i + 1}</span> ${name}
              </button>`,
            )}
          </nav>
          <div class="walk">
            ${
              this.step === null
                ? html`<button class="unfold" aria-pressed=${this.formulas} @click=${() => (this.formulas = !this.formulas)}>Formulas</button>`
                : html`<button aria-label="Previous part" @click=${() => this.#walk(-1)}>‹</button>`
            }
            <button class="next" title=${last ? 'The next update, from its beginning' : nothing} ?disabled=${!can} @click=${() => this.#walk(1)}>${current ? 'Next ›' : 'Step through'}</button>
            <button ?disabled=${!can} title="Pause, and write down the next update" @click=${() => this.#nextUpdate(this.step)}>Next update</button>
          </div>
        </header>
        <div class="body" ?data-rests=${rests}>
          ${
            rests
              ? ''
              : html`<sac-update-diagram .shape=${this.form === 'phone' ? 'tall' : 'wide'} .variant=${variant} .reading=${reading} .step=${this.step} .chosen=${this.chosen} .stored=${stored} .hot=${this.#hot()}
            @pointerleave=${this.#leaveDiagram} @focusout=${this.#leaveDiagram}>
          </sac-update-diagram>`
          }
          <section class="panel" ?data-overview=${!current} aria-label=${current?.name ?? 'Overview'}>
            ${
              rests
                ? atRest(steps, (id) => this.#show(id))
                : current
                  ? details.substepView(current, variant, reading, this.chosen, this.#hot(), this.#code())
                  : details.overview(variant, reading, this.formulas, (id) => this.#show(id))
            }
            <p class="info" ?data-quiet=${!current && !this.explained}>${this.#info(current, reading)}</p>
          </section>
        </div>
      </div>
    `;
  }

  /** The overview shows an explanation only as long as it is asked for. */
  #leaveDiagram = (): void => {
    if (this.step === null) this.explained = null;
  };
  #note(reading: Reading | null): unknown {
    if (!reading && this.#asking) return 'until the next update\u2026';
    if (!reading) return this.lab.store.state.trace ? 'none yet with these settings' : this.#first();
    return html`update ${formatCount(reading.trace.update)}<span class="of">, ${this.step ? `transition ${this.chosen + 1}` : 'batch means'}</span>`;
  }
  /** When there will be one. */
  #first(): string {
    const { firstUpdate, metrics } = this.lab.store.state;
    return firstUpdate > (metrics[0] ?? 0) ? `updates begin at step ${formatCount(firstUpdate)}` : 'none yet';
  }
  #code(): Code {
    return { values: this.lab.store.state.values, shown: this.code, toggle: () => (this.code = !this.code) };
  }
  #hot(): QuantityKey | null {
    return this.lit ?? this.#asked();
  }
  #asked(): QuantityKey | null {
    return (this.explained ? this.details?.askedQuantity(this.explained, this.step) : null) ?? null;
  }
  /** Whoever speaks of the same symbol around the lab may show it. */
  #tell(): void {
    const detail = { symbol: this.#asked() };
    this.dispatchEvent(new CustomEvent('lab-symbol', { detail, bubbles: true, composed: true }));
  }
  #info(step: Substep | undefined, reading: Reading | null): unknown {
    const { explained } = this;
    if (!explained && !reading) return 'The diagram and its numbers come with the next update.';
    if (!explained && !step) return 'Point at a part of the diagram to read what it is, or step through the update.';
    if (!explained || !this.details)
      return html`${step!.hint || 'Point at a symbol or a part of the diagram to read what it is.'}<br />${step!.source}`;
    return this.details.explanation(explained, this.step, reading, this.chosen);
  }

  static override styles = updateStyles;
}
/** Before there is an update: its parts in words. */
function atRest(steps: readonly Substep[], choose: (id: SubstepId) => void): unknown {
  return html`<ol class="overview rest" aria-label="The update at a glance">
    ${steps.map(
      ({ id, name, words }) => html`<li>
      <button @click=${() => choose(id)} aria-label="Show ${name}">${name}</button>
      <span class="words">${words}</span>
    </li>`,
    )}
  </ol>`;
}

define('sac-update', UpdateView);
