/** One update, step by step: the flow of its data, with the formulas and this batch's numbers. */
import { html, LitElement } from 'lit';
import { define } from './define';
import { formatCount } from './format';
import type { Lab } from './lab';
import { Watching } from './store';
import { base, panel } from './theme';

export class UpdateView extends LitElement {
  static override properties = { lab: { attribute: false } };
  declare lab: Lab;

  constructor() {
    super();
    new Watching(this, () => this.lab.store, ['trace', 'values']);
  }

  protected override render(): unknown {
    const { trace } = this.lab.store.state;
    return html`<header>
      <h2>One update, step by step</h2>
      <span class="note">update ${formatCount(trace?.update ?? NaN)}</span>
    </header>`;
  }

  static override styles = [base, panel];
}
define('sac-update', UpdateView);
