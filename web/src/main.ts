/** The page: the element over the whole window, set by the address and the keyboard. */
import './sac-lab';

const lab = document.querySelector('sac-lab')!;
lab.query = location.search;
lab.whole = window === window.top;
const theme = new URLSearchParams(location.search).get('theme');
if (theme !== null) lab.setAttribute('theme', theme);
// A page inside of another one keeps nothing and shows nobody around: there the visitor came for something else.
lab.toggleAttribute('keep', lab.whole);
const lesson = new URLSearchParams(location.search).get('lesson');
if (lesson !== null) void import('./page/assignment').then(({ openLesson }) => openLesson(lab, lesson));
document.addEventListener('keydown', (event) => {
  if (event.target === document.body) lab.handleKey(event);
});

// Once a visitor has all that they came for: the site then works without a network too.
if (lab.whole && import.meta.env.PROD) {
  const register = (): void => void navigator.serviceWorker?.register('sw.js').catch(() => {});
  lab.addEventListener('lab-ready', register, { once: true });
}
if (!lab.whole) {
  const early: MessageEvent[] = [];
  const note = (event: MessageEvent): void => void early.push(event);
  window.addEventListener('message', note);
  void import('./embedding/frame').then(({ obeyHost }) => {
    window.removeEventListener('message', note);
    obeyHost(lab, early);
  });
}
