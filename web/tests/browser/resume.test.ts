/**
 * A run that is saved after 1,500 steps in one place and goes on for as many in another is the run of 3,000 steps,
 * bit for bit: on the command line, in Node and in the browsers, each time in a process or page of its own.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { launchFirefox } from '../../tools/browsers.mjs';
import { train } from '../sac_train';
import { temporaryFolder } from '../temporary_folder';
import { loadEngine } from '../unit/engine';
import { openEngine } from './engine_page';
import { useVisitor, type Visitor } from './visitor';

const half = 1500;
interface Run {
  signature: string;
  /** The checkpoint in base64. */
  bytes: string;
}
interface Place {
  name: string;
  /** Trains this many steps, from the start or from a checkpoint. */
  run(preset: string, steps: number, from?: string): Promise<Run>;
}

const folder = temporaryFolder();

const commandLine: Place = {
  name: 'sac-train',
  async run(preset, steps, from) {
    const [before, after] = [join(folder, 'before'), join(folder, 'after')];
    if (from !== undefined) await writeFile(before, Buffer.from(from, 'base64'));
    const start = from === undefined ? ['--preset', preset] : ['--resume', before];
    const signature = await train([...start, '--steps', String(steps), '--checkpoint', after]);
    return { signature, bytes: (await readFile(after)).toString('base64') };
  },
};
const node: Place = {
  name: 'Node',
  async run(preset, steps, from) {
    const engine = await loadEngine();
    const error =
      from === undefined ? engine.setPreset(preset) || engine.create() : engine.load(Buffer.from(from, 'base64'));
    expect(error).toBe('');
    expect(engine.run(steps)).toBe(steps);
    return { signature: engine.signature(), bytes: Buffer.from(engine.save(true)).toString('base64') };
  },
};
const browser = (name: string, visitor: Visitor): Place => ({
  name,
  async run(preset, steps, from) {
    const page = await openEngine(visitor.browser, visitor.site);
    const start = from === undefined ? { preset } : { from };
    const run = await page.evaluate(
      ({ preset, from }, count) => {
        const { engine } = window;
        const error =
          from === undefined
            ? engine.setPreset(preset!) || engine.create()
            : engine.load(Uint8Array.from(atob(from), (character) => character.charCodeAt(0)));
        if (error) throw new Error(error);
        engine.run(count);
        const characters = Array.from(engine.save(true), (byte) => String.fromCharCode(byte));
        return { signature: engine.signature(), bytes: btoa(characters.join('')) };
      },
      start as { preset?: string; from?: string },
      steps,
    );
    await page.close();
    return run;
  },
});
const places = [commandLine, node, browser('Chromium', useVisitor()), browser('Firefox', useVisitor(launchFirefox))];

describe.each(['quick', 'modern'])('preset %s', (preset) => {
  let straight: Run;
  let saved: Run;
  beforeAll(async () => {
    straight = await commandLine.run(preset, 2 * half);
    saved = await commandLine.run(preset, half);
    expect(saved.signature).not.toBe(straight.signature);
  });

  test.each(places)('$name goes on with the file of sac-train', async (place) => {
    const resumed = await place.run(preset, half, saved.bytes);
    expect(resumed.signature).toBe(straight.signature);
    expect(resumed.bytes === straight.bytes).toBe(true);
  });
  test.each(places)('$name writes the file of sac-train, and sac-train goes on with it', async (place) => {
    const own = await place.run(preset, half);
    expect(own.signature).toBe(saved.signature);
    expect(own.bytes === saved.bytes).toBe(true);
    expect((await commandLine.run(preset, half, own.bytes)).signature).toBe(straight.signature);
  });
});
