/** The element as the front end of an anywidget: its trait `settings` are attributes, and `metrics` follow the training. */
import './sac-lab';

/** What anywidget gives of its model. */
interface Model {
  get(trait: string): unknown;
  set(trait: string, value: unknown): void;
  save_changes(): void;
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
}

function render({ model, el }: { model: Model; el: HTMLElement }): () => void {
  const lab = document.createElement('sac-lab');
  const set = (): void => {
    const settings = (model.get('settings') ?? {}) as Record<string, unknown>;
    for (const name of lab.getAttributeNames()) if (name !== 'style' && !(name in settings)) lab.removeAttribute(name);
    for (const [name, value] of Object.entries(settings)) lab.setAttribute(name, String(value));
  };
  const tell = (): void => {
    // JSON has no NaN.
    const known = Object.entries(lab.metrics()).filter(([, value]) => Number.isFinite(value));
    model.set('metrics', Object.fromEntries(known));
    model.save_changes();
  };
  lab.style.height = '464px';
  set();
  model.on('change:settings', set);
  for (const event of ['lab-episode', 'lab-evaluation']) lab.addEventListener(event, tell);
  el.append(lab);
  return () => {
    model.off('change:settings', set);
    lab.remove();
  };
}

export default { render };
