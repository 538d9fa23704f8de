/** The state map: the learned V over angle and angular speed, with the stage's path drawn over it. */
import { css, html, LitElement, type PropertyValues } from 'lit';
import { setSize, watchSize, type CanvasSize } from './canvas_size';
import { sequentialGradient } from './colour_scale';
import { define } from './define';
import { formatCount, formatFixed, wrapAngle } from './format';
import type { Lab } from './lab';
import { createPainter, type MapPicture, type Painter } from './painting';
import type { StateMap } from './protocol';
import type { StageSample } from './stage_feed';
import { drawStateMap } from './state_map_painter';
import { Watching } from './store';
import { base, panel } from './theme';

const pathMs = 2000;
const angles = ['−π', '−π/2', '0', 'π/2', 'π'];

export class StateMapView extends LitElement {
  static override properties = { lab: { attribute: false } };
  declare lab: Lab;

  #painter: Painter<MapPicture> | undefined;
  #size: CanvasSize = { width: 1, height: 1, ratio: 1 };
  #stops: (() => void)[] = [];
  #frame = 0;

  constructor() {
    super();
    new Watching(this, () => this.lab.store, ['map', 'phase']);
  }
  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#start();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
    for (const stop of this.#stops) stop();
  }
  protected override firstUpdated(_: PropertyValues): void {
    this.#start();
  }
  protected override updated(_: PropertyValues): void {
    this.#paint();
  }

