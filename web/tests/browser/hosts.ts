/** Other people's pages, on addresses of their own: the site lies on `localhost`, they on `127.0.0.1`, another site to browsers. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createSite, listen } from '../../serve.mjs';
import { builtSite, type Site } from './site';

/** reveal.js as npm has it; the hosts' server has it below /reveal/. */
const reveal = new URL('../../node_modules/reveal.js/dist/', import.meta.url);

export interface HostPage {
  body: string;
  /** Content-Security-Policy. */
  policy?: string;
}

export interface Hosts {
  /** Puts a page on the hosts' server. @returns its address */
  show(page: HostPage): string;
  /** The site once more, on a server that lets no other site use it. */
  readonly closed: string;
  close(): void;
}

export async function startHosts(): Promise<Hosts> {
  const pages: HostPage[] = [];
  const host = createServer(async ({ url }, response) => {
    if (url?.startsWith('/reveal/')) {
      const type = url.endsWith('.css') ? 'text/css' : 'text/javascript';
      return response.writeHead(200, { 'Content-Type': type }).end(await readFile(new URL(url.slice(8), reveal)));
    }
    const page = pages[Number(url?.slice(1))];
    if (!page) return response.writeHead(404).end();
    response.writeHead(200, {
      'Content-Type': 'text/html; charset=utf-8',
      ...(page.policy && { 'Content-Security-Policy': page.policy }),
    });
    response.end(
      `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">${page.body}</html>`,
    );
  });
  const port = await listen(host, 18180);
  const closed: Server = createSite(builtSite);
  closed.prependListener('request', (_, response) => {
    const { writeHead } = response;
    response.writeHead = ((status: number, headers: Record<string, string>) => {
      delete headers['Access-Control-Allow-Origin'];
      return writeHead.call(response, status, headers);
    }) as typeof writeHead;
  });
  const closedPort = await listen(closed, 18280);
  return {
    show: (page) => `http://127.0.0.1:${port}/${pages.push(page) - 1}`,
    closed: `http://localhost:${closedPort}/`,
    close() {
      for (const server of [host, closed]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

/** A deck with these slides after a first one. */
export function deck(slides: string): HostPage {
  return {
    body: `<link rel="stylesheet" href="/reveal/reveal.css">
      <div class="reveal"><div class="slides"><section><h2>First</h2></section>${slides}<section><h2>Last</h2></section></div></div>
      <script type="module">
        import Reveal from '/reveal/reveal.mjs';
        window.deck = new Reveal({ transition: 'none', progress: false, controls: false });
        await window.deck.initialize();
      </script>`,
  };
}

/** As the share dialog writes it. */
export function element({ address }: Pick<Site, 'address'>, attributes = '', style = 'height: 464px'): string {
  return `<script type="module" src="${address}sac-lab.js"></script><sac-lab ${attributes} style="${style}"></sac-lab>`;
}
