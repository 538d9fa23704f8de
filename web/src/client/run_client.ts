/** The page's end of one Worker: one training run. */
import {
  type FromWorker,
  interruptions,
  isFromWorker,
  overtaken,
  type Request,
  type Snapshot,
  type StateMap,
  type Until,
  version,
} from '../engine/protocol';
import { Watchdog } from './watchdog';
import workerUrl from '../engine/worker.ts?worker&url';
import { newWorkerLock, onceWorkerGone, startWorker } from '../engine/worker_lifetime';

export interface RunClientEvents {
  snapshot(snapshot: Snapshot): void;
  solved(step: number): void;
  /** The training has come to the end that it was told. */
  ended?(): void;
  diverged(message: string): void;
  /** The exact soft value that was asked for, as far as it is. */
  exact?(news: { progress: number; map: StateMap }): void;
  /** There is no engine any more, and nothing else will be heard. */
  failed(message: string): void;
  /** The Worker has not answered for long: it may be gone, or busy with something large. */
  silent?(): void;
  /** It speaks again. */
  back?(): void;
}

/** What was asked for will not come about: something else was wanted meanwhile, or the Worker is gone. */
export class Interrupted extends Error {
  override readonly name = 'AbortError';
}

type Reply = { text: string; bytes: Uint8Array<ArrayBuffer>; ms: number };
type Pending = { resolve(reply: Reply): void; reject(error: Error): void };

export class RunClient {
  readonly #worker: Worker;
  readonly #events: RunClientEvents;
  readonly #pending = new Map<number, Pending>();
  readonly #lock = newWorkerLock();
  readonly #closing = new AbortController();
  #watchdog: Watchdog | undefined;
  #lastId = 0;
  /** Number of the run whose news counts, and of the newest one asked for. */
  #run = 0;
  #lastRun = 0;
  #loaded!: () => void;
  /** What is said before the Worker can hear it. */
  #waiting: [Request, Transferable[]][] | null = [];
  /** Settles when the Worker has its engine. */
  readonly loaded: Promise<void>;

