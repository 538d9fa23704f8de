/** `<sac-lab>`: the whole laboratory as one element. */
import './announcer';
import './controls';
import './drop_hint';
import { saveRun, type FilePicker } from './files';
import './guide';
import './menu';
import type { MenuItem } from './menu';
import './notices';
import './preset_picker';
import './setup';
import './tip';
import './tour';
import type { GlossaryPanel } from './glossary_panel';
import type { HelpSheet } from './help';
import type { ShareDialog } from './share_dialog';
import type { Tour } from './tour';
import './transport';
import { html, LitElement, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { arrange, roomOf, type Room } from './arrangement';
import { buttonStyle } from './button_style';
import { Calls } from './calls';
import { Comparison } from './compare';
import { FocusKeeper } from './focus_keeper';
import { Lab } from './lab';
import { layout } from './layout';
import { decodeSettings, settingNames, type Settings, type ViewName } from './link';
import { remember, remembered } from './remembered';
import { Interrupted } from './run';
import { addressWith, settingsOf, type Showing } from './share';
import { isTaken, press, type Actions } from './shortcuts';
import { Seeds } from './seeds';
import { initialState, Watching } from './store';
import { textScale } from './text_size';
import { base, tokens } from './theme';
import { tourSteps } from './tour_steps';

/** An element that was taken away waits this long for its run to be saved. */
const longestSaveMs = 3000;
/** The address follows the settings after this rest. */
const addressMs = 300;
/** Each view is a script of its own, so that none of them makes the page wait for all. */
const viewScripts: Readonly<Record<ViewName, () => Promise<unknown>>> = {
  stage: () => import('./stage'), map: () => import('./state_map'), chart: () => import('./charts'), slice: () => import('./action_slice'),
  update: () => import('./update_view'), counters: () => import('./counters'),
};
/** What of the page comes as a script of its own. */
type Part = ViewName | 'compare' | 'seeds';
/** In the browser's store: that the tour was seen. */
const tourKey = 'sac-lab-tour';

/** Where the element's own script lies, from this module. */
const script = '../sac-lab.js';
const scriptUrl = (): string => new URL(script, import.meta.url).href;

export class SacLab extends LitElement {
  static override properties = {
    sheet: { state: true },
    settings: { state: true },
    room: { state: true },
    loaded: { state: true },
    seedsShown: { state: true },
    parts: { state: true },
  };
  /** Whether the controls are pulled out where they have no column of their own. */
  declare sheet: boolean;
  declare settings: Settings;
  declare room: Room;
  declare seedsShown: boolean;
  /** Those that are there. */
  declare parts: ReadonlySet<Part>;
  /** Dialogs come when they are asked for. */
  declare loaded: { share: boolean; help: boolean; glossary: boolean };

  /** The parameters of a link, e.g. `location.search`; they count more than attributes. Set it before the lab is ready. */
  query = '';
  /** The lab is the page: the address of the window follows its settings, and a first visitor is shown around. */
  whole = false;

  readonly #lab = new Lab((type, detail) => {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  });
  readonly #comparison = new Comparison(this.#lab);
  readonly #seeds = new Seeds(this.#lab, this.#comparison);
  readonly #calls = new Calls();
  readonly #attributes = new MutationObserver((records) => this.#attributesChanged(records));
  readonly #visibility = new IntersectionObserver(([entry]) => this.#setSeen(entry?.isIntersecting ?? true));
  /** The heading is as large as the reader's text, which may change while the lab keeps its size. */
  readonly #size = new ResizeObserver(() => this.#measure());
  #seen = true;
  /** The lab is open. */
  #alive = false;
  /** How many times the lab was opened with what the attributes say: what they said before is done. */
  #reading = 0;
  /** The page around it was told that it is ready. */
  #announced = false;

  constructor() {
    super();
    this.sheet = false;
    this.room = roomOf(1440, 900);
    this.loaded = { share: false, help: false, glossary: false };
    this.seedsShown = false;
    this.parts = new Set();
    this.settings = decodeSettings([]);
    new Watching(this, () => this.#lab.store, ['phase']);
    new Watching(this, () => this.#comparison.store, ['other', 'focus']);
    new Watching(this, () => this.#lab.store, ['phase'], () => this.#goOn());
    new Watching(this, () => this.#lab.store, ['preset', 'values', 'layer', 'speed'], () => this.#followAddress());
    new Watching(this, () => this.#comparison.store, ['other', 'coming', 'differences'], () => this.#followAddress());
    new Watching(this, () => this.#seeds.store, ['studies']);
    const keeper = new FocusKeeper(this);
    new Watching(this, () => this.#lab.store, ['notices', 'pending', 'offer', 'problem'], () => keeper.check());
    this.addEventListener('keydown', (event) => this.handleKey(event));
  }

  // What others call

  // Each call has its effect after the attributes and the calls before it; those of a lab that is not ready wait for it.

  /** Starts the training, or goes on with it. */
  train(): void {
    this.#tell(() => this.#lab.train());
  }
  /** Ends a training, and steps that are being done. */
  pause(): void {
    this.#tell(() => this.#lab.pause());
  }
  /** A new run with the same settings. */
  reset(): void {
    this.#tell(() => this.#lab.reset());
  }
  /** Pauses and does this many environment steps; settles when they are done, and rejects where something ends them. */
  async step(frames = 1): Promise<void> {
    if (!Number.isSafeInteger(frames) || frames < 1) {
      throw new RangeError(`step takes a whole number of frames from 1 on, not ${String(frames)}.`);
    }
    return this.#ask(() => this.#lab.step(frames));
  }
  /** 16 hexadecimal digits over all parameters and every episode's return so far: the same run, the same digits. */
  async signature(): Promise<string> {
    return this.#ask(() => this.#lab.signature());
  }
  /** The latest value of every metric by its key, with `updates_per_second`; NaN where there is none yet. */
  metrics(): Record<string, number> {
    return this.#lab.metrics();
  }
  /** The keys of the help sheet; those that a focused control needs stay with it. */
  handleKey(event: KeyboardEvent): void {
    const target = event.composedPath()[0];
    if (event.defaultPrevented || (target instanceof Element && isTaken(target, event))) return;
    if (press(event, this.#actions)) event.preventDefault();
  }

  #tell(act: () => void): void {
    this.#attributesChanged(this.#attributes.takeRecords());
    this.#calls.tell(act);
  }
  #ask<T>(act: () => Promise<T>): Promise<T> {
    if (!this.isConnected) throw new Error('This <sac-lab> is not in a document: it works once it has been put into one.');
    this.#attributesChanged(this.#attributes.takeRecords());
    return this.#calls.ask(act);
  }

  // Life

  override connectedCallback(): void {
    super.connectedCallback();
    this.#readSettings();
    this.#attributes.observe(this, { attributes: true, attributeOldValue: true });
    this.#visibility.observe(this);
    this.#size.observe(this);
    if (this.hasUpdated) this.#size.observe(this.renderRoot.querySelector('h1')!);
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
    this.#calls.wait();
    await this.#lab.open(() => {
      this.#attributes.takeRecords();
      this.#reading++;
      this.#readSettings();
      this.#watch();
      if (this.settings.compare) this.#compare(this.settings.compare);
      return this.settings;
    });
    void this.#keep();
    try {
      await this.#lab.ready;
      await this.#comparison.settled;
      await this.#fetchViews();
    } catch (error) {
      return this.#calls.refuse((error as Error).message);
    }
    this.#calls.open();
    if (this.#announced) return;
    this.#announced = true;
    this.dispatchEvent(new CustomEvent('lab-ready', { detail: {}, bubbles: true, composed: true }));
    this.#welcome();
  }
  async #keep(): Promise<void> {
    const name = this.getAttribute('keep');
    if (!this.isConnected) return;
    if (name === null) return this.#lab.safekeeping.keepNoMore();
    const place = [...document.querySelectorAll('sac-lab')].indexOf(this);
    await this.#lab.safekeeping.keepIn(name || String(place));
  }
  /** An element that is only moved keeps its Worker; one that is put back later goes on where it was. */
  async #leave(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    if (this.isConnected) return;
    this.#calls.wait();
    await Promise.race([this.#lab.safekeeping.save(), new Promise((resolve) => setTimeout(resolve, longestSaveMs))]);
    if (this.isConnected) return this.#calls.open();
    this.#calls.drop('This <sac-lab> was taken out of its document.');
    this.#alive = false;
    this.#seeds.cancel();
    this.#comparison.dispose();
    this.#lab.close();
  }

  #measure(): void {
    const room = roomOf(this.clientWidth, this.clientHeight, textScale());
    if (JSON.stringify(room) !== JSON.stringify(this.room)) this.room = room;
    // Before the next paint: the views then stand where they stay.
    if (this.isUpdatePending) this.performUpdate();
  }
  #readSettings(): void {
    this.settings = decodeSettings([...this.#declared, ...new URLSearchParams(this.query)]);
  }
  get #declared(): (readonly [name: string, value: string])[] {
    return [...this.attributes].map(({ name, value }) => [name, value] as const);
  }
  #attributesChanged(records: MutationRecord[]): void {
    const before = new Map<string, string | null>();
    for (const { attributeName, oldValue } of records) if (!before.has(attributeName!)) before.set(attributeName!, oldValue);
    const changed = [...before].filter(([name, value]) => this.getAttribute(name) !== value).map(([name]) => name);
    if (changed.length === 0) return;
    if (changed.some((name) => name === 'views' || name === 'controls')) this.#readSettings();
    const reading = this.#reading;
    this.#calls.tell(() => {
      if (reading === this.#reading) this.#useAttributes(changed);
    });
  }
  /** What these say now; one that is gone says what it would have said had it never been there. */
  #useAttributes(names: readonly string[]): void {
    const lab = this.#lab;
    const has = (name: string): boolean => names.includes(name);
    const pairs = this.#declared.filter(([name]) => has(name));
    const { problems, autostart, layer, speed, compare } = decodeSettings(pairs);
    for (const problem of problems) lab.notify(problem);
    if (has('preset')) lab.setPreset(this.getAttribute('preset'), decodeSettings(this.#declared).values);
    else {
      const { schema, base } = lab.store.state;
      const known = names.filter((name) => !(settingNames as readonly string[]).includes(name));
      const gone = (name: string): string => base.get(name) ?? '';
      lab.setAllNearest(
        known
          .filter((name) => this.hasAttribute(name) || schema?.params.some(({ key }) => key === name))
          .map((name) => [name, this.getAttribute(name) ?? gone(name)] as const),
      );
    }
    const none = decodeSettings([]);
    lab.show({
      layer: has('layer') ? (layer ?? initialState.layer) : none.layer,
      speed: has('speed') ? (speed ?? (this.hasAttribute('speed') ? null : initialState.speed)) : none.speed,
    });
    if (has('compare')) {
      if (compare) this.#compare(compare);
      else this.#comparison.close();
    }
    if (has('keep')) void this.#keep();
    if (autostart) lab.train();
  }

  /** A new comparison. */
  #compare(own: NonNullable<Settings['compare']>): void {
    this.#comparison.close();
    this.#comparison.open(own).catch((error: Error) => {
      if (this.#lab.store.state.phase !== 'failed' && !(error instanceof Interrupted)) this.#lab.notify(error.message);
    });
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
    this.#lab.turn.seen = seen;
    this.#watch();
  }
  protected override willUpdate(): void {
    void this.#fetchViews();
    if (this.#comparison.store.state.other) void this.#fetchPart('compare', 'Compare', () => import('./compare_strip'));
    if (this.seedsShown) void this.#fetchPart('seeds', 'Seeds', () => import('./seeds_strip'));
  }
  readonly #parts = new Map<Part, Promise<void>>();
  /** Fetches a part once, and shows it as soon as it is there. */
  #fetchPart(part: Part, name: string, script: () => Promise<unknown>): Promise<void> {
    const fetched =
      this.#parts.get(part) ??
      this.#fetched(name, script).then((done) => {
        if (done) this.parts = new Set([...this.parts, part]);
      });
    this.#parts.set(part, fetched);
    return fetched;
  }
  #fetchViews(): Promise<unknown> {
    return Promise.all(this.settings.views.map((view) => this.#fetchPart(view, `The view “${view}”`, viewScripts[view])));
  }
  protected override firstUpdated(): void {
    this.#size.observe(this.renderRoot.querySelector('h1')!);
  }
  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('settings')) this.#watch();
  }

  // What a visitor can do from the header, the menu and the keyboard

  readonly #actions: Actions = {
    toggle: () => this.#lab.toggle(),
    step: () => this.#lab.stepOnce(),
    reset: () => this.#lab.editor.reset(),
    undo: () => this.#comparison.focused.editor.undo(),
    redo: () => this.#comparison.focused.editor.redo(),
    layer: (place) => this.#lab.setLayer(this.#lab.store.state.schema?.map_layers[place]?.key ?? ''),
    compare: () => this.#comparison.toggle(),
    seeds: () => this.#toggleSeeds(),
    share: () => void this.#share(),
    search: () => void this.#search(),
    help: () => void this.#help(),
    escape: () => this.#escape(),
  };
  #escape(): boolean {
    if (this.#tour.isOpen) this.#tour.end();
    else if (this.sheet) this.sheet = false;
    else return false;
    return true;
  }
  async #search(): Promise<void> {
    this.sheet = true;
    await this.updateComplete;
    this.renderRoot.querySelector('sac-controls')?.shadowRoot?.querySelector<HTMLElement>('[type=search]')?.focus();
  }
  async #help(): Promise<void> {
    this.#tour.end();
    if (!(await this.#fetched('Help', () => import('./help')))) return;
    this.loaded = { ...this.loaded, help: true };
    await this.updateComplete;
    await this.renderRoot.querySelector<HelpSheet>('sac-help')!.open();
  }
  async #glossary(): Promise<void> {
    this.#tour.end();
    if (!(await this.#fetched('The list of words and symbols', () => import('./glossary_panel')))) return;
    this.loaded = { ...this.loaded, glossary: true };
    await this.updateComplete;
    await this.renderRoot.querySelector<GlossaryPanel>('sac-glossary')!.open();
  }
  async #share(): Promise<void> {
    this.#tour.end();
    if (!(await this.#fetched('Share', () => import('./share_dialog')))) return;
    this.loaded = { ...this.loaded, share: true };
    await this.updateComplete;
    await this.renderRoot.querySelector<ShareDialog>('sac-share')!.open(this.#showing);
  }
  /** A part of the page that comes when it is asked for. */
  async #fetched(name: string, part: () => Promise<unknown>): Promise<boolean> {
    try {
      await part();
      return true;
    } catch {
      this.#lab.notify(`${name} could not be fetched: the server does not answer, or has another version of the page. The run goes on; press it again in a while.`);
      return false;
    }
  }
  /** What a link to this page says besides the run. */
  get #showing(): Showing {
    const { views, controls, autostart } = this.settings;
    return { views, controls, autostart, compare: this.#comparison.own };
  }

  #addressTimer: ReturnType<typeof setTimeout> | undefined;
  #followAddress(): void {
    if (!this.whole || this.#lab.store.state.phase === 'loading') return;
    clearTimeout(this.#addressTimer);
    this.#addressTimer = setTimeout(() => {
      if (!this.isConnected) return;
      const { state } = this.#lab.store;
      history.replaceState(history.state, '', addressWith(location.href, settingsOf(state, this.#showing), state.schema));
    }, addressMs);
  }

  get #tour(): Tour {
    return this.renderRoot.querySelector<Tour>('sac-tour')!;
  }
  /** Who has pressed Train knows the first step. */
  #goOn(): void {
    if (this.#lab.store.state.phase === 'training' && this.#tour.place === 0) this.#tour.go(1);
  }
  /** Once, for whoever sees the whole page for the first time. */
  #welcome(): void {
    if (!this.whole || this.settings.autostart || this.settings.views.length < 2 || remembered(tourKey)) return;
    if (this.#lab.store.state.phase === 'ready') this.#tour.start();
  }

  #toggleSeeds(): void {
    this.seedsShown = !this.seedsShown;
  }
  #menu(): readonly MenuItem[] {
    const { schema, phase } = this.#lab.store.state;
    const { undo } = this.#comparison.focused.editor.store.state;
    return [
      { name: 'compare', label: 'Compare two runs', key: 'C', onlyWhereNarrow: true, run: () => this.#comparison.toggle() },
      { name: 'seeds', label: 'Train many seeds', onlyWhereNarrow: true, run: () => this.#toggleSeeds() },
      { name: 'undo', label: undo ? `Undo: ${undo}` : 'Undo', key: 'Ctrl+Z', disabled: !undo, onlyWhereNarrow: true, run: this.#actions.undo },
      { name: 'save', label: 'Save the run', disabled: !schema || phase === 'failed', run: () => void saveRun(this.#lab) },
      {
        name: 'open', label: 'Open a run', disabled: !schema,
        run: () => this.renderRoot.querySelector<FilePicker>('sac-file-picker')!.pick(),
      },
      { name: 'tour', label: 'Tour in five steps', run: () => this.#tour.start() },
      { name: 'glossary', label: 'Words and symbols', run: () => void this.#glossary() },
      { name: 'help', label: 'Help', key: '?', run: this.#actions.help },
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
    const shows = (view: ViewName): boolean => views.includes(view) && this.parts.has(view);
    return html`
      <div class="lab" data-size=${this.room.size} ?data-low=${this.room.low} ?data-sheet=${this.sheet}>
        <header>
          <h1>SAC&#8201;Lab</h1>
          <sac-preset .lab=${focused}></sac-preset>
          <sac-transport .lab=${lab}>
            ${hasControls
              ? html`<button class="settings" aria-expanded=${this.sheet} aria-label="Settings" title="Settings" @click=${() => (this.sheet = !this.sheet)}>
                  <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2 5h6M12 5h2M2 11h2M8 11h6" /><circle cx="10" cy="5" r="2" /><circle cx="6" cy="11" r="2" /></svg>
                  <span>Settings</span>
                </button>`
              : ''}
          </sac-transport>
          <sac-setup .lab=${lab}></sac-setup>
          <div class="tools">
            <button class="button compare" aria-pressed=${other !== null} title="Train a second run beside this one (C)" @click=${() => this.#comparison.toggle()}>
              Compare
            </button>
            <button class="button seeds" aria-pressed=${this.seedsShown} title="Train many seeds of this setting (N)" @click=${() => this.#toggleSeeds()}>
              Seeds
            </button>
            <button class="button share" title="Share this run (S)" aria-label="Share" ?disabled=${!lab.store.state.schema} @click=${this.#actions.share}>
              <svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 10V2M5 4.5L8 1.5l3 3M3 8v5.5h10V8" /></svg><span>Share</span>
            </button>
            <sac-menu .items=${this.#menu()}></sac-menu>
          </div>
        </header>
        <section class="news" aria-label="Guide and notices">
          <sac-guide .lab=${focused}></sac-guide>
          <div class="bands">
            <sac-notices .lab=${lab}></sac-notices>
            ${other ? html`<sac-notices run="b" .lab=${other}></sac-notices>` : ''}
            ${other && this.parts.has('compare') ? html`<sac-compare role="region" aria-label="Comparison" .lab=${lab} .comparison=${this.#comparison}></sac-compare>` : ''}
            ${this.seedsShown && this.parts.has('seeds') ? html`<sac-seeds role="region" aria-label="Seeds" .lab=${lab} .seeds=${this.#seeds} @seeds-close=${() => this.#toggleSeeds()}></sac-seeds>` : ''}
          </div>
        </section>
        <main style="grid-template: ${arranged}" aria-busy=${!views.every(shows)}>
          ${hasControls ? html`<sac-controls run=${run} .lab=${focused} .only=${controls}></sac-controls>` : ''}
          ${shows('stage')
            ? html`<div class="stages">
                <sac-stage run=${other ? 'a' : nothing} .lab=${lab}></sac-stage>
                ${other ? html`<sac-stage run="b" .lab=${other}></sac-stage>` : ''}
              </div>`
            : ''}
          ${shows('map') ? html`<sac-state-map .lab=${lab} .other=${other}></sac-state-map>` : ''}
          ${shows('chart') ? html`<sac-charts .lab=${lab} .other=${other} .bands=${this.#seeds.bands}></sac-charts>` : ''}
          ${shows('slice')
            ? keyed(focused, html`<sac-action-slice run=${run} .lab=${focused}></sac-action-slice>`)
            : ''}
          ${shows('update') ? keyed(focused, html`<sac-update run=${run} .lab=${focused}></sac-update>`) : ''}
          ${shows('counters') ? html`<sac-counters run=${run} .lab=${focused}></sac-counters>` : ''}
        </main>
        <sac-file-picker .lab=${lab}></sac-file-picker>
        <sac-drop-hint .lab=${lab}></sac-drop-hint>
      </div>
      <sac-announcer .lab=${lab} .run=${other ? 'A' : ''}></sac-announcer>
      ${other ? html`<sac-announcer .lab=${other} .run=${'B'}></sac-announcer>` : ''}
      ${this.loaded.share
        ? html`<sac-share .lab=${lab} .other=${other} .address=${this.whole ? location.href : new URL('./', scriptUrl()).href} .script=${scriptUrl()}></sac-share>`
        : ''}
      ${this.loaded.help ? html`<sac-help @open-glossary=${() => void this.#glossary()}></sac-help>` : ''}
      ${this.loaded.glossary ? html`<sac-glossary .lab=${lab}></sac-glossary>` : ''}
      <sac-tip .lab=${focused} @open-glossary=${() => void this.#glossary()}></sac-tip>
      <sac-tour .steps=${tourSteps} @tour-end=${() => remember(tourKey)}></sac-tour>
    `;
  }

  static override styles = [tokens, base, buttonStyle, layout];
}
