/** How a visitor changes a lab's settings and runs: every change can be taken back. */
import { Interrupted } from '../client/run_client';
import { formatCount } from '../words/format';
import { paramName } from '../words/param_text';
import { difference, type Edit, Edits, type Replacement } from './edits';
import type { RunSettings } from './configuration';
import type { Notices } from './notices';
import type { RestorePoint } from './restore_point';
import { type LabState, Store } from './store';

/** What is told of a run that another replaced. */
export const newRun = 'A new run; the one before was at step';

export interface EditorState {
  /** What would be taken back or done again; empty: nothing. */
  undo: string;
  redo: string;
}

/** What is edited: a lab. Each call does what the method of this name does there. */
export interface EditorHost {
  readonly store: Store<LabState>;
  readonly settings: RunSettings;
  readonly notices: Notices;
  /** The lab that does the same, and its editor. */
  readonly companion: { readonly editor: Editor } | null;
  setPreset(name: string): void;
  reset(): void;
  renew(): void;
  here(): RestorePoint;
  notify(text: string): void;
}

export class Editor {
  readonly store = new Store<EditorState>({ undo: '', redo: '' });
  readonly #lab: EditorHost;
  readonly #edits = new Edits();
  /** What is being done: the first place that it leaves counts. */
  #doing: { left: Replacement | null } | null = null;
  /** What this lab does follows from what the other one does. */
  #pair: symbol | null = null;
  #going: Promise<void> | null = null;

  constructor(lab: EditorHost) {
    this.#lab = lab;
  }

