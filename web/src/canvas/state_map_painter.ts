/** Draws a field over the states with Canvas 2D, where there is no WebGL2: colours and contour lines of `state_map.frag`. */
import { colourTable } from './colour_scale';
import { contours } from './contours';
import type { MapPicture } from './pictures';

/** Lines over the whole range, as in the shader. */
const contourCount = 10;
const unknown = [128, 128, 128] as const;

export function drawStateMap(context: CanvasRenderingContext2D, picture: MapPicture): void {
  const {
    map,
    range: [low, high],
    kind,
  } = picture;
  const { width, height, values } = map;
  const table = colourTable(kind);
  const image = new ImageData(width, height);
  const perStep = (table.length - 1) / Math.max(high - low, 1e-9);
  values.forEach((value, i) => {
    const row = height - 1 - Math.floor(i / width);
    const at = 4 * (row * width + (i % width));
    const index = Math.round(Math.min(Math.max((value - low) * perStep, 0), table.length - 1));
    image.data.set(table[index] ?? unknown, at);
    image.data[at + 3] = 255;
  });
  const cells = new OffscreenCanvas(width, height);
  cells.getContext('2d')!.putImageData(image, 0, 0);
  const { canvas } = context;
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  context.drawImage(cells, 0, 0, canvas.width, canvas.height);
  drawContours(context, picture);
}

function drawContours(context: CanvasRenderingContext2D, { map, range: [low, high], kind }: MapPicture): void {
  const { width, height, values } = map;
  const table = colourTable(kind);
  const dx = context.canvas.width / width;
  const dy = context.canvas.height / height;
  context.lineWidth = Math.max(1, context.canvas.width / 500);
  for (let line = 1; line < contourCount; line++) {
    const share = line / contourCount;
    const [r, g, b] = table[Math.round(share * (table.length - 1))]!;
    context.strokeStyle = 0.2126 * r + 0.7152 * g + 0.0722 * b > 115 ? 'rgb(0 0 0 / 0.2)' : 'rgb(255 255 255 / 0.2)';
    context.beginPath();
    contours(values, width, height, [low + share * (high - low)], (x0, y0, x1, y1) => {
      context.moveTo((x0 + 0.5) * dx, (height - 0.5 - y0) * dy);
      context.lineTo((x1 + 0.5) * dx, (height - 0.5 - y1) * dy);
    });
    context.stroke();
  }
}
