import type { GrantInput } from '../../access/sessions/auth-grant.ts';
import { openSession } from '../../access/sessions/open-session.ts';
import type { Db } from '../../platform/database/database.ts';
import { noteUseSession } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import type { SiteOfAccount } from '../../tenancy/sites/site.ts';
import { type FirstFactorLogin, requireSecondFactor } from '../second-factor/require-second-factor.ts';
import { requireLoginAtCompany } from './company-login.ts';
import { findLoginRules, type LoginRules } from './login-rules.ts';

/** The site on which a client without a session logs in, and where the request comes from. */
export type Visit = { site: SiteOfAccount; source: string; userAgent: string | null };

export type SignIn = FirstFactorLogin & {
  secondFactorShown?: boolean;
  /** The rules for the customer. Absent: not read yet. */
  rules?: LoginRules;
};

/**
 * The last step of every login: enforces the login at a company and the second factor, then opens the session.
 * @param tx a transaction of `inTransaction`
 * @returns the input of `grantAccess`, which the caller calls after the commit
 * @throws CommitThenThrow with the errors of `requireSecondFactor`; IdentityError INVALID_CREDENTIALS for a customer
 *   who may no longer log in; ENTERPRISE_LOGIN_REQUIRED for a customer who may log in only at their company;
 *   SESSION_LIMIT_REACHED
 */
export async function signIn(
  tx: Db,
  runtime: Runtime,
  { site, source, userAgent }: Visit,
  login: SignIn,
): Promise<GrantInput> {
  const { customer, startedBy, now, continues, linkUse, lifetimeSeconds, changes = [] } = login;
  const { secondFactorShown = false } = login;
  const rules = login.rules ?? (await findLoginRules(tx, customer));
  const { hasCompanyLogins, hasSecondFactor, hasSessionLimit } = rules;
  if (hasCompanyLogins) await requireLoginAtCompany(tx, runtime, site, login);
  if (hasSecondFactor && !secondFactorShown) await requireSecondFactor(tx, runtime, site, login);
  const endsBy = continues?.expiresAt ?? null;
  const visitor = { customer, site, startedBy, source, userAgent };
  const opened = await openSession(tx, runtime, {
    ...visitor,
    endsBy,
    secondFactorShown,
    hasSessionLimit,
    now,
  });
  if (linkUse) await noteUseSession(tx, linkUse, opened.session.id);
  return { ...opened, customer: { ...customer, lastLoginAt: now }, site, lifetimeSeconds, now, changes };
}
