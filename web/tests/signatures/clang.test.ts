import { nativeSignature } from '../sac_train';
import { everyPreset } from './golden';

// The sanitizers' build is there anyway, but slow: with a value network and with two target Qs.
const build = process.env['SAC_THOROUGH'] ? 'portable-clang' : 'asan';
const some = build === 'asan' ? ['quick', 'modern'] : undefined;

everyPreset(
  `build/${build}, by clang++`,
  'all',
  async function* (preset, seed, steps) {
    for (const count of steps) yield await nativeSignature(preset, seed, count, [], build);
  },
  some,
);
