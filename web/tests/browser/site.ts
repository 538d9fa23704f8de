/** The built page, served and opened in a browser as a visitor would see it. */
import { fileURLToPath } from 'node:url';
import type { BrowserContext, ElementHandle, Page, Viewport } from 'puppeteer-core';
import { createSite, listen } from '../../serve.mjs';
import { eventually } from './eventually';
import { patience } from '../patience';

export const builtSite = fileURLToPath(new URL('../../../build/web', import.meta.url));

export interface Site {
  address: string;
  /** As if there were no server: who asks gets no answer. Its port stays its own, also beside other tests. */
  goAway(): void;
  comeBack(): void;
  close(): void;
}
export async function serveSite(dir = builtSite): Promise<Site> {
  const server = createSite(dir);
  const port = await listen(server, 18080);
  let away = false;
  server.on('connection', (socket) => {
    if (away) socket.destroy();
  });
  return {
    address: `http://localhost:${port}/`,
    goAway: () => {
      away = true;
      server.closeAllConnections();
    },
    comeBack: () => {
      away = false;
    },
    close: () => {
      server.close();
      server.closeAllConnections(); // or the browser would ask this site for what the next one on its port has
    },
  };
}

/** Null for the window as it is. */
export type Size = Viewport | null;
/** Sees the page before its address. */
export type Prepare = (page: Page) => Promise<unknown>;

/** A page with everything that went wrong in it. */
export class Visit {
  readonly errors: string[] = [];
  readonly requests: string[] = [];
  private constructor(readonly page: Page) {}

  static async to(
    context: BrowserContext,
    address: string,
    size: Size = { width: 1440, height: 900 },
    prepare?: Prepare,
  ): Promise<Visit> {
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    const visit = new Visit(page);
    if (size) await page.setViewport(size);
    page.on('console', (message) => {
      // Drivers warn about themselves; the page's own warnings carry its name.
      if (message.type() === 'error' || message.text().includes('SAC Lab')) visit.errors.push(message.text());
    });
    page.on('pageerror', (error) => visit.errors.push(String(error)));
    page.on('requestfailed', (request) => visit.errors.push(`failed: ${request.url()}`));
    page.on('request', (request) => visit.requests.push(request.url()));
    await prepare?.(page);
    // Who comes for the first time is shown around; tests have been here before and want all settings, unless they forget it.
    await page.evaluateOnNewDocument(() => {
      try {
        localStorage.setItem('sac-lab-tour', '1');
        localStorage.setItem('sac-lab-all-settings', '1');
      } catch {
        // a page may forbid it
      }
    });
    await page.goto(address);
    return visit;
  }
  /** Resolves when the run can be trained. */
  async ready(): Promise<void> {
    await this.page.waitForFunction(
      () => {
        const lab = document.querySelector('sac-lab');
        // What throws is not asked again, and some hosts bring the element late.
        if (!lab || !('metrics' in lab)) return false;
        const main = lab.shadowRoot?.querySelector('.views');
        return lab.metrics()['environment_steps']! >= 0 && main?.ariaBusy === 'false';
      },
      { timeout: patience },
    );
  }
  /** The detail of the next event of this type, asked for before what causes it. */
  event<T>(type: string): Promise<T> {
    return this.page.evaluate(
      (name) =>
        new Promise<T>((resolve) => {
          document.addEventListener(name, (event) => resolve((event as CustomEvent<T>).detail), { once: true });
        }),
      type,
    );
  }
  /** Does this many environment steps; settles when they are done. */
  step(steps: number): Promise<void> {
    return this.page.evaluate((n) => document.querySelector('sac-lab')!.step(n), steps);
  }
  /** The same, and waits until the browser has kept the run as it then is. */
  async stepAndKeep(steps: number): Promise<void> {
    await this.page.evaluate(async (n) => {
      const lab = document.querySelector('sac-lab')!;
      const kept: number[] = [];
      document.addEventListener('lab-kept', (event) => kept.push((event as CustomEvent<{ step: number }>).detail.step));
      await lab.step(n);
      while (kept.at(-1) !== lab.metrics()['environment_steps'])
        await new Promise((resolve) => setTimeout(resolve, 10));
    }, steps);
  }
  async reload(): Promise<void> {
    await this.page.bringToFront();
    await this.page.reload();
    await this.ready();
  }
  /** The bits of what was learned; answered after a pause or steps asked for before. */
  signature(): Promise<string> {
    return this.page.evaluate(() => document.querySelector('sac-lab')!.signature());
  }
  /** Pauses, and returns where and with which bits. */
  rest(): Promise<{ steps: number; signature: string }> {
    return this.page.evaluate(async () => {
      const lab = document.querySelector('sac-lab')!;
      lab.pause();
      return { signature: await lab.signature(), steps: lab.metrics()['environment_steps']! };
    });
  }
  set(attribute: string, value: string): Promise<void> {
    return this.page.evaluate(
      (name, text) => document.querySelector('sac-lab')!.setAttribute(name, text),
      attribute,
      value,
    );
  }
  /** Resolves when a metric is at least this large. */
  reach(least: number, key = 'environment_steps'): Promise<unknown> {
    return this.page.waitForFunction(
      (n, name) => document.querySelector('sac-lab')!.metrics()[name]! >= n,
      {},
      least,
      key,
    );
  }
  /** Resolves when a metric has this value. */
  metricIs(key: string, value: number): Promise<unknown> {
    return this.page.waitForFunction(
      (name, n) => document.querySelector('sac-lab')!.metrics()[name] === n,
      {},
      key,
      value,
    );
  }
  metric(key: string): Promise<number> {
    return this.page.evaluate((name) => document.querySelector('sac-lab')!.metrics()[name]!, key);
  }
  /** All text of an element inside the lab, e.g. "sac-notices". */
  text(selector: string): Promise<string> {
    return this.page.$eval(`sac-lab >>> ${selector}`, (element) => (element.shadowRoot ?? element).textContent!.trim());
  }
  /** Resolves when the lab says why it cannot go on. */
  async problem(): Promise<string> {
    const handle = await this.page.waitForFunction(() => {
      const notices = document.querySelector('sac-lab')?.shadowRoot?.querySelector('sac-notices');
      return notices?.shadowRoot?.querySelector('.problem')?.textContent;
    });
    return (await handle.jsonValue())!.trim();
  }
  /** Resolves when this is shown; watched step by step, since changes inside of shadow roots are not announced. */
  async shown(selector: string): Promise<string> {
    const element = await this.page.waitForSelector(`sac-lab >>> ${selector}`, { visible: true });
    return element!.evaluate((shown) => shown.textContent!.trim());
  }
  /** An element inside the lab as soon as it is there, seen or not. */
  async find(selector: string): Promise<ElementHandle> {
    const found = (): Promise<ElementHandle | null> => this.page.$(`sac-lab >>> ${selector}`);
    await eventually(found).not.toBeNull();
    return (await found())!;
  }
  async click(selector: string): Promise<void> {
    const element = await this.page.waitForSelector(`sac-lab >>> ${selector}`, { visible: true });
    await element!.click();
  }
  /** An item of the "..." menu, by its name. */
  async choose(item: string): Promise<void> {
    await this.click('sac-menu >>> button');
    await this.click(`sac-menu >>> [data-item="${item}"]`);
  }
  close(): Promise<void> {
    return this.page.close();
  }
}
