/** A promise that others settle, once. */
export class Readiness {
  settled = false;
  readonly promise: Promise<void>;
  #resolve!: () => void;
  #reject!: (error: Error) => void;

  constructor() {
    this.promise = new Promise((resolve, reject) => ([this.#resolve, this.#reject] = [resolve, reject]));
    this.promise.catch(() => {}); // who waits for it is told
  }
  resolve(): void {
    this.settled = true;
    this.#resolve();
  }
  reject(error: Error): void {
    this.settled = true;
    this.#reject(error);
  }
}
