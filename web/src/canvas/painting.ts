/** The canvases that views paint on, and the page's end of the Worker that draws. */
import { newWorkerLock, onceWorkerGone, startWorker } from '../engine/worker_lifetime';
import { type CanvasSize, setSize, watchSize } from './canvas_size';
import { hasGraphicsCard } from './gl';
import workerUrl from './paint_worker.ts?worker&url';
import type { PaintReport, PaintRequest, Pictures } from './pictures';

export type Draw2d<Picture> = (context: CanvasRenderingContext2D, picture: Picture) => void;

/**
 * A canvas that is drawn on through the shader in a Worker, so that the page does not wait for a driver that compiles
 * it; with `draw2d` where there is no graphics card for WebGL2, or no longer.
 */
export class PaintedCanvas<What extends keyof Pictures> {
  #canvas: HTMLCanvasElement;
  #brush!: Brush<Pictures[What]>;
  #size: CanvasSize | null = null;
  #unwatch = (): void => {};
  readonly #what: What;
  readonly #draw2d: Draw2d<Pictures[What]>;
  readonly #wanted: () => void;

  /** @param wanted hears when a picture is wanted: at another size, or on a canvas that took the place of this one */
  constructor(canvas: HTMLCanvasElement, what: What, draw2d: Draw2d<Pictures[What]>, wanted: () => void) {
    this.#what = what;
    this.#draw2d = draw2d;
    this.#wanted = wanted;
    this.#canvas = canvas;
    // A canvas that a Worker has drawn on belongs to it for good.
    if (canvas.dataset['painter'] === 'webgl') this.#replaceCanvas();
    this.#take(paintsWithShaders());
  }
  /** Null until the page has been laid out. */
  get size(): CanvasSize | null {
    return this.#size;
  }
  paint(picture: Pictures[What]): void {
    if (this.#size) this.#brush.paint(picture, this.#size);
  }
  close(): void {
    this.#unwatch();
    this.#brush.close();
  }

  #take(withShader: boolean): void {
    const canvas = this.#canvas;
    canvas.dataset['painter'] = withShader ? 'webgl' : 'canvas';
    this.#brush = withShader
      ? new WorkerBrush<Pictures[What]>(canvas, this.#what, () => this.#fallBack())
      : new CanvasBrush(canvas, this.#draw2d);
    this.#unwatch = watchSize(canvas, (size) => {
      this.#size = size;
      this.#wanted();
    });
  }
  #fallBack(): void {
    this.close();
    this.#replaceCanvas();
    this.#take(false);
    this.#wanted();
  }
  #replaceCanvas(): void {
    const fresh = this.#canvas.cloneNode() as HTMLCanvasElement;
    this.#canvas.replaceWith(fresh);
    this.#canvas = fresh;
  }
}

interface Brush<Picture> {
  paint(picture: Picture, size: CanvasSize): void;
  close(): void;
}

class CanvasBrush<Picture> implements Brush<Picture> {
  readonly #context: CanvasRenderingContext2D;

  constructor(
    canvas: HTMLCanvasElement,
    private readonly draw: Draw2d<Picture>,
  ) {
    this.#context = canvas.getContext('2d')!;
  }
  paint(picture: Picture, size: CanvasSize): void {
    setSize(this.#context.canvas, size);
    this.draw(this.#context, picture);
  }
  close(): void {}
}

class WorkerBrush<Picture extends Pictures[keyof Pictures]> implements Brush<Picture> {
  readonly #id: number;
  readonly #worker = PaintingWorker.shared();

  constructor(canvas: HTMLCanvasElement, what: keyof Pictures, failed: () => void) {
    this.#id = this.#worker.open(canvas.transferControlToOffscreen(), what, failed);
  }
  paint(picture: Picture, size: CanvasSize): void {
    this.#worker.post({ type: 'paint', id: this.#id, size, picture });
  }
  close(): void {
    this.#worker.close(this.#id);
  }
}

/** The page's end of the Worker that draws; all canvases share it. */
class PaintingWorker {
  static #shared: PaintingWorker | undefined;
  static #usable: boolean | undefined;

  readonly #worker = startWorker(workerUrl);
  readonly #failed = new Map<number, () => void>();
  #lastId = 0;

  static shared(): PaintingWorker {
    return (PaintingWorker.#shared ??= new PaintingWorker());
  }
  static isUsable(): boolean {
    return (PaintingWorker.#usable ??= hasShaders());
  }

  private constructor() {
    const lock = newWorkerLock();
    this.#worker.onmessage = ({ data }: MessageEvent<PaintReport>) => {
      if (data.type === 'failed') this.#fail(data.id, data.message);
      else onceWorkerGone(lock, new AbortController().signal, () => this.#end('the Worker that draws was ended'));
    };
    this.#worker.onerror = (event) => {
      event.preventDefault();
      PaintingWorker.#usable = false;
      this.#end(event.message || 'the Worker that draws has stopped');
    };
    this.post({ type: 'live', lock });
  }
  open(canvas: OffscreenCanvas, what: keyof Pictures, failed: () => void): number {
    const id = ++this.#lastId;
    this.#failed.set(id, failed);
    this.post({ type: 'open', id, what, canvas }, [canvas]);
    return id;
  }
  close(id: number): void {
    this.#failed.delete(id);
    this.post({ type: 'close', id });
  }
  post(request: PaintRequest, transfer: Transferable[] = []): void {
    this.#worker.postMessage(request, transfer);
  }
  #end(message: string): void {
    if (PaintingWorker.#shared === this) PaintingWorker.#shared = undefined;
    for (const id of [...this.#failed.keys()]) this.#fail(id, message);
  }
  #fail(id: number, message: string): void {
    const failed = this.#failed.get(id);
    this.#failed.delete(id);
    if (!failed) return;
    console.warn('SAC Lab draws without WebGL:', message);
    failed();
  }
}

/** Whether shaders draw, on a graphics card. */
export function paintsWithShaders(): boolean {
  return PaintingWorker.isUsable();
}
function hasShaders(): boolean {
  try {
    return 'transferControlToOffscreen' in HTMLCanvasElement.prototype && hasGraphicsCard();
  } catch {
    return false;
  }
}
