import { launchChromium } from '../../tools/browsers.mjs';
import { everyPresetIn } from './browser';

everyPresetIn('Chromium', 'all', launchChromium);
