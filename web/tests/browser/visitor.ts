/** A browser before the built site, for all tests of a file or of one `describe`. */
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Browser, BrowserContext } from 'puppeteer-core';
import { launchChromium } from '../../tools/browsers.mjs';
import { serveSite, Visit, type Prepare, type Site, type Size } from './site';

export interface Visitor {
  readonly site: Site;
  readonly browser: Browser;
  /** Opens the page with this query and waits until it can be trained. Nothing is stored there from before. */
  open(query?: string, size?: Size, prepare?: Prepare): Promise<Visit>;
  /** The same for all tests of the file. */
  openOnce(query?: string, size?: Size): Promise<Visit>;
  /** Opens any address, and does not wait. */
  visit(address: string, size?: Size, prepare?: Prepare): Promise<Visit>;
  /** Opens the page once more where this one is or was, with what it has stored. */
  openBeside(visit: Visit, query?: string): Promise<Visit>;
}

/** Starts both before the tests; what a test opens is closed after it. */
export function useVisitor(launch: () => Promise<Browser> = launchChromium): Visitor {
  let site: Site;
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  beforeAll(async () => {
    site = await serveSite();
    browser = await launch();
  });
  afterEach(async () => {
    for (const context of contexts) await context.close();
    contexts = [];
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  const visit: Visitor['visit'] = async (address, size, prepare) => {
    const context = await browser.createBrowserContext();
    contexts.push(context);
    return Visit.to(context, address, size, prepare);
  };
  return {
    get site() {
      return site;
    },
    get browser() {
      return browser;
    },
    visit,
    async open(query = '', size, prepare) {
      const opened = await visit(site.address + query, size, prepare);
      await opened.ready();
      return opened;
    },
    async openOnce(query = '', size) {
      const opened = await Visit.to(await browser.createBrowserContext(), site.address + query, size);
      await opened.ready();
      return opened;
    },
    async openBeside(other, query = '') {
      const opened = await Visit.to(other.page.browserContext(), site.address + query);
      await opened.ready();
      return opened;
    },
  };
}
