/** A lab that is open, with a comparison, fresh for each test of a file or of a `describe`. */
import { afterEach, beforeAll, beforeEach, vi } from 'vitest';
import { Comparison } from '../../src/lab/comparison';
import { Lab } from '../../src/lab/lab';
import { noSettings } from '../../src/lab/link';
import { useLocalWorkers } from './local_worker';

export interface LocalLab {
  lab: Lab;
  comparison: Comparison;
}
export function useLocalLab(...values: [string, string][]): LocalLab {
  const there = {} as LocalLab;
  beforeAll(async () => {
    await useLocalWorkers();
    return () => vi.unstubAllGlobals();
  });
  beforeEach(async () => {
    there.lab = new Lab(() => {});
    there.comparison = new Comparison(there.lab);
    await there.lab.open(() => ({ ...noSettings, values }));
    await there.lab.ready;
  });
  afterEach(() => {
    there.comparison.dispose();
    there.lab.close();
  });
  return there;
}
