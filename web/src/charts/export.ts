/** The charts as files. Loaded when the first one is asked for. */
import type { Lab } from '../lab/lab';
import { drawPicture, type Picture } from './picture';
import { runCsv } from './run_csv';
import type { Source } from './spec';

export function exportCsv({ lab, other }: Source): void {
  const { schema } = lab.store.state;
  if (!schema) return;
  const record = ({ store, curves, history }: Lab) => ({ ...store.state, curves, history });
  const runs = [record(lab), ...(other ? [record(other)] : [])];
  offer(new Blob([runCsv(schema, runs)], { type: 'text/csv' }), `${fileName(lab)}.csv`);
}
export async function exportPng(picture: Picture): Promise<void> {
  const canvas = await drawPicture(picture);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  if (!blob) throw new Error('The browser could not make a picture of this size.');
  offer(blob, `${fileName(picture.host.source().lab)}.png`);
}

function fileName({ store }: Lab): string {
  const { preset, values, metrics } = store.state;
  return ['sac-lab', preset, `seed${values.get('seed') ?? ''}`, metrics[0] ?? 0].join('-');
}
function offer(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
