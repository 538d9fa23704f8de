/**
 * Leaves training its processor time. Without a graphics card WebGL computes every pixel on the processor, so drawing
 * may take a small share of the time only: the more a picture costs, the longer the next one waits. Where drawing holds
 * up its own Worker, it waits as long as that took. With a graphics card every frame is drawn.
 */
const share = 0.04;
const smoothMs = 20;
/** Motion stays motion, however much a picture costs. */
const slowestMs = 100;
/** Animation frames come a little early or late; a picture that is due within this time is drawn now. */
const toleranceMs = 4;
/** Measuring makes the Worker wait for the picture, so only one of so many is measured. */
const measureEvery = 16;

export class Pacer {
  #drewAt = 0;
  #seen = true;
  #restUntil = 0;
  #intervalMs = 0;
  #drawn = 0;

  /** To be asked once in every animation frame. */
  isDue(now: number): boolean {
    if (!this.#seen) {
      const held = now - this.#drewAt;
      this.#restUntil = held > smoothMs ? now + held : 0;
      this.#seen = true;
    }
    return now >= this.#restUntil && now - this.#drewAt >= this.#intervalMs - toleranceMs;
  }
  /** Whether to wait for the picture that is due, to tell what it costs. Not the first: that compiles the shader. */
  measures(): boolean {
    return this.#drawn % measureEvery === 1;
  }
  /** A picture was begun; `cost` is how long it took to finish, in ms, where that was measured. */
  drew(now: number, cost?: number): void {
    this.#drewAt = now;
    if (cost !== undefined) this.#intervalMs = Math.min(cost / share, slowestMs);
    this.#seen = cost !== undefined; // its wait for the picture is no hold-up by the browser
    this.#drawn++;
  }
}
