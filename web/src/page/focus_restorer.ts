/** Whoever has the focus in something that goes away gets it again where they would go on: nobody starts from the top. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Inside of what, and the first of these that can take the focus; `>>>` steps into a shadow root, `^` starts there. */
type Heirs = readonly (readonly [inside: string, heirs: readonly string[]])[];

const menuButton = 'sac-menu >>> .button';
const heirs: Heirs = [
  ['sac-param', ['^ #value']],
  ['sac-restart-prompt', ['sac-controls >>> [type=search]']],
  ['sac-controls', ['^ .undo', '^ .redo', '^ [type=search]', 'sac-transport >>> .settings', '.settings']],
  ['sac-notices', ['^ .notice button', '^ button']],
  ['sac-compare', ['^ .chip button', '^ input:checked', '.compare', menuButton]],
  ['sac-seeds', ['^ .run-all', '.seeds', menuButton]],
  ['sac-menu', [menuButton]],
  ['sac-preset', ['sac-preset >>> .button']],
  ['sac-update', ['^ .next']],
  ['sac-charts', ['^ .large']],
];
/** From here on everything is near. */
const last = ['sac-transport >>> .train', 'sac-notices >>> .main', 'sac-notices >>> button', menuButton];

export class FocusRestorer implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  /** What had the focus, and all that it lies in. */
  #path: HTMLElement[] = [];
  /** Where it was changed what the question is about. */
  #control: HTMLElement | null = null;
  #frame = 0;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
    // Of a focus that moves inside of one shadow root nothing is heard outside of it; of keys and clicks it is.
    for (const type of ['keydown', 'click', 'focusin'])
      host.addEventListener(type, () => this.#note(), { capture: true });
    for (const type of ['keydown', 'keyup', 'click', 'focusout']) host.addEventListener(type, () => this.check());
  }
  hostUpdated(): void {
    this.check();
  }
  hostDisconnected(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  /** Looks after the next drawing whether the focus has been lost. */
  check(): void {
    if (this.#path.length === 0 || this.#frame !== 0) return;
    // What comes and goes is drawn in the first frame, if not before; the browser moves the focus after that.
    this.#frame = requestAnimationFrame(() => {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        if (this.#isLost) this.#handOn();
      });
    });
  }

  #note(): void {
    const path = focusedIn(this.#host);
    if (path.length === 0) return;
    this.#path = path;
    const control = path.find(({ localName }) => localName === 'sac-param');
    if (control) this.#control = control;
  }
  get #isLost(): boolean {
    const [had] = this.#path;
    const { activeElement } = this.#host.ownerDocument;
    const nobody =
      activeElement === null ||
      activeElement === document.body ||
      (activeElement === this.#host && !this.#host.shadowRoot!.activeElement);
    return had !== undefined && nobody && !canTake(had);
  }
  #handOn(): void {
    const path = this.#path;
    this.#path = [];
    const asked = path.some(({ localName }) => localName === 'sac-restart-prompt')
      ? this.#valueOf(this.#control)
      : null;
    const named = path.flatMap((part) => {
      const own = heirs.find(([inside]) => part.matches(inside))?.[1] ?? [];
      return own.map((way) => this.#find(way, part));
    });
    const candidates = [asked, ...named, ...last.map((way) => this.#find(way, this.#host))];
    candidates
      .find((candidate) => candidate && canTake(candidate) && !opensKeyboard(candidate))
      ?.focus({ preventScroll: true });
  }
  #valueOf(control: HTMLElement | null): HTMLElement | null {
    return control?.shadowRoot?.querySelector<HTMLElement>('#value') ?? null;
  }
  /** The first that can take the focus where this way leads. */
  #find(way: string, part: HTMLElement): HTMLElement | null {
    const inside = way.startsWith('^ ');
    let roots: (Element | ShadowRoot)[] = [inside ? (part.shadowRoot ?? part) : this.#host.shadowRoot!];
    const parts = (inside ? way.slice(2) : way).split(' >>> ');
    parts.forEach((selector, i) => {
      const found = roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>(selector)]);
      roots = i + 1 < parts.length ? found.flatMap(({ shadowRoot }) => shadowRoot ?? []) : found;
    });
    return (roots as HTMLElement[]).find(canTake) ?? null;
  }
}

/** What has the focus in this element's shadow, and all that it lies in, from the inside out. */
function focusedIn(host: HTMLElement): HTMLElement[] {
  let active: Element | null = host.shadowRoot!.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  const path: HTMLElement[] = [];
  for (let at: Node | null = active; at && at !== host; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    if (at instanceof HTMLElement) path.push(at);
  }
  return path;
}
function canTake(element: HTMLElement): boolean {
  return element.isConnected && element.getClientRects().length > 0 && !element.matches(':disabled');
}
/** On a touch screen a field that takes the focus covers half of what is shown. */
function opensKeyboard(element: HTMLElement): boolean {
  return (
    element.matches('input:is([type=text], [type=search], [type=number])') && matchMedia('(pointer: coarse)').matches
  );
}
