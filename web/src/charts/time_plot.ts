/** One chart over environment steps: what is visible is reduced to the pixels, and drawn by uPlot. */
import uPlot from 'uplot';
import { onPan, onPinch } from '../ui/gestures';
import type { Ink } from '../ui/palette';
import { placeOn } from '../ui/plot_pointer';
import { textScale } from '../ui/text_size';
import type { Range } from '../engine/engine';
import { StableRange } from '../engine/value_range';
import { behindOf } from './bands';
import { type Layer, layersOf } from './layers';
import { Columns, heightAt } from './points';
import type { ChartRange } from './range';
import { drawReferences, nameReferences } from './references';
import type { Side, Source, TimeChart, Trace } from './spec';
import { plotOptions } from './time_plot_options';

/** What a plot asks the panel that it stands in. */
export interface PlotHost {
  ink: Ink;
  range: ChartRange;
  source(): Source;
  /** Environment steps of the smoothing; 0: none. */
  span(): number;
  isLogarithmic(chart: TimeChart, side: Side): boolean;
  shown(chart: TimeChart): readonly Trace[];
  /** The backdrop that the pointer is on. */
  lit: string | null;
  setLit(key: string | null): void;
}

/** A backdrop is pointed at within so many pixels. */
const litReach = 9;
/** Points are marked where they have this much room, in pixels. */
const dotRoom = 7;

export class TimePlot {
  readonly chart: TimeChart;
  readonly isLarge: boolean;
  readonly #into: HTMLElement;
  readonly #host: PlotHost;
  readonly #ranges: Record<Side, StableRange> = { left: new StableRange(), right: new StableRange() };
  #plot: uPlot | undefined;
  #layers: Layer[] = [];
  #counts: number[] = [];
  #structure = '';

  constructor(chart: TimeChart, into: HTMLElement, host: PlotHost, isLarge: boolean) {
    this.chart = chart;
    this.isLarge = isLarge;
    this.#into = into;
    this.#host = host;
  }
  destroy(): void {
    this.#plot?.destroy();
    this.#plot = undefined;
    this.#structure = '';
  }