  get #field(): HTMLCanvasElement {
    return this.renderRoot.querySelector<HTMLCanvasElement>('.field')!;
  }
  get #path(): HTMLCanvasElement {
    return this.renderRoot.querySelector<HTMLCanvasElement>('.path')!;
  }

  #start(): void {
    const watch = (watched: HTMLCanvasElement): void => {
      const resized = (size: CanvasSize): void => {
        this.#size = size;
        this.#paint();
      };
      this.#stops.push(watchSize(watched, resized));
    };
    this.#stops = [];
    this.#painter ??= createPainter(this.#field, 'map', drawStateMap, (fresh, painter) => {
      this.#painter = painter;
      watch(fresh);
    });
    watch(this.#field);
    const loop = (): void => {
      this.#frame = requestAnimationFrame(loop);
      this.#drawPath();
    };
    loop();
  }

  #paint(): void {
    const { map } = this.lab.store.state;
    if (map) this.#painter?.paint({ map, range: valueRange(map) }, this.#size);
  }

  /** The last two seconds of the stage, with the present as a dot. */
  #drawPath(): void {
    const canvas = this.#path;
    const context = canvas.getContext('2d')!;
    setSize(canvas, this.#size);
    context.clearRect(0, 0, canvas.width, canvas.height);
    const { map } = this.lab.store.state;
    const now = performance.timeOrigin + performance.now();
    const current = this.lab.stageFeed.at(now);
    if (!map || !current) return;
    const { ratio } = this.#size;
    const place = ({ theta, omega }: StageSample): [number, number] => [
      (0.5 + wrapAngle(theta) / (2 * Math.PI)) * canvas.width,
      (0.5 - omega / (2 * map.maxOmega)) * canvas.height,
    ];
    const points = [current, ...this.lab.stageFeed.past(now, pathMs)].map(place);
    context.lineJoin = context.lineCap = 'round';
    for (const [width, colour] of [[4.5, 'rgb(0 0 0 / 0.45)'], [2, '#fff']] as const) {
      context.strokeStyle = colour;
      context.lineWidth = width * ratio;
      context.beginPath();
      points.forEach(([x, y], i) => {
        const before = points[i - 1];
        // Where the angle wraps, the path leaves on one side and comes back on the other.
        if (before && Math.abs(before[0] - x) < canvas.width / 2) context.lineTo(x, y);
        else context.moveTo(x, y);
      });
      context.stroke();
    }
    const [x, y] = points[0]!;
    context.beginPath();
    context.arc(x, y, 5.5 * ratio, 0, 2 * Math.PI);
    context.fillStyle = '#fff';
    context.fill();
    context.lineWidth = 2 * ratio;
    context.strokeStyle = '#111';
    context.stroke();
  }

  protected override render(): unknown {
    const { map } = this.lab.store.state;
    const [low, high] = map ? valueRange(map) : [NaN, NaN];
    const span = high - low;
    const tick = (value: number): string =>
      span > 1e5 ? value.toExponential(0).replace('e+', 'e').replace('-', '−') : formatFixed(value, span > 20 ? 0 : span > 2 ? 1 : 3);
    const speeds = [1, 0.5, 0, -0.5, -1].map((share) => (map ? formatFixed(share * map.maxOmega, 0) : ''));
    return html`
      <header>
        <h2>State value <i class="symbol">V</i></h2>
        <span class="note">how good is it to be there? white: the stage</span>
      </header>
      <div class="body">
        <div class="speeds" aria-hidden="true">
          <span class="axis-name"><i class="symbol">ω</i> rad/s</span>
          <div class="ticks">${speeds.map((text) => html`<span>${text}</span>`)}</div>
        </div>
        <figure role="img" aria-label=${describe(map, low, high)}>
          <canvas class="field"></canvas>
          <canvas class="path" aria-hidden="true"></canvas>
        </figure>
        <div class="legend" aria-hidden="true">
          <div class="bar" style="background: ${gradient}"></div>
          <div class="ticks">
            ${[high, (low + high) / 2, low].map((value) => html`<span>${tick(value)}</span>`)}
          </div>
        </div>
        <div class="angles" aria-hidden="true">
          <div class="ticks">${angles.map((text) => html`<span>${text}</span>`)}</div>
        </div>
        <div class="angle-name" aria-hidden="true"><i class="symbol">θ</i> rad, 0 is upright</div>
        <div class="unit" aria-hidden="true">soft return</div>
      </div>
    `;
  }

  static override styles = [
    base,
    panel,
    css`
      .body {
        flex: 1;
        min-height: 0;
        display: grid;
        grid-template: minmax(0, 1fr) 16px 20px / 44px minmax(0, 1fr) 74px;
        padding: 2px 4px 6px 6px;
        color: var(--muted);
        font-size: 11px;
      }
      figure {
        border-radius: 6px;
        overflow: hidden;
        background: var(--raised);
      }
      .path {
        pointer-events: none;
      }
      .speeds {
        position: relative;
        display: flex;
        justify-content: flex-end;
        padding-inline-end: 6px;
      }
      .axis-name {
        position: absolute;
        left: 0;
        top: 25%;
        transform: translateY(-50%) rotate(180deg);
        writing-mode: vertical-rl;
        white-space: nowrap;
      }
      .ticks {
        display: flex;
        justify-content: space-between;
      }
      .speeds .ticks,
      .legend .ticks {
        flex-direction: column;
        text-align: end;
        margin-block: -2px;
      }
      .legend {
        display: flex;
        gap: 6px;
        padding-inline-start: 12px;
      }
      .legend .ticks {
        text-align: start;
      }
      .bar {
        flex: none;
        width: 12px;
        border-radius: 4px;
      }
      .angles {
        grid-column: 2;
        grid-row: 2;
        padding-block-start: 2px;
      }
      .angles .ticks {
        margin-inline: -10px;
      }
      .angles span {
        width: 24px;
        text-align: center;
      }
      .angle-name {
        grid-area: 3 / 2;
        text-align: center;
      }
      .unit {
        grid-area: 2 / 3;
        padding: 2px 0 0 12px;
        white-space: nowrap;
      }
    `,
  ];
}

const gradient = sequentialGradient('to top');

function valueRange(map: StateMap): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const value of map.values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

function describe(map: StateMap | null, low: number, high: number): string {
  if (!map) return 'Map of the state value; nothing is computed yet.';
  return `Map of the state value over angle and angular speed, from ${formatCount(low)} to ${formatCount(high)}.`;
}
define('sac-state-map', StateMapView);
