/** What a visitor has changed, to be taken back and done again: a list of edits and a place in it. */
import type { Values } from '../engine/schema';
import type { RestorePoint } from './restore_point';

export interface Edit {
  /** What was changed, for the buttons and their names. */
  label: string;
  preset: readonly [before: string, after: string];
  /** Every hyperparameter that it changed. */
  values: ReadonlyMap<string, readonly [before: string, after: string]>;
  /** Whether it began a new run without asking, as a preset does. */
  renews: boolean;
  /** Where it replaced something that is more than settings. */
  replacement?: Replacement;
  /** What happened to two runs at once has one of these; `led` by the one that the other followed. */
  pair?: { id: symbol; led: boolean };
}
export interface Replacement {
  before: RestorePoint;
  /** Where it led to; known once it has been taken back. */
  after: RestorePoint | null;
  /** Where one is now. */
  here(): RestorePoint;
}

/** Far more than anybody goes back. */
const mostEdits = 200;
/** Runs take memory: of the older ones the settings alone remain. */
const mostRuns = 4;
const mostBytes = 256 * 1024 * 1024;

export class Edits {
  #edits: Edit[] = [];
  /** How many of them are in force. */
  #place = 0;
  /** The last edit goes on: more of the same movement changes it instead of adding one. */
  #open = false;

  get undoable(): Edit | null {
    return this.#edits[this.#place - 1] ?? null;
  }
  get redoable(): Edit | null {
    return this.#edits[this.#place] ?? null;
  }
  /** @param open more of this edit may follow, until `close` or an edit of something else */
  add(edit: Edit, open = false): void {
    const last = this.undoable;
    const more = this.#open && this.redoable === null && last?.label === edit.label;
    this.#edits.length = this.#place;
    if (more) this.#edits.pop();
    const whole = more ? joined(last, edit) : edit;
    if (whole.replacement || whole.values.size > 0 || whole.preset[0] !== whole.preset[1]) this.#edits.push(whole);
    if (this.#edits.length > mostEdits) this.#edits.shift();
    this.#place = this.#edits.length;
    this.#open = open;
  }
  close(): void {
    this.#open = false;
  }
  /** Lets go of runs that are too many, the oldest first. */
  thin(): void {
    let runs = 0;
    let bytes = 0;
    for (const { replacement } of this.#edits.toReversed()) {
      for (const place of [replacement?.after, replacement?.before]) {
        if (!place || place.step === 0) continue;
        runs++;
        bytes += place.bytes;
        if (runs > mostRuns || (runs > 1 && bytes > mostBytes)) place.forget();
      }
    }
  }
  /** @returns the edit to take back, or null */
  undo(): Edit | null {
    const edit = this.undoable;
    if (edit) this.#place--;
    this.#open = false;
    return edit;
  }
  /** @returns the edit to do again, or null */
  redo(): Edit | null {
    const edit = this.redoable;
    if (edit) this.#place++;
    this.#open = false;
    return edit;
  }
}

/** What leads from one configuration to another. */
export function difference(before: Values, after: Values): Edit['values'] {
  const changed = [...after].filter(([key, text]) => before.get(key) !== text);
  return new Map(changed.map(([key, text]) => [key, [before.get(key) ?? '', text] as const]));
}

function joined(first: Edit, second: Edit): Edit {
  const values = new Map(first.values);
  for (const [key, [before, after]] of second.values) {
    const start = first.values.get(key)?.[0] ?? before;
    if (start === after) values.delete(key);
    else values.set(key, [start, after]);
  }
  const replacement = first.replacement ?? second.replacement;
  return { ...second, preset: [first.preset[0], second.preset[1]], values, ...(replacement && { replacement }) };
}
