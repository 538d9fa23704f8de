/** Lessons are data: an example outside of the course is built, and what is wrong with one is named with file and line. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Experiment } from '../../../src/lesson/content';
import { type Background, readExercise, readExperiment, readQuestion } from '../../../tools/lessons/blocks';
import { experimentHtml } from '../../../tools/lessons/block_html';
import { readClaims } from '../../../tools/lessons/claims';
import { lessonNotes, readCourse } from '../../../tools/lessons/course';
import { type Lesson, renderLesson } from '../../../tools/lessons/lesson';
import { LessonMarkdown } from '../../../tools/lessons/markdown';
import { contentsPage, lessonPage } from '../../../tools/lessons/page';
import { Runs } from '../../../tools/lessons/runs';
import { SettingsBook } from '../../../tools/lessons/settings';
import { notFoundPage, siteFrom, siteMap } from '../../../tools/lessons/site';
import { parseLesson } from '../../../tools/lessons/source';
import { rootTokens } from '../../../tools/lessons/style';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const example = here('example');
let background: Background;
let runs: Runs;
let lesson: Lesson;
beforeAll(async () => {
  const book = await SettingsBook.open(here('../../../../build/wasm/bin/sac-engine.wasm'));
  background = { book, claims: await readClaims(here('example/table.json')) };
  runs = await Runs.open(book, null);
  [lesson] = (await readCourse(example, 'example', background, runs)) as [Lesson];
}, 120_000);

describe('the example', () => {
  test('is read as its first lines say', () => {
    expect(lesson).toMatchObject({
      slug: 'heavy-rod',
      title: 'A heavy rod',
      order: 1,
      minutes: 3,
      file: 'example/heavy-rod.md',
    });
    expect([lesson.experiments.length, lesson.questions.length, lesson.exercises.length]).toEqual([1, 1, 1]);
  });
  test('has formulas, and symbols that are marked', () => {
    expect(lesson.html).toContain('data-q="y"');
    expect(lesson.html).toContain('data-q="next_value"');
    expect(lesson.html).toContain('<math');
    expect(lesson.html).not.toContain('$');
  });
  test('has the table’s figures in its text', () =>
    expect(lesson.html).toContain('\u221211 (\u221212 to \u221210) against \u221229,'));
  test('says what its settings have, in the text, in formulas and in names', () => {
    expect(lesson.html).toContain('of 1.5 kg');
    expect(lesson.experiments[0]!.data.names).toEqual({ a: 'a rod of 1.5 kg', b: 'one of 1 kg' });
    expect(lesson.html).toMatch(/<annotation[^>]*>\\gamma = 0\.995<\/annotation>/);
  });
  test('has no line that begins with the punctuation after a formula', () => {
    expect(lesson.html).toContain('<span class="nobreak">');
    expect(lesson.html).toContain('1 + 0 + 0 + 0.</annotation>'); // too long for one line: its end has the full stop
  });
  test('has an experiment with both settings, and the option that the table supports', () => {
    const { data } = lesson.experiments[0]!;
    expect(data.attributes).toEqual({
      preset: 'quick',
      mass: '1.5',
      until: '3000',
      unseen: 'train',
      views: 'stage,chart',
      controls: 'mass',
      chart: 'bias',
      compare: 'mass:1',
    });
    expect(data.predict).toEqual({
      kind: 'choice',
      options: ['That with the heavy rod.', 'That with the usual one.'],
      right: 0,
    });
    const written = /data-experiment="([^"]*)"/.exec(lesson.html)![1]!.replaceAll('&quot;', '"');
    expect(JSON.parse(written) as Experiment).toEqual(data);
  });
  test('says what the table says with the names of both', () => {
    const said = /class="table-says">([^]*?)<\/p>/.exec(lesson.html)![1]!.replace(/<[^>]*>/g, '');
    expect(said).toBe(
      'Over 4 seeds. Q bias in soft return, mean over steps 1,000 to 3,000: A\u00a0a rod of 1.5 kg \u221211 (\u221212 to \u221210), ' +
        'B\u00a0one of 1 kg \u221229 (\u221231 to \u221227.3). A is larger: over 4 pairs of seeds A \u2212 B is 18 (15 to 21); ' +
        'A is larger in 100\u00a0% of them.',
    );
  });
  test('has a figure of the table with a dot for each seed that has a number', () => {
    const figure = /<svg[^]*?<\/svg>/.exec(lesson.html)![0];
    expect(figure.match(/class="dot"/g)).toHaveLength(7);
    expect(figure).toContain('1 never');
  });
  test('has figures of real runs and of formulas, and a program', () => {
    expect(lesson.html.match(/<svg/g)).toHaveLength(3);
    expect(lesson.html).toContain('class="line hue-run-b"');
    expect(lesson.html).toContain('def update(batch, noise, next_noise):');
    expect(lesson.html).not.toContain('class Pendulum');
  });
  test('is a page with its neighbours, and stands in the table of contents', () => {
    const page = lessonPage(lesson, [lesson], { base: null });
    expect(page).toContain('<title>A heavy rod · SAC Lab</title>');
    expect(page).toContain('Lesson 1 of 1');
    expect(contentsPage([lesson], { base: null })).toContain('href="heavy-rod.html"');
    expect(lessonNotes([lesson])['heavy-rod']).toMatchObject({ question: 'Which bias is the larger?' });
  });
});

describe('what is wrong is named with file and line', () => {
  const front = '---\ntitle: T\nsummary: S\norder: 1\nminutes: 1\n---\n';
  const problem = (text: string): string => {
    try {
      renderLesson(parseLesson('x/t.md', text), background, runs);
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  };
  const block = (kind: string, ...lines: string[]): string =>
    `${front}Text.\n\n\`\`\`${kind}\n${lines.join('\n')}\n\`\`\`\n`;
  const question = (options: string): string => block('question', 'id: q', 'text: T', `options: ${options}`);

  test.each([
    [
      'no front matter',
      'Text.\n',
      'x/t.md:1: A lesson begins with its title, summary, order and minutes between two lines "---".',
    ],
    ['no title', '---\norder: 1\n---\n', 'x/t.md:2: A lesson needs a field "title".'],
    [
      'an unknown field',
      front.replace('minutes', 'time: 3\nminutes'),
      'x/t.md:5: A lesson has no field "time"; its fields are title, summary, order, minutes.',
    ],
    ['wrong TeX', `${front}\nSee $\\frac{1}$.\n`, /^x\/t\.md:8: KaTeX parse error/],
    ['a formula’s font', `${front}$\\mathbb R$\n`, /^x\/t\.md:7: A formula uses a font that the lessons do not have/],
    [
      'an unknown claim',
      `${front}{{nothing a}}\n`,
      'x/t.md:7: There is no claim or preset "nothing"; the table has heavy-rod.',
    ],
    ['an unknown setting', `${front}{{quick taw}}\n`, 'x/t.md:7: There is no hyperparameter "taw".'],
    ['an unknown figure', `${front}{{heavy-rod mode}}\n`, /^x\/t\.md:7: \{\{heavy-rod mode\}\} is written/],
    [
      'an unknown block',
      block('quiz', 'a: b'),
      /^x\/t\.md:9: There is no block "quiz"; blocks are experiment, question/,
    ],
    ['no YAML', block('question', 'id: [q'), /^x\/t\.md:\d+: this is not valid YAML/],
    [
      'no right option',
      question('[{text: a, because: b}, {text: c, because: d}]'),
      'x/t.md:12: One option is "right: true"; here are 0.',
    ],
    ['one option', question('[{text: a, right: true, because: b}]'), 'x/t.md:12: A question has at least two options.'],
    [
      'a misspelt field',
      question('[{text: a, rihgt: true, because: b}, {text: c, right: true, because: d}]'),
      /^x\/t\.md:12: An option has no field "rihgt"/,
    ],
    [
      'an id twice',
      question('[{text: a, right: true, because: b}, {text: c, because: d}]') +
        '\n```question\nid: q\ntext: T\noptions: [{text: a, right: true, because: b}, {text: c, because: d}]\n```\n',
      'x/t.md:16: The id "q" is that of the block in line 10 too.',
    ],
  ])('%s', (_, text, expected) => {
    if (typeof expected === 'string') expect(problem(text)).toBe(expected);
    else expect(problem(text)).toMatch(expected);
  });

  const experiment = (change: (lines: string) => string): string => {
    const text = change(
      'id: rod\nclaim: heavy-rod\nquestion: Q?\nnames: {a: A, b: B}\npredict: {kind: choice, options: [{says: a, text: a}, {says: b, text: b}]}\nwhy: W\ncontrols: [mass]\n',
    );
    try {
      readExperiment(text, 'x/t.md', 1, background);
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  };
  test('an experiment as it should be', () => expect(experiment((text) => text)).toBe(''));
  test.each([
    [
      'six controls',
      'controls: [mass]',
      'controls: [mass, tau, alpha, gamma, q_lr, length]',
      'x/t.md:7: At most 5 controls stand beside a lab; here are 6.',
    ],
    ['an unknown control', '[mass]', '[mas]', 'x/t.md:7: There is no hyperparameter "mas" to control.'],
    [
      'no option that the table supports',
      'says: a, ',
      '',
      /^x\/t\.md:5: The table says "a" .*, and no option says that\.$/,
    ],
    [
      'no table to judge by',
      'claim: heavy-rod',
      'preset: quick\nsteps: 10\nmeasure: {reading: mean, metric: q_bias, window: [0, 10]}\na: {mass: "2"}',
      'x/t.md:8: Only the table can judge what an option "says": name its claim.',
    ],
    [
      'a value out of range',
      'claim: heavy-rod',
      'preset: quick\nsteps: 10\nmeasure: {reading: mean, metric: q_bias, window: [0, 10]}\na: {mass: "-2"}',
      /^x\/t\.md:1: mass/,
    ],
    [
      'two equal settings',
      'claim: heavy-rod',
      'preset: quick\nsteps: 10\nmeasure: {reading: mean, metric: q_bias, window: [0, 10]}',
      /^x\/t\.md:1: Both settings are the same/,
    ],
    ['an unknown view', 'why: W', 'why: W\nviews: [stag]', /^x\/t\.md:7: There is no view "stag"/],
  ])('%s', (_, from, to, expected) => {
    const said = experiment((text) => text.replace(from, to));
    if (typeof expected === 'string') expect(said).toBe(expected);
    else expect(said).toMatch(expected);
  });
  const curve = (text: string): string =>
    text.replace(/predict: .*/, 'predict: {kind: curve, of: b, min: -95, max: 10}');
  test('a curve to draw has axes that end at their lines, and steps for the keys', () => {
    expect(experiment(curve)).toBe('');
    const block = readExperiment(
      'id: rod\nclaim: heavy-rod\nquestion: Q?\nnames: {a: A, b: B}\npredict: {kind: curve, of: b, min: -95, max: 10}\nwhy: W\n',
      'x/t.md',
      1,
      background,
    );
    expect(block.data.predict).toEqual({
      kind: 'curve',
      of: 'b',
      metric: 'q_bias',
      name: 'Q bias',
      unit: 'soft return',
      steps: 3000,
      min: -100,
      max: 20,
      key: 2,
    });
    const html = experimentHtml(block, 'x/t.md', new LessonMarkdown(background));
    expect(html).toContain('Your prediction for B, B.');
    expect(html).toMatch(/<svg class="plot draw"[^>]* role="group" aria-labelledby="rod-how">/);
  });
  test.each([
    ['of both', 'of: b', 'of: difference', /"of" is a or b, not "difference"/],
    ['upside down', 'min: -95', 'min: 95', /"min" is below "max"/],
  ])('a curve %s', (_, from, to, expected) =>
    expect(experiment((text) => curve(text).replace(from, to))).toMatch(expected),
  );
  test('a curve of what no claim reads the mean of', () => {
    const said = experiment((text) =>
      curve(text).replace(
        'claim: heavy-rod',
        'preset: quick\nsteps: 10\nmeasure: {reading: mean, metric: q_bias, window: [0, 10]}\na: {mass: "2"}',
      ),
    );
    expect(said).toMatch(/A curve is predicted where a claim reads the mean/);
  });
  test('an exercise whose solution cannot be set', () => {
    const text =
      'id: e\ntask: T\npreset: quick\nsteps: 10\ncontrols: [tau]\nmeasure: {reading: solved, window: [0, 10]}\ngoal: {at_most: 10}\nsolution: {mass: "1"}\n';
    expect(() => readExercise(text, 'x/t.md', 1, background)).toThrow(
      'x/t.md:8: The solution sets "mass", which is not among the controls.',
    );
  });
  test('a name that is none', () => {
    expect(() =>
      readQuestion(
        'id: A b\ntext: T\noptions: [{text: a, right: true, because: b}, {text: c, because: d}]',
        'x/t.md',
        1,
      ),
    ).toThrow('x/t.md:1: "id" is made of small letters, digits and hyphens, not "A b".');
  });
});

test('the site’s address is needed by its map and by previews alone', () => {
  expect(siteFrom(undefined)).toEqual({ base: null });
  expect(siteFrom('https://lab.example/sac')).toEqual({ base: 'https://lab.example/sac/' });
  expect(() => siteFrom('lab')).toThrow('SAC_SITE is "lab"');
  expect(siteMap('https://lab.example/', ['', 'lessons/'])).toContain('<loc>https://lab.example/lessons/</loc>');
  expect(notFoundPage({ base: 'https://lab.example/sac/' })).toContain('href="/sac/lessons/"');
  expect(lessonPage(lesson, [lesson], { base: 'https://lab.example/' })).toContain(
    'content="https://lab.example/preview.png"',
  );
  expect(lessonPage(lesson, [lesson], { base: null })).not.toMatch(/(?:href|content)="https?:/);
});
test('colours are the page’s, for a document', async () => {
  const theme = await readFile(here('../../../src/ui/theme.ts'), 'utf8');
  expect(rootTokens(theme)).not.toContain(':host([theme');
});
