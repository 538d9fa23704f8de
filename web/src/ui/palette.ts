/** Theme colours for canvases: read once, until the theme changes. */
import { token } from './theme';

export type Ink = (name: string, share?: number) => string;

export class Palette {
  readonly #element: Element;
  readonly #colours = new Map<string, string>();

  constructor(element: Element) {
    this.#element = element;
  }
  /** A token's value as it is in force; with a share, that colour ("#rrggbb") partly transparent. */
  readonly ink: Ink = (name, share = 1) => {
    let value = this.#colours.get(name);
    if (value === undefined) this.#colours.set(name, (value = token(this.#element, name)));
    return share === 1
      ? value
      : `${value}${Math.round(255 * share)
          .toString(16)
          .padStart(2, '0')}`;
  };
  forget(): void {
    this.#colours.clear();
  }
}
