/** The stage's samples, which arrive a little ahead of time, and the smooth motion in between. */
import { motionOf } from '#views/stage_motion';
import { stageFields, type StageSample } from './engine';

const keptMs = 6500;

export class StageFeed {
  /** The visitor has moved the pendulum: then it is seen moving also by those who want stillness. */
  touched = false;
  #samples: StageSample[] = [];
  #still: StageSample | null = null;
  /** Hears of every new start, mostly before it is seen. */
  started: ((sample: StageSample) => void) | null = null;

  /** Samples as the Worker sends them, one after the other. */
  push(data: Float64Array): void {
    for (let at = 0; at + stageFields.length <= data.length; at += stageFields.length) {
      const sample = Object.fromEntries(stageFields.map((field, i) => [field, data[at + i]!])) as StageSample;
      // A new start replaces what had been computed ahead.
      while (this.#samples.length > 0 && this.#samples.at(-1)!.time >= sample.time) this.#samples.pop();
      this.#samples.push(sample);
      if (sample.step === 0) this.started?.(sample);
    }
    const newest = this.#samples.at(-1);
    if (newest) this.#samples = this.#samples.filter((sample) => sample.time > newest.time - keptMs);
  }
  clear(): void {
    this.touched = false;
    this.#still = null;
    this.#samples = [];
  }

  /** The stage at a time (ms since 1970); null before the first sample. */
  at(time: number): StageSample | null {
    const samples = this.#samples;
    let i = samples.length - 1;
    while (i > 0 && samples[i]!.time > time) i--;
    const from = samples[i];
    const to = samples[i + 1];
    if (!from || !to || time < from.time || !follows(from, to)) return from ?? null;
    const share = (time - from.time) / (to.time - from.time);
    const mix = (field: keyof StageSample): number => from[field] + share * (to[field] - from[field]);
    return {
      ...from,
      theta: this.#theta(i, share),
      omega: mix('omega'),
      torque: mix('torque'),
      reward: mix('reward'),
      mean: mix('mean'),
      deviation: mix('deviation'),
      time,
    };
  }

  /** What is to be seen at a time; still: what was seen when it began to be so. */
  seen(time: number, still: boolean): StageSample | null {
    if (still && !this.touched) return (this.#still ??= this.at(time));
    this.#still = null;
    return this.at(time);
  }

  /** The stage every `everyMs` before a time, newest first, without crossing the start of an episode. */
  past(time: number, everyMs: number, count: number): StageSample[] {
    const found: StageSample[] = [];
    let last = Infinity;
    for (let i = 0; i < count; i++) {
      const sample = this.at(time - i * everyMs);
      if (!sample || sample.step > last || sample.time > time - i * everyMs) break;
      last = sample.step;
      found.push(sample);
    }
    return found;
  }

  #theta(i: number, share: number): number {
    const from = this.#samples[i]!;
    const to = this.#samples[i + 1]!;
    const before = this.#samples[i - 1];
    const after = this.#samples[i + 2];
    return motionOf({
      from: from.theta,
      to: to.theta,
      has_before: before !== undefined && follows(before, from),
      before: before?.theta ?? NaN,
      has_after: after !== undefined && follows(to, after),
      after: after?.theta ?? NaN,
      share,
    }).theta();
  }
}

function follows(from: StageSample, to: StageSample): boolean {
  return to.step === from.step + 1;
}
