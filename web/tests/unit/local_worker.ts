/** Workers of the lab without threads: labs and runs work in Node as they do on the page, each session in its own turn. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { Engine } from '../../src/engine/engine';
import { type FromWorker, isToWorker, type ToWorker, version } from '../../src/engine/protocol';
import { Session } from '../../src/engine/session';

const file = fileURLToPath(new URL('../../../build/wasm/bin/sac-engine.wasm', import.meta.url));

export class LocalWorker {
  onmessage: ((event: { data: FromWorker }) => void) | null = null;
  #session: Session | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = Promise.resolve();
  #ended = false;

  postMessage(message: ToWorker): void {
    const data = structuredClone(message);
    this.#turn = this.#turn.then(() => this.#receive(data));
  }
  terminate(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  async #receive(data: ToWorker): Promise<void> {
    if (this.#ended || !isToWorker(data)) return;
    if (data.type === 'load') {
      const engine = await Engine.instantiate(data.module);
      const host = {
        post: (message: FromWorker) => this.#tell(message),
        now: () => performance.timeOrigin + performance.now(),
      };
      this.#session = new Session(engine, engine.schema(), host);
      this.#tell({ version, type: 'loaded' });
    } else if (data.type === 'ping') this.#tell({ version, type: 'pong' });
    else this.#session?.receive(data);
    this.#pump();
  }
  #tell(message: FromWorker): void {
    setTimeout(() => {
      if (!this.#ended) this.onmessage?.({ data: message });
    });
  }
  #pump(): void {
    clearTimeout(this.#timer);
    if (this.#ended) return;
    const delay = this.#session?.pump() ?? Infinity;
    if (delay !== Infinity) this.#timer = setTimeout(() => this.#pump(), delay);
  }
}

/** Puts them and the engine's file in place for the tests of a file; `vi.unstubAllGlobals` ends it. */
export async function useLocalWorkers(): Promise<WebAssembly.Module> {
  const bytes = await readFile(file);
  vi.stubGlobal('origin', new URL(import.meta.url).origin);
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('Worker', LocalWorker);
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(bytes)));
  return WebAssembly.compile(bytes);
}