  draw(): void {
    const { width, height } = this.#size();
    if (width < 20 || height < 20) return; // not on the page at this size
    const { chart } = this;
    const source = this.#host.source();
    this.#layers = layersOf(chart, source, this.#host.shown(chart), this.#host.span());
    const [from, to] = this.#steps();
    const columns = new Columns(from, to, Math.max(20, Math.round(this.#plot?.over.clientWidth || width)));
    const placed = this.#layers.map(({ points, side }) => columns.place(points, this.#isLogarithmic(side)));
    this.#counts = placed.map((values) => values.reduce<number>((sum, value) => sum + (value == null ? 0 : 1), 0));
    const data = [columns.places, ...placed] as unknown as uPlot.AlignedData;
    const structure = [
      ...this.#layers.map(({ key }) => key),
      this.#isLogarithmic('left'),
      this.#isLogarithmic('right'),
      textScale(),
    ].join();
    if (structure === this.#structure) this.#plot!.batch(() => this.#plot!.setData(data));
    else {
      this.destroy();
      this.#structure = structure;
      this.#build(data);
    }
    this.follow();
  }
  /** Where the cursor is in all charts. */
  follow(): void {
    const { step } = this.#host.range;
    const left = step === null || !this.#plot ? -10 : this.#plot.valToPos(step, 'x');
    this.#plot?.setCursor({ left, top: left < 0 ? -10 : 0 }, false);
  }
  /** With other colours. */
  recolour(): void {
    this.#plot?.redraw(false);
  }
  resize(): void {
    if (!this.#plot) return this.draw();
    this.#plot.setSize(this.#size());
    this.draw();
  }

  #size(): { width: number; height: number } {
    return { width: this.#into.clientWidth, height: this.#into.clientHeight };
  }
  #steps(): readonly [number, number] {
    return this.#host.range.visible(this.#host.source(), behindOf(this.chart));
  }
  #isLogarithmic(side: Side): boolean {
    return this.#host.isLogarithmic(this.chart, side);
  }

  #build(data: uPlot.AlignedData): void {
    const { chart } = this;
    const options = plotOptions({
      chart,
      isLarge: this.isLarge,
      layers: this.#layers,
      ink: this.#host.ink,
      lit: (key) => this.#host.lit === key,
      isLogarithmic: (side) => this.#isLogarithmic(side),
      steps: () => this.#steps(),
      range: (side, low, high) => this.#fit(side, low, high),
      hasDots: (layer) => (this.#counts[layer] ?? 0) * dotRoom < (this.#plot?.over.clientWidth ?? 0),
      paint: (plot) => this.#paint(plot),
      name: (plot) => this.#name(plot),
      selected: (a, b) => this.#host.range.zoomTo(a, b, this.#host.source()),
      reset: () => this.#host.range.reset(),
    });
    this.#plot = new uPlot({ ...options, ...this.#size() }, data, this.#into);
    const { over } = this.#plot;
    over.style.touchAction = 'pan-y';
    for (const type of ['pointermove', 'pointerdown'] as const)
      over.addEventListener(type, (event) => this.#point(event));
    if (this.isLarge) {
      onPinch(over, {
        valueAt: (share) => this.#plot!.posToVal(share * over.clientWidth, 'x'),
        show: (from, to) => this.#host.range.zoomTo(from, to, this.#host.source()),
      });
      onPan(over, {
        canMove: () => this.#host.range.zoom !== null,
        moveBy: (share) => {
          const [from, to] = this.#steps();
          this.#host.range.shift(share * (to - from), this.#host.source());
        },
      });
    }
    over.addEventListener('pointerleave', () => {
      this.#host.range.point(null);
      this.#host.setLit(null);
    });
  }

  #point(event: PointerEvent): void {
    const plot = this.#plot!;
    const { x, y } = placeOn(plot.over, event);
    const step = Math.max(0, Math.round(plot.posToVal(x, 'x')));
    this.#host.range.point(step);
    if (this.isLarge) this.#host.setLit(this.#backdropAt(step, y));
  }
  #backdropAt(step: number, y: number): string | null {
    let [found, least]: [string | null, number] = [null, litReach];
    for (const { key, points } of this.#layers.filter((layer) => layer.key.startsWith('recent'))) {
      const distance = Math.abs(this.#plot!.valToPos(heightAt(points, step), 'left') - y);
      if (distance <= least) [found, least] = [key, distance];
    }
    return found;
  }

  #fit(side: Side, low: number | null, high: number | null): Range {
    const { span, lines, paint } = this.chart;
    const { standard } = this.#host.source().lab.store.state; // of other tasks nobody knows how far returns go
    if (this.#isLogarithmic(side))
      return low === null || high === null ? [0.1, 1] : (uPlot.rangeLog(low, high, 10, true) as [number, number]);
    if (span && standard && side === 'left' && !this.#host.range.zoom) {
      return [Math.min(span[0], 200 * Math.floor((low ?? 0) / 200)), Math.max(span[1], high ?? span[1])];
    }
    const held =
      paint && standard
        ? []
        : (lines?.(this.#host.source()) ?? [])
            .filter((line) => line.side === side)
            .map(({ value }) => value)
            .filter(Number.isFinite);
    const { engine } = this.#host.source().lab;
    const fitted = this.#ranges[side].fit(
      engine,
      Math.min(low ?? Infinity, ...held),
      Math.max(high ?? -Infinity, ...held),
    );
    return fitted[0] < fitted[1] ? fitted : [0, 1];
  }

  #name(plot: uPlot): void {
    const { lab, other } = this.#host.source();
    if (this.chart.paint === 'returns')
      nameReferences(plot, this.#host.ink, lab.store.state, other?.store.state ?? null);
  }
  #paint(plot: uPlot): void {
    const { ink } = this.#host;
    const source = this.#host.source();
    if (this.chart.paint === 'returns')
      return drawReferences(plot, ink, source.lab.store.state, source.other?.store.state ?? null);
    const { ctx, bbox } = plot;
    ctx.save();
    for (const { side, value, hue } of this.chart.lines?.(source) ?? []) {
      const y = Math.round(plot.valToPos(value, side, true));
      if (!(y >= bbox.top && y <= bbox.top + bbox.height)) continue;
      ctx.strokeStyle = ink(hue);
      ctx.lineWidth = (this.isLarge ? 1.5 : 1) * devicePixelRatio;
      ctx.setLineDash(value === 0 ? [] : [6 * devicePixelRatio, 4 * devicePixelRatio]);
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
    }
    ctx.restore();
  }
}
