/** What programs can know of the element: `custom-elements.json` (schema 1.0.0 of custom-elements-manifest). */
import type { Schema } from '../src/engine/schema.ts';

interface Described {
  name: string;
  description: string;
}
const all = (described: Readonly<Record<string, string>>): Described[] =>
  Object.entries(described).map(([name, description]) => ({ name, description }));

export const attributes: Readonly<Record<string, string>> = {
  preset: 'The setting that the others begin from.',
  autostart: 'Trains at once.',
  until: 'Where a training ends by itself: solved, or a number of steps of the run.',
  unseen: 'While nobody sees it a training rests (rest), or goes on (train).',
  views: 'Which of stage, map, chart, slice, update, counters to show.',
  controls: 'Which hyperparameters to offer, by their keys or groups; none for none.',
  compare: 'A second run beside it, by what it has instead: twin_q:false,alpha:0.5.',
  layer: 'What the state map shows.',
  speed: '1 for real time, 10, or max.',
  chart: 'Which chart is large: return, losses, entropy, bias, actions, gradients.',
  update:
    'Which part of one update is open: sample, q_target, q_update, action, v_update, policy, temperature, target.',
  theme: 'light, dark, or auto: as the reader’s system has it.',
  keep: 'Keeps the run in the browser’s storage, to go on with after a reload.',
};
export const events: Readonly<Record<string, string>> = {
  'lab-ready': 'Methods act at once from here on.',
  'lab-episode': 'detail: step (also as frame, its older name), episode, return.',
  'lab-evaluation': 'detail: step (also as frame, its older name), meanReturn.',
  'lab-solved': 'detail: step (also as frame, its older name), seconds.',
  'lab-kept': 'detail: step (also as frame, its older name).',
  'lab-symbol': 'detail: symbol, by its key, or null.',
  'lab-error': 'detail: message.',
};
export const methods: Readonly<Record<string, string>> = {
  train: 'Starts the training, or goes on with it.',
  pause: 'Ends a training, and steps that are being done.',
  reset: 'A new run with the same settings.',
  step: 'Pauses and does this many environment steps.',
  signature: 'Digits over all parameters and returns so far.',
  metrics: 'The latest value of every metric by its key.',
  record: 'A metric over the course of the run, or of the run beside it.',
};
export const cssProperties: Readonly<Record<string, string>> = {
  '--ground': 'Behind all views.',
  '--panel': 'Of a view.',
  '--raised': 'Of buttons.',
  '--field': 'Of fields to type into.',
  '--line': 'Around views and fields.',
  '--ink': 'Text.',
  '--muted': 'Lesser text.',
  '--accent': 'What can be pressed.',
  '--accent-ink': 'Text on the accent.',
  '--sans': 'Font of all text.',
  '--serif': 'Font of symbols.',
};
export const cssParts: Readonly<Record<string, string>> = {
  header: 'Title, preset, buttons.',
  views: 'The grid of all views.',
  controls: 'The hyperparameters.',
  stage: 'The pendulum.',
  map: 'The state map.',
  chart: 'The charts.',
  slice: 'The action slice.',
  update: 'One update.',
  counters: 'The counters.',
};

export function elementManifest({ params }: Schema): object {
  const hyperparameters = params.map(({ key, help }) => ({ name: key, description: help }));
  const declaration = {
    kind: 'class',
    customElement: true,
    name: 'SacLab',
    tagName: 'sac-lab',
    description: 'Soft Actor-Critic learns to swing up a pendulum.',
    superclass: { name: 'HTMLElement' },
    attributes: [...all(attributes), ...hyperparameters].map((each) => ({ ...each, type: { text: 'string' } })),
    members: all(methods).map((each) => ({ kind: 'method', ...each })),
    events: all(events).map((each) => ({ ...each, type: { text: 'CustomEvent' } })),
    cssProperties: all(cssProperties),
    cssParts: all(cssParts),
  };
  const reference = { name: 'SacLab', module: 'sac-lab.js' };
  return {
    schemaVersion: '1.0.0',
    modules: [
      {
        kind: 'javascript-module',
        path: 'sac-lab.js',
        declarations: [declaration],
        exports: [
          { kind: 'js', name: 'SacLab', declaration: reference },
          { kind: 'custom-element-definition', name: 'sac-lab', declaration: reference },
        ],
      },
    ],
  };
}
