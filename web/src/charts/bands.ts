/** What many seeds of a setting say, behind a chart's curves: median and quartiles. */
import type { Behind } from './range';
import type { Backdrop, BandCurves, Source, TimeChart, Trace } from './spec';

/** A band as it is drawn and named in the legend. */
export interface Drawn {
  key: string;
  label: string;
  hue: string;
  curves: BandCurves;
}

/** The bands of a chart: of the returns, or of those of its shown traces that have some. */
export function bandsOf(chart: TimeChart, { bands }: Source, shown: readonly Trace[]): Drawn[] {
  const named = bands.map((band, i) => ({ ...band, hue: band.hue ?? (i === 0 ? '--run-a' : '--run-b') }));
  if (chart.paint === 'returns')
    return named.map((band, i) => ({ key: `band ${i}`, label: band.label, hue: band.hue, curves: band }));
  return shown
    .filter(({ key }) => chart.banded.includes(key))
    .flatMap((trace) =>
      named.flatMap(({ label, hue, metrics }, i): Drawn[] => {
        const curves = metrics?.get(trace.key);
        if (!curves || curves.steps.length === 0) return [];
        // Of one setting each quantity keeps its colour; of two, each setting has its own.
        const own = named.length === 1 ? trace.hue : hue;
        return [{ key: `band ${i} ${trace.key}`, label: `${trace.name}, ${label}`, hue: own, curves }];
      }),
    );
}

/** No chart: the histogram of actions. */
export function behindOf(chart: TimeChart | undefined): Behind {
  return {
    recent: chart?.backdrops !== undefined,
    bands: chart !== undefined && (chart.paint === 'returns' || chart.banded.length > 0),
  };
}

export function bandBackdrops({ key, hue, curves }: Drawn): Backdrop[] {
  const curve = (part: 'median' | 'low' | 'high', look: Partial<Backdrop>): Backdrop => ({
    key: `${key} ${part}`,
    hue,
    width: 0,
    share: 0,
    points: { steps: curves.steps, values: curves[part] },
    ...look,
  });
  return [curve('high', { fill: 0.2 }), curve('low', {}), curve('median', { width: 2, share: 0.8, dash: [7, 3] })];
}
