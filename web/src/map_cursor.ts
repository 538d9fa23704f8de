/** What the visitor points at on the state map, by pointer or by keys. */
import { wrapAngle } from './format';
import type { State } from './protocol';

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
