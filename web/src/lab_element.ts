/** `<sac-lab>`: the whole laboratory as one element. */
import './action_slice';
import './charts';
import './compare_strip';
import './controls';
import './counters';
import './drop_hint';
import { saveRun, type FilePicker } from './files';
import './guide';
import './menu';
import type { MenuItem } from './menu';
import './notices';
import './preset_picker';
import './seeds_strip';
import './setup';
import './stage';
import './state_map';
import './transport';
import './update_view';
import { html, LitElement, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { arrange, roomOf, type Room } from './arrangement';
import { buttonStyle } from './button_style';
import { Comparison } from './compare';
import { Lab } from './lab';
import { layout } from './layout';
import { decodeSettings, isLabAttribute, type Settings, type ViewName } from './link';
import { Seeds } from './seeds';
import { Watching } from './store';
import { base, tokens } from './theme';

/** Below this height there is no room for more than the views and one row of buttons on a phone. */
const lowHeight = 480;
/** An element that was taken away waits this long for its run to be saved. */
const longestSaveMs = 3000;

export class SacLab extends LitElement {
  static override properties = {
    sheet: { state: true },
    settings: { state: true },
    room: { state: true },
    low: { state: true },
    seedsShown: { state: true },
  };
  /** Whether the controls are pulled out where they have no column of their own. */
  declare sheet: boolean;
  declare settings: Settings;
  declare room: Room;
  /** There is hardly any height. */
  declare low: boolean;
  declare seedsShown: boolean;

  /** The parameters of a link, e.g. `location.search`; they count more than attributes. Set it before the lab is ready. */
  query = '';

  readonly #lab = new Lab((type, detail) => {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  });
  readonly #comparison = new Comparison(this.#lab);
  readonly #seeds = new Seeds(this.#lab, this.#comparison);
  readonly #attributes = new MutationObserver((records) => this.#attributesChanged(records));
  readonly #visibility = new IntersectionObserver(([entry]) => this.#setSeen(entry?.isIntersecting ?? true));
  readonly #size = new ResizeObserver(([entry]) => this.#measure(entry!.contentRect));
  #seen = true;
  /** The lab is open. */
  #alive = false;

  constructor() {
    super();
    this.sheet = false;
    this.room = roomOf(1440, 900);
    this.low = false;
    this.seedsShown = false;
    this.settings = decodeSettings([]);
    new Watching(this, () => this.#lab.store, ['phase']);
    new Watching(this, () => this.#comparison.store, ['other', 'focus']);
    this.addEventListener('keydown', (event) => this.handleKey(event));
    void this.#lab.ready.then(() =>
      this.dispatchEvent(new CustomEvent('lab-ready', { detail: {}, bubbles: true, composed: true })),
    );
  }

  // What others call

  /** Starts the training, or goes on with it. */
  train(): void {
    void this.#lab.ready.then(() => this.#lab.train());
  }
  pause(): void {
    this.#lab.pause();
  }
  /** A new run with the same settings. */
  reset(): void {
    this.#lab.reset();
  }
  /** Pauses and does this many environment steps; settles when they are done. */
  async step(frames = 1): Promise<void> {
    if (!Number.isInteger(frames) || frames < 1) {
      throw new RangeError(`step takes a whole number of frames from 1 on, not ${frames}.`);
    }
    await this.#lab.ready;
    await this.#lab.step(frames);
  }
  /** 16 hexadecimal digits over all parameters and every episode's return so far: the same run, the same digits. */
  async signature(): Promise<string> {
    await this.#lab.ready;
    return this.#lab.signature();
  }
  /** The latest value of every metric by its key, with `updates_per_second`; NaN where there is none yet. */
  metrics(): Record<string, number> {
    return this.#lab.metrics();
  }
  /** Space trains and pauses, the right arrow steps, R resets; keys that a focused control needs stay with it. */
  handleKey(event: KeyboardEvent): void {
    const target = event.composedPath()[0];
    const tag = target instanceof Element ? target.localName : '';
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (['input', 'select', 'textarea'].includes(tag) || (tag === 'button' && event.key === ' ')) return;
    if (event.key === 'Escape' && this.sheet) this.sheet = false;
    else if (event.key === ' ') this.#lab.toggle();
    else if (event.key === 'ArrowRight') this.#lab.stepOnce();
    else if (event.key === 'r' || event.key === 'R') this.#lab.reset();
    else if (event.key === 'c' || event.key === 'C') this.#comparison.toggle();
    else return;
    event.preventDefault();
  }

  // Life

  override connectedCallback(): void {
    super.connectedCallback();
    this.#readSettings();
    this.#attributes.observe(this, { attributes: true, attributeOldValue: true });
    this.#visibility.observe(this);
    this.#size.observe(this);
    document.addEventListener('visibilitychange', this.#watch);
    if (!this.#alive) void this.#open();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#attributes.disconnect();
    this.#visibility.disconnect();
    this.#size.disconnect();
    document.removeEventListener('visibilitychange', this.#watch);
    void this.#leave();
  }
  async #open(): Promise<void> {
    this.#alive = true;
    await this.#lab.open(() => {
      this.#readSettings();
      this.#watch();
      return this.settings;
    });
    if (this.settings.compare) this.#compare(this.settings.compare);
    const name = this.getAttribute('keep');
    const place = [...document.querySelectorAll('sac-lab')].indexOf(this);
    if (name !== null && this.isConnected) await this.#lab.safekeeping.keepIn(name || String(place));
  }
  /** An element that is only moved keeps its Worker; one that is put back later goes on where it was. */
  async #leave(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    if (this.isConnected) return;
    await Promise.race([this.#lab.safekeeping.save(), new Promise((resolve) => setTimeout(resolve, longestSaveMs))]);
    if (this.isConnected) return;
    this.#alive = false;
    this.#seeds.cancel();
    this.#comparison.close();
    this.#lab.close();
  }

  #measure({ width, height }: DOMRectReadOnly): void {
    const room = roomOf(width, height);
    if (room.size !== this.room.size || room.tall !== this.room.tall) this.room = room;
    this.low = height > 0 && height < lowHeight;
    // Before the next paint: the views then stand where they stay.
    if (this.isUpdatePending) this.performUpdate();
  }
  #readSettings(): void {
    const attributes = [...this.attributes]
      .filter(({ name }) => isLabAttribute(name))
      .map(({ name, value }) => [name, value] as const);
    this.settings = decodeSettings([...attributes, ...new URLSearchParams(this.query)]);
  }
  #attributesChanged(records: MutationRecord[]): void {
    for (const { attributeName, oldValue } of records) {
      const name = attributeName ?? '';
      const value = this.getAttribute(name);
      if (!isLabAttribute(name) || value === oldValue || value === null) continue;
      if (name === 'views' || name === 'controls') this.#readSettings();
      else void this.#lab.ready.then(() => this.#useAttribute(name, value));
    }
  }
  #useAttribute(name: string, value: string): void {
    if (name === 'preset') this.#lab.setPreset(value);
    else if (name === 'compare') this.#compare(decodeSettings([[name, value]]).compare!);
    else if (name === 'autostart') {
      if (decodeSettings([[name, value]]).autostart) this.#lab.train();
    } else this.#lab.setNearest(name, value);
  }

  /** A new comparison. */
  #compare(own: NonNullable<Settings['compare']>): void {
    this.#comparison.close();
    this.#comparison.open(own).catch((error: Error) => this.#lab.notify(error.message));
  }
  /** The Worker computes only what somebody sees. */
  readonly #watch = (): void => {
    const seen = this.#seen && !document.hidden;
    const shows = (view: ViewName): boolean => seen && this.settings.views.includes(view);
    this.#comparison.see({
      stage: shows('stage') || shows('map') || shows('slice'),
      map: shows('map'),
      slice: shows('slice'),
      update: shows('update'),
      histogram: shows('chart'),
    });
  };
  #setSeen(seen: boolean): void {
    this.#seen = seen;
    this.#watch();
  }
  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('settings')) this.#watch();
  }

  #toggleSeeds(): void {
    this.seedsShown = !this.seedsShown;
  }
  #menu(): readonly MenuItem[] {
    const { schema, phase } = this.#lab.store.state;
    return [
      { name: 'compare', label: 'Compare two runs', key: 'C', onlyWhereNarrow: true, run: () => this.#comparison.toggle() },
      { name: 'seeds', label: 'Train many seeds', onlyWhereNarrow: true, run: () => this.#toggleSeeds() },
      { name: 'save', label: 'Save the run', disabled: !schema || phase === 'failed', run: () => void saveRun(this.#lab) },
      {
        name: 'open', label: 'Open a run', disabled: !schema,
        run: () => this.renderRoot.querySelector<FilePicker>('sac-file-picker')!.pick(),
      },
    ];
  }

  protected override render(): unknown {
    const { views, controls } = this.settings;
    const lab = this.#lab;
    const { other, focus } = this.#comparison.store.state;
    const focused = this.#comparison.focused;
    /** Which run a view speaks of, where there are two. */
    const run = other ? focus : nothing;
    const hasControls = controls === null || controls.length > 0;
    const arranged = arrange(views, this.room, hasControls);
    return html`
      <div class="lab" data-size=${this.room.size} ?data-low=${this.low} ?data-sheet=${this.sheet}>
        <header>
          <h1>SAC&#8201;Lab</h1>
          <sac-preset .lab=${focused}></sac-preset>
          <sac-transport .lab=${lab}>
            ${hasControls
              ? html`<button class="settings" aria-expanded=${this.sheet} @click=${() => (this.sheet = !this.sheet)}>
                  Settings
                </button>`
              : ''}
          </sac-transport>
          <sac-setup .lab=${lab}></sac-setup>
          <div class="tools">
            <button class="button compare" aria-pressed=${other !== null} title="Train a second run beside this one (C)" @click=${() => this.#comparison.toggle()}>
              Compare
            </button>
            <button class="button seeds" aria-pressed=${this.seedsShown} title="Train many seeds of this setting" @click=${() => this.#toggleSeeds()}>
              Seeds
            </button>
            <sac-menu .items=${this.#menu()}></sac-menu>
          </div>
        </header>
        <sac-guide .lab=${focused}></sac-guide>
        <div class="bands">
          <sac-notices .lab=${lab}></sac-notices>
          ${other ? html`<sac-notices run="b" .lab=${other}></sac-notices>` : ''}
          ${other ? html`<sac-compare .lab=${lab} .comparison=${this.#comparison}></sac-compare>` : ''}
          ${this.seedsShown ? html`<sac-seeds .lab=${lab} .seeds=${this.#seeds} @seeds-close=${() => this.#toggleSeeds()}></sac-seeds>` : ''}
        </div>
        <main style="grid-template: ${arranged}">
          ${hasControls ? html`<sac-controls run=${run} .lab=${focused} .only=${controls}></sac-controls>` : ''}
          ${views.includes('stage')
            ? html`<div class="stages">
                <sac-stage run=${other ? 'a' : nothing} .lab=${lab}></sac-stage>
                ${other ? html`<sac-stage run="b" .lab=${other}></sac-stage>` : ''}
              </div>`
            : ''}
          ${views.includes('map') ? html`<sac-state-map .lab=${lab} .other=${other}></sac-state-map>` : ''}
          ${views.includes('chart') ? html`<sac-charts .lab=${lab} .other=${other}></sac-charts>` : ''}
          ${views.includes('slice')
            ? keyed(focused, html`<sac-action-slice run=${run} .lab=${focused}></sac-action-slice>`)
            : ''}
          ${views.includes('update') ? keyed(focused, html`<sac-update run=${run} .lab=${focused}></sac-update>`) : ''}
          ${views.includes('counters') ? html`<sac-counters run=${run} .lab=${focused}></sac-counters>` : ''}
        </main>
        <sac-file-picker .lab=${lab}></sac-file-picker>
        <sac-drop-hint .lab=${lab}></sac-drop-hint>
      </div>
    `;
  }

  static override styles = [tokens, base, buttonStyle, layout];
}
