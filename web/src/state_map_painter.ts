/** Draws a field over the states with Canvas 2D, where there is no WebGL2. */
import { sequential } from './colour_scale';
import type { MapPicture } from './painting';

export function drawStateMap(context: CanvasRenderingContext2D, { map, range: [low, high] }: MapPicture): void {
  const { width, height } = map;
  const cells = document.createElement('canvas');
  cells.width = width;
  cells.height = height;
  const image = new ImageData(width, height);
  map.values.forEach((value, i) => {
    const row = height - 1 - Math.floor(i / width);
    const at = 4 * (row * width + (i % width));
    const share = (value - low) / Math.max(high - low, 1e-9);
    image.data.set(Number.isFinite(share) ? sequential(Math.min(Math.max(share, 0), 1)) : [128, 128, 128], at);
    image.data[at + 3] = 255;
  });
  cells.getContext('2d')!.putImageData(image, 0, 0);
  context.imageSmoothingQuality = 'high';
  context.drawImage(cells, 0, 0, context.canvas.width, context.canvas.height);
}
