/** Keeps a canvas at one canvas pixel per device pixel, at any pixel ratio. */

/** Calls back with the new size after every change. @returns the function that ends it */
export function fitCanvas(canvas: HTMLCanvasElement, resized: () => void): () => void {
  const observer = new ResizeObserver(([entry]) => {
    const exact = entry?.devicePixelContentBoxSize?.[0];
    const ratio = devicePixelRatio;
    const width = exact?.inlineSize ?? Math.round((entry?.contentRect.width ?? 0) * ratio);
    const height = exact?.blockSize ?? Math.round((entry?.contentRect.height ?? 0) * ratio);
    if (width === canvas.width && height === canvas.height) return;
    canvas.width = Math.max(1, width);
    canvas.height = Math.max(1, height);
    resized();
  });
  try {
    observer.observe(canvas, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(canvas);
  }
  return () => observer.disconnect();
}

/** Canvas pixels per layout pixel. */
export function pixelRatio(canvas: HTMLCanvasElement): number {
  return canvas.clientWidth > 0 ? canvas.width / canvas.clientWidth : devicePixelRatio;
}
