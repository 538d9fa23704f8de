/** The visitor dragging the stage's pendulum: where it holds it, and how fast it lets it go. */

/** The hand's speed is that of its last moments; a hand that rested before it let go did not flick. */
const flickMs = 90;
const restMs = 60;

export class PendulumDrag {
  #path: { time: number; theta: number }[] = [];

  get holds(): boolean {
    return this.#path.length > 0;
  }
  /** Where it holds the pendulum, in rad without jumps; NaN when it does not. */
  get theta(): number {
    return this.#path.at(-1)?.theta ?? NaN;
  }
  /** Takes the pendulum, or moves on with it. */
  move(time: number, theta: number): void {
    const last = this.#path.at(-1);
    const turn = 2 * Math.PI;
    const near = last ? theta + turn * Math.round((last.theta - theta) / turn) : theta;
    this.#path = this.#path.filter((point) => point.time > time - flickMs);
    this.#path.push({ time, theta: near });
  }
  /** @returns the angular speed in rad/s, at most maxSpeed either way */
  release(time: number, maxSpeed: number): number {
    const path = this.#path.filter((point) => point.time > time - flickMs);
    const [first, last] = [path[0], path.at(-1)];
    this.#path = [];
    if (!first || !last || first === last || time - last.time > restMs) return 0;
    const speed = (1000 * (last.theta - first.theta)) / Math.max(last.time - first.time, 1);
    return Math.min(Math.max(speed, -maxSpeed), maxSpeed);
  }
}

/** What the keys do to a state; null for other keys. Counter-clockwise is positive. */
export function pushedByKey(
  key: string,
  { theta, omega }: { theta: number; omega: number },
  maxSpeed: number,
): { theta: number; omega: number } | null {
  const push = maxSpeed / 4;
  const within = (speed: number): number => Math.min(Math.max(speed, -maxSpeed), maxSpeed);
  switch (key) {
    case 'ArrowLeft':
      return { theta, omega: within(omega + push) };
    case 'ArrowRight':
      return { theta, omega: within(omega - push) };
    case 'ArrowUp':
      return { theta: 0, omega: 0 };
    case 'ArrowDown':
      return { theta: Math.PI, omega: 0 };
    default:
      return null;
  }
}
