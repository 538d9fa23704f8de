/** The page: the element over the whole window, set by the address and the keyboard. */
import './sac-lab';

const lab = document.querySelector('sac-lab')!;
lab.query = location.search;
// A page inside of another one keeps nothing and shows nobody around: there the visitor came for something else.
lab.whole = window === window.top;
lab.toggleAttribute('keep', lab.whole);
document.addEventListener('keydown', (event) => {
  if (event.target === document.body) lab.handleKey(event);
});
