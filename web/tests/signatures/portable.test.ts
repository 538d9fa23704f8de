import { nativeSignature } from '../sac_train';
import { everyPreset } from './golden';

everyPreset('The portable build', 'large', async function* (preset, seed, frames) {
  for (const count of frames) yield await nativeSignature(preset, seed, count);
});
