/** The pendulum that the visitor watches: played in real time, a little ahead, apart from the training. */
import { stageFields, type Engine } from './engine';
import type { State } from './protocol';

/** The stage is computed this far ahead, so that a slow slice does not make it stutter. */
const aheadMs = 300;

export class StagePlayer {
  readonly #engine: Engine;
  #time = 0;
  /** Not yet sent: time followed by the fields. */
  #samples: number[] = [];
  /** What is about to be seen: times and states, oldest first. */
  #coming: (State & { time: number })[] = [];

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  reset(): void {
    this.#time = 0;
    this.#samples = [];
    this.#coming = [];
  }
  place({ theta, omega }: State): void {
    this.#engine.setStageState(theta, omega);
    this.#time = 0;
    this.#coming = [];
  }
  /** Computes up to a little after now. @returns whether there is something new */
  play(now: number): boolean {
    const before = this.#samples.length;
    // After a pause of the machine or a new state the stage starts from now instead of catching up.
    if (this.#time < now - aheadMs) {
      this.#time = now;
      this.#push();
    }
    while (this.#time < now + aheadMs) {
      this.#engine.stepStage(false);
      this.#time += 1000 * this.value('dt');
      this.#push();
    }
    return this.#samples.length > before;
  }
  /** The samples since the last call. */
  take(): Float64Array<ArrayBuffer> {
    const samples = new Float64Array(this.#samples);
    this.#samples = [];
    return samples;
  }
  /** Where the pendulum is for those who watch it at this time. */
  at(now: number): State {
    while (this.#coming.length > 1 && this.#coming[1]!.time <= now) this.#coming.shift();
    return this.#coming[0] ?? { theta: this.value('theta'), omega: this.value('omega') };
  }
  value(field: (typeof stageFields)[number]): number {
    return this.#engine.stage()[stageFields.indexOf(field)]!;
  }

  #push(): void {
    this.#samples.push(this.#time, ...this.#engine.stage());
    this.#coming.push({ time: this.#time, theta: this.value('theta'), omega: this.value('omega') });
  }
}
