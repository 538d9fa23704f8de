/** The window's address follows the settings of the lab that is its page. */
import { addressWith, settingsOf, type Showing } from '../lab/link';
import type { LabState } from '../lab/store';

/** After this rest. */
const restMs = 300;

export class AddressSync {
  readonly #present: () => { state: LabState; showing: Showing } | null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param present what the address is to say; null: nothing */
  constructor(present: () => { state: LabState; showing: Showing } | null) {
    this.#present = present;
  }
  follow(): void {
    const { state } = this.#present() ?? {};
    if (!state || state.phase === 'loading') return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const now = this.#present();
      if (!now) return;
      const { state, showing } = now;
      history.replaceState(history.state, '', addressWith(location.href, settingsOf(state, showing), state.schema));
    }, restMs);
  }
}
