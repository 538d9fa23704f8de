/** A zoomed chart is moved: by dragging with Shift or the middle button, or by a wheel that turns sideways. */

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

export function onPan(element: HTMLElement, target: PanTarget): void {
  let held: number | null = null;
  element.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'touch' || !startsPan(event) || !target.canMove()) return;
    event.preventDefault();
    element.setPointerCapture(event.pointerId);
    held = event.clientX;
  });
  element.addEventListener('pointermove', ({ clientX }) => {
    if (held === null) return;
    target.moveBy((held - clientX) / element.clientWidth);
    held = clientX;
  });
  for (const type of ['pointerup', 'pointercancel'] as const) element.addEventListener(type, () => (held = null));
  element.addEventListener(
    'wheel',
    (event) => {
      const across = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
      if (!target.canMove() || Math.abs(across) <= Math.abs(event.shiftKey ? 0 : event.deltaY)) return;
      event.preventDefault();
      target.moveBy(across / element.clientWidth);
    },
    { passive: false },
  );
}
