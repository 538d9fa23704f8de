/** What the visitor points at on the state map, by pointer or by keys. */
import { type State, wrapAngle } from '../engine/protocol';
import type { Lab } from '../lab/lab';

/** A key moves the crosshair by this share of the map; with Shift by a finer one. */
const keyStep = 1 / 40;
const fineStep = 1 / 200;

/** The state at a place on the map, from the shares of its width and height. */
export function stateAt(across: number, down: number, maxOmega: number): State {
  const within = (share: number): number => Math.min(Math.max(share, 0), 1);
  return { theta: (within(across) - 0.5) * 2 * Math.PI, omega: (1 - 2 * within(down)) * maxOmega };
}

/** Where an arrow key takes the crosshair; null for other keys. The angle goes around, the speed has an end. */
export function movedByKey(key: string, fine: boolean, { theta, omega }: State, maxOmega: number): State | null {
  const step = fine ? fineStep : keyStep;
  const turn = (by: number): State => ({ theta: wrapAngle(theta + by * 2 * Math.PI), omega });
  const speed = (by: number): State => {
    return { theta, omega: Math.min(Math.max(omega + by * 2 * maxOmega, -maxOmega), maxOmega) };
  };
  switch (key) {
    case 'ArrowLeft':
      return turn(-step);
    case 'ArrowRight':
      return turn(step);
    case 'ArrowUp':
      return speed(step);
    case 'ArrowDown':
      return speed(-step);
    default:
      return null;
  }
}

/** Points at a state and puts the stage's pendulum there. */
export class MapCursor {
  /** What is pointed at; null: nothing. */
  pointed: State | null = null;
  /** By keys, for readers who do not see where. */
  byKeys = false;
  #told: State | null = null;

  constructor(
    private readonly lab: () => Lab,
    private readonly maxOmega: () => number,
  ) {}

  /** Tells the lab, so that the action slice follows; to be asked once a frame. @returns whether there was news */
  tell(): boolean {
    if (this.pointed === this.#told) return false;
    this.#told = this.pointed;
    this.lab().pointAt(this.pointed);
    return true;
  }
  point(event: MouseEvent): void {
    this.byKeys = false;
    this.pointed = this.#stateUnder(event);
  }
  leave(): void {
    this.pointed = null;
  }
  place(event: MouseEvent): void {
    this.#placeAt(this.#stateUnder(event));
  }
  key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const from = this.pointed ??
      this.lab().stageFeed.at(performance.timeOrigin + performance.now()) ?? { theta: 0, omega: 0 };
    const moved = movedByKey(event.key, event.shiftKey, from, this.maxOmega());
    if (moved) {
      this.pointed = moved;
      this.byKeys = true;
    } else if (event.key === 'Enter' && this.pointed) this.#placeAt(this.pointed);
    else if (event.key === 'Escape' && this.pointed) this.leave();
    else return;
    event.preventDefault();
  }

  #stateUnder(event: MouseEvent): State {
    const { left, top, width, height } = (event.currentTarget as HTMLElement).getBoundingClientRect();
    return stateAt((event.clientX - left) / width, (event.clientY - top) / height, this.maxOmega());
  }
  #placeAt({ theta, omega }: State): void {
    this.lab().placeStage(theta, omega);
  }
}
