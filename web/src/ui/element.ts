/** What every element of the page needs: its registration, and news of the state that it shows. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Registers an element once, also where a page loads the script from two addresses. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) customElements.define(name, element);
}

/** A store, as far as a view needs to know it. */
export interface Watchable<S extends object> {
  /** @returns the function that ends the subscription */
  subscribe(listener: (state: S, changed: ReadonlySet<keyof S>) => void): () => void;
}

/** Updates a Lit element, or does something else, when one of the named fields changes. */
export class StoreController<S extends object> implements ReactiveController {
  #watched: Watchable<S> | undefined;
  #stop: (() => void) | undefined;

  constructor(
    host: ReactiveControllerHost,
    private readonly store: () => Watchable<S>,
    private readonly keys: readonly (keyof S)[],
    private readonly changed = (): void => host.requestUpdate(),
  ) {
    host.addController(this);
  }
  hostConnected(): void {
    this.#watched = this.store();
    this.#stop = this.#watched.subscribe((_, changed) => {
      if (this.keys.some((key) => changed.has(key))) this.changed();
    });
  }
  /** The element may have been given another store. */
  hostUpdate(): void {
    if (this.store() === this.#watched) return;
    this.#stop?.();
    this.hostConnected();
  }
  hostDisconnected(): void {
    this.#stop?.();
    this.#watched = undefined;
  }
}
