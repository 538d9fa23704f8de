import { beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../src/engine/engine';
import { parseValues, type Schema } from '../../../src/engine/schema';
import { shortcuts } from '../../../src/help/shortcuts';
import { commandOf, elementOf, iframeOf, linkTo, noSettings, settingsOf, type Showing } from '../../../src/lab/link';
import { isFound } from '../../../src/words/param_text';
import { loadEngine } from '../engine';

let engine: Engine;
let schema: Schema;
beforeAll(async () => {
  engine = await loadEngine();
  schema = engine.schema();
});
const showing: Showing = noSettings;
function state(preset: string, values: Record<string, string>, layer = 'value', speed: 1 | 10 | 'max' = 'max') {
  engine.setPreset(preset);
  const base = parseValues(engine.configText());
  return { schema, preset, base, values: new Map([...base, ...Object.entries(values)]), layer, speed };
}

test('a link says only what a fresh page would not do anyway', () => {
  expect(linkTo('http://lab/page/?old=1#there', settingsOf(state('quick', {}), showing))).toBe('http://lab/page/');
  const settings = settingsOf(state('modern', { seed: '3', gamma: '0.9' }, 'entropy', 10), {
    ...showing,
    views: ['stage', 'map'],
    controls: [],
    compare: [
      ['twin_q', 'false'],
      ['alpha', '0.5'],
    ],
  });
  expect(linkTo('http://lab/', settings)).toBe(
    'http://lab/?preset=modern&gamma=0.9&seed=3&views=stage,map&controls=none&layer=entropy&speed=10&compare=twin_q:false,alpha:0.5',
  );
});
test('step and element write their values as HTML needs them', () => {
  expect(iframeOf('http://lab/?a=1&b="2"')).toContain('src="http://lab/?a=1&amp;b=&quot;2&quot;"');
  const element = elementOf('http://lab/sac-lab.js', 'http://lab/?seed=3&autostart=true', {
    ...noSettings,
    preset: 'modern',
    autostart: true,
    values: [['seed', '3']],
  });
  expect(element).toBe(
    `<script type="module" src="http://lab/sac-lab.js"></script>
<sac-lab preset="modern" seed="3" autostart style="height: 464px">
  SAC Lab loads. If this stays, its server does not let this page use it: <a href="http://lab/?seed=3&amp;autostart=true">open it by itself</a>.
</sac-lab>`,
  );
});
test('the command names preset, seed and what differs', () => {
  expect(commandOf(state('no-entropy', { tau: '0.5' }), 1200)).toBe(
    './lab train --portable --preset no-entropy --tau 0.5 --seed 1 --steps 1200 --signature',
  );
});
test('every switch of the algorithm says what was found about it', () => {
  for (const { key, group, claim } of schema.params) expect(claim !== '', key).toBe(group === 'algorithm');
});
test('a search finds names, symbols, help and claims, and needs all its words', () => {
  const found = (search: string): string[] =>
    schema.params.filter((param) => isFound(param, search)).map(({ key }) => key);
  expect(found('')).toHaveLength(schema.params.length);
  expect(found('learning rate')).toEqual(expect.arrayContaining(['alpha_lr', 'value_lr', 'q_lr', 'policy_lr']));
  expect(found('γ')).toEqual(['gamma']);
  expect(found('smaller promises less')).toEqual(['twin_q']);
  expect(found('twin gravity')).toEqual([]);
});
test('no key means two things', () => {
  const event = (key: string, more = {}): KeyboardEvent =>
    ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more }) as KeyboardEvent;
  const events = [...' rcsn/?123456789', 'ArrowRight', 'Escape'].map((key) => event(key));
  events.push(
    event('z', { ctrlKey: true }),
    event('Z', { ctrlKey: true, shiftKey: true }),
    event('y', { metaKey: true }),
  );
  for (const pressed of events) {
    expect(
      shortcuts.filter((shortcut) => shortcut.matches(pressed)),
      pressed.key,
    ).toHaveLength(1);
  }
  expect(shortcuts.filter((shortcut) => shortcut.matches(event('s', { ctrlKey: true })))).toHaveLength(0);
});
