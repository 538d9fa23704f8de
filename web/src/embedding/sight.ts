/**
 * Whether an element can be seen: on the screen, in a tab that is shown, and hidden by nothing around it. Nobody tells when
 * a host page makes it transparent, as slides do with those that are not on: that is looked up now and then.
 */

const lookMs = 400;

export class Sight {
  readonly #element: Element;
  readonly #changed: () => void;
  readonly #onScreen: IntersectionObserver;
  /** Not before the browser says so: an element that nobody ever scrolls to, or in a tab from the start hidden, is unseen. */
  #intersects = false;
  #timer: ReturnType<typeof setInterval> | undefined;
  #seen = false;

  /** @param changed hears of every change of `seen` */
  constructor(element: Element, changed: () => void) {
    this.#element = element;
    this.#changed = changed;
    this.#onScreen = new IntersectionObserver((entries) => {
      this.#intersects = entries.at(-1)!.isIntersecting;
      this.look();
    });
  }
  get seen(): boolean {
    return this.#seen;
  }
  open(): void {
    this.#onScreen.observe(this.#element);
    document.addEventListener('visibilitychange', this.look);
    this.#timer = setInterval(this.look, lookMs);
  }
  close(): void {
    this.#onScreen.disconnect();
    document.removeEventListener('visibilitychange', this.look);
    clearInterval(this.#timer);
    this.#intersects = false;
  }
  readonly look = (): void => {
    const shown = this.#element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
    const seen = this.#intersects && !document.hidden && shown;
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#changed();
  };
}
