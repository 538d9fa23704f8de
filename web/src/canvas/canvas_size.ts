/** The size of a canvas at one canvas pixel per device pixel, at any pixel ratio. */

export interface CanvasSize {
  /** Canvas pixels. */
  width: number;
  height: number;
  /** Canvas pixels per layout pixel. */
  ratio: number;
}

/** Calls back with every new size. @returns the function that ends it */
export function watchSize(canvas: HTMLCanvasElement, resized: (size: CanvasSize) => void): () => void {
  const observer = new ResizeObserver(([entry]) => {
    const exact = entry?.devicePixelContentBoxSize?.[0];
    const layout = entry?.contentRect;
    const width = Math.max(1, exact?.inlineSize ?? Math.round((layout?.width ?? 0) * devicePixelRatio));
    const height = Math.max(1, exact?.blockSize ?? Math.round((layout?.height ?? 0) * devicePixelRatio));
    resized({ width, height, ratio: layout && layout.width > 0 ? width / layout.width : devicePixelRatio });
  });
  try {
    observer.observe(canvas, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(canvas);
  }
  return () => observer.disconnect();
}

/** Gives a canvas this size; setting it, even to the same, would clear the canvas. */
export function setSize(canvas: HTMLCanvasElement | OffscreenCanvas, { width, height }: CanvasSize): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
