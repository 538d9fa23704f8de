/** The switch between the maps of two runs and their difference. */
import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

const sides = [
  { side: 'a', label: 'A', title: 'Run A' },
  { side: 'b', label: 'B', title: 'Run B' },
  { side: 'difference', label: 'B − A', title: 'What B has more than A' },
] as const;
export type Side = (typeof sides)[number]['side'];

export function mapRunLabel(wanted: Side): string {
  return sides.find(({ side }) => side === wanted)!.label;
}
export function mapRunChoice(shown: Side, choose: (side: Side) => void): TemplateResult {
  return html`<div class="sides" role="radiogroup" aria-label="Run that the map shows">
    ${sides.map(
      ({ side, label, title }) => html`<label title=${title}>
        <input
          type="radio"
          name="side"
          class="visually-hidden"
          value=${side}
          aria-label=${title}
          .checked=${live(side === shown)}
          @change=${() => choose(side)}
        /><b>${label}</b>
      </label>`,
    )}
  </div>`;
}
