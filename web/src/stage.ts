/** The stage: the current policy plays in real time, however fast the training runs. */
import { css, html, LitElement, type PropertyValues } from 'lit';
import { watchSize, type CanvasSize } from './canvas_size';
import { define } from './define';
import { formatFixed, wrapAngle } from './format';
import type { Lab } from './lab';
import { createPainter, type Painter, type StagePicture } from './painting';
import type { StageSample } from './stage_feed';
import { drawStage } from './stage_painter';
import { Watching } from './store';
import { base, onThemeChange, panel, rgb, token, wantsStillness } from './theme';

const trailEveryMs = 12;
const trailLength = 48;
const holdEveryMs = 40;
const readoutEveryMs = 100;

const readouts = [
  { name: 'angle', symbol: 'θ', unit: 'rad', decimals: 2, value: (s: StageSample) => wrapAngle(s.theta) },
  { name: 'angular speed', symbol: 'ω', unit: 'rad/s', decimals: 2, value: (s: StageSample) => s.omega },
  { name: 'torque', symbol: 'u', unit: 'N m', decimals: 2, value: (s: StageSample) => s.torque },
  { name: 'reward', symbol: 'r', unit: 'a step', decimals: 2, value: (s: StageSample) => s.reward },
] as const;

export class StageView extends LitElement {
  static override properties = { lab: { attribute: false } };
  declare lab: Lab;

  #painter: Painter<StagePicture> | undefined;
  #size: CanvasSize = { width: 1, height: 1, ratio: 1 };
  #colours: StagePicture['colours'] | undefined;
  #stops: (() => void)[] = [];
  #frame = 0;
  #hold: ReturnType<typeof setInterval> | undefined;
  #lastReadout = 0;

  constructor() {
    super();
    new Watching(this, () => this.lab.store, ['phase', 'solved', 'preset', 'schema']);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#start();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
    this.#release();
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }
  protected override firstUpdated(_: PropertyValues): void {
    this.#start();
  }

