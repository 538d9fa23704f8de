/**
 * Which labs of a page train at the same time: no more than there are processors, and none that nobody sees. Where more
 * want to, they take turns. What a training computes does not depend on when it is its turn.
 */

/** Why a training does not go on although it should. */
export type Waiting = '' | 'turn' | 'unseen';

export interface Trainee {
  /** It is its turn, or no longer, and why. */
  turn(waiting: Waiting): void;
}

/** Where more want to train than may, each trains so long before others do. */
export const turnMs = 2000;

export class Turns {
  readonly #processors: () => number;
  /** Those that want to train, in the order in which they are due. */
  #turns: Turn[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(processors: () => number) {
    this.#processors = processors;
  }
  /** For one element of the page. */
  create(): Turn {
    return new Turn((turn) => this.#change(turn));
  }

  #change(turn: Turn): void {
    const wants = turn.size > 0;
    if (wants !== this.#turns.includes(turn))
      this.#turns = wants ? [...this.#turns, turn] : this.#turns.filter((other) => other !== turn);
    if (!wants) turn.give('turn');
    this.#share();
  }
  #share(): void {
    const most = Math.max(this.#processors(), 1);
    for (const turn of this.#turns) if (!turn.seen) turn.give('unseen');
    let used = this.#turns.reduce((sum, turn) => sum + (turn.isOn ? turn.size : 0), 0);
    let full = false;
    for (const turn of this.#turns) {
      if (!turn.seen) continue;
      if (!turn.isOn) {
        full ||= used > 0 && used + turn.size > most;
        if (!full) used += turn.size;
      }
      turn.give(turn.isOn || !full ? '' : 'turn');
    }
    if (full) this.#timer ??= setInterval(() => this.#rotate(), turnMs);
    else {
      clearInterval(this.#timer);
      this.#timer = undefined;
    }
  }
  /** Those that have trained make way for as many as wait. */
  #rotate(): void {
    let waiting = this.#turns.filter((turn) => turn.seen && !turn.isOn).length;
    const gone = this.#turns.filter((turn) => turn.isOn && waiting-- > 0);
    this.#turns = [...this.#turns.filter((turn) => !gone.includes(turn)), ...gone];
    for (const turn of gone) turn.give('turn');
    this.#share();
  }
}

/** The place of one element, whose runs train together. */
export class Turn {
  readonly #changed: (turn: Turn) => void;
  readonly #trainees = new Set<Trainee>();
  #seen = true;
  #state: Waiting = 'turn';

  constructor(changed: (turn: Turn) => void) {
    this.#changed = changed;
  }
  get size(): number {
    return this.#trainees.size;
  }
  get isOn(): boolean {
    return this.#state === '';
  }
  get seen(): boolean {
    return this.#seen;
  }
  set seen(seen: boolean) {
    if (seen === this.#seen) return;
    this.#seen = seen;
    if (this.size > 0) this.#changed(this);
  }
  /** Somebody wants to train, and is told when. */
  ask(trainee: Trainee): void {
    if (this.#trainees.has(trainee)) return;
    this.#trainees.add(trainee);
    this.#changed(this);
    trainee.turn(this.#state);
  }
  leave(trainee: Trainee): void {
    if (this.#trainees.delete(trainee)) this.#changed(this);
  }
  give(state: Waiting): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const trainee of [...this.#trainees]) trainee.turn(state);
  }
}

/** Those of this page. */
export const turns = new Turns(() => navigator.hardwareConcurrency || 2);
