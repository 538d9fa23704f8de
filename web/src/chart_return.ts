/** The return: training episodes and evaluations, over bands of many seeds and the runs before. */
import type { Backdrop, ReturnBand, Source, TimeChart } from './chart_spec';

/** About the worst return of an episode with the standard physics. */
const lowReturn = -1800;

export const bandHue = (band: ReturnBand, index: number): string => band.hue ?? (index === 0 ? '--run-a' : '--run-b');

function bandBackdrops(band: ReturnBand, index: number): Backdrop[] {
  const curve = (key: 'median' | 'low' | 'high', look: Partial<Backdrop>): Backdrop => ({
    key: `band ${index} ${key}`, hue: bandHue(band, index), width: 0, share: 0,
    points: { frames: band.frames, values: band[key] },
    ...look,
  });
  return [curve('high', { fill: 0.2 }), curve('low', {}), curve('median', { width: 2, share: 0.8, dash: [7, 3] })];
}

function backdrops({ lab, bands }: Source): Backdrop[] {
  const recent = lab.recent.runs.map(({ evaluations }, i): Backdrop => ({
    key: `recent ${i}`, hue: '--training', width: 1.25, share: 0.55, points: evaluations,
  }));
  return [...bands.flatMap(bandBackdrops), ...recent];
}

export const returnChart: TimeChart = {
  id: 'return',
  title: 'Return',
  short: 'Return',
  units: {},
  logarithmic: {},
  traces: [
    {
      key: 'evaluation', name: 'evaluation', label: 'evaluation',
      about: 'metric.evaluation_return',
      hue: '--policy', side: 'left', width: 2.25, dots: true, smooth: false,
      points: (lab) => lab.curves.evaluations,
    },
    {
      key: 'training', name: 'training', label: 'training', about: 'metric.episode_return',
      hue: '--training', side: 'left', width: 1.25, dots: true, smooth: true,
      points: (lab) => lab.curves.episodes,
    },
  ],
  lines: ({ lab }) => [
    { label: 'optimum', name: 'optimum', about: 'word.optimum', value: lab.store.state.optimalReturn, hue: '--optimum', side: 'left' },
  ],
  backdrops,
  span: [lowReturn, 0],
  paint: 'returns',
};
