import { describe, expect, test } from 'vitest';
import { decodeSettings, encodeSettings, noSettings, viewNames } from '../../../src/lab/link';

const decode = (query: string) => decodeSettings(new URLSearchParams(query));

describe('reading a link', () => {
  test('of nothing gives the defaults', () => {
    expect(decode('')).toEqual(noSettings);
  });
  test('takes preset, autostart and hyperparameters as written', () => {
    const settings = decode('?preset=quick&seed=3&alpha=0.1&autostart=1');
    expect(settings.preset).toBe('quick');
    expect(settings.autostart).toBe(true);
    expect(settings.values).toEqual([
      ['seed', '3'],
      ['alpha', '0.1'],
    ]);
    expect(settings.problems).toEqual([]);
  });
  test.each([
    ['', true],
    ['1', true],
    ['true', true],
    ['0', false],
    ['false', false],
    ['off', false],
  ])('autostart=%s means %s', (text, on) => expect(decode(`autostart=${text}`).autostart).toBe(on));
  test('keeps the views in their own order and names those that it does not know', () => {
    const settings = decode('views=chart,radio stage');
    expect(settings.views).toEqual(['stage', 'chart']);
    expect(settings.problems).toEqual([
      'There is no view "radio"; the views are stage, map, chart, slice, update, counters.',
    ]);
  });
  test('shows everything where no view is left', () => {
    expect(decode('views=radio').views).toEqual(viewNames);
  });
  test.each([
    ['all', null],
    ['none', []],
    ['entropy,seed', ['entropy', 'seed']],
  ])('controls=%s', (text, wanted) => expect(decode(`controls=${text}`).controls).toEqual(wanted));
  test('a second run has values of its own, or none', () => {
    expect(decode('compare=twin_q:false,alpha:0.5').compare).toEqual([
      ['twin_q', 'false'],
      ['alpha', '0.5'],
    ]);
    expect(decode('compare=').compare).toEqual([]);
    const settings = decode('compare=twin_q');
    expect(settings.compare).toEqual([]);
    expect(settings.problems).toEqual([expect.stringContaining('"twin_q"')]);
  });
  test('takes the layer of the map and the speed, and names the speeds', () => {
    expect(decode('layer=entropy&speed=1')).toMatchObject({ layer: 'entropy', speed: 1 });
    expect(decode('speed=max').speed).toBe('max');
    const settings = decode('speed=fast');
    expect(settings.speed).toBeNull();
    expect(settings.problems).toEqual(['There is no speed "fast"; the speeds are 1, 10, max.']);
  });
  test.each([
    ['solved', 'solved'],
    ['2000', 2000],
  ])('a training ends: until=%s', (text, until) =>
    expect(decode(`until=${text}`)).toMatchObject({ until, problems: [] }),
  );
  test.each(['0', '-1', '1.5', 'never', ''])('until=%s is refused in a sentence', (text) => {
    expect(decode(`until=${text}`)).toMatchObject({
      until: null,
      problems: [`until takes solved, or a number of steps from 1 on, not "${text}".`],
    });
  });
  test('the large chart and the open part of an update are among a few words', () => {
    expect(decode('chart=bias&update=v_update')).toMatchObject({ chart: 'bias', update: 'v_update', problems: [] });
    expect(decode('chart=pie&update=all')).toMatchObject({
      chart: null,
      update: null,
      problems: [
        'There is no chart "pie"; it is one of return, losses, entropy, bias, actions, gradients.',
        'There is no part of an update "all"; it is one of sample, q_target, q_update, action, v_update, policy, temperature, target.',
      ],
    });
  });
  test('theme and unseen are among a few words', () => {
    expect(decode('theme=dark&unseen=train')).toMatchObject({ theme: 'dark', unseen: 'train', problems: [] });
    expect(decode('theme=black&unseen=sleep')).toMatchObject({
      theme: 'auto',
      unseen: null,
      problems: [
        'There is no theme "black"; it is one of light, dark, auto.',
        'There is no unseen "sleep"; it is one of rest, train.',
      ],
    });
  });
  test('a later value counts more than an earlier one', () => {
    const settings = decodeSettings([
      ['preset', 'article'],
      ['preset', 'quick'],
    ]);
    expect(settings.preset).toBe('quick');
  });
});

describe('writing a link', () => {
  test.each([
    '',
    'preset=article',
    'preset=quick&seed=3&alpha=0.1&autostart=true',
    'preset=quick&views=stage%2Cchart&controls=none',
    'controls=entropy%2Cseed',
    'preset=modern&seed=11&layer=policy_std&speed=10',
    'autostart=true&until=solved&unseen=train',
    'until=2000&chart=losses&update=policy&theme=dark',
    'compare=',
    'preset=quick&alpha=0.1&compare=twin_q%3Afalse%2Calpha%3A0.5',
  ])('is the reverse of reading: %s', (query) => {
    expect(encodeSettings(decode(query)).toString()).toBe(query);
    expect(decodeSettings(encodeSettings(decode(query)))).toEqual(decode(query));
  });
});
