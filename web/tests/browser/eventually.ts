import { expect } from 'vitest';
import { patience } from '../patience';

/** Expects something that comes with the next drawing or answer: asked for again until it holds. */
export const eventually = <T>(what: () => T) => expect.poll(what, { timeout: patience });
