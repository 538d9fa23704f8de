/** What the page asks of the Worker that draws, and how a view gets its painter. */
import { setSize, type CanvasSize } from './canvas_size';
import type { ScaleKind } from './colour_scale';
import type { StateMap } from './protocol';
import { startWorker } from './start_worker';
import workerUrl from './paint_worker.ts?worker&url';

type Rgb = readonly [number, number, number];

export interface StagePicture {
  theta: number;
  /** Share of the largest torque, -1 to 1. */
  torque: number;
  /** 1 is the default size. */
  rodLength: number;
  /** Recent angles, newest first. */
  trail: readonly number[];
  /** What the policy would do, as shares of the largest torque: its mean action, and one standard deviation around it. */
  policy: { readonly mean: number; readonly low: number; readonly high: number };
  /** Shares of 1. */
  colours: { readonly background: Rgb; readonly ink: Rgb; readonly rod: Rgb; readonly accent: Rgb };
}
export interface MapPicture {
  map: StateMap;
  /** Values at the ends of the colour scale. */
  range: readonly [number, number];
  kind: ScaleKind;
}
export interface Pictures {
  stage: StagePicture;
  map: MapPicture;
}

export type PaintRequest =
  | { type: 'open'; id: number; what: keyof Pictures; canvas: OffscreenCanvas }
  | { type: 'paint'; id: number; size: CanvasSize; picture: Pictures[keyof Pictures] };
/** The painter with this id cannot draw. */
export interface PaintFailure {
  id: number;
  message: string;
}

export interface Painter<Picture> {
  readonly kind: 'webgl' | 'canvas';
  paint(picture: Picture, size: CanvasSize): void;
}
export type Draw2d<Picture> = (context: CanvasRenderingContext2D, picture: Picture) => void;

/**
 * Draws through the shader in a Worker, since without a graphics card WebGL takes time that the page must not wait
 * for; with `draw2d` where there is no WebGL2. `replaced` hears when a new canvas takes the place of one that failed.
 */
export function createPainter<What extends keyof Pictures>(
  canvas: HTMLCanvasElement,
  what: What,
  draw2d: Draw2d<Pictures[What]>,
  replaced: (canvas: HTMLCanvasElement, painter: Painter<Pictures[What]>) => void,
): Painter<Pictures[What]> {
  if (!hasShaders()) return new CanvasPainter(canvas, draw2d);
  return new WorkerPainter<Pictures[What]>(canvas, what, () => {
    const fresh = canvas.cloneNode() as HTMLCanvasElement;
    canvas.replaceWith(fresh);
    replaced(fresh, new CanvasPainter(fresh, draw2d));
  });
}

function hasShaders(): boolean {
  try {
    const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
    gl?.getExtension('WEBGL_lose_context')?.loseContext();
    return gl !== null && 'transferControlToOffscreen' in HTMLCanvasElement.prototype;
  } catch {
    return false;
  }
}

class CanvasPainter<Picture> implements Painter<Picture> {
  readonly kind = 'canvas';
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;

  constructor(
    canvas: HTMLCanvasElement,
    private readonly draw: Draw2d<Picture>,
  ) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d')!;
    canvas.dataset['painter'] = this.kind;
  }
  paint(picture: Picture, size: CanvasSize): void {
    setSize(this.#canvas, size);
    this.draw(this.#context, picture);
  }
}

class WorkerPainter<Picture extends Pictures[keyof Pictures]> implements Painter<Picture> {
  static #shared: Worker | undefined;
  static #lastId = 0;
  readonly kind = 'webgl';
  readonly #id = ++WorkerPainter.#lastId;
  readonly #worker: Worker;

  constructor(canvas: HTMLCanvasElement, what: keyof Pictures, failed: () => void) {
    this.#worker = WorkerPainter.#shared ??= startWorker(workerUrl);
    this.#worker.addEventListener('message', ({ data }: MessageEvent<PaintFailure>) => {
      if (data.id !== this.#id) return;
      console.warn('SAC Lab draws without WebGL:', data.message);
      failed();
    });
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      failed();
    });
    canvas.dataset['painter'] = this.kind;
    const offscreen = canvas.transferControlToOffscreen();
    this.#post({ type: 'open', id: this.#id, what, canvas: offscreen }, [offscreen]);
  }
  paint(picture: Picture, size: CanvasSize): void {
    this.#post({ type: 'paint', id: this.#id, size, picture });
  }
  #post(request: PaintRequest, transfer: Transferable[] = []): void {
    this.#worker.postMessage(request, transfer);
  }
}
