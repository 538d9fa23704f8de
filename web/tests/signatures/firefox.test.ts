import { launchFirefox } from '../../tools/browsers.mjs';
import { everyPresetIn } from './browser';

everyPresetIn('Firefox', 'all', launchFirefox);
