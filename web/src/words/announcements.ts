/** What a run says to somebody who does not see it, at a pace that can be listened to. */
import { formatCount, formatFixed } from './format';

const restMs = 10_000;

export class Announcements {
  #spokenAt = -Infinity;

  /** The return of an evaluation, unless something was said not long ago. */
  evaluation(now: number, step: number, meanReturn: number): string | null {
    if (now - this.#spokenAt < restMs) return null;
    return this.#say(now, `Step ${formatCount(step)}: the policy returns ${formatCount(meanReturn)}.`);
  }
  /** At once. */
  solved(now: number, step: number, seconds: number): string {
    const time = Number.isFinite(seconds) ? `, after ${formatFixed(seconds, 1)} seconds` : '';
    return this.#say(now, `Solved at step ${formatCount(step)}${time}.`);
  }

  #say(now: number, text: string): string {
    this.#spokenAt = now;
    return text;
  }
}
