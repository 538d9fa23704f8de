/** Runs that outlive the page, in IndexedDB: one slot for each visit, so that tabs leave each other's alone. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { inTodaysWords, type SavedRun } from './saved_run';

/** What is told about a kept run without reading it. */
export interface SavedRunNote {
  slot: string;
  preset: string;
  seed: string;
  step: number;
  at: number;
  bytes: number;
}

interface Schema extends DBSchema {
  notes: { key: string; value: SavedRunNote };
  /** Without their checkpoints. */
  runs: { key: string; value: SavedRun };
  /** The checkpoints, in pieces: the slot, 0 or for the run that it was compared with 1, and which one. */
  pieces: { key: [string, number, number]; value: Uint8Array };
}

/** Older visits' runs beyond these are dropped. */
const mostRuns = 4;
const mostBytes = 256 * 1024 * 1024;
const longestMs = 30 * 24 * 3_600_000;

const lockOf = (slot: string): string => `sac-lab-slot-${slot}`;
const stores = ['notes', 'runs', 'pieces'] as const;
/** Copying more at once would hold up the page. */
const pieceBytes = 1024 * 1024;
const piecesOf = (slot: string): IDBKeyRange => IDBKeyRange.bound([slot, 0], [slot, Infinity]);

export class RunStore {
  /** The slot of this visit. */
  readonly slot = crypto.getRandomValues(new Uint32Array(4)).join('-');
  readonly #marker: string;
  #database: IDBPDatabase<Schema>;
  readonly #leave = new AbortController();

  private constructor(marker: string, database: IDBPDatabase<Schema>) {
    this.#marker = marker;
    this.#database = database;
    this.#hold();
  }
  /** @param name tells the labs of one page apart. Rejects where the browser keeps nothing. */
  static async open(name: string): Promise<RunStore> {
    return new RunStore(`sac-lab-${name}`, await connect());
  }
  close(): void {
    this.#leave.abort();
    this.#database.close();
  }

  /**
   * The run to offer: this tab's own from before, or in a new tab the newest one that no other tab is using.
   * @param ownOnly no other's, and not what another frame of this tab is using
   */
  async find(ownOnly = false): Promise<SavedRunNote | undefined> {
    const notes = (await this.#database.getAll('notes')).sort((a, b) => b.at - a.at);
    const own = this.#mark;
    const ours = notes.find(({ slot }) => slot === own);
    if (ownOnly) return ours && (await this.#isLeft(ours.slot)) ? ours : undefined;
    if (own !== null) return ours;
    for (const note of notes) {
      if (await this.#isLeft(note.slot)) return note;
    }
    return undefined;
  }
  async read(slot: string): Promise<SavedRun | undefined> {
    const transaction = this.#database.transaction(stores);
    const run = await transaction.objectStore('runs').get(slot);
    const pieces = await transaction.objectStore('pieces').getAll(piecesOf(slot));
    const places = await transaction.objectStore('pieces').getAllKeys(piecesOf(slot));
    const checkpoint = async (place: number): Promise<Uint8Array<ArrayBuffer>> => {
      const own = pieces.filter((_, i) => places[i]![1] === place);
      return new Uint8Array(await new Blob(own as BlobPart[]).arrayBuffer());
    };
    if (!run) return undefined;
    return {
      ...inTodaysWords(run),
      checkpoint: await checkpoint(0),
      ...(run.other && { other: { ...inTodaysWords(run.other), checkpoint: await checkpoint(1) } }),
    };
  }
  async remove(slot: string): Promise<void> {
    const transaction = this.#database.transaction(stores, 'readwrite');
    void transaction.objectStore('notes').delete(slot);
    void transaction.objectStore('runs').delete(slot);
    void transaction.objectStore('pieces').delete(piecesOf(slot));
    await transaction.done;
    // A tab that has let its run go is not offered another's.
    if (this.#mark === slot) this.#mark = this.slot;
  }
  /** Replaces this visit's run; the one before stays if that fails. Makes room by dropping what older visits left. */
  async write(run: SavedRun): Promise<void> {
    try {
      await this.#put(run);
    } catch (error) {
      if (isFull(error)) await this.#prune(0);
      else this.#database = await connect(); // the browser may have closed it
      await this.#put(run);
    }
    this.#mark = this.slot;
  }
  /** Drops what nobody will ask for. */
  async tidy(): Promise<void> {
    await this.#prune(mostRuns);
  }

  async #put(run: SavedRun): Promise<void> {
    const { preset, step, at } = run;
    const both = run.other ? [run, run.other] : [run];
    const bytes = both.reduce((sum, { checkpoint, history }) => sum + checkpoint.length + history.byteLength, 0);
    const note = { slot: this.slot, preset, seed: run.values.get('seed') ?? '', step, at, bytes };
    const transaction = this.#database.transaction(stores, 'readwrite');
    const { done } = transaction;
    done.catch(() => {}); // awaited below
    try {
      const pieces = transaction.objectStore('pieces');
      await transaction.objectStore('notes').put(note, this.slot);
      const checkpoint = new Uint8Array();
      await transaction
        .objectStore('runs')
        .put({ ...run, checkpoint, ...(run.other && { other: { ...run.other, checkpoint } }) }, this.slot);
      await pieces.delete(piecesOf(this.slot));
      for (const [place, { checkpoint: bytes }] of both.entries()) {
        for (let i = 0; i * pieceBytes < bytes.length; i++) {
          // Each in a task of its own, when the one before is done; a slice, since what is stored is the whole buffer.
          await pieces.put(bytes.slice(i * pieceBytes, (i + 1) * pieceBytes), [this.slot, place, i]);
        }
      }
    } finally {
      await done; // it knows the reason where a request has failed
    }
  }
  async #prune(most: number): Promise<void> {
    const notes = (await this.#database.getAll('notes')).sort((a, b) => b.at - a.at);
    let bytes = 0;
    for (const [i, note] of notes.entries()) {
      bytes += note.bytes;
      const wanted = i < most && bytes <= mostBytes && Date.now() - note.at < longestMs;
      if (!wanted && note.slot !== this.slot && (await this.#isLeft(note.slot))) await this.remove(note.slot);
    }
  }

  /** Other tabs see by this lock that the slot is in use; it is free as soon as the page is gone. */
  #hold(): void {
    const { signal } = this.#leave;
    const left = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    navigator.locks?.request(lockOf(this.slot), { signal }, () => left).catch(() => {});
  }
  async #isLeft(slot: string): Promise<boolean> {
    if (!navigator.locks) return true;
    return navigator.locks.request(lockOf(slot), { ifAvailable: true }, (lock) => lock !== null);
  }

  /** The slot that this tab has written last; it outlives a reload, but not the tab. */
  get #mark(): string | null {
    try {
      return sessionStorage.getItem(this.#marker);
    } catch {
      return null;
    }
  }
  set #mark(slot: string) {
    try {
      sessionStorage.setItem(this.#marker, slot);
    } catch {
      return; // then the newest run of any tab is offered
    }
  }
}

function connect(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>('sac-lab', 3, {
    upgrade(database) {
      for (const store of database.objectStoreNames) database.deleteObjectStore(store); // of an older page
      for (const store of stores) database.createObjectStore(store);
    },
    // Another tab brings a newer page.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });
}

export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}
