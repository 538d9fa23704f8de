/** What a lab needs is fetched before there is one: whoever will soon want it to train does not wait for it. */
import { engineModule } from '../lab/engine_module';
import { fetchScript, isPart } from './page_parts';

/** @param parts views, and `compare` where two runs will stand side by side; what is no part is left out */
export async function prepare(parts: readonly string[]): Promise<void> {
  await Promise.allSettled([engineModule(), ...parts.filter(isPart).map(fetchScript)]);
}
