/** The return chart: training episodes and evaluations over environment steps, held against the optimum. */
import { css, html, LitElement, unsafeCSS, type PropertyValues } from 'lit';
import uPlot from 'uplot';
import uPlotCss from 'uplot/dist/uPlot.min.css?inline';
import { drawReferences } from './chart_references';
import { define } from './define';
import { formatCount, formatFixed } from './format';
import type { Lab } from './lab';
import { Watching } from './store';
import { base, onThemeChange, panel, token } from './theme';

const redrawMs = 60;
const leastFrames = 4000;
/** About the worst return of an episode with the standard physics. */
const lowReturn = -1800;

export class ChartsView extends LitElement {
  static override properties = { lab: { attribute: false }, pointed: { state: true } };
  declare lab: Lab;
  declare pointed: { frame: number; training: string; evaluation: string } | null;

  #plot: uPlot | undefined;
  #stops: (() => void)[] = [];
  #timer = 0;
  #drawn = '';

  constructor() {
    super();
    this.pointed = null;
    new Watching(this, () => this.lab.store, ['solved', 'phase', 'optimalReturn', 'solvedReturn']);
  }
  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#start();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
    this.#timer = 0;
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#plot?.destroy();
    this.#plot = undefined;
  }
  protected override firstUpdated(_: PropertyValues): void {
    this.#start();
  }

  #start(): void {
    const figure = this.renderRoot.querySelector('figure')!;
    const size = (): { width: number; height: number } => ({
      width: Math.max(figure.clientWidth, 100),
      height: Math.max(figure.clientHeight, 60),
    });
    this.#plot = new uPlot({ ...this.#options(), ...size() }, [[], [], []], figure);
    const observer = new ResizeObserver(() => this.#plot?.setSize(size()));
    observer.observe(figure);
    this.#stops = [
      () => observer.disconnect(),
      onThemeChange(() => this.#plot?.redraw()),
      this.lab.store.subscribe(() => this.#schedule()),
    ];
    this.#drawn = '';
    this.#schedule();
  }

  /** Many snapshots, few redraws: longer curves are drawn less often. */
  #schedule(): void {
    if (this.#timer !== 0) return;
    const points = this.lab.curves.episodes.frames.length + this.lab.curves.evaluations.frames.length;
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      this.#draw();
    }, redrawMs + points / 50);
  }
  #draw(): void {
    const { episodes, evaluations, revision } = this.lab.curves;
    const { optimalReturn, solvedReturn, solved } = this.lab.store.state;
    const state = [revision, solved?.frame, optimalReturn, solvedReturn].join();
    if (state === this.#drawn || !this.#plot) return;
    this.#drawn = state;
    this.requestUpdate();
    this.#plot.setData(
      uPlot.join([
        [episodes.frames, episodes.values],
        [evaluations.frames, evaluations.values],
      ]),
    );
  }

  #options(): Omit<uPlot.Options, 'width' | 'height'> {
    const colour = (name: string) => () => token(this, name);
    const font = `11px ${token(this, '--sans')}`;
    const axis = (size: number): uPlot.Axis => ({
      stroke: colour('--muted'),
      font,
      size,
      grid: { stroke: colour('--line'), width: 1 },
      ticks: { show: false },
      values: (_, splits) => splits.map(formatCount),
    });
    return {
      padding: [14, 20, 0, 2],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
      scales: {
        x: { time: false, range: (_, __, max) => [0, Math.max(leastFrames, (max ?? 0) * 1.04)] },
        y: { range: (_, min) => [Math.min(lowReturn, 200 * Math.floor((min ?? 0) / 200)), 0] },
      },
      axes: [{ ...axis(30), gap: 6, space: 70 }, { ...axis(54), gap: 6, space: 34 }],
      series: [
        {},
        {
          stroke: colour('--training'),
          width: 1.25,
          spanGaps: true,
          points: { show: true, size: 4, fill: colour('--training'), stroke: colour('--training') },
        },
        {
          stroke: colour('--policy'),
          width: 2.25,
          spanGaps: true,
          points: { show: true, size: 5, fill: colour('--policy'), stroke: colour('--policy') },
        },
      ],
      hooks: {
        drawAxes: [(plot) => drawReferences(plot, this, this.lab.store.state)],
        setCursor: [(plot) => this.#point(plot)],
      },
    };
  }

  #point(plot: uPlot): void {
    const index = plot.cursor.idx;
    const frame = index == null ? undefined : plot.data[0][index];
    if (index == null || frame === undefined) {
      this.pointed = null;
      return;
    }
    const text = (series: 1 | 2): string => formatCount(plot.data[series]?.[index] ?? NaN);
    this.pointed = { frame, training: text(1), evaluation: text(2) };
  }

  protected override render(): unknown {
    const { optimalReturn } = this.lab.store.state;
    const { episodes, evaluations } = this.lab.curves;
    const latest = (values: number[]): string => formatCount(values.at(-1) ?? NaN);
    const shown = this.pointed ?? { training: latest(episodes.values), evaluation: latest(evaluations.values) };
    return html`
      <header>
        <h2>Return per episode</h2>
        ${this.#status()}
      </header>
      <ul>
        <li class="evaluation"><i></i>evaluation <output aria-live="off">${shown.evaluation}</output></li>
        <li class="training"><i></i>training <output aria-live="off">${shown.training}</output></li>
        <li class="optimum"><i></i>optimum <output>${formatCount(optimalReturn)}</output></li>
      </ul>
      <figure role="img" aria-label=${this.#describe()}></figure>
      <p class="axis">${this.pointed ? `at step ${formatCount(this.pointed.frame)}` : 'environment steps'}</p>
    `;
  }
  #status(): unknown {
    const { solved, solvedReturn } = this.lab.store.state;
    if (!solved) return html`<span class="note">solved from ${formatCount(solvedReturn)} on</span>`;
    return html`<span class="solved" role="status">
      Solved${Number.isFinite(solved.seconds) ? ` in ${formatFixed(solved.seconds, 2)} s` : ''}<span
        >, at step ${formatCount(solved.frame)}</span
      >
    </span>`;
  }
  #describe(): string {
    const { episodes, evaluations } = this.lab.curves;
    const { optimalReturn } = this.lab.store.state;
    if (evaluations.values.length === 0) return 'Return over environment steps; nothing is measured yet.';
    return (
      `Return over environment steps. Latest evaluation ${formatCount(evaluations.values.at(-1)!)}, latest training ` +
      `episode ${formatCount(episodes.values.at(-1) ?? NaN)}, optimum ${formatCount(optimalReturn)}.`
    );
  }

  static override styles = [
    unsafeCSS(uPlotCss),
    base,
    panel,
    css`
      header {
        padding-block-end: 4px;
      }
      .solved {
        padding: 1px 10px;
        margin-block: -2px;
        border-radius: 999px;
        background: var(--solved-soft);
        color: var(--solved);
        font-size: 12px;
        font-weight: 600;
        white-space: nowrap;
      }
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 11px;
        margin: 0;
        padding: 0 14px 2px;
        list-style: none;
        color: var(--muted);
        font-size: 12px;
      }
      li {
        display: flex;
        align-items: center;
        gap: 5px;
        white-space: nowrap;
      }
      li i {
        width: 13px;
        border-block-start: 2.5px solid;
        border-radius: 2px;
      }
      .evaluation i {
        color: var(--policy);
      }
      .training i {
        color: var(--training);
      }
      .optimum i {
        color: var(--optimum);
        border-block-start-style: dashed;
      }
      output {
        min-width: 2.6em;
        color: var(--ink);
        font-weight: 600;
      }
      @container (max-width: 380px) {
        .solved span {
          display: none;
        }
      }
      :host {
        container-type: inline-size;
      }
      figure {
        min-height: 90px;
      }
      .uplot {
        position: absolute;
        font-family: inherit;
      }
      .u-cursor-x {
        border-color: var(--line-strong) !important;
      }
      .axis {
        margin: 0;
        padding: 0 16px 8px;
        color: var(--muted);
        font-size: 11px;
        text-align: end;
      }
    `,
  ];
}
define('sac-charts', ChartsView);
