/** The programs that Share and the last lesson show: they run, and compute what the engine computes. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine';
import { parseValues, type Values } from '../../../src/engine/schema';
import { substepsOf } from '../../../src/update/substeps';
import { variantOf } from '../../../src/update/variant';
import { cppProgram } from '../../../src/words/program_cpp';
import { pythonPart, pythonProgram } from '../../../src/words/program_python';
import { updateParts } from '../../../src/words/update_parts';
import { nativeSignature } from '../../sac_train';
import { temporaryFolder } from '../../temporary_folder';
import { loadEngine } from '../engine';

const run = promisify(execFile);
const here = (path: string): string => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const python = process.env['PYTHON'] ?? 'python3';
const folder = temporaryFolder();
let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

function valuesOf(preset: string, changes: Readonly<Record<string, string>>): Values {
  expect(engine.setPreset(preset)).toBe('');
  for (const [key, text] of Object.entries(changes)) expect(engine.set(key, text), key).toBe('');
  return parseValues(engine.configText());
}
async function has(module: string): Promise<boolean> {
  return run(python, ['-c', `import ${module}`]).then(
    () => true,
    () => false,
  );
}

test('the C++ program does the same run, bit for bit', async () => {
  const changes = { alpha: '0.2', twin_q: 'false', seed: '5' };
  const program = cppProgram('quick', valuesOf('quick', changes), valuesOf('quick', {}), 700);
  await writeFile(`${folder}/program.cpp`, program);
  const flags = ['-std=c++20', '-Wall', '-Wextra', '-Werror', `-I${here('engine/include')}`];
  const library = here('build/portable/engine/libsac_engine.a');
  const binary = `${folder}/program`;
  await run('g++', [...flags, `${folder}/program.cpp`, library, '-o', binary]);
  const { stdout } = await run(binary);
  const signature = await nativeSignature('quick', 5, 700, ['--alpha', '0.2', '--twin_q', 'false']);
  expect(stdout).toMatch(/^step 200: return -[\d.]+\nstep 400: .*\nstep 600: .*\nsignature [0-9a-f]{16}\n$/);
  expect(stdout).toContain(signature);
});

interface Variant {
  name: string;
  config: Readonly<Record<string, string>>;
}
test('the PyTorch programs of all variants are Python, and compute the golden losses where PyTorch is there', async ({
  skip,
}) => {
  if (!(await has('ast'))) skip('Python is not installed');
  const { variants } = JSON.parse(await readFile(here('tests/golden/sac.json'), 'utf8')) as { variants: Variant[] };
  const programs = `${folder}/programs`;
  await mkdir(programs);
  for (const { name, config } of variants)
    await writeFile(`${programs}/program_${name}.py`, pythonProgram(valuesOf('article', config), 500));
  const parse = 'import ast, pathlib, sys\nfor f in pathlib.Path(sys.argv[1]).glob("*.py"): ast.parse(f.read_text())';
  await run(python, ['-c', parse, programs]);
  if (!(await has('torch'))) return;
  const { stdout } = await run(python, [here('tests/reference/check_programs.py'), programs]);
  expect(stdout.trim().split('\n')).toEqual(variants.map(({ name }) => `${name}: as expected`));
});

test('each sub-step of the update is shown in lines of the program, and no other is', async () => {
  const { variants } = JSON.parse(await readFile(here('tests/golden/sac.json'), 'utf8')) as { variants: Variant[] };
  const trimmed = (code: string): string[] => code.split('\n').map((line) => line.trim());
  for (const { name, config } of variants) {
    const values = valuesOf('article', config);
    const program = trimmed(pythonProgram(values, 500));
    const shown = updateParts.filter((part) => pythonPart(values, part) !== '');
    expect(shown, name).toEqual(substepsOf(variantOf(values)).map(({ id }) => id));
    for (const line of shown.flatMap((part) => trimmed(pythonPart(values, part))))
      expect(program, name).toContain(line);
  }
});

test('a PyTorch program trains by itself', async ({ skip }) => {
  if (!(await has('torch'))) skip('PyTorch is not installed');
  for (const preset of ['quick', 'modern', 'likelihood-ratio']) {
    const file = `${folder}/${preset}.py`;
    await writeFile(file, pythonProgram(valuesOf(preset, { episode_steps: '100' }), 300));
    const { stdout } = await run(python, [file]);
    expect(stdout).toMatch(/^step 100: return -[\d.]+\nstep 200: return -[\d.]+\nstep 300: return -[\d.]+\n$/);
  }
});
