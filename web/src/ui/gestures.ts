/** What hands do to a zoomed chart: they move it, or stretch it between two fingers. */

export interface PanTarget {
  /** Whether there is anything beyond what is visible. */
  canMove(): boolean;
  /** Moves what is visible by a share of the width: to the right, what is further on comes in. */
  moveBy(share: number): void;
}

/** Whether this press moves the chart rather than selecting a part of it. */
export function startsPan({ button, shiftKey }: MouseEvent): boolean {
  return button === 1 || (button === 0 && shiftKey);
}

/** Moves a chart by dragging with Shift or the middle button, or by a wheel that turns sideways. */
export function onPan(element: HTMLElement, target: PanTarget): void {
  let held: number | null = null;
  /** In the window's pixels, as pointers are. */
  const width = (): number => element.getBoundingClientRect().width || 1;
  element.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'touch' || !startsPan(event) || !target.canMove()) return;
    event.preventDefault();
    element.setPointerCapture(event.pointerId);
    held = event.clientX;
  });
  element.addEventListener('pointermove', ({ clientX }) => {
    if (held === null) return;
    target.moveBy((held - clientX) / width());
    held = clientX;
  });
  for (const type of ['pointerup', 'pointercancel'] as const) element.addEventListener(type, () => (held = null));
  element.addEventListener(
    'wheel',
    (event) => {
      const across = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
      if (!target.canMove() || Math.abs(across) <= Math.abs(event.shiftKey ? 0 : event.deltaY)) return;
      event.preventDefault();
      target.moveBy(across / width());
    },
    { passive: false },
  );
}

export interface PinchTarget {
  /** The value at a share of the width. */
  valueAt(share: number): number;
  /** Shows the values from one to the other over the whole width. */
  show(from: number, to: number): void;
}

/** Fingers closer than this share of the width say nothing of a range. */
const leastApart = 0.05;

/** The range with these values at these shares of the width. */
export function rangeWith(
  values: readonly [number, number],
  shares: readonly [number, number],
): readonly [number, number] {
  const width = (values[1] - values[0]) / (shares[1] - shares[0]);
  const from = values[0] - shares[0] * width;
  return [from, from + width];
}

/** Two fingers on a chart: what was under them stays under them. */
export function onPinch(element: HTMLElement, target: PinchTarget): void {
  /** The share of the width and the value that each finger holds. */
  const fingers = new Map<number, { share: number; value: number }>();
  const shareOf = ({ clientX }: PointerEvent): number => {
    const { left, width } = element.getBoundingClientRect();
    return (clientX - left) / width;
  };
  element.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'touch') return;
    fingers.set(event.pointerId, { share: shareOf(event), value: NaN });
    for (const finger of fingers.values()) finger.value = target.valueAt(finger.share);
  });
  element.addEventListener('pointermove', (event) => {
    const finger = fingers.get(event.pointerId);
    if (!finger) return;
    finger.share = shareOf(event);
    const [a, b] = [...fingers.values()];
    if (!a || !b || fingers.size > 2 || Math.abs(a.share - b.share) < leastApart) return;
    target.show(...rangeWith([a.value, b.value], [a.share, b.share]));
  });
  for (const type of ['pointerup', 'pointercancel', 'pointerleave'] as const) {
    element.addEventListener(type, (event) => fingers.delete(event.pointerId));
  }
}
