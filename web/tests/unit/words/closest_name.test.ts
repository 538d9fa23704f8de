import { beforeAll, expect, test } from 'vitest';
import { parseSchema } from '../../../src/engine/schema';
import { settingNames } from '../../../src/lab/link';
import { closestName } from '../../../src/words/closest_name';
import { loadEngine } from '../engine';

let names: string[];
beforeAll(async () => {
  const schema = parseSchema((await loadEngine()).schemaJson());
  names = [...schema.params.map(({ key }) => key), ...settingNames];
});

test.each([
  ['alhpa', 'alpha'], ['aplha', 'alpha'], ['alpa', 'alpha'], ['gama', 'gamma'], ['sede', 'seed'], ['Alpha', 'alpha'],
  ['batchsize', 'batch_size'], ['batch-size', 'batch_size'], ['twinq', 'twin_q'], ['hiden_unit', 'hidden_units'],
  ['presets', 'preset'], ['view', 'views'], ['autostrat', 'autostart'],
])('%s is a mistyped %s', (written, name) => expect(closestName(written, names)).toBe(name));

test.each([
  'utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content', 'utm_id', 'fbclid', 'gclid', 'dclid', 'msclkid',
  'twclid', 'yclid', 'gbraid', 'wbraid', 'igshid', 'mc_cid', 'mc_eid', '_ga', '_gl', '_hsenc', '_hsmi', 'mkt_tok', 'ref',
  'source', 'si', 'trk', 's', 'q', 'v', 't', 'page', 'lang', 'hl', 'tag', 'id', 'share', 'usp', 'pli', 'embed', 'nocache',
])('%s in a link is none of ours', (name) => expect(closestName(name, names)).toBeNull());

test.each([
  'accesskey', 'autocapitalize', 'autofocus', 'class', 'contenteditable', 'dir', 'draggable', 'enterkeyhint', 'exportparts',
  'hidden', 'id', 'inert', 'inputmode', 'is', 'itemid', 'itemprop', 'itemref', 'itemscope', 'itemtype', 'lang', 'nonce', 'part',
  'popover', 'role', 'slot', 'spellcheck', 'style', 'tabindex', 'title', 'translate', 'virtualkeyboardpolicy', 'width',
  'height', 'theme', 'align', 'name', 'src', 'ref', 'key', 'loading', 'data-x', 'data-reactroot', 'data-v-7ba5bd90',
  'aria-label', 'aria-hidden', 'aria-describedby', 'onclick', 'onload', '_ngcontent-ng-c123', '_nghost-abc', 'ng-version',
  'ng-reflect-name', 'v-cloak', 'v-if', ':key', '@click', '[alpha]', 'x-data', 'svelte-h', 'astro-cid-x', 'q:id', 'data-aos', 'b-x1',
])('the attribute %s is none of ours', (name) => expect(closestName(name, names)).toBeNull());

test('every name of ours is its own', () => {
  for (const name of names.filter(({ length }) => length >= 4)) expect(closestName(name, names)).toBe(name);
});
