import { z } from 'zod';
import type { PasswordPolicy } from '../database/client/client.ts';
import { text } from '../lib/input.ts';
import { loadCommonPasswords, loadStrength } from './strength.ts';

/** Beyond any passphrase, short of making a hash expensive. */
export const MAX_PASSWORD_LENGTH = 256;

/** A customer, or the input that will make one: not validated yet. */
export type Person = Partial<
  Record<'email' | 'username' | 'firstName' | 'lastName' | 'displayName', unknown>
>;

/** What is wrong with a chosen password; null: nothing. */
type Objection = (name: string, password: string) => string | null;

/** A password that somebody presents: it may be wrong, but it must be one. */
export function presentedPassword(name: string) {
  return text(name, MAX_PASSWORD_LENGTH).refine((value) => value !== '', `The ${name} field is required.`);
}

/**
 * A password that somebody chooses, as the policy of the site wants it. Nothing is trimmed or cut. What the
 * policy needs is loaded here, so that the shape itself answers at once.
 * @param name how messages call the field
 * @param person what others know of her: a password made of it is weak
 */
export async function chosenPassword(policy: PasswordPolicy, name: string, person: Person) {
  return refusing(name, await policies[policy](person));
}

/** The same for somebody who runs an account, whatever her sites ask of their readers. */
export async function chosenCollaboratorPassword(name: string) {
  return refusing(name, await longAndUncommon());
}

function refusing(name: string, objection: Objection) {
  return presentedPassword(name).pipe(
    z.string().superRefine((password, context) => {
      const message = objection(name, password);
      if (message !== null) context.addIssue({ code: 'custom', message });
    }),
  );
}

/** What each policy says no to. */
const policies: Record<PasswordPolicy, (person: Person) => Promise<Objection>> = {
  BASIC: async () => atLeast(6),
  STRONG: async () => (name, password) =>
    isStrong(password)
      ? null
      : `The ${name} must be between 8 and 30 characters and contain at least one uppercase letter, ` +
        'one lowercase letter, one number and one symbol.',
  async MODERN({ email, username, firstName, lastName, displayName }) {
    const known = [email, username, firstName, lastName, displayName];
    const [common, isGuessable] = await Promise.all([longAndUncommon(), loadStrength(known)]);
    return (name, password) =>
      common(name, password) ??
      (isGuessable(password)
        ? `The ${name} is too easy to guess. Add another word or two, and nothing of your name or email.`
        : null);
  },
};

/** NIST SP 800-63B-4 §3.1.1.2: a length, and a list of what everybody tries first. */
async function longAndUncommon(): Promise<Objection> {
  const isCommon = await loadCommonPasswords();
  const short = atLeast(8);
  return (name, password) =>
    short(name, password) ??
    (isCommon(password) ? `The ${name} is one of the most common ones. Please choose another.` : null);
}

function atLeast(characters: number): Objection {
  return (name, password) =>
    password.length < characters ? `The ${name} must be at least ${characters} characters.` : null;
}

/** The legacy "strong password enforcement". */
function isStrong(password: string): boolean {
  const kinds = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{L}\p{M}\p{N}\s]/u];
  return password.length >= 8 && password.length <= 30 && kinds.every((kind) => kind.test(password));
}
