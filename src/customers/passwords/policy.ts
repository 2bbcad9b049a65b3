import type { PasswordPolicy } from '../../platform/database/client/client.ts';
import { invalidField } from '../../platform/errors.ts';
import { text } from '../../platform/input.ts';
import { message, rule } from '../../platform/messages/message.ts';
import { MIN_PASSWORD_LENGTH } from '../../tenancy/sites/password-length.ts';
import type { HashTenant } from './hash-queue.ts';
import { assessPassword } from './strength.ts';

/** Longer than any passphrase, and short enough that its length does not make the hash slower. */
const MAX_PASSWORD_LENGTH = 256;

/** A customer, or the profile of a registration. */
export type Person = Partial<
  Record<'email' | 'username' | 'firstName' | 'lastName' | 'displayName', unknown>
>;

/** A new password, its field in the input, its name in messages, and the tenant that the estimate counts for. */
export type ChosenPassword = { field: string; name: string; password: string; tenant: HashTenant };

/** A password to verify. It may be wrong, but not empty. */
export function presentedPassword(name: string) {
  return text(name, MAX_PASSWORD_LENGTH).refine((value) => value !== '', rule('required', { name }));
}

/**
 * The schema of a new password, with the rules that need no estimate. `requireUnguessable` checks the rest. The
 * password is not trimmed or cut.
 * @param policy the policy of the site
 * @param name the field's name in messages
 */
export function chosenPassword(policy: PasswordPolicy, name: string) {
  return policy === 'STRONG'
    ? presentedPassword(name).refine(isStrong, rule('passwordTooPlain', { name }))
    : atLeast(MIN_PASSWORD_LENGTH[policy], name);
}

/** A new password of a collaborator. The policies of sites do not apply. */
export function chosenCollaboratorPassword(name: string) {
  return atLeast(MIN_PASSWORD_LENGTH.MODERN, name);
}

/**
 * Refuses a common or easily guessed password, if the policy requires it. Call it after all cheaper checks, so that
 * requests without a valid token or beyond a limit cause no estimate.
 * @param chosen the password, its field and its name in messages
 * @param person texts that others know about the customer: a password made of them is weak
 * @throws IdentityError VALIDATION_FAILED on the field; UNAVAILABLE when too many wait for an estimate
 */
export async function requireUnguessable(
  policy: PasswordPolicy,
  chosen: ChosenPassword,
  { email, username, firstName, lastName, displayName }: Person,
): Promise<void> {
  if (policy !== 'MODERN') return;
  await requireVerdict(chosen, [email, username, firstName, lastName, displayName]);
}

/**
 * Refuses a collaborator's password that is among the most common ones (NIST SP 800-63B-4 §3.1.1.2).
 * @throws IdentityError VALIDATION_FAILED on the field; UNAVAILABLE when too many wait
 */
export function requireUncommon(chosen: ChosenPassword): Promise<void> {
  return requireVerdict(chosen, null);
}

async function requireVerdict(
  { field, name, password, tenant }: ChosenPassword,
  personal: readonly unknown[] | null,
): Promise<void> {
  const verdict = await assessPassword(tenant, password, personal);
  if (verdict === 'COMMON') {
    throw invalidField(field, message('passwordTooCommon', { name }));
  }
  if (verdict === 'GUESSABLE') {
    throw invalidField(field, message('passwordTooEasy', { name }));
  }
}

function atLeast(characters: number, name: string) {
  return presentedPassword(name).refine(
    (password) => password.length >= characters,
    rule('passwordTooShort', { name, min: characters }),
  );
}

/** Whether a password meets the legacy rule "strong password enforcement". */
function isStrong(password: string): boolean {
  const kinds = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{L}\p{M}\p{N}\s]/u];
  return (
    password.length >= MIN_PASSWORD_LENGTH.STRONG &&
    password.length <= 30 &&
    kinds.every((kind) => kind.test(password))
  );
}
