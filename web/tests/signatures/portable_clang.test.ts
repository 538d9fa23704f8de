import { nativeSignature } from '../sac_train';
import { everyPreset } from './golden';

everyPreset('The portable build by clang++', 'all', async function* (preset, seed, frames) {
  for (const count of frames) yield await nativeSignature(preset, seed, count, [], 'portable-clang');
});
