/** The stage: the current policy plays in real time, however fast the training runs. */
import { html, LitElement, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import { onEveryPicture } from '../canvas/frames';
import { PaintedCanvas } from '../canvas/painting';
import type { StagePicture } from '../canvas/pictures';
import { drawStage } from '../canvas/stage_painter';
import type { StageSample } from '../engine/engine';
import type { Lab } from '../lab/lab';
import { choiceStyle } from '../ui/choice_style';
import { define, StoreController } from '../ui/element';
import { term, termStyle } from '../ui/term';
import { base, onThemeChange, panel, rgb, token, wantsStillness } from '../ui/theme';
import { readouts } from '../words/stage_readouts';
import { PendulumDrag, pushedByKey } from './pendulum_drag';
import './physics_panel';
import { stageStyle } from './stage_style';

const trailEveryMs = 12;
const trailLength = 48;
const readoutEveryMs = 100;
/** Of the picture on paper, in dots. */
const paperSize = 800;

export class StageView extends LitElement {
  static override properties = { lab: { attribute: false }, physics: { state: true } };
  declare lab: Lab;
  /** Whether the sliders are open where there is little room. */
  declare physics: boolean;

  #canvas: PaintedCanvas<'stage'> | undefined;
  #colours: StagePicture['colours'] | undefined;
  #stops: (() => void)[] = [];
  readonly #pendulumDrag = new PendulumDrag();
  #lastReadout = 0;
  #drawn = '';

  constructor() {
    super();
    this.physics = false;
    new StoreController(this, () => this.lab.store, ['phase', 'solved', 'preset', 'schema', 'sampled']);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#start();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#canvas?.close();
    this.#release();
    for (const stop of this.#stops) stop();
    this.#stops = [];
  }
  protected override firstUpdated(_: PropertyValues): void {
    this.#start();
  }

  #start(): void {
    const canvas = this.renderRoot.querySelector('canvas')!;
    this.#canvas = new PaintedCanvas(canvas, 'stage', drawStage, () => (this.#drawn = ''));
    const recolour = (): void => {
      this.#colours = this.#readColours();
      this.#drawOnPaper();
    };
    recolour();
    this.#stops = [onThemeChange(recolour), onEveryPicture(() => this.#draw())];
  }
  #readColours(): StagePicture['colours'] {
    const colour = (name: string): [number, number, number] => rgb(token(this, name));
    return { background: colour('--panel'), ink: colour('--ink'), rod: colour('--rod'), accent: colour('--policy') };
  }

  /** Light, and at once: a printer does not wait for the Worker that draws. */
  #drawOnPaper(): void {
    const figure = this.renderRoot.querySelector('figure')!;
    figure.toggleAttribute('data-paper', matchMedia('print').matches);
    const picture = this.#picture(performance.timeOrigin + performance.now());
    if (!figure.hasAttribute('data-paper') || !picture) return;
    const canvas = figure.querySelector<HTMLCanvasElement>('.paper')!;
    canvas.width = canvas.height = paperSize;
    drawStage(canvas.getContext('2d')!, picture.picture);
  }

  /** What is seen now; where the hand holds the pendulum, that counts more than what has been computed. */
  #sample(now: number): StageSample | null {
    const sample = this.lab.stageFeed.seen(now, wantsStillness() && this.lab.store.state.phase !== 'training');
    return sample && this.#pendulumDrag.holds
      ? { ...sample, theta: this.#pendulumDrag.theta, omega: 0, torque: 0 }
      : sample;
  }
  #draw(): void {
    const now = performance.timeOrigin + performance.now();
    const seen = this.#picture(now);
    if (!seen || !this.#canvas) return;
    const { sample, picture } = seen;
    const drawn = JSON.stringify(picture);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.#canvas.paint(picture);
    if (now - this.#lastReadout < readoutEveryMs) return;
    this.#lastReadout = now;
    this.renderRoot.querySelectorAll('dl output').forEach((output, i) => {
      output.textContent = readouts[i]!.text(sample);
    });
  }
  #picture(now: number): { sample: StageSample; picture: StagePicture } | null {
    const sample = this.#sample(now);
    if (!sample || !this.#colours) return null;
    const { mean, deviation, maxTorque } = sample;
    // The slider's length at once; the physics follow when what was computed ahead has been played.
    const length = Number(this.lab.store.state.values.get('length') ?? sample.length);
    const picture: StagePicture = {
      theta: sample.theta,
      torque: sample.torque / maxTorque,
      rodLength: Math.min(Math.max(length, 0.35), 1.25),
      trail: wantsStillness() ? [] : this.lab.stageFeed.past(now, trailEveryMs, trailLength).map(({ theta }) => theta),
      policy: { mean: Math.tanh(mean), low: Math.tanh(mean - deviation), high: Math.tanh(mean + deviation) },
      colours: this.#colours,
    };
    return { sample, picture };
  }

  #grab(event: PointerEvent): void {
    // A finger that starts beside the dial scrolls the page.
    const onDial = (event.target as Element).classList.contains('dial');
    if (event.button !== 0 || (event.pointerType === 'touch' && !onDial)) return;
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    this.#move(event);
  }
  #drag(event: PointerEvent): void {
    if (this.#pendulumDrag.holds) this.#move(event);
  }
  #move(event: PointerEvent): void {
    const { left, top, width, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.#pendulumDrag.move(
      event.timeStamp,
      Math.atan2(left + width / 2 - event.clientX, top + height / 2 - event.clientY),
    );
    this.lab.placeStage(this.#pendulumDrag.theta, 0, true);
  }
  /** Lets go with the speed of the hand. */
  #release(event?: Event): void {
    if (!this.#pendulumDrag.holds) return;
    const { theta } = this.#pendulumDrag;
    const omega = this.#pendulumDrag.release(event?.timeStamp ?? Infinity, this.#maxSpeed);
    this.lab.placeStage(theta, omega);
  }
  get #maxSpeed(): number {
    return Number(this.lab.store.state.values.get('max_speed') ?? 0);
  }
  #push(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const sample = this.#sample(performance.timeOrigin + performance.now());
    const pushed = sample && pushedByKey(event.key, sample, this.#maxSpeed);
    if (!pushed) return;
    event.preventDefault();
    this.lab.placeStage(pushed.theta, pushed.omega);
  }

  protected override render(): unknown {
    return html`
      <header>
        <h2>Current policy<span class="live">, live</span></h2>
        <span class="note">${this.#note()}</span>
      </header>
      <div class="body">
        <figure
          tabindex="0"
          role="application"
          aria-label="Pendulum"
          aria-description="Arrow left and right push it, arrow up puts it upright, arrow down lets it hang."
          title="Drag or flick the pendulum"
          @pointerdown=${this.#grab}
          @pointermove=${this.#drag}
          @pointerup=${this.#release}
          @pointercancel=${this.#release}
          @lostpointercapture=${this.#release}
          @keydown=${this.#push}
        >
          <canvas role="img" aria-label="The pendulum, moved by the current policy. Upright is the goal."></canvas>
          <canvas class="paper" aria-hidden="true"></canvas>
          <div class="dial"></div>
        </figure>
        <dl>
          ${readouts.map(
            ({ name, short, symbol, unit, mark }) => html`<div>
              <dt><i class="mark ${mark}"></i>${term(`readout.${symbol}`, short, name.includes(short) ? name : `${short}: ${name}`)}</dt>
              <dd><output aria-live="off"></output><span class="unit">${unit}</span></dd>
            </div>`,
          )}
        </dl>
        <sac-physics .lab=${this.lab} ?data-open=${this.physics} id="physics"></sac-physics>
      </div>
      <footer>${this.lab.store.state.phase === 'ready' ? this.#begin() : this.#bar()}</footer>
    `;
  }
  #begin(): unknown {
    return html`<button class="begin" @click=${() => this.lab.train()}>
      <svg viewBox="0 0 12 12" aria-hidden="true"><path d="M2.5 1v10l8-5z" /></svg>Train it to stand upright
    </button>`;
  }
  #bar(): unknown {
    const { sampled } = this.lab.store.state;
    const choice = (name: string, value: boolean, title: string): unknown => html`<label title=${title}>
      <input
        type="radio"
        name="action"
        class="visually-hidden"
        .checked=${live(sampled === value)}
        @change=${() => this.lab.setSampled(value)}
      /><b>${name}</b>
    </label>`;
    return html`<div class="bar">
      <div class="action" role="radiogroup" aria-label="Action that the stage plays">
        <span aria-hidden="true">action</span>
        ${choice('mean', false, 'Plays the policy’s mean action, as evaluation does')}
        ${choice('sampled', true, 'Plays actions sampled from the policy, as training does')}
      </div>
      <span class="hint">drag or flick it, or <kbd>←</kbd> <kbd>→</kbd></span>
      <button
        class="physics"
        aria-expanded=${this.physics}
        aria-controls="physics"
        @click=${() => (this.physics = !this.physics)}
      >
        Physics
      </button>
    </div>`;
  }

  #note(): string {
    const { phase, solved } = this.lab.store.state;
    if (phase === 'loading') return 'Loading';
    if (phase === 'ready') return 'Untrained: it has never tried';
    if (phase === 'diverged') return 'As it was before the divergence';
    if (solved) return 'Swings up and balances';
    return phase === 'training' ? 'Learning' : 'Paused while learning';
  }

  static override styles = [base, panel, choiceStyle, termStyle, stageStyle];
}
define('sac-stage', StageView);
