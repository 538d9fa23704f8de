/** Entry of the element: `<script type="module" src="sac-lab.js"></script>` and `<sac-lab preset="quick"></sac-lab>`. */
import { define } from './define';
import { SacLab } from './lab_element';

define('sac-lab', SacLab);

export { SacLab };
export type { LabEvents } from './lab_events';

declare global {
  interface HTMLElementTagNameMap {
    'sac-lab': SacLab;
  }
}
