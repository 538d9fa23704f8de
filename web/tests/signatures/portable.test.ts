import { nativeSignature } from '../sac_train';
import { everyPreset } from './golden';

everyPreset('The portable build', 'long', async function* (preset, seed, steps) {
  for (const count of steps) yield await nativeSignature(preset, seed, count);
});
