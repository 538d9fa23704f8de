/**
 * Blocks as HTML. Without a script, and on paper, all of it is shown: question, figure, verdict and why. With a script what
 * answers the question waits for the reader's own answer (`src/lesson`).
 */
import type { ExerciseBlock, ExperimentBlock, QuestionBlock } from './blocks.ts';
import { type Claim, tableText } from './claims.ts';
import type { Experiment } from '../../src/lesson/content.ts';
import { formatFigure } from '../../src/lesson/figures.ts';
import { curveAxes } from './figures.ts';
import { dataAttribute, escapeHtml } from './html.ts';
import type { LessonMarkdown, Origin } from './markdown.ts';
import { seedsFigure } from './seeds_figure.ts';

export function experimentHtml(block: ExperimentBlock, file: string, markdown: LessonMarkdown): string {
  const { data, question, why, claim, common, line } = block;
  const { id, names, steps } = data;
  const origin = { file, line };
  const figure = claim
    ? `<figure>${seedsFigure(claim, names)}<figcaption>Each dot is one seed; bars are 95 % intervals of the mean.</figcaption></figure>
      <p class="table-says"><b>Over ${claim.seeds} seeds.</b> ${tableHtml(claim, names)}</p>`
    : '';
  return `<section class="block experiment" id="${id}" aria-labelledby="${id}-question" ${dataAttribute('experiment', data)}>
  <p class="kind">Predict, then run</p>
  <p class="asked" id="${id}-question">${markdown.renderInline(question, origin)}</p>
  <p class="settings"><span class="run-a"><b>A</b> ${escapeHtml(names.a)}</span> <span class="run-b"><b>B</b> ${escapeHtml(names.b)}</span> <span>${escapeHtml(common)}, ${formatFigure(steps)} steps each, from one seed</span></p>
  <form class="prediction">
    ${predictionHtml(block, origin, markdown)}
    <button class="main" type="submit">Commit and run</button>
  </form>
  <div class="lab" hidden></div>
  <div class="outcome">
    <h3>Verdict</h3>
    <div class="yours" hidden></div>
    ${figure}
    <h3>Why</h3>
    <div class="why">${markdown.render(why, origin)}</div>
    ${data.update ? '<p class="open-update" hidden><button type="button">Show the line of the update that differs</button></p>' : ''}
  </div>
</section>\n`;
}

function tableHtml(claim: Claim, names: Experiment['names']): string {
  const escaped = { a: escapeHtml(names.a), b: escapeHtml(names.b) };
  return tableText(claim, escaped, (run) => `<b class="${run}">${run.toUpperCase()}</b>`);
}

function predictionHtml({ data }: ExperimentBlock, origin: Origin, markdown: LessonMarkdown): string {
  const { id, predict, measure, names } = data;
  switch (predict.kind) {
    case 'choice':
      return optionsHtml(`${id}-prediction`, 'Your prediction', predict.options, origin, markdown);
    case 'number':
      return `<label class="number">Your prediction <input type="number" name="${id}-prediction" min="${predict.min}" max="${predict.max}" step="${predict.step}" required /> <span>${escapeHtml(measure.unit)}</span></label>`;
    case 'curve': {
      const whose = `${predict.of.toUpperCase()}, ${names[predict.of]}`;
      return `<div class="curve"><p id="${id}-how"><b>Your prediction for ${escapeHtml(whose)}.</b> Draw from left to right, or set the points with the arrow keys.</p>
      ${curveAxes(predict, `${id}-how`)}</div>`;
    }
  }
}

function optionsHtml(
  name: string,
  legend: string,
  options: readonly string[],
  origin: Origin,
  markdown: LessonMarkdown,
): string {
  return `<fieldset><legend class="visually-hidden">${legend}</legend>${options
    .map(
      (text, i) =>
        `<label><input type="radio" name="${name}" value="${i}" required /><span>${markdown.renderInline(text, origin)}</span></label>`,
    )
    .join('')}</fieldset>`;
}

export function questionHtml(block: QuestionBlock, file: string, markdown: LessonMarkdown): string {
  const { id, text, options, right, line } = block;
  const origin = { file, line };
  const texts = options.map((option) => option.text);
  return `<section class="block question" id="${id}" aria-labelledby="${id}-question" ${dataAttribute('question', { id, right })}>
  <p class="kind">Question</p>
  <p class="asked" id="${id}-question">${markdown.renderInline(text, origin)}</p>
  <form>${optionsHtml(`${id}-answer`, 'Your answer', texts, origin, markdown)}<button class="main" type="submit">Check</button></form>
  <ol class="because">${options
    .map(
      ({ text: said, because }, i) =>
        `<li data-option="${i}"><b>${i === right ? 'Right' : 'Not so'}</b><span class="said">: ${markdown.renderInline(said, origin)}</span> ${markdown.renderInline(because, origin)}</li>`,
    )
    .join('')}</ol>
</section>\n`;
}

export function exerciseHtml(block: ExerciseBlock, file: string, markdown: LessonMarkdown): string {
  const { data, task, hint, line } = block;
  const origin = { file, line };
  return `<section class="block exercise" id="${data.id}" aria-labelledby="${data.id}-task" ${dataAttribute('exercise', data)}>
  <p class="kind">Exercise</p>
  <p class="asked" id="${data.id}-task">${markdown.renderInline(task, origin)}</p>
  <p class="without">It needs the page’s script: open this lesson in a browser with JavaScript.</p>
  <p class="begin" hidden><button class="main" type="button">Open the lab</button></p>
  <div class="lab" hidden></div>
  <div class="yours" role="status"></div>
  ${hint ? `<details><summary>A hint</summary>${markdown.render(hint, origin)}</details>` : ''}
</section>\n`;
}
