/** The clock of the views that move. */
import { paintsWithShaders } from './painting';

/** Without a graphics card every picture takes processor time from the training: motion needs no more of them. */
const leastMs = 1000 / 30;
/** Animation frames come a little early or late. */
const toleranceMs = 4;

/** Calls back for every picture. @returns the function that ends it */
export function onEveryPicture(draw: () => void): () => void {
  let frame = 0;
  let drewAt = -Infinity;
  const tick = (now: number): void => {
    frame = requestAnimationFrame(tick);
    if (!paintsWithShaders() && now - drewAt < leastMs - toleranceMs) return;
    drewAt = now;
    draw();
  };
  frame = requestAnimationFrame(tick);
  return () => cancelAnimationFrame(frame);
}
