/** The page: the element over the whole window, set by the address and the keyboard. */
import './sac-lab';

const lab = document.querySelector('sac-lab')!;
lab.query = location.search;
document.addEventListener('keydown', (event) => {
  if (event.target === document.body) lab.handleKey(event);
});
