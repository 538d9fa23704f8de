/** The action slice: at one state, the Qs over the torque, and exp(Q/alpha)/Z next to pi(a|s). */
import { html, LitElement, type PropertyValues, unsafeCSS } from 'lit';
import type uPlot from 'uplot';
import uPlotCss from 'uplot/dist/uPlot.min.css?inline';
import type { ActionSlice } from '../engine/engine';
import { wrapAngle } from '../engine/protocol';
import type { Lab } from '../lab/lab';
import { define, StoreController } from '../ui/element';
import { plotPrintStyle } from '../ui/plot_style';
import { explained, term, termStyle, unitTerm } from '../ui/term';
import { base, onThemeChange, panel, token } from '../ui/theme';
import { formatFixed } from '../words/format';
import { actionSliceStyle } from './action_slice_style';
import { densityData, densityPlot, qData, qPlot, type SliceHost, SliceRanges } from './slice_plots';

let lastSync = 0;

const meanTorque = {
  name: 'torque',
  symbol: 'u max tanh(mu)',
  means: 'Read at the policy’s mean action, in N m; point at a curve to read it elsewhere.',
};
const pointedTorque = { name: 'torque', symbol: 'u', means: 'Read at the pointer, in N m.' };

export class ActionSliceView extends LitElement {
  static override properties = { lab: { attribute: false }, index: { state: true } };
  declare lab: Lab;
  /** The place on the curves that is pointed at; null: the policy's mean action is read. */
  declare index: number | null;

  #plots: { qs: uPlot; densities: uPlot } | null = null;
  #stops: (() => void)[] = [];
  readonly #ranges = new SliceRanges(() => this.lab.engine);
  readonly #colours = new Map<string, string>();
  #frame = 0;

