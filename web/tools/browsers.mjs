/** The system's own browsers for tests, benchmarks and screenshots; nothing is downloaded. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer from 'puppeteer-core';

const programs = {
  chrome: {
    variable: 'CHROME_PATH',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ],
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    names: ['firefox-esr', 'firefox'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox'],
  },
};

/** @param {'chrome' | 'firefox'} browser */
function findProgram(browser) {
  const { variable, names, places } = programs[browser];
  const named = process.env[variable];
  const inPath = (process.env['PATH'] ?? '').split(delimiter).flatMap((dir) => names.map((name) => join(dir, name)));
  for (const file of named ? [named] : [...inPath, ...places]) {
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      continue;
    }
  }
  throw new Error(`No ${names[0]} was found; install it or set ${variable} to its program.`);
}

/** Milliseconds that a browser may take for one answer, also with steps of large networks on a busy machine. */
const protocolTimeout = 1_800_000;

/** Chromium with WebGL2 in software where there is no graphics card. */
export function launchChromium() {
  return puppeteer.launch({
    browser: 'chrome',
    executablePath: findProgram('chrome'),
    headless: true,
    protocolTimeout,
    args: [
      '--no-sandbox',
      '--enable-unsafe-swiftshader',
      '--hide-scrollbars',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * Firefox without WebGL, also on machines where it would have it. Its window has the size from the start, since older
 * releases cannot take the steps that puppeteer's setViewport takes.
 */
export function launchFirefox() {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: findProgram('firefox'),
    headless: true,
    protocolTimeout,
    defaultViewport: null,
    args: ['--width=1440', '--height=900'],
    extraPrefsFirefox: { 'webgl.disabled': true },
  });
}
