/** How a visitor changes a lab's settings: every change can be taken back. */
import { difference, Edits, type Edit } from './edits';
import type { Lab } from './lab';
import { paramName } from './param_text';
import { Store } from './store';

export interface EditorState {
  /** What would be taken back or done again; empty: nothing. */
  undo: string;
  redo: string;
}

export class Editor {
  readonly store = new Store<EditorState>({ undo: '', redo: '' });
  readonly #lab: Lab;
  readonly #edits = new Edits();

  constructor(lab: Lab) {
    this.#lab = lab;
  }

  /**
   * Sets one hyperparameter. What needs a new run waits for the visitor's choice once something has been learned.
   * @param open more of the same movement will follow
   * @returns an empty string, or why nothing was changed
   */
  set(key: string, text: string, open = false): string {
    return this.#record(this.#name(key), false, () => this.#lab.propose(key, text), open);
  }
  /** Back to the preset's values. */
  restore(keys: readonly string[]): void {
    const { base } = this.#lab.store.state;
    const label = keys.length === 1 ? this.#name(keys[0]!) : 'several values';
    this.#record(label, false, () => keys.map((key) => this.#lab.propose(key, base.get(key) ?? '')).join(''));
    this.close();
  }
  /** A new run from another seed. @returns an empty string, or why there is none */
  setSeed(text: string): string {
    return this.#record('seed', true, () => this.#lab.set('seed', text));
  }
  setPreset(name: string): void {
    this.#record('preset', true, () => {
      this.#lab.setPreset(name);
      return '';
    });
  }
  /** The movement of a slider has ended. */
  close(): void {
    this.#edits.close();
  }

  undo(): void {
    this.#use(this.#edits.undo(), 0);
  }
  redo(): void {
    this.#use(this.#edits.redo(), 1);
  }
  /** Takes back what waits for a new run. */
  withdraw(): void {
    this.#record('what waited', false, () => {
      this.#lab.withdraw();
      return '';
    });
  }

  #name(key: string): string {
    const param = this.#lab.store.state.schema?.params.find((candidate) => candidate.key === key);
    return param ? paramName(param) : key;
  }
  #record(label: string, renews: boolean, act: () => string, open = false): string {
    const before = this.#lab.wanted;
    const { preset } = this.#lab.store.state;
    const error = act();
    const edit: Edit = {
      label, renews, preset: [preset, this.#lab.store.state.preset], values: difference(before, this.#lab.wanted),
    };
    if (!error) this.#edits.add(edit, open);
    this.#tell();
    return error;
  }
  #use(edit: Edit | null, side: 0 | 1): void {
    if (!edit) return;
    this.#lab.use(edit.preset[side], new Map([...edit.values].map(([key, texts]) => [key, texts[side]])), edit.renews);
    this.#tell();
  }
  #tell(): void {
    this.store.set({ undo: this.#edits.undoable?.label ?? '', redo: this.#edits.redoable?.label ?? '' });
  }
}
