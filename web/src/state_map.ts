/** The state map: a layer over angle and angular speed, with the stage's path drawn over it. */
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { setSize } from './canvas_size';
import { define } from './define';
import { formatFixed } from './format';
import type { Lab } from './lab';
import './layer_picker';
import { differenceLayer, mapDifference } from './map_difference';
import { movedByKey, stateAt } from './map_cursor';
import { isExact, layerName, mapRange } from './map_layers';
import { mapLegend } from './map_legend';
import { readState, type ShownMap } from './map_readout';
import { mapSides, sideLabel, type Side } from './map_sides';
import { PaintedCanvas } from './painting';
import type { State, StateMap } from './protocol';
import type { MapLayer } from './schema';
import { stateMapStyle } from './state_map_style';
import { drawStateMap } from './state_map_painter';
import type { StageSample } from './stage_feed';
import { drawStatePath, type Path } from './state_path';
import { Watching } from './store';
import { symbolView } from './symbol_view';
import { plainSymbol } from './symbols';
import { base, panel, wantsStillness } from './theme';
import { StableRange } from './value_range';

const pathEveryMs = 25;
const pathLength = 160;
const readoutEveryMs = 100;
/** Light enough to be seen on every map. */
const pathColours = { alone: '#fff', a: '#a9ccff', b: '#ffb873' };
const angles = ['−π', '−π/2', '0', 'π/2', 'π'];

type SeenPath = Path & { states: readonly StageSample[] };

export class StateMapView extends LitElement {
  static override properties = { lab: { attribute: false }, other: { attribute: false }, side: { state: true } };
  declare lab: Lab;
  /** The run that it is compared with, if there is one, and what of the two is shown. */
  declare other: Lab | null;
  declare side: Side;

  #field: PaintedCanvas<'map'> | undefined;
  #frame = 0;
  readonly #ends = new StableRange();
  #difference: Record<'a' | 'b' | 'map', StateMap | null> = { a: null, b: null, map: null };
  #shown: ShownMap | null = null;
  #painted: StateMap | null = null;
  /** What the visitor points at, and whether the page knows. */
  #pointed: State | null = null;
  #told: State | null = null;
  #byKeys = false;
  #drawn = '';
  #lastReadout = 0;

