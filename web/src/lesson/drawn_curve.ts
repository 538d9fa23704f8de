/**
 * A curve that a reader draws over the axes of a figure: with the pointer or a finger from left to right, or point by point
 * with the keys, since each point is a slider.
 */
import type { CurvePrediction } from './content';
import { between, figure, handleSteps, pathOf, stepAt, valueAt, xOf, yOf } from './curve_plot';
import { formatFigure } from './figures';

export class DrawnCurve {
  readonly #svg: SVGSVGElement;
  readonly #data: CurvePrediction;
  readonly #changed: () => void;
  readonly #line: SVGPathElement;
  readonly #handles: SVGCircleElement[];
  readonly #steps: readonly number[];
  #values: number[];
  #locked = false;
  /** Where the pointer that is down was last, in units of the drawing. */
  #last: { x: number; y: number } | null = null;

  /** @param changed hears when points have moved, and the hand rests */
  constructor(svg: SVGSVGElement, data: CurvePrediction, changed: () => void) {
    this.#svg = svg;
    this.#data = data;
    this.#changed = changed;
    this.#steps = handleSteps(data.steps);
    this.#values = this.#steps.map(() => (data.min + data.max) / 2);
    this.#line = draw(svg, 'path', { class: 'line dashed drawn' });
    this.#handles = this.#steps.map((step, i) => this.#handle(step, i));
    this.#show();
    svg.addEventListener('pointerdown', (event) => this.#press(event));
    svg.addEventListener('pointermove', (event) => this.#move(event));
    for (const type of ['pointerup', 'pointercancel'] as const) svg.addEventListener(type, () => this.#release());
  }
  get course(): { readonly steps: readonly number[]; readonly values: readonly number[] } {
    return { steps: this.#steps, values: this.#values };
  }
  set values(values: readonly number[]) {
    if (values.length !== this.#values.length || !values.every(Number.isFinite)) return;
    this.#values = [...values];
    this.#show();
  }
  /** From here on it is a picture. */
  lock(): void {
    this.#locked = true;
    this.#svg.classList.add('locked');
    for (const handle of this.#handles) {
      handle.removeAttribute('tabindex');
      handle.setAttribute('aria-disabled', 'true');
    }
  }

  #handle(step: number, i: number): SVGCircleElement {
    const { name, unit, min, max } = this.#data;
    const handle = draw(this.#svg, 'circle', {
      r: 8,
      cx: xOf(step, this.#data),
      tabindex: 0,
      role: 'slider',
      'aria-orientation': 'vertical',
      'aria-label': `${name}${unit ? ` in ${unit}` : ''} at step ${formatFigure(step)}`,
      'aria-valuemin': min,
      'aria-valuemax': max,
    });
    handle.addEventListener('keydown', (event) => this.#key(event, i));
    return handle;
  }
  #key(event: KeyboardEvent, i: number): void {
    const { key: small, min, max } = this.#data;
    const value = this.#values[i]!;
    const wanted = {
      ArrowUp: value + small,
      ArrowRight: value + small,
      ArrowDown: value - small,
      ArrowLeft: value - small,
      PageUp: value + 5 * small,
      PageDown: value - 5 * small,
      Home: min,
      End: max,
    }[event.key];
    if (wanted === undefined || this.#locked) return;
    event.preventDefault();
    this.#set(i, wanted);
    this.#show();
    this.#changed();
  }
  #press(event: PointerEvent): void {
    if (this.#locked || event.button !== 0) return;
    event.preventDefault();
    this.#svg.setPointerCapture(event.pointerId);
    this.#last = this.#at(event);
    this.#pull(this.#last);
    this.#handles[this.#nearest(this.#last.x)]!.focus({ preventScroll: true });
  }
  #move(event: PointerEvent): void {
    if (!this.#last) return;
    const [from, to] = [this.#last, this.#at(event)];
    // A quick hand passes points between two events.
    const ends = from.x < to.x ? [from, to] : [to, from];
    const way = { steps: ends.map(({ x }) => x), values: ends.map(({ y }) => y) };
    this.#steps.forEach((step, i) => {
      const x = xOf(step, this.#data);
      if (x > ends[0]!.x && x < ends[1]!.x) this.#set(i, valueAt(between(way, x), this.#data));
    });
    this.#last = to;
    this.#pull(to);
  }
  #release(): void {
    if (!this.#last) return;
    this.#last = null;
    this.#changed();
  }
  /** The nearest point goes where the pointer is. */
  #pull({ x, y }: { x: number; y: number }): void {
    this.#set(this.#nearest(x), valueAt(y, this.#data));
    this.#show();
  }
  #nearest(x: number): number {
    const step = stepAt(x, this.#data);
    const far = this.#steps.map((one) => Math.abs(one - step));
    return far.indexOf(Math.min(...far));
  }
  /** Also where the page around is scaled. */
  #at({ clientX, clientY }: PointerEvent): { x: number; y: number } {
    const { left, top, width, height } = this.#svg.getBoundingClientRect();
    return { x: ((clientX - left) / width) * figure.width, y: ((clientY - top) / height) * figure.height };
  }
  /** On the grid of the keys, so that a value reads well. */
  #set(i: number, value: number): void {
    const { key: small, min, max } = this.#data;
    this.#values[i] = Math.min(Math.max(Math.round(value / small) * small, min), max);
  }
  #show(): void {
    this.#line.setAttribute('d', pathOf(this.course, this.#data));
    this.#handles.forEach((handle, i) => {
      const value = this.#values[i]!;
      handle.setAttribute('cy', String(yOf(value, this.#data)));
      handle.setAttribute('aria-valuenow', String(value));
      handle.setAttribute('aria-valuetext', formatFigure(value));
    });
  }
}

/** A new element of a drawing. */
export function draw<Name extends 'path' | 'circle'>(
  svg: SVGElement,
  name: Name,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  svg.append(element);
  return element;
}
