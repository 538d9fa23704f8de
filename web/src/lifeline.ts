/**
 * How a page hears that a Worker is gone, whatever ended it: the Worker holds a lock as long as it lives. Browsers tell
 * nothing by themselves. Where they have no locks (a page without https) only silence tells.
 */

export function newLifeline(): string {
  return `sac-lab-worker-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
}

/** In the Worker. Settles when the lock is held. */
export function holdLifeline(name: string): Promise<void> {
  if (!navigator.locks) return Promise.resolve();
  return new Promise((held) => {
    const forever = new Promise<void>(() => {});
    navigator.locks.request(name, () => (held(), forever)).catch(() => held());
  });
}

/** On the page, once the Worker holds the lock. @param signal ends the waiting */
export function onceGone(name: string, signal: AbortSignal, gone: () => void): void {
  navigator.locks?.request(name, { signal }, gone).catch(() => {});
}