  #start(): void {
    const canvas = this.renderRoot.querySelector('canvas')!;
    const watch = (watched: HTMLCanvasElement): void => {
      this.#stops.push(watchSize(watched, (size) => (this.#size = size)));
    };
    this.#painter ??= createPainter(canvas, 'stage', drawStage, (fresh, painter) => {
      this.#painter = painter;
      watch(fresh);
    });
    this.#colours = this.#readColours();
    this.#stops = [onThemeChange(() => (this.#colours = this.#readColours()))];
    watch(canvas);
    const loop = (): void => {
      this.#frame = requestAnimationFrame(loop);
      this.#draw();
    };
    loop();
  }
  #readColours(): StagePicture['colours'] {
    const colour = (name: string): [number, number, number] => rgb(token(this, name));
    return { background: colour('--panel'), ink: colour('--ink'), rod: colour('--rod'), accent: colour('--policy') };
  }

  #draw(): void {
    const now = performance.timeOrigin + performance.now();
    const still = wantsStillness() && this.lab.store.state.phase !== 'training';
    const sample = this.lab.stageFeed.at(still ? 0 : now) ?? this.lab.stageFeed.at(now);
    if (!sample || !this.#painter || !this.#colours) return;
    this.#painter.paint(
      {
        theta: sample.theta,
        torque: sample.torque / sample.maxTorque,
        rodLength: Math.min(Math.max(sample.length, 0.35), 1.25),
        trail: wantsStillness() ? [] : this.lab.stageFeed.trail(now, trailEveryMs, trailLength),
        colours: this.#colours,
      },
      this.#size,
    );
    if (now - this.#lastReadout < readoutEveryMs) return;
    this.#lastReadout = now;
    this.renderRoot.querySelectorAll('output').forEach((output, i) => {
      const readout = readouts[i]!;
      output.textContent = formatFixed(readout.value(sample), readout.decimals);
    });
  }

  /** The visitor's hand: the pendulum stays at the pointer until it is let go. */
  #grab(event: PointerEvent): void {
    const figure = event.currentTarget as HTMLElement;
    figure.setPointerCapture(event.pointerId);
    this.#place(event);
  }
  #place(event: PointerEvent): void {
    const figure = event.currentTarget as HTMLElement;
    if (!figure.hasPointerCapture(event.pointerId)) return;
    const { left, top, width, height } = figure.getBoundingClientRect();
    const theta = Math.atan2(left + width / 2 - event.clientX, top + height / 2 - event.clientY);
    const place = (): void => this.lab.placeStage(theta);
    this.#release();
    place();
    this.#hold = setInterval(place, holdEveryMs);
  }
  #release(): void {
    clearInterval(this.#hold);
  }

  protected override render(): unknown {
    const { phase } = this.lab.store.state;
    return html`
      <header>
        <h2>Current policy, live</h2>
        <span class="note">${this.#note()}</span>
      </header>
      <figure
        title="Drag the pendulum"
        @pointerdown=${this.#grab}
        @pointermove=${this.#place}
        @pointerup=${this.#release}
        @pointercancel=${this.#release}
      >
        <canvas role="img" aria-label="The pendulum, moved by the current policy. Upright is the goal."></canvas>
      </figure>
      <footer>
        ${phase === 'ready'
          ? html`<button class="begin" @click=${() => this.lab.train()}>
              <svg viewBox="0 0 12 12" aria-hidden="true"><path d="M2.5 1v10l8-5z" /></svg>Train it to stand upright
            </button>`
          : html`<dl>
              ${readouts.map(
                ({ name, symbol, unit }) => html`<div title="${name} in ${unit}">
                  <dt><i class="symbol">${symbol}</i><span class="visually-hidden">${name}</span></dt>
                  <dd><output aria-live="off"></output> <span class="unit">${unit}</span></dd>
                </div>`,
              )}
            </dl>`}
      </footer>
    `;
  }

  #note(): string {
    const { phase, solved } = this.lab.store.state;
    if (phase === 'loading') return 'Loading';
    if (phase === 'ready') return 'Untrained: it has never tried';
    if (phase === 'diverged') return 'As it was before the divergence';
    if (solved) return 'Swings up and balances';
    return phase === 'training' ? 'Learning' : 'Paused while learning';
  }

  static override styles = [
    base,
    panel,
    css`
      figure {
        cursor: grab;
        touch-action: pan-y;
      }
      figure:active {
        cursor: grabbing;
      }
      footer {
        flex: none;
        display: grid;
        height: 40px;
        border-block-start: 1px solid var(--line);
      }
      .begin {
        display: flex;
        align-items: center;
        justify-content: center;
        gap: 9px;
        padding: 0;
        border: 0;
        background: var(--accent-soft);
        color: var(--accent);
        font-weight: 600;
        font-size: 14px;
      }
      .begin:hover {
        background: var(--accent);
        color: var(--accent-ink);
      }
      .begin:focus-visible {
        outline-offset: -3px;
      }
      .begin svg {
        width: 12px;
        fill: currentColor;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(4, 1fr);
        margin: 0;
      }
      dl > div {
        display: flex;
        align-items: baseline;
        justify-content: center;
        gap: 8px;
        padding: 10px 4px 0;
      }
      dl > div + div {
        border-inline-start: 1px solid var(--line);
      }
      dt {
        color: var(--muted);
      }
      dd {
        margin: 0;
        white-space: nowrap;
      }
      output {
        display: inline-block;
        min-width: 3.1em;
        text-align: end;
        font-weight: 600;
      }
      .unit {
        color: var(--muted);
        font-size: 11px;
      }
      :host {
        container-type: inline-size;
      }
      @container (max-width: 460px) {
        .unit {
          display: none;
        }
      }
    `,
  ];
}
define('sac-stage', StageView);
