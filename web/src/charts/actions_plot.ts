/** Which torques the newest actions were: a histogram, held against equally frequent ones. */
import uPlot from 'uplot';
import type { Lab } from '../lab/lab';
import type { Ink } from '../ui/palette';
import { placeOn } from '../ui/plot_pointer';
import { plotAxis } from '../ui/plot_style';
import { textScale } from '../ui/text_size';
import type { Source } from './spec';

export interface ActionsHost {
  ink: Ink;
  source(): Source;
  /** The part that is pointed at; null: none. */
  part: number | null;
  setPart(part: number | null): void;
}

export function maxTorque(lab: Lab): number {
  return Number(lab.store.state.values.get('max_torque') ?? 1);
}
/** The torque in the middle of a part, in N m. */
export function partTorque(lab: Lab, part: number): number {
  const parts = lab.store.state.histogram?.length ?? 1;
  return maxTorque(lab) * ((2 * part + 1) / parts - 1);
}
export function actionCount(lab: Lab): number {
  return lab.store.state.histogram?.reduce((sum, count) => sum + count, 0) ?? 0;
}

export class ActionsPlot {
  readonly isLarge: boolean;
  readonly #into: HTMLElement;
  readonly #host: ActionsHost;
  #plot: uPlot | undefined;
  #parts = 0;

  constructor(into: HTMLElement, host: ActionsHost, isLarge: boolean) {
    this.#into = into;
    this.#host = host;
    this.isLarge = isLarge;
  }
  destroy(): void {
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  draw(): void {
    const { lab, other } = this.#host.source();
    const { histogram } = lab.store.state;
    this.#parts = histogram?.length ?? 0;
    const torques = Array.from(histogram ?? [], (_, part) => partTorque(lab, part));
    const second = other?.store.state.histogram;
    const data: uPlot.AlignedData = [
      torques,
      Array.from(histogram ?? []),
      Array.from(second ?? torques, (count) => (second ? count : null)),
    ];
    if (this.#plot) return this.#plot.batch(() => this.#plot!.setData(data));
    const { clientWidth: width, clientHeight: height } = this.#into;
    if (width < 20 || height < 20) return;
    this.#plot = new uPlot({ ...this.#options(), width, height }, data, this.#into);
    const { over } = this.#plot;
    over.style.touchAction = 'pan-y';
    for (const type of ['pointermove', 'pointerdown'] as const) {
      over.addEventListener(type, (event) => {
        const share = placeOn(over, event).x / over.clientWidth;
        this.#host.setPart(Math.min(Math.max(Math.floor(share * this.#parts), 0), this.#parts - 1));
      });
    }
    over.addEventListener('pointerleave', () => this.#host.setPart(null));
  }
  follow(): void {
    const { part } = this.#host;
    const left =
      part === null || !this.#plot ? -10 : this.#plot.valToPos(partTorque(this.#host.source().lab, part), 'x');
    this.#plot?.setCursor({ left, top: left < 0 ? -10 : 0 }, false);
  }
  recolour(): void {
    this.#plot?.redraw();
  }
  resize(): void {
    const { clientWidth: width, clientHeight: height } = this.#into;
    if (this.#plot) this.#plot.setSize({ width, height });
    else this.draw();
  }

  #top(least: number): number {
    return this.#host.source().lab.engine?.niceStep(least) ?? least;
  }
  #options(): Omit<uPlot.Options, 'width' | 'height'> {
    const { ink } = this.#host;
    const scale = textScale();
    return {
      padding: this.isLarge ? [12, 14, 0, 0] : [4, 2, 4, 2],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
      scales: {
        x: { time: false, range: () => [-maxTorque(this.#host.source().lab), maxTorque(this.#host.source().lab)] },
        y: { range: (_, __, high) => [0, this.#top(Math.max(high ?? 0, 20) * 1.05)] },
      },
      axes: this.isLarge
        ? [
            { ...plotAxis(ink, 20), space: 50 * scale },
            { ...plotAxis(ink, 50), space: 26 * scale },
          ]
        : [{ show: false }, { show: false }],
      series: [
        {},
        {
          fill: () => ink('--replay', 0.75),
          width: 0,
          paths: uPlot.paths.bars!({ size: [0.92, 60] }),
          points: { show: false },
        },
        {
          stroke: () => ink('--run-b'),
          width: this.isLarge ? 2 : 1.25,
          paths: uPlot.paths.stepped!({ align: 1 }),
          points: { show: false },
        },
      ],
      hooks: { draw: [(plot) => this.#drawUniform(plot)] },
    };
  }
  /** How many there would be in each part, were all torques equally frequent. */
  #drawUniform(plot: uPlot): void {
    const { ctx, bbox } = plot;
    const count = actionCount(this.#host.source().lab);
    if (count === 0) return;
    const y = Math.round(plot.valToPos(count / this.#parts, 'y', true));
    ctx.save();
    ctx.strokeStyle = this.#host.ink('--ink');
    ctx.lineWidth = (this.isLarge ? 1.5 : 1) * devicePixelRatio;
    ctx.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.restore();
  }
}
