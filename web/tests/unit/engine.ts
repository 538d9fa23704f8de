/** The built WebAssembly engine in Node. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Engine } from '../../src/engine/engine';

const file = fileURLToPath(new URL('../../../build/wasm/bin/sac-engine.wasm', import.meta.url));

export async function loadEngine(): Promise<Engine> {
  return Engine.instantiate(await WebAssembly.compile(await readFile(file)));
}
