/** The action slice: the Qs over the torque at one state, and exp(Q/alpha)/Z next to pi(a|s). */
import { html, LitElement } from 'lit';
import { define } from './define';
import { formatFixed } from './format';
import type { Lab } from './lab';
import { Watching } from './store';
import { base, panel } from './theme';

export class ActionSliceView extends LitElement {
  static override properties = { lab: { attribute: false } };
  declare lab: Lab;

  constructor() {
    super();
    new Watching(this, () => this.lab.store, ['slice']);
  }

  protected override render(): unknown {
    const { slice } = this.lab.store.state;
    return html`<header>
      <h2>Policy and exp(Q/α)/Z</h2>
      <span class="note">KL ${formatFixed(slice?.kl ?? NaN, 3)} nats</span>
    </header>`;
  }

  static override styles = [base, panel];
}
define('sac-action-slice', ActionSliceView);
