/** The pendulum that the visitor watches: played in real time, a little ahead, apart from the training. */
import { type Engine, stageFields } from './engine';
import type { State } from './protocol';

/** The stage is computed this far ahead, so that a slow slice does not make it stutter. */
const aheadMs = 300;
/** A held pendulum is shown this often, since what the policy would do there changes while it learns. */
const heldMs = 100;

export class StagePlayer {
  /** Whether it plays actions sampled from the policy, or its mean action. */
  sampled = false;

  readonly #engine: Engine;
  #time = 0;
  #held = false;
  /** Not yet sent: time followed by the fields. */
  #samples: number[] = [];
  /** What is about to be seen: times and states, oldest first. */
  #coming: (State & { time: number })[] = [];

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  reset(): void {
    this.#time = 0;
    this.#held = false;
    this.#samples = [];
    this.#coming = [];
  }
  /** Shows a state at once, or at a time that is about to come; held, it stays until the next one. */
  place({ theta, omega }: State, held: boolean, at?: number): void {
    this.#engine.setStageState(theta, omega);
    this.#held = held;
    this.#coming = at === undefined ? [] : this.#coming.filter(({ time }) => time < at);
    this.#time = at ?? 0;
    if (at !== undefined) this.#push();
  }
  /** Computes up to a little after now. @returns whether there is something new */
  play(now: number): boolean {
    const before = this.#samples.length;
    if (this.#held && this.#time > 0 && this.#time < now - heldMs) {
      this.#engine.setStageState(this.value('theta'), this.value('omega'));
      this.#time = 0;
    }
    // After a pause of the machine or a new state the stage starts from now instead of catching up.
    if (this.#time < now - aheadMs) {
      this.#time = now;
      this.#push();
    }
    while (!this.#held && this.#time < now + aheadMs) {
      this.#engine.stepStage(this.sampled);
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
