/** All charts of the panel, in their order. */
import { biasChart } from './chart_bias';
import { entropyChart } from './chart_entropy';
import { gradientsChart } from './chart_gradients';
import { lossesChart } from './chart_losses';
import { returnChart } from './chart_return';
import type { ChartId, TimeChart } from './chart_spec';

export const chartOrder: readonly ChartId[] = ['return', 'losses', 'entropy', 'bias', 'actions', 'gradients'];
export const timeCharts: readonly TimeChart[] = [returnChart, lossesChart, entropyChart, biasChart, gradientsChart];

export function timeChart(id: ChartId): TimeChart | undefined {
  return timeCharts.find((chart) => chart.id === id);
}
export function chartTitle(id: ChartId): string {
  return timeChart(id)?.title ?? 'Actions';
}
export function chartShort(id: ChartId): string {
  return timeChart(id)?.short ?? 'Actions';
}
