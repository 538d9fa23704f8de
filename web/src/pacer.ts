/**
 * Leaves a slow machine room for the rest: where drawing a picture holds up the page (WebGL without a graphics card
 * does), the next one waits as long as that took. With a graphics card every frame is drawn.
 */
const smoothMs = 20;

export class Pacer {
  #drewAt = 0;
  #restUntil = 0;

  /** To be asked once in every animation frame. */
  isDue(now: number): boolean {
    if (this.#drewAt > 0) {
      const held = now - this.#drewAt;
      this.#restUntil = held > smoothMs ? now + held : 0;
      this.#drewAt = 0;
    }
    return now >= this.#restUntil;
  }
  drew(now: number): void {
    this.#drewAt = now;
  }
}