  constructor() {
    super();
    this.index = null;
    new StoreController(this, () => this.lab.store, ['slice', 'pointed', 'values']);
  }
  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#start();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#plots?.qs.destroy();
    this.#plots?.densities.destroy();
    this.#plots = null;
  }
  protected override firstUpdated(_: PropertyValues): void {
    this.#start();
  }

  get #maxTorque(): number {
    return Number(this.lab.store.state.values.get('max_torque') ?? 1);
  }
  /** The second Q is switched off. */
  get #single(): boolean {
    return this.lab.store.state.values.get('twin_q') === 'false';
  }
  #colour(name: string, share = 1): string {
    let value = this.#colours.get(name);
    if (value === undefined) this.#colours.set(name, (value = token(this, name)));
    return share === 1
      ? value
      : `${value}${Math.round(255 * share)
          .toString(16)
          .padStart(2, '0')}`;
  }

  #start(): void {
    const host: SliceHost = {
      ink: (name, share) => this.#colour(name, share),
      mark: () => this.#maxTorque * Math.tanh(this.lab.store.state.slice?.mean ?? NaN),
      maxTorque: () => this.#maxTorque,
      range: (of) => {
        const { slice } = this.lab.store.state;
        return slice ? this.#ranges.of(slice, this.#single)[of] : [0, 1];
      },
      pointed: (index) => (this.index = index),
    };
    const sync = `sac-slice-${++lastSync}`;
    const [qs, densities] = this.renderRoot.querySelectorAll('figure');
    this.#plots = { qs: qPlot(host, sync, qs!), densities: densityPlot(host, sync, densities!) };
    const observer = new ResizeObserver(() => this.#resize());
    observer.observe(qs!);
    observer.observe(densities!);
    const recolour = (): void => {
      this.#colours.clear();
      this.#plots?.qs.redraw();
      this.#plots?.densities.redraw();
    };
    this.#stops = [
      () => observer.disconnect(),
      onThemeChange(recolour),
      this.lab.store.subscribe((_, changed) => {
        if (changed.has('slice') || changed.has('values')) this.#schedule();
      }),
    ];
    this.#schedule();
  }
  #resize(): void {
    for (const plot of this.#plots ? [this.#plots.qs, this.#plots.densities] : []) {
      const { clientWidth, clientHeight } = plot.root.parentElement!;
      plot.setSize({ width: Math.max(clientWidth, 80), height: Math.max(clientHeight, 50) });
    }
  }
  /** At most once a frame. */
  #schedule(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      const { slice } = this.lab.store.state;
      if (!this.#plots || !slice) return;
      const torques = slice.action.map((action) => action * this.#maxTorque);
      this.#plots.qs.setData(qData(slice, torques, this.#single));
      this.#plots.densities.setData(densityData(slice, torques));
    });
  }

  /** Arrow keys read along the curves. */
  #key(event: KeyboardEvent): void {
    const { slice } = this.lab.store.state;
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!slice || !this.#plots || step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const from = this.index ?? meanIndex(slice);
    const index = Math.min(Math.max(from + step * (event.shiftKey ? 10 : 1), 0), slice.action.length - 1);
    const { qs } = this.#plots;
    qs.setCursor({ left: qs.valToPos(slice.action[index]! * this.#maxTorque, 'x'), top: 0 });
  }
  #leave(): void {
    for (const plot of this.#plots ? [this.#plots.qs, this.#plots.densities] : [])
      plot.setCursor({ left: -10, top: -10 });
  }

  protected override render(): unknown {
    const { slice, pointed } = this.lab.store.state;
    const index = this.index ?? (slice ? meanIndex(slice) : 0);
    const at = (values: Float64Array | undefined, decimals = 2): string =>
      formatFixed(values?.[index] ?? NaN, decimals);
    const decimals = slice && Math.abs(slice.minQ[index] ?? 0) >= 100 ? 1 : 2;
    const torque = slice ? slice.action[index]! * this.#maxTorque : NaN;
    return html`
      <header>
        <h2>Action slice</h2>
        <p class="state">
          <i>${pointed ? 'pointer' : 'stage'}</i>
          <span>${term('readout.theta', 'angle')}<output aria-live="off">${formatFixed(slice ? wrapAngle(slice.theta) : NaN, 2)}</output></span>
          <span>${term('readout.omega', 'speed')}<output aria-live="off">${formatFixed(slice?.omega ?? NaN, 2)}</output></span>
          <span
            >${explained(this.index === null ? meanTorque : pointedTorque, 'torque')}<output aria-live="off">${formatFixed(torque, 2)}</output></span
          >
        </p>
        <p class="kl">
          ${term('word.divergence', 'KL')} <output aria-live="off">${formatFixed(slice?.kl ?? NaN, 3)}</output> ${unitTerm('nats')}
        </p>
      </header>
      <div
        class="plots"
        tabindex="0"
        role="application"
        aria-label="Curves over the torque"
        aria-description="Arrow left and right read along the curves, with Shift in larger steps."
        @keydown=${this.#key}
        @blur=${this.#leave}
      >
        <section>
          <ul>
            <li class="q1"><i></i>${term('metric.q1_mean', html`<span class="symbol"><i>Q</i><sub>1</sub></span>`, 'Q1')}<output aria-live="off">${at(slice?.q1, decimals)}</output></li>
            ${
              this.#single
                ? ''
                : html`<li class="q2"><i></i>${term('metric.q2_mean', html`<span class="symbol"><i>Q</i><sub>2</sub></span>`, 'Q2')}<output aria-live="off">${at(slice?.q2, decimals)}</output></li>
                  <li class="min"><i></i>${term('param.twin_q', 'min')}</li>`
            }
          </ul>
          <figure role="img" aria-label=${this.#single ? 'Q1 over the torque' : 'Q1, Q2 and the smaller of them over the torque'}></figure>
        </section>
        <section>
          <ul>
            <li class="policy"><i></i>${term('word.policy', 'policy')}<output aria-live="off">${at(slice?.policy)}</output></li>
            <li class="target"><i></i>${term('word.boltzmann', 'target')}<output aria-live="off">${at(slice?.boltzmann)}</output></li>
          </ul>
          <figure role="img" aria-label=${this.#describe(slice)}></figure>
        </section>
      </div>
      <p class="help">${this.#help(slice)}</p>
    `;
  }
  #help(slice: ActionSlice | null): unknown {
    if (slice && Number.isNaN(slice.kl)) {
      return html`Without entropy the target is the best action alone: the <b class="policy">policy</b> moves uphill on min
        <i class="symbol">Q</i>.`;
    }
    return html`Each update pulls the <b class="policy">policy</b> to the <b class="target">target</b>; shaded is where they
      differ, KL how much.`;
  }
  #describe(slice: ActionSlice | null): string {
    const divergence = slice && Number.isFinite(slice.kl) ? `; the divergence is ${formatFixed(slice.kl, 1)} nats` : '';
    return `The policy’s density over the torque next to the density that training pulls it to${divergence}`;
  }

  static override styles = [unsafeCSS(uPlotCss), base, panel, termStyle, plotPrintStyle, actionSliceStyle];
}

/** The curves' place nearest to the policy's mean action. */
function meanIndex({ action, mean }: ActionSlice): number {
  const at = Math.floor(((Math.tanh(mean) + 1) / 2) * action.length);
  return Math.min(Math.max(at, 0), action.length - 1);
}
define('sac-action-slice', ActionSliceView);
