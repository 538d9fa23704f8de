// What a visitor of the page feels.

const patienceMs = 60_000;
const controlPresses = 20;

export async function open(browser, address, values) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(`${address}/?${new URLSearchParams(values)}`);
  await page.waitForFunction(() => document.querySelector('sac-lab')?.metrics().environment_steps === 0);
  return page;
}

/** ms from the address until the run can be trained, in a browser that has nothing of it yet. */
export async function start(browser, address) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: 1440, height: 900 });
    await page.evaluateOnNewDocument(() => {
      document.addEventListener('lab-ready', () => Object.assign(window, { readyAt: performance.now() }), {
        once: true,
      });
    });
    await page.goto(address);
    return await (await page.waitForFunction(() => window.readyAt)).jsonValue();
  } finally {
    await context.close();
  }
}

async function clickTrain(page) {
  await (await page.$('sac-lab >>> .train')).click();
}

/** A real click on Train. Resolves to the detail of lab-solved, or null if it did not come in time. */
export async function solve(browser, address, seed) {
  const page = await open(browser, address, { preset: 'quick', seed });
  try {
    const solved = page.evaluate(
      (patience) =>
        new Promise((resolve) => {
          document.addEventListener('lab-solved', ({ detail }) => resolve(detail), { once: true });
          setTimeout(resolve, patience, null);
        }),
      patienceMs,
    );
    await clickTrain(page);
    return await solved;
  } finally {
    await page.close();
  }
}

/** @returns steps per second of a training in the page, with the views that `values` names or all, between two steps */
export async function pagePace(browser, address, values, from, to) {
  const page = await open(browser, address, values);
  try {
    await clickTrain(page);
    return await page.evaluate(
      async (first, last) => {
        const lab = document.querySelector('sac-lab');
        const pause = () => new Promise((resolve) => setTimeout(resolve, 10));
        const reach = async (step) => {
          while (!(lab.metrics().environment_steps >= step)) await pause();
          return { step: lab.metrics().environment_steps, time: performance.now() };
        };
        const begin = await reach(first);
        const end = await reach(last);
        return (1000 * (end.step - begin.step)) / (end.time - begin.time);
      },
      from,
      to,
    );
  } finally {
    await page.close();
  }
}

/** While training runs at full speed: pace, longest task of the main thread, and how late a control answers. */
export async function busy(browser, address) {
  const page = await open(browser, address, { preset: 'quick', seed: 0 });
  try {
    await clickTrain(page);
    return await page.evaluate(async (presses) => {
      const lab = document.querySelector('sac-lab');
      const inside = (...path) => path.reduce((root, name) => root.shadowRoot.querySelector(name), lab);
      const tasks = [];
      new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask' });
      const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
      const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      await pause(500);
      const steps = lab.metrics().environment_steps;
      const start = performance.now();
      let drawn = 0;
      const count = () => (drawn++, requestAnimationFrame(count));
      count();
      await pause(3000);
      const seconds = (performance.now() - start) / 1000;
      const pace = (lab.metrics().environment_steps - steps) / seconds;
      const drawnPerSecond = drawn / seconds;

      // A live value: from the key press until the running training has answered with it.
      const late = [];
      const field = inside('sac-controls', 'sac-param[data-key="alpha"]').shadowRoot.querySelector('#value');
      for (let i = 0; i < presses; i++) {
        const wanted = Math.fround(0.2 + 0.01 * (i + 1));
        const pressed = performance.now();
        field.value = String(0.2 + 0.01 * (i + 1));
        field.dispatchEvent(new Event('change'));
        while (Math.abs(lab.metrics().temperature - wanted) > 1e-6) await pause(0);
        late.push(performance.now() - pressed);
        await pause(60);
      }
      // Pause and Train: from the click until the button shows it.
      const train = () => inside('sac-transport', '.train');
      const shown = [];
      for (let i = 0; i < presses; i++) {
        const before = train().textContent;
        const pressed = performance.now();
        train().click();
        while (train().textContent === before) await painted();
        shown.push(performance.now() - pressed);
        await pause(60);
      }
      return {
        pace,
        drawnPerSecond,
        longestTask: Math.max(0, ...tasks.map(({ duration }) => duration)),
        latestAnswer: Math.max(...late),
        latestButton: Math.max(...shown),
      };
    }, controlPresses);
  } finally {
    await page.close();
  }
}