  constructor() {
    super();
    this.other = null;
    this.side = 'difference';
    new Watching(this, () => this.lab.store, ['map', 'layer', 'schema', 'exactProgress', 'values']);
    new Watching(this, () => (this.other ?? this.lab).store, ['map', 'exactProgress']);
  }
  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#start();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
    this.#field?.close();
    if (this.#told) this.lab.pointAt(null);
    this.#pointed = this.#told = null;
  }
  protected override firstUpdated(_: PropertyValues): void {
    this.#start();
  }
  protected override willUpdate(_: PropertyValues): void {
    const { schema, values } = this.lab.store.state;
    const map = this.#map();
    const own = schema?.map_layers.find(({ key }) => key === map?.layer);
    const layer = own && this.#side === 'difference' ? differenceLayer(own) : own;
    if (!map || !layer) this.#shown = null;
    else if (this.#shown?.map !== map || this.#shown.layer !== layer) {
      if (this.#shown?.layer !== layer) this.#ends.reset();
      this.#shown = { map, layer, scale: mapRange(layer, map, Number(values.get('max_torque')), this.#ends) };
    }
  }
  protected override updated(_: PropertyValues): void {
    this.#paint();
  }
  get #side(): Side {
    return this.other ? this.side : 'a';
  }
  #map(): StateMap | null {
    const a = this.lab.store.state.map;
    const b = this.other?.store.state.map ?? null;
    if (this.#side !== 'difference') return this.#side === 'a' ? a : b;
    if (this.#difference.a !== a || this.#difference.b !== b) this.#difference = { a, b, map: mapDifference(b, a) };
    return this.#difference.map;
  }

  #start(): void {
    this.#field = new PaintedCanvas(this.renderRoot.querySelector<HTMLCanvasElement>('.field')!, 'map', drawStateMap, () => {
      this.#painted = null;
      this.#paint();
      this.requestUpdate();
    });
    const loop = (): void => {
      this.#frame = requestAnimationFrame(loop);
      this.#follow();
    };
    loop();
  }

  #paint(): void {
    if (!this.#shown || this.#shown.map === this.#painted || !this.#field?.size) return;
    const { map, layer, scale } = this.#shown;
    this.#painted = map;
    this.#field.paint({ map, range: scale.range, kind: layer.scale });
  }

  /** Once a frame: the path, the crosshair and what they read. */
  #follow(): void {
    const now = performance.timeOrigin + performance.now();
    if (this.#pointed !== this.#told) {
      this.#told = this.#pointed;
      this.lab.pointAt(this.#pointed);
      this.#lastReadout = 0;
    }
    const still = wantsStillness() && this.lab.store.state.phase !== 'training';
    const current = (this.#side === 'b' ? this.other! : this.lab).stageFeed.seen(now, still);
    const maxOmega = this.#shown?.map.maxOmega ?? current?.maxSpeed ?? 1;
    const size = this.#field?.size;
    if (!size) return;
    const paths = this.#paths(now, still);
    const ends = paths.flatMap(({ states: [end] }) => [end?.time, end?.theta]);
    const drawn = [...ends, this.#pointed?.theta, this.#pointed?.omega, size.width, size.height, maxOmega].join();
    if (drawn !== this.#drawn) {
      this.#drawn = drawn;
      const canvas = this.renderRoot.querySelector<HTMLCanvasElement>('.path')!;
      setSize(canvas, size);
      drawStatePath(canvas.getContext('2d')!, size, { paths, pointed: this.#pointed, maxOmega });
    }
    if (now - this.#lastReadout < readoutEveryMs) return;
    this.#lastReadout = now;
    this.#read(current);
  }
  /** Where the stages are and were; of two runs, that of the one that is shown, or both. */
  #paths(now: number, still: boolean): SeenPath[] {
    const path = ({ stageFeed }: Lab, colour: string): SeenPath => {
      const present = stageFeed.seen(now, still);
      const past = still && !stageFeed.touched ? [] : stageFeed.past(now, pathEveryMs, pathLength);
      return { states: present ? [present, ...past] : [], colour };
    };
    if (!this.other) return [path(this.lab, pathColours.alone)];
    const both = { a: path(this.lab, pathColours.a), b: path(this.other, pathColours.b) };
    return this.side === 'difference' ? [both.a, both.b] : [both[this.side]];
  }
  /** Writes down where the stage is, and what is pointed at. */
  #read(current: State | null): void {
    const shown = this.#shown?.map.layer === this.lab.store.state.layer ? this.#shown : null;
    const write = (selector: string, text: string): void => {
      const element = this.renderRoot.querySelector(selector); // no value before there is a layer
      if (element && element.textContent !== text) element.textContent = text;
    };
    const stage = readState(current, shown);
    for (const name of ['theta', 'omega', 'value'] as const) write(`header .${name}`, stage[name]);
    const tip = this.renderRoot.querySelector<HTMLElement>('.tip')!;
    tip.hidden = !this.#pointed;
    if (!this.#pointed) return;
    const pointed = readState(this.#pointed, shown);
    for (const name of ['theta', 'omega', 'value'] as const) write(`.tip .${name}`, pointed[name]);
    const across = 0.5 + this.#pointed.theta / (2 * Math.PI);
    const down = 0.5 - this.#pointed.omega / (2 * this.#maxOmega);
    tip.style.left = `${100 * across}%`;
    tip.style.top = `${100 * down}%`;
    tip.style.translate = `${across > 0.5 ? 'calc(-100% - 14px)' : '14px'} ${down > 0.5 ? 'calc(-100% - 10px)' : '10px'}`;
    if (this.#byKeys) write('.spoken', pointed.sentence);
  }

  /** Of the field, in layout pixels. */
  get #height(): number {
    const { height, ratio } = this.#field?.size ?? { height: 150, ratio: 1 };
    return height / ratio;
  }
  get #maxOmega(): number {
    return this.#shown?.map.maxOmega ?? Number(this.lab.store.state.values.get('max_speed') ?? 1);
  }
  #stateUnder(event: MouseEvent): State {
    const { left, top, width, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return stateAt((event.clientX - left) / width, (event.clientY - top) / height, this.#maxOmega);
  }
  #point(event: PointerEvent): void {
    this.#byKeys = false;
    this.#pointed = this.#stateUnder(event);
  }
  #leave(): void {
    this.#pointed = null;
  }
  #place(event: MouseEvent): void {
    const { theta, omega } = this.#stateUnder(event);
    this.lab.placeStage(theta, omega);
  }
  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const stage = this.lab.stageFeed.at(performance.timeOrigin + performance.now());
    const from = this.#pointed ?? stage ?? { theta: 0, omega: 0 };
    const moved = movedByKey(event.key, event.shiftKey, { theta: from.theta, omega: from.omega }, this.#maxOmega);
    if (moved) {
      this.#pointed = moved;
      this.#byKeys = true;
    } else if (event.key === 'Enter' && this.#pointed) this.lab.placeStage(this.#pointed.theta, this.#pointed.omega);
    else if (event.key === 'Escape' && this.#pointed) this.#leave();
    else return;
    event.preventDefault();
  }

  protected override render(): unknown {
    const { schema, layer: key, exactProgress } = this.lab.store.state;
    const chosen = schema?.map_layers.find((layer) => layer.key === key);
    const stale = this.#shown !== null && this.#shown.map.layer !== key;
    const help = (this.#side === 'difference' ? this.#shown?.layer : chosen)?.help ?? '';
    const value = chosen
      ? html`${symbolView((this.#shown?.layer ?? chosen).symbol)}<output class="value" aria-live="off"></output><small>${chosen.unit}</small>`
      : nothing;
    const speeds = [1, 0.5, 0, -0.5, -1].map((share) => (this.#shown ? formatFixed(share * this.#maxOmega, 0) : ''));
    return html`
      <header>
        <h2>${chosen ? layerName(chosen) : 'State map'}</h2>
        ${this.other ? mapSides(this.side, (side) => (this.side = side)) : nothing}
        <p class="readout" title="Where the stage’s pendulum is, and what the map says there">
          <span class="whose">stage</span>
          <span><i class="symbol">θ</i><output class="theta" aria-live="off"></output><small>rad</small></span>
          <span><i class="symbol">ω</i><output class="omega" aria-live="off"></output><small>rad/s</small></span>
          <span>${value}</span>
        </p>
        <span class="spoken visually-hidden" role="status"></span>
      </header>
      <sac-layer-picker .lab=${this.lab}></sac-layer-picker>
      <div class="body">
        <div class="speeds" aria-hidden="true">
          <span class="axis-name"><i class="symbol">ω</i> rad/s</span>
          <div class="ticks">${speeds.map((text) => html`<span>${text}</span>`)}</div>
        </div>
        <figure
          tabindex="0"
          role="application"
          aria-label=${this.#describe(chosen)}
          aria-description="Arrow keys move a crosshair, with Shift in finer steps. Enter puts the stage's pendulum there; Escape leaves."
          ?data-stale=${stale}
          @pointerdown=${this.#point}
          @pointermove=${this.#point}
          @pointerleave=${this.#leave}
          @pointercancel=${this.#leave}
          @blur=${this.#leave}
          @click=${this.#place}
          @keydown=${this.#key}
        >
          <canvas class="field"></canvas>
          <canvas class="path" aria-hidden="true"></canvas>
          <div class="tip" hidden>
            <p>${value}</p>
            <p><i class="symbol">θ</i> <b class="theta"></b> rad, <i class="symbol">ω</i> <b class="omega"></b> rad/s</p>
            <p>${coarse() ? 'Tap' : 'Click'}: the pendulum starts here</p>
          </div>
          ${isExact(key) && exactProgress < 1 ? this.#progress(exactProgress) : nothing}
        </figure>
        ${mapLegend(this.#height, this.#shown?.layer, this.#shown?.scale)}
        <div class="angles" aria-hidden="true">
          <div class="ticks">${angles.map((text) => html`<span>${text}</span>`)}</div>
        </div>
        <div class="angle-name" aria-hidden="true"><i class="symbol">θ</i> rad</div>
      </div>
      <p class="help" title=${help}>${help}</p>
    `;
  }
  #progress(progress: number): unknown {
    return html`<label class="progress">
      solving for the exact value
      <progress max="1" .value=${progress}></progress>
      <span>${formatFixed(100 * progress, 0)}&#8201;%</span>
    </label>`;
  }
  #describe(chosen: MapLayer | undefined): string {
    if (!chosen) return 'State map; nothing is computed yet.';
    const whose = this.other ? ` ${sideLabel(this.side)} of` : '';
    const name = `State map of${whose} ${layerName(chosen)}, ${plainSymbol(chosen.symbol)}, over angle and angular speed`;
    if (!this.#shown || this.#shown.map.layer !== chosen.key) return `${name}; nothing is computed yet.`;
    const { layer, scale: { range: [low, high] } } = this.#shown;
    return `${name}: from ${low} to ${high} ${layer.unit}.`;
  }

  static override styles = [base, panel, stateMapStyle];
}
function coarse(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
define('sac-state-map', StateMapView);
