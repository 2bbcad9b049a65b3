import type { Collaborator } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { IdentityError, invalidField } from '../../platform/errors.ts';

const SSO_ONLY = 'This account takes no passwords. Log in with the single sign-on of your company.';
const BREAK_GLASS =
  'This owner keeps a password for the case that the single sign-on fails. First turn off “SSO only”, or let another ' +
  'owner turn it off and on again.';

type Person = Pick<Collaborator, 'id' | 'accountId'>;

/**
 * Refuses the password of a collaborator whose account accepts only logins at the provider of the company (“SSO only”).
 * The owner who turned it on keeps their password, for the case that the provider fails.
 * @throws IdentityError FORBIDDEN
 */
export async function requirePasswordAllowed(db: Db, person: Person): Promise<void> {
  if (!(await isPasswordAllowed(db, person))) throw new IdentityError('FORBIDDEN', { message: SSO_ONLY });
}

/** Whether a collaborator may log in with a password. @param person null for an unknown email: the work is the same */
export async function isPasswordAllowed(db: Db, person: Person | null): Promise<boolean> {
  const sso = await db.employeeSso.findUnique({ where: { accountId: person?.accountId ?? 0 } });
  return !sso?.ssoOnly || sso.breakGlassId === person?.id;
}

/** Whether the collaborator is the owner who may use a password although the account accepts none. */
export async function isBreakGlass(db: Db, { id, accountId }: Person): Promise<boolean> {
  const sso = await db.employeeSso.findUnique({ where: { accountId } });
  return sso?.ssoOnly === true && sso.breakGlassId === id;
}

/**
 * Refuses a change of the owner who may use a password although the account accepts none. Without that owner, nobody
 * could log in when the provider fails.
 * @param field the field that the error names
 * @throws IdentityError VALIDATION_FAILED on `field`
 */
export async function requireNotBreakGlass(db: Db, person: Person, field: string): Promise<void> {
  if (await isBreakGlass(db, person)) throw invalidField(field, BREAK_GLASS);
}
