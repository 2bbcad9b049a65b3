import type { AuthGrant } from '../../access/sessions/auth-grant.ts';
import type { SessionStart, Site } from '../../platform/database/client/client.ts';
import { type ErrorCode, IdentityError } from '../../platform/errors.ts';
import type { Runtime } from '../../platform/runtime.ts';

/** How a login begins. UNKNOWN: a second step whose first step is not known, for example with an expired challenge. */
export type LoginWay = Exclude<SessionStart, 'PASSWORD_CHANGE'> | 'UNKNOWN';

export type LoginOutcome =
  | 'SUCCEEDED'
  | 'WRONG_CREDENTIALS'
  | 'SECOND_FACTOR_REQUIRED'
  | 'WRONG_SECOND_FACTOR'
  | 'LOCKED'
  | 'REFUSED'
  | 'INVALID_INPUT'
  | 'FAILED';

/** The known facts about an attempt to log in. The attempt sets them when they become known. */
export type CountedLogin = {
  way: LoginWay;
  /** The name of the identity provider, once it is known to be a provider of the site or of a company. */
  provider: string | null;
  /** Whether the attempt registers a new customer. */
  isRegistration: boolean;
  /** Whether the first step has succeeded before, so that a failure is a failure of the second factor. */
  isSecondStep: boolean;
};

export const NEW_LOGIN = { provider: null, isRegistration: false, isSecondStep: false } as const;

type CountingSite = Pick<Site, 'id' | 'accountId'>;

const OUTCOMES: Partial<Record<ErrorCode, LoginOutcome>> = {
  INVALID_CREDENTIALS: 'WRONG_CREDENTIALS',
  ONE_TIME_TOKEN_INVALID: 'WRONG_CREDENTIALS',
  SECOND_FACTOR_REQUIRED: 'SECOND_FACTOR_REQUIRED',
  ACCOUNT_LOCKED: 'LOCKED',
  RATE_LIMITED: 'LOCKED',
  VALIDATION_FAILED: 'INVALID_INPUT',
  UNAVAILABLE: 'FAILED',
  PROVIDER_UNAVAILABLE: 'FAILED',
};

/** Runs an attempt to log in, and counts its outcome and whether a customer was registered, for the statistics. */
export async function countLogin(
  runtime: Runtime,
  site: CountingSite,
  way: LoginWay,
  attempt: (login: CountedLogin) => Promise<AuthGrant>,
): Promise<AuthGrant> {
  const login: CountedLogin = { ...NEW_LOGIN, way };
  try {
    const grant = await attempt(login);
    countOutcome(runtime, site, login, 'SUCCEEDED');
    return grant;
  } catch (error) {
    countOutcome(runtime, site, login, outcomeOf(error, login));
    throw error;
  }
}

/** Counts the outcome of an attempt. For callers outside `countLogin`, such as a refusal in a redirect. */
export function countOutcome(
  runtime: Runtime,
  site: CountingSite,
  login: CountedLogin,
  outcome: LoginOutcome,
): void {
  const counted = { accountId: site.accountId, siteId: site.id, way: wayOf(login) };
  runtime.statisticsCounts.add({ ...counted, kind: 'LOGIN', outcome }, runtime.clock());
  // A customer who has to set up a second factor first is registered already.
  if (outcome === 'SUCCEEDED' || outcome === 'SECOND_FACTOR_REQUIRED')
    countRegistration(runtime, site, login);
}

/** Counts a registration, if the login has created the customer. */
export function countRegistration(
  { statisticsCounts, clock }: Runtime,
  { id: siteId, accountId }: CountingSite,
  login: CountedLogin,
): void {
  if (!login.isRegistration) return;
  statisticsCounts.add({ accountId, siteId, kind: 'REGISTRATION', way: wayOf(login) }, clock());
}

/** Finds the outcome of an attempt that has failed. @param error the error that the attempt has thrown */
export function outcomeOf(error: unknown, { isSecondStep }: CountedLogin): LoginOutcome {
  if (!(error instanceof IdentityError)) return 'FAILED';
  const outcome = OUTCOMES[error.code] ?? 'REFUSED';
  const isWrong = outcome === 'INVALID_INPUT' || outcome === 'WRONG_CREDENTIALS';
  return isSecondStep && isWrong ? 'WRONG_SECOND_FACTOR' : outcome;
}

function wayOf({ way, provider }: CountedLogin): string {
  return provider === null ? way : `${way}:${provider}`;
}
