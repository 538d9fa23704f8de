/** Starts a module Worker; from another origin through a script of this one, since a Worker's own script must be local. */
export function startWorker(address: string): Worker {
  const url = new URL(address, import.meta.url);
  if (url.origin === location.origin) return new Worker(url, { type: 'module' });
  const local = new Blob([`import ${JSON.stringify(url.href)};`], { type: 'text/javascript' });
  return new Worker(URL.createObjectURL(local), { type: 'module' });
}
