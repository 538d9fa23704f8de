/** The charts: one large, the others small below it, over the same environment steps with one cursor. */
import { html, LitElement, type PropertyValues, unsafeCSS } from 'lit';
import { live } from 'lit/directives/live.js';
import uPlotCss from 'uplot/dist/uPlot.min.css?inline';
import type { Lab } from '../lab/lab';
import { runName } from '../lab/run_history';
import { define } from '../ui/element';
import { Palette } from '../ui/palette';
import { plotPrintStyle } from '../ui/plot_style';
import { termStyle } from '../ui/term';
import { base, onThemeChange, panel } from '../ui/theme';
import { formatCount } from '../words/format';
import { behindOf } from './bands';
import { ChartBoard } from './board';
import { chartOrder, chartShort, chartTitle, timeChart } from './catalogue';
import { chartsStyle } from './charts_style';
import { legend, legendStyle } from './legend';
import { chartKey, ChartRange } from './range';
import { describe, headline } from './readings';
import type { ChartId, ReturnBand, Side, Source, TimeChart, Trace } from './spec';
import { verdict, type Verdict } from '../words/verdict';

/** Environment steps after which the past counts a third. */
const spans = [0, 200, 1000, 5000] as const;

const drawnFields = ['histogram', 'values', 'standard', 'solved', 'optimalReturn', 'solvedReturn'] as const;

export class ChartsView extends LitElement {
  static override properties = {
    lab: { attribute: false },
    other: { attribute: false },
    bands: { attribute: false },
    wanted: { attribute: false },
    large: { state: true },
    span: { state: true },
  };
  declare lab: Lab;
  /** A second run, drawn over the first. */
  declare other: Lab | null;
  /** Seeds studied, drawn behind the returns. */
  declare bands: readonly ReturnBand[];
  /** The chart that is to be shown large; null: as the visitor has it. */
  declare wanted: ChartId | null;
  /** The chart that is shown large. */
  declare large: ChartId;
  declare span: number;

