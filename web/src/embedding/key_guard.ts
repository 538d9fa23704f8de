/**
 * Keeps keys from the page around the lab: what the lab uses, or what is typed into it, turns no slide there. A host that
 * listens at its document sees none of it; one that asks first, by listening in the capture phase, cannot be kept out.
 */

export class KeyGuard {
  /** Keys that are down and that the host has not heard of. */
  readonly #kept = new Set<string>();

  /** @param use does what a key says, and returns whether it was one of the lab's */
  constructor(host: HTMLElement, use: (event: KeyboardEvent) => boolean) {
    // A part of the lab may have kept it from going on: then it was that part's.
    host.addEventListener('keydown', ({ code }) => this.#kept.add(code), { capture: true });
    host.addEventListener('keydown', (event) => {
      if (use(event) || isInside(event)) event.stopPropagation();
      else this.#kept.delete(event.code);
    });
    host.addEventListener('keypress', (event) => {
      if (this.#kept.has(event.code)) event.stopPropagation();
    });
    host.addEventListener('keyup', (event) => {
      if (this.#kept.delete(event.code)) event.stopPropagation();
    });
  }
}

/** It comes from a dialog or a menu, which has all keys to itself: the browser closes it by Escape. */
function isInside(event: KeyboardEvent): boolean {
  return event.composedPath().some((at) => at instanceof Element && at.matches(':modal, :popover-open'));
}
