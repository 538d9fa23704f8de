/** Calls of the element's methods: each has its effect in its turn, and those from before the lab is ready then. */

interface Waiting {
  go(): void;
  refuse?(error: Error): void;
}

export class CallQueue {
  /** Null: nothing waits. */
  #waiting: Waiting[] | null = [];
  /** Why nothing is taken any more. */
  #refusal = '';

  tell(act: () => void): void {
    this.#take({ go: act });
  }
  ask<T>(act: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#take({ go: () => void act().then(resolve, reject), refuse: reject });
    });
  }
  /** What was called has its effect, and from here on every call at once. */
  open(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const { go } of waiting) go();
  }
  /** From here on calls wait. */
  wait(): void {
    this.#waiting ??= [];
    this.#refusal = '';
  }
  /** Nothing of what waits will come about, nor what is called from here on. */
  refuse(reason: string): void {
    this.drop(reason);
    this.#refusal = reason;
  }
  /** Nothing of what waits will come about. */
  drop(reason: string): void {
    for (const { refuse } of this.#waiting ?? []) refuse?.(new Error(reason));
    this.#waiting = [];
  }

  #take(call: Waiting): void {
    if (this.#refusal) call.refuse?.(new Error(this.#refusal));
    else if (this.#waiting) this.#waiting.push(call);
    else call.go();
  }
}
