/** An exercise: the reader changes the settings until a run reaches the goal, which the page checks. */
import { Block } from './block';
import type { Exercise } from './content';
import { formatFigure } from './figures';
import { type FetchLab, type LabElement, makeLab, trained } from './lab';
import { measured } from './measure';

export class ExerciseBlock extends Block<Exercise> {
  readonly #fetchLab: FetchLab;
  readonly #said = this.find('.yours');

  constructor(root: HTMLElement, lesson: string, fetchLab: FetchLab) {
    super(root, 'exercise', lesson);
    this.#fetchLab = fetchLab;
    const { before } = this;
    if (before) this.#said.textContent = before.answer;
    if (before?.right) this.done();
    const begin = this.find('.begin');
    begin.hidden = false;
    begin.querySelector('button')!.addEventListener('click', () => {
      begin.hidden = true;
      void this.#open();
    });
  }

  async #open(): Promise<void> {
    const lab = makeLab(this.find('.lab'), this.data.attributes);
    await this.#fetchLab();
    for (;;) {
      await trained(lab, this.data.steps, ['a']);
      if (!lab.isConnected) return;
      this.#judge(lab);
      await begun(lab, this.data.steps);
    }
  }
  /** The run is at its end. */
  #judge(lab: LabElement): void {
    const { measure, atLeast, atMost, steps } = this.data;
    const value = measured(lab, measure, 'a');
    const right = value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
    const figure =
      measure.reading !== 'solved'
        ? `${measure.name} ${formatFigure(value)}`
        : value === Infinity
          ? `not solved within ${formatFigure(steps)}`
          : `solved after ${formatFigure(value)}`;
    const answer = `${right ? 'Reached' : 'Not yet'}: ${figure} ${measure.unit}.${right ? '' : ' Change a value and begin a new run (R).'}`;
    this.#said.textContent = answer;
    if (right) this.done();
    if (right || !this.before?.right) this.keep(String(value), answer, right);
  }
}

const lookMs = 200;
/** Resolves when another run has taken the place of one that was at its end. */
function begun(lab: LabElement, steps: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (lab.isConnected && (lab.record('environment_steps').values.at(-1) ?? 0) >= steps) return;
      clearInterval(timer);
      resolve();
    }, lookMs);
  });
}
