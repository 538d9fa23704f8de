/** A folder for the tests of a file; it is gone after them. */
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sac-lab-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
