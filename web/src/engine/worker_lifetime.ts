/**
 * How a Worker is started, and how a page hears that it is gone, whatever ended it: the Worker holds a lock as long as it
 * lives. Browsers tell nothing by themselves. Where they have no locks (a page without https) only silence tells.
 */

/**
 * Starts a Worker with this module. A Worker's own script must be of the page's origin; one from another origin is fetched
 * by a script of this one, which keeps for it what is said before it is there. A classic script, since a page without an
 * origin of its own (in a sandboxed frame) may start no other.
 */
export function startWorker(address: string): Worker {
  const url = new URL(address, import.meta.url);
  if (url.origin === globalThis.origin) return new Worker(url, { type: 'module' });
  const local = new Blob([
    `const early = [];
    onmessage = (event) => early.push(event);
    import(${JSON.stringify(url.href)}).then(
      () => early.forEach((event) => onmessage(event)),
      (error) => setTimeout(() => { throw error; }), // so that the page hears of it
    );`,
  ]);
  return new Worker(URL.createObjectURL(local));
}

/** A name for the lock of one Worker. */
export function newWorkerLock(): string {
  return `sac-lab-worker-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
}

/** In the Worker. Settles when the lock is held. */
export function holdWorkerLock(name: string): Promise<void> {
  if (!navigator.locks) return Promise.resolve();
  return new Promise((held) => {
    const forever = new Promise<void>(() => {});
    navigator.locks.request(name, () => (held(), forever)).catch(() => held());
  });
}

/** On the page, once the Worker holds the lock. @param signal ends the waiting */
export function onceWorkerGone(name: string, signal: AbortSignal, gone: () => void): void {
  navigator.locks?.request(name, { signal }, gone).catch(() => {});
}
