/** Entry of the module Worker: one engine and its session. */
import { Engine } from './engine';
import { type FromWorker, isToWorker, version } from './protocol';
import { type Host, Session } from './session';
import { holdWorkerLock } from './worker_lifetime';

interface WorkerScope {
  postMessage(message: FromWorker, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent) => void) | null;
}
const scope = self as unknown as WorkerScope;

const host: Host = {
  post: (message, transfer) => scope.postMessage(message, transfer),
  now: () => performance.timeOrigin + performance.now(),
};

let session: Session | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let idle = true;

// A message to oneself yields to waiting messages, without the pause that a timer would add.
const next = new MessageChannel();
next.port1.onmessage = pump;

function fail(error: unknown): void {
  session = undefined;
  host.post({ version, type: 'failed', message: error instanceof Error ? error.message : String(error) }, []);
}

function pump(): void {
  clearTimeout(timer);
  timer = undefined;
  try {
    const delay = session?.pump() ?? Infinity;
    if (delay === 0) next.port2.postMessage(null);
    else if (delay !== Infinity) timer = setTimeout(pump, delay);
    idle = delay === Infinity;
  } catch (error) {
    fail(error);
  }
}

scope.onmessage = async ({ data }) => {
  if (!isToWorker(data)) return;
  try {
    if (data.type === 'ping') return host.post({ version, type: 'pong' }, []);
    if (data.type === 'load') {
      await holdWorkerLock(data.lock);
      const engine = await Engine.instantiate(data.module);
      session = new Session(engine, engine.schema(), host);
      host.post({ version, type: 'loaded' }, []);
      return;
    }
    session?.receive(data);
    if (idle || timer !== undefined) pump();
  } catch (error) {
    fail(error);
  }
};