  /** The small charts, from left to right. */
  #small: ChartId[] = chartOrder.filter((id) => id !== 'return');
  readonly #toggled = new Set<string>();
  readonly #palette = new Palette(this);
  readonly #range = new ChartRange((what) => {
    if (what === 'zoom') this.#board.redraw();
    else this.#board.follow();
    this.requestUpdate();
  });
  #part: number | null = null;
  #lit: string | null = null;
  readonly #board: ChartBoard;
  #stops: (() => void)[] = [];

  constructor() {
    super();
    this.other = null;
    this.bands = [];
    this.wanted = null;
    this.large = 'return';
    this.span = 0;
    const view = this;
    this.#board = new ChartBoard(
      {
        ink: this.#palette.ink,
        range: this.#range,
        source: () => this.#source,
        span: () => this.span,
        isLogarithmic: (chart, side) => this.#isLogarithmic(chart, side),
        shown: (chart) => this.#shown(chart),
        get lit() {
          return view.#lit;
        },
        setLit: (key) => this.#setLit(key),
        get part() {
          return view.#part;
        },
        setPart: (part) => this.#setPart(part),
      },
      () => this.requestUpdate(),
    );
  }
  /** How long the newest redraw took, in ms. */
  get drawMs(): number {
    return this.#board.cost;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#start();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#board.close();
  }
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('wanted') && this.wanted) this.#enlarge(this.wanted);
  }
  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('lab') || changed.has('other')) this.#start();
    else if (changed.has('large')) this.#place();
    else if (changed.has('span') || changed.has('bands')) this.#board.redraw();
  }

  #start(): void {
    for (const stop of this.#stops) stop();
    const observer = new ResizeObserver((entries) => {
      for (const { target } of entries) this.#board.resize(target);
    });
    for (const figure of this.renderRoot.querySelectorAll('figure')) observer.observe(figure);
    const sight = new IntersectionObserver((entries) => this.#board.see(entries.at(-1)!.isIntersecting));
    sight.observe(this);
    this.#stops = [
      () => sight.disconnect(),
      this.#follow(this.lab),
      ...(this.other ? [this.#follow(this.other)] : []),
      () => observer.disconnect(),
      onThemeChange(() => {
        this.#palette.forget();
        this.#board.recolour();
      }),
    ];
    this.#place();
    this.#board.note();
  }
  /** Notes whenever something changes that is drawn. */
  #follow({ store, curves, history, recent }: Lab): () => void {
    let noted = NaN;
    return store.subscribe((_, changed) => {
      const revision = curves.revision + history.revision + recent.revision; // each only grows
      if (revision === noted && !drawnFields.some((key) => changed.has(key))) return;
      noted = revision;
      this.#board.note();
    });
  }
  #place(): void {
    const places = [...this.renderRoot.querySelectorAll<HTMLElement>('figure')].map(
      (figure) => [figure.dataset['chart'] as ChartId, figure] as const,
    );
    this.#board.place(this.large, new Map(places));
  }

  get #source(): Source {
    return { lab: this.lab, other: this.other, bands: this.bands };
  }
  #isToggled(name: string, first: boolean): boolean {
    return this.#toggled.has(name) !== first;
  }
  #toggle(name: string): void {
    if (!this.#toggled.delete(name)) this.#toggled.add(name);
    this.#board.redraw();
    this.requestUpdate();
  }
  #shown(chart: TimeChart): readonly Trace[] {
    return chart.traces.filter(({ key, hidden }) => this.#isToggled(`${chart.id} ${key}`, !hidden));
  }
  #isLogarithmic({ id, logarithmic }: TimeChart, side: Side): boolean {
    const first = logarithmic[side];
    return first !== undefined && this.#isToggled(`${id} log`, first);
  }
  #setLit(key: string | null): void {
    if (key === this.#lit) return;
    this.#lit = key;
    this.#board.recolour();
    this.requestUpdate();
  }
  #setPart(part: number | null): void {
    if (part === this.#part) return;
    this.#part = part;
    this.#board.follow();
    this.requestUpdate();
  }

  /** The small chart grows, and the large one takes its place. */
  #enlarge(id: ChartId): void {
    if (id === this.large) return;
    this.#small = this.#small.map((small) => (small === id ? this.large : small));
    this.#range.point(null);
    this.#setPart(null);
    this.#setLit(null);
    this.large = id;
  }
  #key(event: KeyboardEvent): void {
    const done = chartKey(event, {
      range: this.#range,
      source: this.#source,
      behind: behindOf(timeChart(this.large)),
      isHistogram: this.large === 'actions',
      part: this.#part,
      setPart: (part) => this.#setPart(part),
    });
    if (done) event.preventDefault();
  }
  async #export(kind: 'png' | 'csv'): Promise<void> {
    try {
      const { exportCsv, exportPng } = await import('./export');
      if (kind === 'csv') exportCsv(this.#source);
      else await exportPng({ order: [this.large, ...this.#small], host: this.#board.host, into: this.renderRoot });
    } catch (error) {
      this.lab.notify(`The charts could not be exported: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  protected override render(): unknown {
    const { large } = this;
    const chart = timeChart(large);
    const source = this.#source;
    const shown = chart ? this.#shown(chart) : [];
    return html`
      <header>
        <h2>${chartTitle(large)}</h2>
        ${this.#status()} ${this.#tools(chart)}
      </header>
      <div class="legend" role="group" aria-label="Legend">
        ${legend(large, {
          source,
          shown,
          step: this.#range.step,
          part: this.#part,
          toggle: (trace) => this.#toggle(`${large} ${trace.key}`),
          clearRecent: () => {
            this.lab.recent.clear();
            this.#setLit(null);
            this.#board.redraw();
          },
        })}
      </div>
      <div
        class="large"
        tabindex="0"
        role="application"
        aria-label="${chartTitle(large)}, chart"
        aria-description="Arrow left and right read along the curves, with Shift in larger steps, and move a zoomed chart on at its edges; plus and minus zoom; zero shows all."
        @keydown=${this.#key}
        @blur=${() => (this.#range.point(null), this.#setPart(null))}
      >
        <figure role="img" data-chart=${large} aria-label=${describe(large, source, shown)}></figure>
        ${this.#range.zoom && chart ? html`<button class="all" title="Drag with Shift to move along" @click=${() => this.#range.reset()}>Show all steps</button>` : ''}
      </div>
      <p class="axis">${this.#axis(chart)}</p>
      <div class="small">${this.#small.map((id) => this.#tile(id))}</div>
      <div class="choice" role="radiogroup" aria-label="Chart">${chartOrder.map((id) => this.#choice(id))}</div>
    `;
  }
  #status(): unknown {
    if (this.large !== 'return') return html`<span class="note"></span>`;
    const judge = (lab: Lab): Verdict => verdict(lab.store.state, lab.curves.evaluations.values.at(-1) ?? NaN);
    const a = judge(this.lab);
    const b = this.other && judge(this.other);
    if (!b)
      return html`<span class=${a.solved ? 'solved' : 'note'} role="status">${a.text}<span>${a.more}</span></span>`;
    const of = ({ short }: Verdict, run: 'a' | 'b'): unknown =>
      html`<b .style=${`color: var(--run-${run})`}>${run.toUpperCase()}</b> ${short}`;
    return html`<span class=${a.solved || b.solved ? 'solved' : 'note'} role="status">${of(a, 'a')}; ${of(b, 'b')}</span>`;
  }
  #tools(chart: TimeChart | undefined): unknown {
    const sides = Object.keys(chart?.logarithmic ?? {}) as Side[];
    return html`<div class="tools">
      <select aria-label="Smoothing" title="Smoothing over environment steps" ?disabled=${!chart} @change=${(event: Event) => (this.span = Number((event.target as HTMLSelectElement).value))}>
        ${spans.map((span) => html`<option value=${span} .selected=${live(span === this.span)}>${span === 0 ? 'raw' : `avg ${formatCount(span)}`}</option>`)}
      </select>
      <button
        class="log"
        aria-pressed=${chart !== undefined && sides.some((side) => this.#isLogarithmic(chart, side))}
        title="Logarithmic axis"
        ?disabled=${sides.length === 0}
        @click=${() => this.#toggle(`${this.large} log`)}
      >log</button>
      <button @click=${() => this.#export('png')} aria-label="Save the charts as a PNG picture" title="Save the charts as a PNG picture">PNG</button>
      <button @click=${() => this.#export('csv')} aria-label="Save every metric as a CSV table" title="Save every metric as a CSV table">CSV</button>
    </div>`;
  }
  #axis(chart: TimeChart | undefined): unknown {
    const { step } = this.#range;
    const recent = this.#lit === null ? undefined : this.lab.recent.runs[Number(this.#lit.split(' ')[1])];
    const what = !chart ? 'torque in N m' : step === null ? 'environment steps' : `at step ${formatCount(step)}`;
    return html`<span>${recent ? `recent: ${runName(recent)}` : ''}</span><span>${what}</span>`;
  }
  #tile(id: ChartId): unknown {
    const chart = timeChart(id);
    return html`<div class="tile" @click=${() => this.#enlarge(id)}>
      <button title="Enlarge"><span class="visually-hidden">Enlarge </span>${chartShort(id)}</button>
      <output aria-live="off">${headline(id, this.#source, this.#range.step)}</output>
      <figure role="img" data-chart=${id} aria-label=${describe(id, this.#source, chart ? this.#shown(chart) : [])}></figure>
    </div>`;
  }
  #choice(id: ChartId): unknown {
    return html`<label>
      <input type="radio" name="chart" class="visually-hidden" .checked=${live(id === this.large)} @change=${() => this.#enlarge(id)} />
      <span>${chartShort(id)}</span>
    </label>`;
  }

  static override styles = [unsafeCSS(uPlotCss), base, panel, termStyle, plotPrintStyle, legendStyle, chartsStyle];
}
define('sac-charts', ChartsView);
