/** A notebook's front end: anywidget's, on the widget manager that Jupyter's are made from. */
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copiedRecipes } from '../browser/copied_recipes';
import { eventually } from '../browser/eventually';
import { serveSite, type Site } from '../browser/site';
import { useVisitor } from '../browser/visitor';
import { nativeSignature } from '../sac_train';
import { temporaryFolder } from '../temporary_folder';
import { makeProject } from './project';

const visitor = useVisitor();
const root = temporaryFolder();
let site: Site;
beforeAll(async () => {
  await makeProject(
    root,
    ['anywidget@0.11.0', '@jupyter-widgets/base@6.0.12', '@jupyter-widgets/base-manager@1.0.13'],
    {
      'index.html':
        '<!doctype html><title>Notebook</title><link rel="icon" href="data:,"><div id="cell"></div><script type="module" src="./main.js"></script>',
      'main.js': `
      import * as base from '@jupyter-widgets/base';
      import { ManagerBase } from '@jupyter-widgets/base-manager';
      // anywidget is an AMD module, as notebooks load it.
      let anywidget;
      globalThis.define = (_, make) => (anywidget = make(base));
      await import('anywidget');
      class Manager extends ManagerBase {
        loadClass(name, module) {
          return Promise.resolve((module === 'anywidget' ? anywidget : base)[name]);
        }
        _create_comm() {
          return Promise.reject(new Error('there is no kernel'));
        }
        _get_comm_info() {
          return Promise.resolve({});
        }
      }
      const manager = new Manager();
      window.show = async (state) => {
        const version = '~0.11.*';
        const model = await manager.new_model(
          { model_name: 'AnyModel', model_module: 'anywidget', model_module_version: version, model_id: 'lab' },
          {
            _model_name: 'AnyModel', _model_module: 'anywidget', _model_module_version: version,
            _view_name: 'AnyView', _view_module: 'anywidget', _view_module_version: version,
            _anywidget_id: 'course.SacLab', ...state,
          },
        );
        const view = await manager.create_view(model);
        document.querySelector('#cell').append(view.el);
        Object.assign(window, { model, view });
      };
    `,
    },
  );
  await build({ root, configFile: false, logLevel: 'error', base: './', build: { target: 'es2022' } });
  site = await serveSite(join(root, 'dist'));
});
afterAll(() => site?.close());

test('the widget that Share copies has Python’s settings, tells its metrics and goes with its cell', async () => {
  const widget = (await copiedRecipes(visitor, '?seed=3&views=counters&controls=none'))['notebook-widget'];
  const state = {
    _esm: /_esm = "(.*)"/.exec(widget)![1]!,
    settings: JSON.parse(/traitlets\.Dict\((\{.*\})\)/.exec(widget)![1]!) as object,
    metrics: {},
  };
  const visit = await visitor.visit(site.address);
  await visit.page.waitForFunction('window.show !== undefined');
  await visit.page.evaluate((s) => (window as unknown as { show(state: object): Promise<void> }).show(s), state);
  await visit.ready();
  await visit.step(60);
  expect(await visit.signature()).toBe(await nativeSignature('quick', 3, 60));
  await visit.page.evaluate("model.set('settings', { seed: 4, views: 'counters' })");
  await visit.step(250);
  expect(await visit.signature()).toBe(await nativeSignature('quick', 4, 250));
  await eventually(() => visit.page.evaluate("model.get('metrics').environment_steps")).toBe(250);
  await visit.page.evaluate('view.remove()');
  await eventually(() => visit.page.$('sac-lab')).toBeNull();
  expect(visit.errors).toEqual([]);
});