  /**
   * Sets one hyperparameter. What needs a new run waits for the visitor's choice once something has been learned.
   * @param open more of the same movement will follow
   * @returns an empty string, or why nothing was changed
   */
  set(key: string, text: string, open = false): string {
    return this.#record(this.#name(key), false, () => this.#lab.settings.propose([[key, text]]), open);
  }
  /** Back to the preset's values. */
  restore(keys: readonly string[]): void {
    const { base } = this.#lab.store.state;
    const label = keys.length === 1 ? this.#name(keys[0]!) : 'several values';
    this.#record(label, false, () => this.#lab.settings.propose(keys.map((key) => [key, base.get(key) ?? ''])));
    this.close();
  }
  /** A new run from another seed. @returns an empty string, or why there is none */
  setSeed(text: string): string {
    return this.#record('seed', true, () => this.#lab.settings.set('seed', text));
  }
  setPreset(name: string): void {
    this.#record('preset', true, () => {
      this.#lab.setPreset(name);
      return '';
    });
  }
  /** A new run with what is wanted. */
  reset(): void {
    this.#record('reset', true, () => {
      this.#lab.reset();
      return '';
    });
  }
  /** A new run with what waits. */
  renew(): void {
    this.#record('restart', true, () => {
      this.#lab.renew();
      return '';
    });
  }
  /** The movement of a slider has ended. */
  close(): void {
    this.#edits.close();
  }

  undo(): void {
    this.#move(0);
  }
  redo(): void {
    this.#move(1);
  }
  /** Settles when the last one has its effect. */
  get settled(): Promise<void> {
    return this.#going ?? Promise.resolve();
  }
  /** Takes back what waits for a new run. */
  withdraw(): void {
    this.#record('what waited', false, () => {
      this.#lab.settings.withdraw();
      return '';
    });
  }

  #name(key: string): string {
    const param = this.#lab.store.state.schema?.params.find((candidate) => candidate.key === key);
    return param ? paramName(param) : key;
  }
  /**
   * Something has taken the place of what can be gone back to.
   * @param label what did, unless it is part of an edit
   * @param tell what the visitor is told with the way back, up to the step; empty: nothing. For an edit that is done by itself
   */
  replaced(label: string, before: RestorePoint, tell = '', here = (): RestorePoint => this.#lab.here()): void {
    const replacement: Replacement = { before, after: null, here };
    if (this.#doing) {
      this.#doing.left ??= replacement;
      return;
    }
    const { preset } = this.#lab.store.state;
    const pair = this.#pair ? { pair: { id: this.#pair, led: false } } : {};
    this.#add(
      { label, preset: [preset, preset], values: new Map(), renews: true, replacement, ...pair },
      this.#pair ? '' : tell,
    );
  }

  #record(label: string, renews: boolean, act: () => string, open = false): string {
    const before = this.#lab.settings.wanted;
    const { preset } = this.#lab.store.state;
    const id = Symbol(label);
    const other = this.#lab.companion?.editor;
    const { error, left } = this.#while(() => {
      if (other) other.#pair = id;
      const error = act();
      if (other) other.#pair = null;
      return error;
    });
    const edit: Edit = {
      label,
      renews,
      preset: [preset, this.#lab.store.state.preset],
      values: difference(before, this.#lab.settings.wanted),
      ...(left && { replacement: left }),
      ...(other && { pair: { id, led: true } }),
    };
    if (!error) this.#add(edit, newRun, open);
    return error;
  }
  /** Does it as one edit. */
  #while(act: () => string): { error: string; left: Replacement | null } {
    const outer = this.#doing;
    const doing = (this.#doing = { left: null as Replacement | null });
    try {
      return { error: act(), left: doing.left };
    } finally {
      this.#doing = outer;
    }
  }
  #add(edit: Edit, tell: string, open = false): void {
    this.#edits.add(edit, open);
    this.#edits.thin();
    this.#tell();
    const step = edit.replacement?.before.step ?? 0;
    if (tell && step > 0) this.#lab.notices.offerUndo(`${tell} ${formatCount(step)}.`);
  }

  /** One after the other, since to bring a run back takes a moment. */
  #move(side: 0 | 1): void {
    const move = (): Promise<void> | null => {
      const edit = side === 0 ? this.#edits.undo() : this.#edits.redo();
      this.#tell();
      return edit && this.#use(edit, side);
    };
    const going = this.#going ? this.#going.then(move) : move();
    if (!going) return;
    const settled: Promise<void> = going
      .then(
        () => {},
        (error: Error) => {
          if (!(error instanceof Interrupted)) this.#lab.notify(error.message);
        },
      )
      .then(() => {
        if (this.#going === settled) this.#going = null;
      });
    this.#going = settled;
  }
  /** @returns null where it is done at once */
  #use(edit: Edit, side: 0 | 1): Promise<void> | null {
    this.#lab.notices.withdrawUndo();
    const other = this.#lab.companion?.editor;
    const twin = other && edit.pair && (side === 0 ? other.#edits.undoable : other.#edits.redoable);
    if (other && twin?.pair && twin.pair.id === edit.pair!.id) {
      if (side === 0) other.#edits.undo();
      else other.#edits.redo();
      other.#tell();
      const both: [Editor, Edit][] = [
        [this, edit],
        [other, twin],
      ];
      if (twin.pair.led) both.reverse();
      return Editor.#useBoth(both, side);
    }
    return this.#useAlone(edit, side);
  }
  /** What one does has its consequences for the other, which then goes its own way. */
  static async #useBoth(both: [Editor, Edit][], side: 0 | 1): Promise<void> {
    const before = both.map(([editor]) => editor.#doing);
    for (const [editor] of both) editor.#doing = { left: null };
    // Where they are now, before either has moved.
    const present = both.map(([, { replacement }]) => replacement?.here());
    try {
      for (const [i, [editor, edit]] of both.entries()) await editor.#useAlone(edit, side, present[i]);
    } finally {
      both.forEach(([editor], i) => (editor.#doing = before[i]!));
    }
  }
  #useAlone(
    { replacement, preset, values, renews }: Edit,
    side: 0 | 1,
    now = replacement?.here(),
  ): Promise<void> | null {
    const to = replacement && (side === 0 ? replacement.before : replacement.after);
    if (!to) {
      this.#lab.settings.use(preset[side], new Map([...values].map(([key, texts]) => [key, texts[side]])), renews);
      return null;
    }
    replacement[side === 0 ? 'after' : 'before'] = now!;
    const outer = this.#doing;
    this.#doing = { left: null };
    return to.go().finally(() => (this.#doing = outer));
  }
  #tell(): void {
    this.store.set({ undo: this.#edits.undoable?.label ?? '', redo: this.#edits.redoable?.label ?? '' });
  }
}
