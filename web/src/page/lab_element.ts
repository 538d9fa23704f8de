/** `<sac-lab>`: the whole laboratory as one element. */
import { html, LitElement, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import '../controls/controls';
import { Interrupted } from '../client/run_client';
import { Comparison, type RunName } from '../lab/comparison';
import { Lab } from '../lab/lab';
import { decodeSettings, settingNames, type Settings, type Showing, type ViewName } from '../lab/link';
import { noPoints, type Points } from '../lab/run_history';
import { Seeds } from '../lab/seeds';
import { buttonStyle } from '../ui/button_style';
import { StoreController } from '../ui/element';
import type { MenuItem } from '../ui/menu';
import { textScale } from '../ui/text_size';
import { base, tellThemeChange, tokens } from '../ui/theme';
import '../ui/tour';
import type { Tour } from '../ui/tour';
import { AddressSync } from './address_sync';
import './announcer';
import { arrange, type Room, roomOf } from './arrangement';
import { attributesOf, changedAttributes, ofTheElement, useAttributes } from '../embedding/attributes';
import { CallQueue } from '../embedding/call_queue';
import { type FilePicker, saveRun } from './files';
import { lessonsAddress, noteShownAround, tourSteps, wasShownAround } from '../help/first_visit';
import { FocusRestorer } from './focus_restorer';
import type { GlossaryPanel } from '../help/glossary_panel';
import { type Assignment } from '../help/guide';
import type { HelpSheet } from '../help/help';
import { KeyGuard } from '../embedding/key_guard';
import './notices';
import { menuItems, pageHeader } from './page_header';
import { layout } from './page_layout';
import { narrowLayout } from './page_layout_narrow';
import { PageParts, type Part, prepare } from './page_parts';
import type { ShareDialog } from './share_dialog';
import { type Actions, isUsed, press } from '../help/shortcuts';
import { Sight } from '../embedding/sight';
import '../help/tip';

/** An element that was taken away waits this long for its run to be saved. */
const longestSaveMs = 3000;
/** Where the element's own script lies, from this module. */
const script = '../sac-lab.js';
const scriptUrl = (): string => new URL(script, import.meta.url).href;

export class SacLab extends LitElement {
  /** Fetches what a lab with these views (and `compare`) needs, before there is one. */
  static readonly prepare = prepare;
  static override properties = {
    sheet: { state: true },
    settings: { state: true },
    room: { state: true },
    seedsShown: { state: true },
    symbol: { attribute: false },
    assignment: { attribute: false },
  };
  /** Whether the controls are pulled out where they have no column of their own. */
  declare sheet: boolean;
  declare settings: Settings;
  declare room: Room;
  declare seedsShown: boolean;
  /** The key of a symbol of the update that is highlighted, in the update and among the controls. */
  declare symbol: string | null;
  /** A lesson's question, in place of what the guide says. */
  declare assignment: Assignment | undefined;

  /** The parameters of a link, e.g. `location.search`; they count more than attributes. Set it before the lab is ready. */
  query = '';
  /** The lab is the page: the address of the window follows its settings, and a first visitor is shown around. */
  whole = false;
  /** A run that this tab has kept goes on without a question, and no other is offered. Set it before `keep`. */
  resumes = false;

  readonly #lab = new Lab((type, detail) => {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  });
  readonly #comparison = new Comparison(this.#lab);
  readonly #seeds = new Seeds(this.#lab, this.#comparison);
  readonly #calls = new CallQueue();
  readonly #parts = new PageParts(
    () => this.requestUpdate(),
    (text) => this.#lab.notices.notify(text),
  );
  readonly #attributes = new MutationObserver((records) => this.#attributesChanged(records));
  readonly #sight = new Sight(this, () => this.#watch());
  /** The heading is as large as the reader's text, which may change while the lab keeps its size. */
  readonly #size = new ResizeObserver(() => this.#measure());
  #away = false;
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
    this.seedsShown = false;
    this.symbol = null;
    this.settings = decodeSettings([]);
    new StoreController(this, () => this.#lab.store, ['phase']);
    new StoreController(this, () => this.#comparison.store, ['other', 'focus']);
    new StoreController(
      this,
      () => this.#lab.store,
      ['phase'],
      () => this.#goOn(),
    );
    new StoreController(
      this,
      () => this.#lab.store,
      ['preset', 'values', 'layer', 'speed'],
      () => this.#address.follow(),
    );
    new StoreController(
      this,
      () => this.#comparison.store,
      ['other', 'coming', 'differences'],
      () => this.#address.follow(),
    );
    new StoreController(this, () => this.#seeds.store, ['studies']);
    const focus = new FocusRestorer(this);
    new StoreController(
      this,
      () => this.#lab.store,
      ['notices', 'pending', 'offer', 'problem'],
      () => focus.check(),
    );
    new KeyGuard(this, (event) => this.handleKey(event));
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
  async step(steps = 1): Promise<void> {
    if (!Number.isSafeInteger(steps) || steps < 1) {
      throw new RangeError(`step takes a whole number of steps from 1 on, not ${String(steps)}.`);
    }
    return this.#ask(() => this.#lab.step(steps));
  }
  /** 16 hexadecimal digits over all parameters and every episode's return so far: the same run, the same digits. */
  async signature(): Promise<string> {
    return this.#ask(() => this.#lab.signature());
  }
  /** The latest value of every metric by its key, with `updates_per_second`; NaN where there is none yet. */
  metrics(): Record<string, number> {
    return this.#lab.metrics();
  }
  /** A metric by its key over the course of the run, or of the run beside it, as often as the page has seen it. */
  record(metric: string, run: RunName = 'a'): Points {
    const lab = run === 'b' ? this.#comparison.store.state.other : this.#lab;
    return structuredClone(lab?.recorded(metric) ?? noPoints);
  }
  /** What can be set by an attribute, once it is ready. */
  get settingNames(): readonly string[] {
    return [...settingNames, ...(this.#lab.store.state.schema?.params ?? []).map(({ key }) => key)];
  }
  /** The keys of the help sheet; those that a focused control needs stay with it. @returns whether it was the lab's */
  handleKey(event: KeyboardEvent): boolean {
    if (isUsed(event)) return true;
    const ours = press(event, this.#actions);
    if (ours) event.preventDefault();
    return ours;
  }
  /** The page around it does not show it, in a way that the element cannot know of: another slide is on. */
  get away(): boolean {
    return this.#away;
  }
  set away(away: boolean) {
    this.#away = away;
    this.#watch();
    if (away) void this.#lab.autosave.save(); // the host may be about to unload it
  }

  #tell(act: () => void): void {
    this.#attributesChanged(this.#attributes.takeRecords());
    this.#calls.tell(act);
  }
  #ask<T>(act: () => Promise<T>): Promise<T> {
    if (!this.isConnected)
      throw new Error('This <sac-lab> is not in a document: it works once it has been put into one.');
    this.#attributesChanged(this.#attributes.takeRecords());
    return this.#calls.ask(act);
  }

  // Life

  override connectedCallback(): void {
    super.connectedCallback();
    this.#readSettings();
    this.#attributes.observe(this, { attributes: true, attributeOldValue: true });
    this.#sight.open();
    this.#size.observe(this);
    if (this.hasUpdated) this.#size.observe(this.renderRoot.querySelector('h1')!);
    if (!this.#alive) void this.#open();
  }
  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#attributes.disconnect();
    this.#sight.close();
    this.#size.disconnect();
    void this.#leave();
  }
  async #open(): Promise<void> {
    this.#alive = true;
    this.#calls.wait();
    const opened = this.#lab.open(() => {
      this.#attributes.takeRecords();
      this.#reading++;
      this.#readSettings();
      const { compare } = this.settings;
      if (compare && String(compare) !== String(early)) this.#compare(compare);
      return this.settings;
    });
    // The second run's Worker starts beside the first one's, unless a run that was closed is taken up again.
    const early = this.#lab.autosave.states.newest ? null : this.settings.compare;
    if (early) this.#compare(early);
    await opened;
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
    if (name === null) return this.#lab.autosave.keepNoMore();
    const place = [...document.querySelectorAll('sac-lab')].indexOf(this);
    await this.#lab.autosave.keepIn(name || String(place), this.resumes);
  }
  /** An element that is only moved keeps its Worker; one that is put back later goes on where it was. */
  async #leave(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    if (this.isConnected) return;
    this.#calls.wait();
    await Promise.race([this.#lab.autosave.save(), new Promise((resolve) => setTimeout(resolve, longestSaveMs))]);
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
    this.settings = decodeSettings([...attributesOf(this), ...new URLSearchParams(this.query)]);
    this.#lab.until = this.settings.until;
    tellThemeChange();
    this.#watch();
  }
  #attributesChanged(records: MutationRecord[]): void {
    const changed = changedAttributes(this, records);
    if (changed.length === 0) return;
    if (changed.some((name) => ofTheElement.has(name))) this.#readSettings();
    const reading = this.#reading;
    this.#calls.tell(() => {
      if (reading === this.#reading) this.#useAttributes(changed);
    });
  }
  #useAttributes(names: readonly string[]): void {
    const { autostart, compare } = useAttributes(this, names, this.#lab);
    const has = (name: string): boolean => names.includes(name);
    if (has('compare')) {
      if (compare) this.#compare(compare);
      else this.#comparison.close();
    }
    if (has('keep')) void this.#keep();
    if (autostart) this.#lab.train();
  }

  /** A new comparison. */
  #compare(own: NonNullable<Settings['compare']>): void {
    this.#comparison.close();
    this.#comparison.open(own).catch((error: Error) => {
      if (this.#lab.store.state.phase !== 'failed' && !(error instanceof Interrupted)) this.#lab.notify(error.message);
    });
  }
  /** The Worker computes only what somebody sees, and unless told otherwise it trains only then. */
  #watch(): void {
    const seen = this.#sight.seen && !this.#away;
    const shows = (view: ViewName): boolean => seen && this.settings.views.includes(view);
    // Who has opened the page itself wants its training, also from another tab.
    const usual = this.whole ? 'train' : 'rest';
    const trains = seen || (this.settings.unseen ?? usual) === 'train';
    this.#lab.turn.seen = trains;
    this.#seeds.isResting = !trains;
    this.#comparison.see({
      stage: shows('stage') || shows('map') || shows('slice'),
      map: shows('map'),
      slice: shows('slice'),
      update: shows('update'),
      histogram: shows('chart'),
    });
  }
  protected override willUpdate(): void {
    void this.#fetchViews();
    if (this.#comparison.store.state.other) void this.#parts.fetch('compare');
    if (this.seedsShown) void this.#parts.fetch('seeds');
  }
  #fetchViews(): Promise<unknown> {
    return Promise.all(this.settings.views.map((view) => this.#parts.fetch(view)));
  }
  protected override firstUpdated(): void {
    this.#size.observe(this.renderRoot.querySelector('h1')!);
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
    await (await this.#dialog<HelpSheet>('help', 'sac-help'))?.open();
  }
  async #glossary(): Promise<void> {
    await (await this.#dialog<GlossaryPanel>('glossary', 'sac-glossary'))?.open();
  }
  async #share(): Promise<void> {
    await (await this.#dialog<ShareDialog>('share', 'sac-share'))?.open(this.#showing);
  }
  /** A dialog, which comes when it is first asked for; null where it does not. */
  async #dialog<Dialog extends Element>(part: Part, name: string): Promise<Dialog | null> {
    this.#tour.end();
    if (!(await this.#parts.ask(part))) return null;
    await this.updateComplete;
    return this.renderRoot.querySelector<Dialog>(name);
  }
  /** What a link to this page says besides the run. */
  get #showing(): Showing {
    return { ...this.settings, compare: this.#comparison.own };
  }

  readonly #address = new AddressSync(() =>
    this.isConnected && this.whole ? { state: this.#lab.store.state, showing: this.#showing } : null,
  );

  get #tour(): Tour {
    return this.renderRoot.querySelector<Tour>('sac-tour')!;
  }
  /** Who has pressed Train knows the first step. */
  #goOn(): void {
    if (this.#lab.store.state.phase === 'training' && this.#tour.place === 0) this.#tour.go(1);
  }
  /** Once, for whoever sees the whole page for the first time. */
  #welcome(): void {
    if (!this.whole || this.settings.autostart || this.settings.views.length < 2 || wasShownAround()) return;
    if (this.#lab.store.state.phase === 'ready') this.#tour.start();
  }

  #toggleSeeds(): void {
    this.seedsShown = !this.seedsShown;
  }
  get #lessons(): string | null {
    return this.whole ? lessonsAddress : null;
  }
  #menu(): readonly MenuItem[] {
    return menuItems(
      this.#lab.store.state,
      this.#comparison.focused.editor.store.state.undo,
      {
        compare: this.#actions.compare,
        seeds: this.#actions.seeds,
        undo: this.#actions.undo,
        save: () => void saveRun(this.#lab),
        open: () => this.renderRoot.querySelector<FilePicker>('sac-file-picker')!.pick(),
        tour: () => this.#tour.start(),
        glossary: () => void this.#glossary(),
        help: this.#actions.help,
      },
      this.#lessons,
    );
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
    const shows = (view: ViewName): boolean => views.includes(view) && this.#parts.there.has(view);
    return html`
      <div class="lab" data-size=${this.room.size} ?data-low=${this.room.low} ?data-sheet=${this.sheet}>
        ${pageHeader({
          lab,
          focused,
          hasControls,
          sheet: this.sheet,
          comparing: other !== null,
          seeds: this.seedsShown,
          menu: this.#menu(),
          toggleSheet: () => (this.sheet = !this.sheet),
          actions: this.#actions,
        })}
        <section class="news" role="group" aria-label="Guide and notices">
          <sac-guide .lab=${focused} .assignment=${this.assignment} .lessons=${this.#lessons}></sac-guide>
          <div class="bands">
            <sac-notices .lab=${lab}></sac-notices>
            ${other ? html`<sac-notices run="b" .lab=${other}></sac-notices>` : ''}
            ${other && this.#parts.there.has('compare') ? html`<sac-compare role="group" aria-label="Comparison" .lab=${lab} .comparison=${this.#comparison}></sac-compare>` : ''}
            ${this.seedsShown && this.#parts.there.has('seeds') ? html`<sac-seeds role="region" aria-label="Seeds" .lab=${lab} .seeds=${this.#seeds} @seeds-close=${() => this.#toggleSeeds()}></sac-seeds>` : ''}
          </div>
        </section>
        <section class="views" part="views" .style=${`grid-template: ${arranged}`} aria-busy=${!views.every(shows)}>
          ${hasControls ? html`<sac-controls part="controls" run=${run} .lab=${focused} .only=${controls} .lit=${this.symbol}></sac-controls>` : ''}
          ${
            shows('stage')
              ? html`<div class="stages" part="stage">
                <sac-stage run=${other ? 'a' : nothing} .lab=${lab}></sac-stage>
                ${other ? html`<sac-stage run="b" .lab=${other}></sac-stage>` : ''}
              </div>`
              : ''
          }
          ${shows('map') ? html`<sac-state-map part="map" .lab=${lab} .other=${other}></sac-state-map>` : ''}
          ${shows('chart') ? html`<sac-charts part="chart" .lab=${lab} .other=${other} .bands=${this.#seeds.bands} .wanted=${this.settings.chart}></sac-charts>` : ''}
          ${
            shows('slice')
              ? keyed(focused, html`<sac-action-slice part="slice" run=${run} .lab=${focused}></sac-action-slice>`)
              : ''
          }
          ${shows('update') ? keyed(focused, html`<sac-update part="update" run=${run} .lab=${focused} .wanted=${this.settings.update} .lit=${this.symbol}></sac-update>`) : ''}
          ${shows('counters') ? html`<sac-counters part="counters" run=${run} .lab=${focused}></sac-counters>` : ''}
        </section>
        <sac-file-picker .lab=${lab}></sac-file-picker>
        <sac-drop-zone .lab=${lab}></sac-drop-zone>
      </div>
      <sac-announcer .lab=${lab} .run=${other ? 'A' : ''}></sac-announcer>
      ${other ? html`<sac-announcer .lab=${other} .run=${'B'}></sac-announcer>` : ''}
      ${
        this.#parts.there.has('share')
          ? html`<sac-share .lab=${lab} .other=${other} .address=${this.whole ? location.href : new URL('./', scriptUrl()).href} .script=${scriptUrl()}></sac-share>`
          : ''
      }
      ${this.#parts.there.has('help') ? html`<sac-help @open-glossary=${() => void this.#glossary()}></sac-help>` : ''}
      ${this.#parts.there.has('glossary') ? html`<sac-glossary .lab=${lab}></sac-glossary>` : ''}
      <sac-tip .lab=${focused} @open-glossary=${() => void this.#glossary()}></sac-tip>
      <sac-tour .steps=${tourSteps(this.whole)} @tour-end=${() => noteShownAround()}></sac-tour>
    `;
  }

  static override styles = [tokens, base, buttonStyle, layout, narrowLayout];
}
