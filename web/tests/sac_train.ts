/** The native program that must compute the same bits as the browser. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** Builds that must agree; asan is by clang++, with its checks. */
type Build = 'portable' | 'portable-clang' | 'asan';

/** sac-train of one of them. */
export function sacTrain(build: Build = 'portable'): string {
  const named = build === 'portable' ? process.env['SAC_TRAIN'] : undefined;
  return named ?? fileURLToPath(new URL(`../../build/${build}/bin/sac-train`, import.meta.url));
}

/** Runs sac-train with these flags, quietly; what a test wrote before may be replaced. @returns the signature that it ends with. */
export async function train(flags: string[], build: Build = 'portable'): Promise<string> {
  const { stdout } = await promisify(execFile)(sacTrain(build), [...flags, '--signature', '--quiet', '--overwrite']);
  const found = /^signature ([0-9a-f]{16})$/m.exec(stdout);
  if (!found) throw new Error(`sac-train ${flags.join(' ')} printed no signature but: ${stdout}`);
  return found[1]!;
}

/** The signature that a native run of these steps ends with. */
export function nativeSignature(
  preset: string,
  seed: number,
  steps: number,
  more: string[] = [],
  build: Build = 'portable',
): Promise<string> {
  return train(['--preset', preset, '--seed', String(seed), '--steps', String(steps), ...more], build);
}
