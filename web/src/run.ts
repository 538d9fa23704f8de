/** The page's end of one Worker: one training run. */
import { isFromWorker, version, type FromWorker, type Request, type Snapshot } from './protocol';
import { startWorker } from './start_worker';
import workerUrl from './worker.ts?worker&url';

export interface RunEvents {
  snapshot(snapshot: Snapshot): void;
  solved(frame: number): void;
  diverged(message: string): void;
  failed(message: string): void;
}

type Pending = { resolve(text: string): void; reject(error: Error): void };

export class Run {
  readonly #worker: Worker;
  readonly #events: RunEvents;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #run = 0;
  #loaded!: () => void;
  /** Settles when the Worker has its engine. */
  readonly loaded: Promise<void>;

  constructor(module: WebAssembly.Module, events: RunEvents) {
    this.#events = events;
    this.loaded = new Promise((resolve) => (this.#loaded = resolve));
    this.#worker = startWorker(workerUrl);
    this.#worker.onmessage = ({ data }) => {
      if (isFromWorker(data)) this.#receive(data);
    };
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(event.message || 'its script could not be loaded');
    };
    this.post({ type: 'load', module });
  }

  post(request: Request): void {
    this.#worker.postMessage({ version, ...request });
  }
  /** Starts a new run; whatever still arrives from the one before is dropped. */
  create(config: string): void {
    this.post({ type: 'create', run: ++this.#run, config });
  }
  configure(config: string): Promise<string> {
    return this.#ask((id) => ({ type: 'configure', id, config }));
  }
  step(frames: number): Promise<string> {
    return this.#ask((id) => ({ type: 'step', id, frames }));
  }
  signature(): Promise<string> {
    return this.#ask((id) => ({ type: 'signature', id }));
  }
  optimum(config: string): Promise<string> {
    return this.#ask((id) => ({ type: 'optimum', id, config }));
  }
  close(): void {
    this.#worker.terminate();
    this.#rejectAll('The run was closed.');
  }

  #ask(request: (id: number) => Request): Promise<string> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.post(request(id));
    });
  }

  #receive(message: FromWorker): void {
    switch (message.type) {
      case 'loaded':
        return this.#loaded();
      case 'snapshot':
        if (message.run === this.#run) this.#events.snapshot(message);
        return;
      case 'solved':
        if (message.run === this.#run) this.#events.solved(message.frame);
        return;
      case 'diverged':
        if (message.run === this.#run) this.#events.diverged(message.message);
        return;
      case 'failed':
        return this.#fail(message.message);
      case 'reply': {
        const pending = this.#pending.get(message.id);
        this.#pending.delete(message.id);
        if (message.error) pending?.reject(new Error(message.error));
        else pending?.resolve(message.text);
      }
    }
  }

  #fail(message: string): void {
    this.#rejectAll(message);
    this.#events.failed(message);
  }
  #rejectAll(message: string): void {
    for (const { reject } of this.#pending.values()) reject(new Error(message));
    this.#pending.clear();
  }
}
