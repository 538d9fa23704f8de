/** A project of somebody else, with packages of npm's registry in it. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const built = fileURLToPath(new URL('../../../build/npm', import.meta.url));

/** Writes these files, and installs these packages beside ours. */
export async function makeProject(
  root: string,
  packages: readonly string[],
  files: Readonly<Record<string, string>>,
): Promise<void> {
  const all = { 'package.json': JSON.stringify({ name: 'host', private: true, type: 'module' }), ...files };
  for (const [name, text] of Object.entries(all)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), text);
  }
  const { stdout } = await run('npm', ['pack', built, '--json', '--pack-destination', root], { cwd: root });
  const tarball = join(root, (JSON.parse(stdout) as [{ filename: string }])[0].filename);
  await run('npm', ['install', '--no-audit', '--no-fund', tarball, ...packages], { cwd: root });
}