  constructor(module: WebAssembly.Module, events: RunClientEvents) {
    this.#events = events;
    this.loaded = new Promise((resolve) => (this.#loaded = resolve));
    this.#worker = startWorker(workerUrl);
    this.#worker.onmessage = ({ data }) => {
      if (!isFromWorker(data)) return;
      if (this.#watchdog?.heard()) this.#events.back?.();
      this.#receive(data);
    };
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(event.message || 'its script could not be loaded');
    };
    this.#send({ type: 'load', module, lock: this.#lock });
  }

  /** Whether nothing will be heard from it any more. */
  get closed(): boolean {
    return this.#closing.signal.aborted;
  }
  post(request: Request, transfer: Transferable[] = []): void {
    if (this.#waiting) this.#waiting.push([request, transfer]);
    else this.#send(request, transfer);
  }
  #send(request: Request, transfer: Transferable[] = []): void {
    this.#worker.postMessage({ version, ...request }, transfer);
  }
  train(until: Until | null = null): void {
    this.post({ type: 'train', run: this.#run, until });
  }
  rest(): void {
    this.post({ type: 'rest', run: this.#run });
  }
  pause(): void {
    this.post({ type: 'pause', run: this.#run });
  }
  /** Starts a new run; whatever still arrives from the one before is dropped. */
  create(config: string): void {
    this.#run = ++this.#lastRun;
    this.post({ type: 'create', run: this.#run, config });
  }
  /**
   * Goes on from a checkpoint file, whose bytes are handed over; rejects if a newer run has begun meanwhile.
   * @returns the "key=value" lines of its configuration
   */
  async open(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
    const { text } = await this.#begin((id, run) => ({ type: 'open', id, run, bytes }), [bytes.buffer]);
    return text;
  }
  /** Starts a new run from what the present one has learned; rejects like `open`. */
  async renew(config: string): Promise<void> {
    await this.#begin((id, run) => ({ type: 'renew', id, run, config }));
  }
  /** Asks for a run that there may be reasons not to begin. */
  async #begin(request: (id: number, run: number) => Request, transfer: Transferable[] = []): Promise<Reply> {
    const run = ++this.#lastRun;
    let taken = false;
    const take = (): void => {
      taken = run > this.#run;
      if (taken) this.#run = run;
    };
    const reply = await this.#ask((id) => request(id, run), transfer, take);
    if (!taken) throw new Interrupted(overtaken);
    return reply;
  }
  /** @returns the bytes of a checkpoint file, and how long the training stood still for them */
  save(): Promise<{ bytes: Uint8Array<ArrayBuffer>; ms: number }> {
    return this.#ask((id) => ({ type: 'save', id }));
  }
  async configure(config: string): Promise<void> {
    await this.#ask((id) => ({ type: 'configure', id, run: this.#run, config }));
  }
  async step(steps: number): Promise<void> {
    await this.#ask((id) => ({ type: 'step', id, run: this.#run, steps }));
  }
  async trace(): Promise<void> {
    await this.#ask((id) => ({ type: 'trace', id, run: this.#run }));
  }
  async signature(): Promise<string> {
    return (await this.#ask((id) => ({ type: 'signature', id }))).text;
  }
  async optimum(config: string): Promise<string> {
    return (await this.#ask((id) => ({ type: 'optimum', id, config }))).text;
  }
  close(): void {
    this.#end('The run was closed.');
  }

  /** `answered` runs before any message that follows the answer. */
  #ask(request: (id: number) => Request, transfer: Transferable[] = [], answered = (): void => {}): Promise<Reply> {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(new Interrupted('The run was closed.'));
      const settle = (reply: Reply): void => {
        answered();
        resolve(reply);
      };
      this.#pending.set(id, { resolve: settle, reject });
      this.post(request(id), transfer);
    });
  }

  #receive(message: FromWorker): void {
    switch (message.type) {
      case 'loaded':
        this.#watch();
        for (const [request, transfer] of this.#waiting ?? []) this.#send(request, transfer);
        this.#waiting = null;
        return this.#loaded();
      case 'pong':
        return;
      case 'snapshot':
        if (message.run === this.#run) this.#events.snapshot(message);
        return;
      case 'solved':
        if (message.run === this.#run) this.#events.solved(message.step);
        return;
      case 'ended':
        if (message.run === this.#run) this.#events.ended?.();
        return;
      case 'diverged':
        if (message.run === this.#run) this.#events.diverged(message.message);
        return;
      case 'exact':
        return this.#events.exact?.(message);
      case 'failed':
        return this.#fail(message.message);
      case 'reply': {
        const pending = this.#pending.get(message.id);
        this.#pending.delete(message.id);
        if (interruptions.has(message.error)) pending?.reject(new Interrupted(message.error));
        else if (message.error) pending?.reject(new Error(message.error));
        else pending?.resolve({ text: message.text, bytes: message.bytes ?? new Uint8Array(), ms: message.ms ?? 0 });
      }
    }
  }

  #watch(): void {
    if (this.closed) return;
    const { signal } = this.#closing;
    onceWorkerGone(this.#lock, signal, () => this.#fail('its Worker was ended'));
    this.#watchdog = new Watchdog(
      () => this.post({ type: 'ping' }),
      () => this.#events.silent?.(),
    );
  }
  #fail(message: string): void {
    if (this.closed) return;
    this.#end(message);
    this.#events.failed(message);
  }
  #end(message: string): void {
    this.#closing.abort();
    this.#watchdog?.close();
    this.#worker.onmessage = null;
    this.#worker.terminate();
    for (const { reject } of this.#pending.values()) reject(new Interrupted(message));
    this.#pending.clear();
    this.#waiting = [];
  }
}
