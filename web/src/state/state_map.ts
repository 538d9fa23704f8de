/** The state map: a layer over angle and angular speed, with the stage's path drawn over it. */
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { setSize } from '../canvas/canvas_size';
import { onEveryPicture } from '../canvas/frames';
import { PaintedCanvas } from '../canvas/painting';
import { drawStateMap } from '../canvas/state_map_painter';
import { drawStatePath } from '../canvas/state_path';
import type { State, StateMap } from '../engine/protocol';
import type { MapLayer } from '../engine/schema';
import type { Lab } from '../lab/lab';
import { choiceStyle } from '../ui/choice_style';
import { define, StoreController } from '../ui/element';
import { explained, term, termStyle, unitTerm } from '../ui/term';
import { base, panel, wantsStillness } from '../ui/theme';
import { formatFixed } from '../words/format';
import { layerName, shortName } from '../words/map_layer_names';
import { plainSymbol } from '../words/symbols';
import { DisplayedMap } from './displayed_map';
import './layer_picker';
import { MapCursor } from './map_cursor';
import { mapLegend } from './map_legend';
import { seenPaths } from './map_paths';
import { readState, type ShownMap } from './map_readout';
import { mapRunChoice, mapRunLabel, type Side } from './map_run_choice';
import { stateMapStyle } from './state_map_style';

const readoutEveryMs = 100;
const stageMarker = {
  name: 'stage',
  means: 'Where the stage’s pendulum is now, and what the map says there: the ring on the map.',
};
const angles = ['−π', '−π/2', '0', 'π/2', 'π'];

export class StateMapView extends LitElement {
  static override properties = { lab: { attribute: false }, other: { attribute: false }, side: { state: true } };
  declare lab: Lab;
  /** The run that it is compared with, if there is one, and what of the two is shown. */
  declare other: Lab | null;
  declare side: Side;

