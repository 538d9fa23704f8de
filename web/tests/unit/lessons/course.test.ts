/** The course: every exercise can be done and is not done at its start, and every lesson asks before it tells. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import type { Exercise } from '../../../src/lesson/content';
import { measured, type Recorded } from '../../../src/lesson/measure';
import { readClaims } from '../../../tools/lessons/claims';
import { readCourse } from '../../../tools/lessons/course';
import type { Lesson } from '../../../tools/lessons/lesson';
import { Runs } from '../../../tools/lessons/runs';
import { type Changes, SettingsBook } from '../../../tools/lessons/settings';

const here = (path: string): string => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const wasm = here('build/wasm/bin/sac-engine.wasm');
let book: SettingsBook;
let course: Lesson[];
beforeAll(async () => {
  book = await SettingsBook.open(wasm);
  const background = { book, claims: await readClaims(here('tests/golden/claims.json')) };
  const engine = createHash('sha256')
    .update(await readFile(wasm))
    .digest('hex');
  const runs = await Runs.open(book, { file: here('build/lessons/runs.json'), engine });
  course = await readCourse(here('web/lessons'), 'web/lessons', background, runs);
}, 120_000);

/** Short enough that no evaluation falls between two looks. */
const stride = 50;
function reached({ measure, steps, atLeast, atMost }: Exercise, preset: string, changes: Changes): boolean {
  const { engine, schema } = book;
  book.values(preset, { seed: '1', ...changes });
  expect(engine.create()).toBe('');
  const rows = new Map<string, { steps: number[]; values: number[] }>(
    schema.metrics.map(({ key }) => [key, { steps: [], values: [] }]),
  );
  for (let step = stride; step <= steps; step += stride) {
    engine.run(stride);
    const values = engine.metrics(schema.metrics.length);
    schema.metrics.forEach(({ key }, i) => {
      rows.get(key)!.steps.push(step);
      rows.get(key)!.values.push(values[i]!);
    });
  }
  const pairs = engine.evaluations(0);
  const evaluations: Recorded = {
    steps: [...pairs].filter((_, i) => i % 2 === 0),
    values: [...pairs].filter((_, i) => i % 2 === 1),
  };
  const record = (metric: string): Recorded => (metric === 'evaluation_return' ? evaluations : rows.get(metric)!);
  const value = measured({ record }, measure, 'a');
  return value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
}

test('there are nine lessons, one after the other', () => {
  expect(course.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});
test('each has an experiment or two, and questions', () => {
  for (const { slug, experiments, questions, exercises } of course) {
    expect(experiments.length, slug).toBeGreaterThanOrEqual(1);
    expect(questions.length + exercises.length, slug).toBeGreaterThanOrEqual(2);
    for (const { claim, data } of experiments) expect(claim, `${slug} ${data.id}`).not.toBeNull();
  }
});
test('every exercise can be solved, and has something to solve', () => {
  const exercises = course.flatMap((lesson) => lesson.exercises);
  expect(exercises.length).toBeGreaterThan(2);
  for (const { data, preset, set, solution } of exercises) {
    expect(reached(data, preset, set), `${data.id} at its start`).toBe(false);
    expect(reached(data, preset, { ...set, ...solution }), `${data.id} as solved`).toBe(true);
  }
});
