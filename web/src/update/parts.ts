/** What the update view needs once there is an update to show: its diagram, its numbers and formulas. It loads then. */
import './diagram';

export { explainNode, explainQuantity, shownBy } from './explain';
export { overview } from './overview';
export { fits, makeReading } from './quantities';
export { substepView } from './substep_view';
