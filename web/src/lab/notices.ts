/** What a lab tells the visitor: what went wrong, what there is to know, and for a while the way back from an edit. */
import type { Emit, LabState, Store } from './store';

/** Older notices make room. */
const mostNotices = 5;
/** How long a notice offers to take back an edit; Ctrl+Z and the button beside the search do so longer. */
const undoOfferMs = 12_000;

export class Notices {
  readonly #store: Store<LabState>;
  readonly #emit: Emit;
  #lastId = 0;

  constructor(store: Store<LabState>, emit: Emit) {
    this.#store = store;
    this.#emit = emit;
  }

  /** Something went wrong. @returns takes the notice away, once it holds no longer */
  notify(text: string): () => void {
    this.say(text);
    const id = this.#lastId;
    this.#emit('lab-error', { message: text });
    return () => this.dismiss(id);
  }
  /** Something to know. */
  say(text: string, undo = false): void {
    const others = this.#store.state.notices.filter((notice) => notice.text !== text);
    this.#store.set({ notices: [...others, { id: ++this.#lastId, text, undo }].slice(-mostNotices) });
  }
  /** Something to know that the last edit has brought about: for a while it is one click away to take that back. */
  offerUndo(text: string): void {
    this.withdrawUndo();
    this.say(text, true);
    const id = this.#lastId;
    setTimeout(() => this.dismiss(id), undoOfferMs);
  }
  withdrawUndo(): void {
    this.#store.set({ notices: this.#store.state.notices.filter(({ undo }) => !undo) });
  }
  dismiss(id: number): void {
    this.#store.set({ notices: this.#store.state.notices.filter((notice) => notice.id !== id) });
  }
}
