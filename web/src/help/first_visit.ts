/** What a first visitor is shown, once. */
import { hasFlag, setFlag } from '../ui/browser_flags';
import type { TourStep } from '../ui/tour';

/** In the browser's store: that the tour was seen. */
const tourKey = 'sac-lab-tour';
export function wasShownAround(): boolean {
  return hasFlag(tourKey);
}
export function noteShownAround(): void {
  setFlag(tourKey);
}

/** Where the course lies, from the page. */
export const lessonsAddress = 'lessons/';
const firstLesson = { text: 'Or begin with lesson 1.', href: `${lessonsAddress}objective.html` };

/** @param ours the lab is the page, and the lessons lie beside it */
export function tourSteps(ours: boolean): readonly TourStep[] {
  return ours ? steps.map((step, i) => (i === 0 ? { ...step, link: firstLesson } : step)) : steps;
}
const steps: readonly TourStep[] = [
  {
    at: 'sac-transport >>> .train',
    title: 'Press Train',
    text: 'A policy that knows nothing learns to swing up a pendulum, here in your browser. It takes a second or two.',
  },
  {
    at: 'sac-stage',
    title: 'Play against it',
    text: 'The stage shows the policy as it is now. Drag the pendulum or flick it, and change gravity or mass while it learns.',
  },
  {
    at: 'sac-state-map',
    title: 'Look into the networks',
    text: 'What the networks say about every state: value, error, policy, entropy. Keys 1 to 9 change the layer; a click puts the pendulum there.',
  },
  {
    at: 'sac-controls',
    title: 'Doubt every claim',
    text: 'Each part of the algorithm is a switch. Turn one off and see what it was good for, if for anything. Ctrl+Z takes back what you change, and brings back the run that a reset has ended.',
  },
  {
    at: 'sac-update',
    title: 'Follow one update',
    text: 'Step through one update with this batch’s own numbers. Share gives a link that repeats this very run, bit for bit.',
  },
];
