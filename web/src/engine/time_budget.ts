/** When something that costs time is due again: not too often, and within its share of the time. */
export class TimeBudget {
  #last = -Infinity;
  #cost = 0;

  /** @param share of the time that it may take, 0 to 1 */
  constructor(
    private readonly everyMs: number,
    private readonly share: number,
  ) {}

  /** @param idle nothing else needs the time */
  isDue(now: number, idle = false): boolean {
    return now - this.#last >= (idle ? this.everyMs : Math.max(this.everyMs, this.#cost / this.share));
  }
  /** It was done, from one time to another. */
  done(from: number, to: number): void {
    this.#last = to;
    this.#cost = to - from;
  }
  /** Due at once. */
  reset(): void {
    this.#last = -Infinity;
    this.#cost = 0;
  }
  get costMs(): number {
    return this.#cost;
  }
}
