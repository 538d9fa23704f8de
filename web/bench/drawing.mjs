// What drawing costs the page's own thread, in processor time of its scripts: other work on the machine does not count.
import { open } from './visit.mjs';

async function scriptClock(page) {
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * metrics.find(({ name }) => name === 'ScriptDuration').value;
  };
}

/** While training runs with every view: ms of script for each picture. */
export async function perPicture(browser, address) {
  const page = await open(browser, address, { preset: 'quick', seed: 0 });
  try {
    await page.evaluate(() => document.querySelector('sac-lab').train());
    const scriptMs = await scriptClock(page);
    const pictures = (ms) =>
      page.evaluate(async (wait) => {
        let drawn = 0;
        const until = performance.now() + wait;
        while (performance.now() < until) {
          await new Promise((resolve) => requestAnimationFrame(resolve));
          drawn++;
        }
        return drawn;
      }, ms);
    await pictures(1000);
    const before = await scriptMs();
    const drawn = await pictures(4000);
    return ((await scriptMs()) - before) / drawn;
  } finally {
    await page.close();
  }
}

/** ms of script for one drawing of the charts with a long history. */
export async function longCharts(browser, address, rows) {
  const page = await open(browser, address, { preset: 'quick', seed: 0, views: 'chart' });
  try {
    const scriptMs = await scriptClock(page);
    const redraw = (added, times) =>
      page.evaluate(
        async (count, n) => {
          const charts = document.querySelector('sac-lab').shadowRoot.querySelector('sac-charts');
          const { history, store } = charts.lab;
          const metrics = Object.keys(charts.lab.metrics()).length - 1;
          const append = () =>
            history.append(
              Float64Array.from({ length: metrics }, (_, i) =>
                i === 0 ? 25 * (history.length + 1) : 1 + Math.random(),
              ),
            );
          for (let row = 0; row < count; row++) append();
          for (let i = 0; i < n; i++) {
            const before = charts.drawMs;
            append();
            store.set({ solvedReturn: -160 - Math.random() });
            while (charts.drawMs === before) await new Promise((resolve) => setTimeout(resolve, 5));
          }
        },
        added,
        times,
      );
    await redraw(rows, 20);
    const before = await scriptMs();
    await redraw(0, 20);
    return ((await scriptMs()) - before) / 20;
  } finally {
    await page.close();
  }
}
