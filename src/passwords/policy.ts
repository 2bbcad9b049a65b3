import { z } from 'zod';
import { text } from '../lib/input.ts';

/** Beyond any passphrase, short of making a hash expensive. */
export const MAX_PASSWORD_LENGTH = 256;
const MIN_PASSWORD_LENGTH = 6;

/** A password that somebody presents: it may be wrong, but it must be one. */
export function presentedPassword(name: string) {
  return text(name, MAX_PASSWORD_LENGTH).refine((value) => value !== '', `The ${name} field is required.`);
}

/** A password that somebody chooses. Nothing is trimmed or cut. */
export function chosenPassword(name: string) {
  return presentedPassword(name).pipe(
    z.string().min(MIN_PASSWORD_LENGTH, `The ${name} must be at least ${MIN_PASSWORD_LENGTH} characters.`),
  );
}
