/** Notices that a Worker has fallen silent. Time in which the page itself was asleep or held up does not count. */

const tickMs = 1000;
/** Longer than this between two ticks, and the page has not been listening. */
const latestTickMs = 2500;
/** So many ticks in a row without a word. */
const patience = 10;

export class Watchdog {
  readonly #ask: () => void;
  readonly #silent: () => void;
  readonly #timer: ReturnType<typeof setInterval>;
  #lastTick: number;
  #missed = 0;

  /** @param ask for a word @param silent is called once in each silence */
  constructor(ask: () => void, silent: () => void) {
    this.#ask = ask;
    this.#silent = silent;
    this.#lastTick = performance.now();
    this.#timer = setInterval(() => this.tick(performance.now()), tickMs);
  }
  /** The Worker has said something. @returns whether it had been silent for too long */
  heard(): boolean {
    const back = this.#missed > patience;
    this.#missed = 0;
    return back;
  }
  tick(now: number): void {
    const late = now - this.#lastTick > latestTickMs;
    this.#lastTick = now;
    if (late && this.#missed <= patience) this.#missed = 0;
    if (++this.#missed === patience + 1) this.#silent();
    if (this.#missed <= 2) this.#ask();
  }
  close(): void {
    clearInterval(this.#timer);
  }
}
