/** The engine of this page: fetched and compiled once, for all runs of all labs. */
import engineUrl from '#engine.wasm?url';
import { compileEngine } from '../engine/engine';

let module: Promise<WebAssembly.Module> | undefined;

/** Rejects with a sentence where it does not come; whoever asks again then tries again. */
export function engineModule(): Promise<WebAssembly.Module> {
  module ??= compileEngine(new URL(engineUrl, import.meta.url).href).catch((error: unknown) => {
    module = undefined;
    throw error;
  });
  return module;
}
