/** The plots of the panel: one large, the others small; drawn when there is news, in turns, at a bounded rate. */
import { type ActionsHost, ActionsPlot } from './actions_plot';
import { chartOrder, timeChart } from './catalogue';
import type { ChartId } from './spec';
import { type PlotHost, TimePlot } from './time_plot';

type Plot = TimePlot | ActionsPlot;

const leastPauseMs = 70;
const mostPauseMs = 350;
/** Drawing may take this share of the page's time. */
const share = 0.03;

export class ChartBoard {
  readonly host: PlotHost & ActionsHost;
  readonly #drew: () => void;
  readonly #plots = new Map<ChartId, { plot: Plot; into: HTMLElement; drawn: number }>();
  #large: ChartId = 'return';
  #revision = 0;
  #timer = 0;
  #isSeen = true;
  /** How long the newest redraw took, in ms. */
  cost = 0;

  /** @param drew called after each redraw */
  constructor(host: PlotHost & ActionsHost, drew: () => void) {
    this.host = host;
    this.#drew = drew;
  }
  close(): void {
    clearTimeout(this.#timer);
    this.#timer = 0;
    for (const { plot } of this.#plots.values()) plot.destroy();
    this.#plots.clear();
  }

  /** Puts each chart where it belongs by now. */
  place(large: ChartId, places: ReadonlyMap<ChartId, HTMLElement>): void {
    this.#large = large;
    for (const id of chartOrder) {
      const into = places.get(id);
      const there = this.#plots.get(id);
      if (there && there.into === into && there.plot.isLarge === (id === large)) continue;
      there?.plot.destroy();
      this.#plots.delete(id);
      if (!into) continue;
      const chart = timeChart(id);
      const isLarge = id === large;
      const plot = chart ? new TimePlot(chart, into, this.host, isLarge) : new ActionsPlot(into, this.host, isLarge);
      this.#plots.set(id, { plot, into, drawn: -1 });
    }
    this.schedule();
  }
  /** There is something new to draw. */
  note(): void {
    this.#revision++;
    this.schedule();
  }
  /** All at once, as an answer to what the visitor did. */
  redraw(): void {
    this.#revision++;
    for (const id of this.#plots.keys()) this.#draw(id);
    this.#drew();
  }
  recolour(): void {
    for (const { plot } of this.#plots.values()) plot.recolour();
  }
  resize(into: Element): void {
    for (const entry of this.#plots.values()) if (entry.into === into) entry.plot.resize();
  }
  /** The cursor has moved. */
  follow(): void {
    for (const { plot } of this.#plots.values()) plot.follow();
  }

  /** Nothing is drawn while nobody sees it. */
  see(isSeen: boolean): void {
    this.#isSeen = isSeen;
    this.schedule();
  }
  schedule(): void {
    if (!this.#isSeen) return;
    this.#timer ||= window.setTimeout(
      () => {
        this.#timer = 0;
        this.#step();
      },
      Math.min(Math.max(leastPauseMs, this.cost / share), mostPauseMs),
    );
  }
  /** The large chart, and of the small ones that which waits longest. */
  #step(): void {
    const start = performance.now();
    const waiting = [...this.#plots]
      .filter(([, { drawn }]) => drawn !== this.#revision)
      .sort(([, a], [, b]) => a.drawn - b.drawn);
    const small = waiting.map(([id]) => id).filter((id) => id !== this.#large);
    if (small.length < waiting.length) this.#draw(this.#large);
    if (small[0]) this.#draw(small[0]);
    this.cost = performance.now() - start;
    if (waiting.length > 0) this.#drew();
    if (small.length > 1) this.schedule();
  }
  #draw(id: ChartId): void {
    const entry = this.#plots.get(id);
    if (!entry) return;
    entry.drawn = this.#revision;
    entry.plot.draw();
  }
}
