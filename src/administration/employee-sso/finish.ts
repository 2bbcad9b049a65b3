import { z } from 'zod';
import { readRefusal } from '../../customers/identity-providers/client/provider-failure.ts';
import { finishAtCompany } from '../../customers/identity-providers/company-provider.ts';
import type { Claims } from '../../customers/identity-providers/kinds/kind.ts';
import { requireCollaboratorSecondFactor } from '../../customers/second-factor/require-second-factor.ts';
import { secretMatches } from '../../lib/credential.ts';
import { SYSTEM } from '../../platform/acting.ts';
import type { EmployeeSso } from '../../platform/database/client/client.ts';
import { inTransaction } from '../../platform/database/commit-then-throw.ts';
import { isDuplicate } from '../../platform/database/failures.ts';
import { unseal } from '../../platform/encryption/sealed.ts';
import { IdentityError } from '../../platform/errors.ts';
import { message } from '../../platform/messages/message.ts';
import { findOneTimeToken, redeemOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import type { RequestOrigin } from '../collaborators/collaborator.ts';
import { type CollaboratorGrant, signInCollaborator } from '../collaborators/log-in.ts';
import { EmployeeRefusal, endSessionsOfRefused, identifyEmployee } from './identify-employee.ts';
import { providerOfEmployees, SSO_NAME } from './provider.ts';
import { SSO_STATE_SECRETS, ssoCookie, ssoRedirectUri, ssoState } from './start.ts';

/** The response of a provider, and the cookies of the browser that sends it. */
export type SsoCallback = {
  /** The query, with its question mark. */
  search: string;
  cookies: Readonly<Record<string, string | undefined>>;
};

/** The result of a login: a session, a request for a second factor, or the code of a refusal. */
export type SsoResult =
  | { grant: CollaboratorGrant }
  | { challenge: string; factors: string[] }
  | { error: string };

/**
 * Finishes a login at the provider of a company, once, for the browser that started it.
 * @returns the result, the name of the cookie that is used up, and the page of the console that was asked for
 * @throws IdentityError BAD_REQUEST for a state that is unknown, used or expired, or that belongs to another browser
 */
export async function finishSso(
  runtime: Runtime,
  visit: RequestOrigin,
  { search, cookies }: SsoCallback,
): Promise<{ result: SsoResult; cookie: string; from: string | null }> {
  const parameters = new URLSearchParams(search);
  const state = parameters.get('state') ?? '';
  const started = await redeemState(runtime, state, cookies);
  const back = { cookie: ssoCookie(runtime, state), from: started.from ?? null };
  const about = { name: SSO_NAME, siteId: 0 };
  const refusal = readRefusal(runtime.log, about, parameters);
  if (refusal) return { result: { error: refusal }, ...back };
  const { accountId, issuer, clientId } = started;
  const sso = await runtime.prisma.employeeSso.findFirst({ where: { accountId, issuer, clientId } });
  // The account has changed its provider meanwhile.
  if (!sso) return { result: { error: 'PROVIDER_UNAVAILABLE' }, ...back };
  try {
    const claims = await exchangeCode(runtime, sso, { search, state, sealed: started.sealed });
    return { result: await logIn(runtime, sso, claims, { ...visit, bySso: true }), ...back };
  } catch (error) {
    if (!(error instanceof IdentityError)) throw error;
    return { result: { error: error.code }, ...back };
  }
}

async function logIn(
  runtime: Runtime,
  sso: EmployeeSso,
  claims: Claims,
  visit: RequestOrigin,
): Promise<SsoResult> {
  const { prisma, clock } = runtime;
  const now = clock();
  const attempt = () =>
    inTransaction(prisma, async (tx) => {
      const collaborator = await identifyEmployee(tx, runtime, { sso, claims, visit, now });
      await requireCollaboratorSecondFactor(tx, runtime, collaborator, now, { bySso: true });
      return { grant: await signInCollaborator(tx, collaborator, visit, now) };
    });
  try {
    // If a person begins two first logins at the same time, one of them fails. It is repeated, and then finds the
    // collaborator that the other one has created.
    return await attempt().catch((error) => {
      if (isDuplicate(error, 'subject') || isDuplicate(error, 'issuer')) return attempt();
      throw error;
    });
  } catch (error) {
    if (error instanceof EmployeeRefusal) {
      const { accountId } = sso;
      await prisma.$transaction(async (tx) => {
        await endSessionsOfRefused(tx, error, now);
        const target = { kind: 'account', id: accountId };
        const entry = { accountId, action: 'employee_sso.refused', target, after: { reason: error.reason } };
        await recordAudit(tx, { ...SYSTEM, source: visit.source, requestId: visit.requestId }, entry, now);
      });
      // The person must not learn that the email belongs to another account. The audit log has the reason.
      return { error: error.reason === 'OTHER_ACCOUNT' ? 'NOT_INVITED' : error.reason };
    }
    if (error instanceof IdentityError && error.code === 'SECOND_FACTOR_REQUIRED') {
      const { challenge = '', factors = [] } = error.details;
      return { challenge, factors };
    }
    throw error;
  }
}

/** Redeems the state of the login that this browser started. Another browser cannot use it. */
async function redeemState(runtime: Runtime, state: string, cookies: SsoCallback['cookies']) {
  const { prisma, clock } = runtime;
  const found = await findOneTimeToken(prisma, 'EMPLOYEE_SSO', state, clock());
  const secret = cookies[ssoCookie(runtime, state)];
  if (found && secret) {
    const started = ssoState.parse(found.data);
    const isSameBrowser = secretMatches(secret, Buffer.from(started.browserHash, 'base64url'));
    if (isSameBrowser && (await redeemOneTimeToken(prisma, 'EMPLOYEE_SSO', state, clock()))) return started;
  }
  throw new IdentityError('BAD_REQUEST', { message: message('loginNotStartedHere') });
}

const secrets = z.object({ verifier: z.string(), nonce: z.string() });

/** @throws IdentityError INVALID_CREDENTIALS, PROVIDER_UNAVAILABLE */
async function exchangeCode(
  runtime: Runtime,
  sso: EmployeeSso,
  { search, state, sealed }: { search: string; state: string; sealed: string },
): Promise<Claims> {
  const company = await providerOfEmployees(runtime, sso);
  const kept = secrets.parse(JSON.parse(await unseal(runtime.derivedKeys, SSO_STATE_SECRETS, sealed)));
  return finishAtCompany(runtime, company, { redirectUri: ssoRedirectUri(runtime), search, state, ...kept });
}