  #field: PaintedCanvas<'map'> | undefined;
  #stop = (): void => {};
  readonly #maps = new DisplayedMap();
  #painted: StateMap | null = null;
  readonly #cursor = new MapCursor(
    () => this.lab,
    () => this.#maxOmega,
  );
  #drawn = '';
  #lastReadout = 0;

  constructor() {
    super();
    this.other = null;
    this.side = 'difference';
    new StoreController(this, () => this.lab.store, ['map', 'layer', 'schema', 'exactProgress', 'values']);
    new StoreController(this, () => (this.other ?? this.lab).store, ['map', 'exactProgress']);
  }
  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#start();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop();
    this.#field?.close();
    this.#cursor.leave();
    this.#cursor.tell();
  }
  protected override firstUpdated(_: PropertyValues): void {
    this.#start();
  }
  protected override willUpdate(_: PropertyValues): void {
    this.#maps.choose(this.lab.engine, this.lab.store.state, this.other?.store.state.map ?? null, this.#side);
  }
  protected override updated(_: PropertyValues): void {
    this.#paint();
  }
  get #side(): Side {
    return this.other ? this.side : 'a';
  }
  get #shown(): ShownMap | null {
    return this.#maps.shown;
  }

  #start(): void {
    this.#field = new PaintedCanvas(
      this.renderRoot.querySelector<HTMLCanvasElement>('.field')!,
      'map',
      drawStateMap,
      () => {
        this.#painted = null;
        this.#paint();
        this.requestUpdate();
      },
    );
    this.#stop = onEveryPicture(() => this.#follow());
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
    if (this.#cursor.tell()) this.#lastReadout = 0;
    const { pointed } = this.#cursor;
    const still = wantsStillness() && this.lab.store.state.phase !== 'training';
    const current = (this.#side === 'b' ? this.other! : this.lab).stageFeed.seen(now, still);
    const maxOmega = this.#shown?.map.maxOmega ?? current?.maxSpeed ?? 1;
    const size = this.#field?.size;
    if (!size) return;
    const paths = seenPaths(this.lab, this.other, this.#side, now, still);
    const ends = paths.flatMap(({ states: [end] }) => [end?.time, end?.theta]);
    const drawn = [...ends, pointed?.theta, pointed?.omega, size.width, size.height, maxOmega].join();
    if (drawn !== this.#drawn) {
      this.#drawn = drawn;
      const canvas = this.renderRoot.querySelector<HTMLCanvasElement>('.path')!;
      setSize(canvas, size);
      drawStatePath(canvas.getContext('2d')!, size, { paths, pointed, maxOmega });
    }
    if (now - this.#lastReadout < readoutEveryMs) return;
    this.#lastReadout = now;
    this.#read(current);
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
    const { pointed, byKeys } = this.#cursor;
    tip.hidden = !pointed;
    if (!pointed) return;
    const there = readState(pointed, shown);
    for (const name of ['theta', 'omega', 'value'] as const) write(`.tip .${name}`, there[name]);
    const across = 0.5 + pointed.theta / (2 * Math.PI);
    const down = 0.5 - pointed.omega / (2 * this.#maxOmega);
    tip.style.left = `${100 * across}%`;
    tip.style.top = `${100 * down}%`;
    tip.style.translate = `${across > 0.5 ? 'calc(-100% - 14px)' : '14px'} ${down > 0.5 ? 'calc(-100% - 10px)' : '10px'}`;
    if (byKeys) write('.spoken', there.sentence);
  }

  /** Of the field, in layout pixels. */
  get #height(): number {
    const { height, ratio } = this.#field?.size ?? { height: 150, ratio: 1 };
    return height / ratio;
  }
  get #maxOmega(): number {
    return this.#shown?.map.maxOmega ?? Number(this.lab.store.state.values.get('max_speed') ?? 1);
  }
  protected override render(): unknown {
    const { schema, layer: key, exactProgress } = this.lab.store.state;
    const chosen = schema?.map_layers.find((layer) => layer.key === key);
    const stale = this.#shown !== null && this.#shown.map.layer !== key;
    const help = (this.#side === 'difference' ? this.#shown?.layer : chosen)?.help ?? '';
    const value = chosen
      ? html`${term(`layer.${(this.#shown?.layer ?? chosen).key}`, shortName(this.#shown?.layer ?? chosen))}<output class="value" aria-live="off"></output><small>${unitTerm(chosen.unit)}</small>`
      : nothing;
    const pointedValue = chosen
      ? html`${shortName(this.#shown?.layer ?? chosen)}<output class="value" aria-live="off"></output><small>${chosen.unit}</small>`
      : nothing;
    const speeds = [1, 0.5, 0, -0.5, -1].map((share) => (this.#shown ? formatFixed(share * this.#maxOmega, 0) : ''));
    return html`
      <header>
        <h2>${chosen ? layerName(chosen) : 'State map'}</h2>
        ${this.other ? mapRunChoice(this.side, (side) => (this.side = side)) : nothing}
        <p class="readout">
          ${explained(stageMarker, html`<span class="whose">stage</span>`)}
          <span>${term('readout.theta', 'angle')}<output class="theta" aria-live="off"></output><small>rad</small></span>
          <span>${term('readout.omega', 'speed')}<output class="omega" aria-live="off"></output><small>rad/s</small></span>
          <span>${value}</span>
        </p>
        <span class="spoken visually-hidden" role="status"></span>
      </header>
      <sac-layer-picker .lab=${this.lab}></sac-layer-picker>
      <div class="body">
        <div class="speeds" aria-hidden="true">
          <span class="axis-name">speed, rad/s</span>
          <div class="ticks">${speeds.map((text) => html`<span>${text}</span>`)}</div>
        </div>
        <figure
          tabindex="0"
          role="application"
          aria-label=${this.#describe(chosen)}
          aria-description="Arrow keys move a crosshair, with Shift in finer steps. Enter puts the stage's pendulum there; Escape leaves."
          ?data-stale=${stale}
          @pointerdown=${(event: PointerEvent) => this.#cursor.point(event)}
          @pointermove=${(event: PointerEvent) => this.#cursor.point(event)}
          @pointerleave=${() => this.#cursor.leave()}
          @pointercancel=${() => this.#cursor.leave()}
          @blur=${() => this.#cursor.leave()}
          @click=${(event: MouseEvent) => this.#cursor.place(event)}
          @keydown=${(event: KeyboardEvent) => this.#cursor.key(event)}
        >
          <canvas class="field"></canvas>
          <canvas class="path" aria-hidden="true"></canvas>
          <div class="tip" hidden>
            <p>${pointedValue}</p>
            <p>angle <b class="theta"></b> rad, speed <b class="omega"></b> rad/s</p>
            <p>${coarse() ? 'Tap' : 'Click'}: the pendulum starts here</p>
          </div>
          ${chosen?.exact && exactProgress < 1 ? this.#progress(exactProgress) : nothing}
        </figure>
        ${mapLegend(this.lab.engine, this.#height, this.#shown?.layer, this.#shown?.scale)}
        <div class="angles" aria-hidden="true">
          <div class="ticks">${angles.map((text) => html`<span>${text}</span>`)}</div>
        </div>
        <div class="angle-name" aria-hidden="true">angle</div>
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
    const whose = this.other ? ` ${mapRunLabel(this.side)} of` : '';
    const name = `State map of${whose} ${layerName(chosen)}, ${plainSymbol(chosen.symbol)}, over angle and angular speed`;
    if (!this.#shown || this.#shown.map.layer !== chosen.key) return `${name}; nothing is computed yet.`;
    const {
      layer,
      scale: {
        range: [low, high],
      },
    } = this.#shown;
    return `${name}: from ${low} to ${high} ${layer.unit}.`;
  }

  static override styles = [base, panel, choiceStyle, termStyle, stateMapStyle];
}
function coarse(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
define('sac-state-map', StateMapView);
