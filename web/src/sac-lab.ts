/** Entry of the element: `<script type="module" src="sac-lab.js"></script>` and `<sac-lab preset="quick"></sac-lab>`. */
import { SacLab } from './page/lab_element';
import { define } from './ui/element';

define('sac-lab', SacLab);

export { SacLab };
export type { LabEvents } from './lab/store';

declare global {
  interface HTMLElementTagNameMap {
    'sac-lab': SacLab;
  }
}
