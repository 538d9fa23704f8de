/** How the stage and the map are drawn, and on what the page believes to draw: with shaders only on a graphics card. */
import type { Page } from 'puppeteer-core';
import { eventually } from './eventually';
import type { Visit } from './site';

const canvases = ['sac-stage >>> canvas', 'sac-state-map >>> .field'];

/** By what each is drawn: "webgl" or "canvas". */
export function painters(visit: Visit): Promise<(string | undefined)[]> {
  return Promise.all(
    canvases.map((canvas) =>
      visit.page.$eval(`sac-lab >>> ${canvas}`, (element) => (element as HTMLElement).dataset['painter']),
    ),
  );
}
/** Resolves when both are drawn by this. */
export async function drawnBy(visit: Visit, painter: 'webgl' | 'canvas'): Promise<void> {
  await eventually(() => painters(visit)).toEqual([painter, painter]);
}
/** Resolves when each shows a picture with more than so many colours. */
export async function drawn(visit: Visit, colours = 8): Promise<void> {
  for (const canvas of canvases) {
    await visit.page.waitForFunction(
      (source, least) => {
        const { width, height } = source as HTMLCanvasElement;
        const context = new OffscreenCanvas(width, height).getContext('2d')!;
        context.drawImage(source as HTMLCanvasElement, 0, 0);
        const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
        return new Set(pixels.map((pixel) => pixel & 0xffffff)).size > least;
      },
      { polling: 200 },
      await visit.find(canvas),
      colours,
    );
  }
}

const pretend =
  (renderer: string) =>
  async (page: Page): Promise<void> => {
    await page.evaluateOnNewDocument((name) => {
      const { getParameter } = WebGL2RenderingContext.prototype;
      const unmasked = 0x9246; // UNMASKED_RENDERER_WEBGL
      WebGL2RenderingContext.prototype.getParameter = function (key) {
        return key === unmasked || key === this.RENDERER ? name : getParameter.call(this, key);
      };
    }, renderer);
  };
export const pretendGraphicsCard = pretend('A graphics card');
export const pretendSoftware = pretend('Google SwiftShader');
