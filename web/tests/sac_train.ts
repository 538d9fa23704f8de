/** The native program that must compute the same bits as the browser: build/portable/bin/sac-train. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const program =
  process.env['SAC_TRAIN'] ?? fileURLToPath(new URL('../../build/portable/bin/sac-train', import.meta.url));

/** The signature that a native run of these steps ends with. */
export async function nativeSignature(preset: string, seed: number, steps: number, more: string[] = []): Promise<string> {
  const flags = ['--preset', preset, '--seed', String(seed), '--steps', String(steps), '--signature', '--quiet', ...more];
  const { stdout } = await promisify(execFile)(program, flags);
  const found = /^signature ([0-9a-f]{16})$/m.exec(stdout);
  if (!found) throw new Error(`sac-train ${flags.join(' ')} printed no signature but: ${stdout}`);
  return found[1]!;
}
