/** Draws a field over the states: through the shader, or with Canvas 2D where there is no WebGL2. */
import { sequential } from './colour_scale';
import { FullScreenShader } from './gl';
import type { StateMap } from './protocol';
import mapBody from '#shaders/state_map.frag?raw';

export interface StateMapPainter {
  readonly kind: 'webgl' | 'canvas';
  paint(map: StateMap, range: readonly [number, number], pixelRatio: number): void;
}

export function createStateMapPainter(canvas: HTMLCanvasElement): StateMapPainter {
  const shader = FullScreenShader.create(canvas, mapBody);
  return shader ? new ShaderPainter(shader) : new CanvasPainter(canvas);
}

class ShaderPainter implements StateMapPainter {
  readonly kind = 'webgl';

  constructor(private readonly shader: FullScreenShader) {
    const { gl } = shader;
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    for (const filter of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER]) {
      gl.texParameteri(gl.TEXTURE_2D, filter, gl.NEAREST);
    }
  }
  paint(map: StateMap, range: readonly [number, number], pixelRatio: number): void {
    const { gl } = this.shader;
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R32F, map.width, map.height, 0, gl.RED, gl.FLOAT, map.values);
    this.shader.integer('field', 0);
    this.shader.pair('field_size', map.width, map.height);
    this.shader.pair('range', ...range);
    this.shader.integer('colour_scale', 0);
    this.shader.draw(pixelRatio);
  }
}

class CanvasPainter implements StateMapPainter {
  readonly kind = 'canvas';
  readonly #cells = document.createElement('canvas');

  constructor(private readonly canvas: HTMLCanvasElement) {}

  paint(map: StateMap, [low, high]: readonly [number, number]): void {
    const { width, height } = map;
    this.#cells.width = width;
    this.#cells.height = height;
    const image = new ImageData(width, height);
    map.values.forEach((value, i) => {
      const row = height - 1 - Math.floor(i / width);
      const at = 4 * (row * width + (i % width));
      const share = (value - low) / Math.max(high - low, 1e-9);
      image.data.set(Number.isFinite(share) ? sequential(Math.min(Math.max(share, 0), 1)) : [128, 128, 128], at);
      image.data[at + 3] = 255;
    });
    this.#cells.getContext('2d')!.putImageData(image, 0, 0);
    const context = this.canvas.getContext('2d')!;
    context.imageSmoothingQuality = 'high';
    context.drawImage(this.#cells, 0, 0, this.canvas.width, this.canvas.height);
  }
}
