/**
 * The pointer on a plot. A host page may show it larger or smaller than it is laid out (slides are scaled), of which uPlot
 * knows nothing: it takes the window's pixels for the plot's.
 */
import type uPlot from 'uplot';

/** Where the pointer is, in pixels of the plot's own layout. */
export function placeOn(over: HTMLElement, { clientX, clientY }: MouseEvent): { x: number; y: number } {
  const { left, top, width, height } = over.getBoundingClientRect();
  return {
    x: ((clientX - left) * over.clientWidth) / (width || 1),
    y: ((clientY - top) * over.clientHeight) / (height || 1),
  };
}

/** What uPlot reads of an event, as it would be were the plot not scaled. */
function laidOut(plot: uPlot, event: MouseEvent): MouseEvent {
  const { x, y } = placeOn(plot.over, event);
  const { type, button, movementX, movementY } = event;
  const seen = { type, button, movementX, movementY, clientX: plot.rect.left + x, clientY: plot.rect.top + y };
  return seen as MouseEvent;
}

type Bind = NonNullable<uPlot.Cursor.Bind['mousemove']>;
/** @param wanted which events uPlot hears of */
const bind =
  (wanted: (event: MouseEvent) => boolean): Bind =>
  (plot, target, handle, onlyTarget = true) =>
  (event) => {
    if ((!onlyTarget || event.target === target) && wanted(event)) handle(laidOut(plot, event));
    return null;
  };

/** For a plot's `cursor.bind`. @param selects whether a press begins a selection */
export function pointerBinds(selects: (event: MouseEvent) => boolean = () => true): uPlot.Cursor.Bind {
  const isMain = ({ button }: MouseEvent): boolean => button === 0;
  return {
    mousedown: bind((event) => isMain(event) && selects(event)),
    mouseup: bind(isMain),
    mousemove: bind(() => true),
  };
}

/** A finger reads along a plot, too: uPlot itself hears of mice alone. Up and down it scrolls the page. */
export function readByTouch(plot: uPlot): void {
  const { over } = plot;
  over.style.touchAction = 'pan-y';
  const byFinger = (type: 'pointerdown' | 'pointermove' | 'pointerleave', read: (event: PointerEvent) => void): void =>
    over.addEventListener(type, (event) => {
      if (event.pointerType === 'touch') read(event);
    });
  const show = (event: PointerEvent): void => {
    const { x: left, y: top } = placeOn(over, event);
    plot.setCursor({ left, top });
  };
  byFinger('pointerdown', show);
  byFinger('pointermove', show);
  byFinger('pointerleave', () => plot.setCursor({ left: -10, top: -10 }));
}
