// The native program that computes the same bits as the page.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @returns steps per second of sac-train between two steps at which episodes end */
export function portablePace(program, values, from, to) {
  const folder = mkdtempSync(join(tmpdir(), 'sac-bench-'));
  try {
    const log = join(folder, 'log.csv');
    const flags = Object.entries(values).flatMap(([key, value]) => [`--${key}`, value]);
    execFileSync(program, [...flags, '--steps', String(to), '--log', log, '--quiet']);
    const [names, ...rows] = readFileSync(log, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(','));
    const secondsAt = (step) => {
      const row = rows.find((fields) => fields[names.indexOf('environment_steps')] === String(step));
      if (!row) throw new Error(`${program}: its log has no row at step ${step}`);
      return Number(row[names.indexOf('seconds')]);
    };
    return (to - from) / (secondsAt(to) - secondsAt(from));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
