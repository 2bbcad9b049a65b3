import { z } from 'zod';
import { addSeconds } from '../../lib/clock.ts';
import { parseCredential } from '../../lib/credential.ts';
import { seal, unseal } from '../../lib/sealed.ts';
import { isStorable } from '../../lib/stored-values.ts';
import { isUuid } from '../../lib/uuid.ts';
import type { ActingCollaborator } from '../../platform/acting.ts';
import type { OneTimeToken } from '../../platform/database/client/client.ts';
import { IdentityError } from '../../platform/errors.ts';
import {
  findOneTimeToken,
  issueOneTimeToken,
  spendOneTimeToken,
} from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { recordAudit } from '../../tenancy/audit/audit.ts';
import { findSiteOfAccount } from '../../tenancy/sites/site-settings.ts';
import type { Provider } from './client/connections.ts';
import { reasonOf, refusalIn } from './client/provider-failure.ts';
import type { Claims } from './kinds/kind.ts';
import { findProvider } from './provider.ts';
import { redirectToProvider, type StartedRedirect } from './start-redirect.ts';
import { callProvider, profileOf } from './verify-token.ts';

/**
 * A collaborator tries an identity provider: a login at the provider by redirect, in another window, that opens no session.
 * The test belongs to the session that began it. Its code starts one redirect; the state and the browser of the redirect
 * are checked as in every login. Only that session can read what the provider answered.
 */
export type ProviderTest = { id: string; expiresAt: Date; answer: ProviderAnswer | null };

const answerShape = z.object({
  /** `ANSWERED`, or the code of the error. */
  outcome: z.enum(['ANSWERED', 'DECLINED', 'REFUSED', 'PROVIDER_UNAVAILABLE']),
  /** Why the test failed, in technical English. */
  reason: z.string().nullable(),
  issuer: z.string().nullable(),
  subject: z.string().nullable(),
  email: z.string().nullable(),
  emailVerified: z.boolean(),
  /** The names of all claims, without their values. */
  claims: z.array(z.string()),
});
export type ProviderAnswer = z.output<typeof answerShape>;

const CODE_SECONDS = 60;
/** The time for the login at the provider, and to read the answer. */
const LIFETIME_SECONDS = 900;
const TEST_ANSWER = 'identity-provider-test';
const MAX_CLAIMS = 100;
const MAX_CLAIM_NAME = 64;

const testData = z.object({ provider: z.string(), sessionId: z.uuid(), sealed: z.string().optional() });

/**
 * Begins a test of a provider of a site, which may be disabled.
 * @returns the test, and the URL for another window, which works once within a minute
 * @throws IdentityError NOT_FOUND for a site of another account; VALIDATION_FAILED on `provider`
 */
export async function beginProviderTest(
  runtime: Runtime,
  { accountId, actor, collaborator, sessionId }: ActingCollaborator,
  siteId: string,
  name: string,
): Promise<ProviderTest & { url: string }> {
  const { prisma, clock, issuer } = runtime;
  const site = await findSiteOfAccount({ prisma }, { accountId, actor }, siteId);
  const provider = await findProvider(runtime, site.id, name, 'ANY');
  const now = clock();
  const code = await prisma.$transaction(async (tx) => {
    const target = { kind: 'site', id: site.id };
    const after = { name: provider.name };
    await recordAudit(tx, actor, { accountId, action: 'identity_provider.tested', target, after }, now);
    return issueOneTimeToken(tx, {
      purpose: 'IDENTITY_PROVIDER_TEST',
      collaboratorId: collaborator.id,
      siteId: site.id,
      data: { provider: provider.name, sessionId },
      now,
      lifetimeSeconds: LIFETIME_SECONDS,
    });
  });
  const url = new URL(`${issuer}/identity-providers/${encodeURIComponent(provider.name)}/start`);
  url.searchParams.set('test', code);
  const id = parseCredential(code)?.id ?? '';
  return { id, expiresAt: addSeconds(now, LIFETIME_SECONDS), answer: null, url: url.href };
}

/**
 * Starts the redirect of a test, once.
 * @returns the URL of the provider, or that of the last page if the provider does not answer
 * @throws IdentityError ONE_TIME_TOKEN_INVALID
 */
export async function startProviderTest(
  runtime: Runtime,
  name: string,
  code: unknown,
): Promise<StartedRedirect> {
  const { prisma, clock, issuer } = runtime;
  const now = clock();
  const test =
    typeof code === 'string' ? await findOneTimeToken(prisma, 'IDENTITY_PROVIDER_TEST', code, now) : null;
  const isStarted =
    test !== null &&
    addSeconds(test.createdAt, CODE_SECONDS) > now &&
    testData.parse(test.data).provider === name &&
    (await belongsToOpenSession(runtime, test)) &&
    (await spendOneTimeToken(prisma, test, now));
  if (!isStarted) throw new IdentityError('ONE_TIME_TOKEN_INVALID');
  const returnTo = `${issuer}/identity-providers/tested`;
  try {
    const provider = await findProvider(runtime, test.siteId ?? 0, name, 'ANY');
    return await redirectToProvider(runtime, provider, async () => ({ returnTo, test: test.id }));
  } catch (error) {
    if (!(error instanceof IdentityError)) throw error;
    await storeAnswer(runtime, test.id, failed(error));
    return { location: returnTo, browser: null };
  }
}

/**
 * Stores what a provider has answered in a test.
 * @param parameters of the callback
 * @param exchange exchanges the code for verified claims
 */
export async function finishProviderTest(
  runtime: Runtime,
  { id, name, siteId }: { id: string; name: string; siteId: number },
  parameters: URLSearchParams,
  exchange: (provider: Provider) => Promise<Claims>,
): Promise<void> {
  const refusal = refusalIn(parameters);
  if (refusal) {
    const outcome = refusal.declined ? 'DECLINED' : 'REFUSED';
    const reason = [refusal.error, refusal.description].filter(Boolean).join(': ');
    return storeAnswer(runtime, id, { ...NOTHING, outcome, reason });
  }
  try {
    const provider = await findProvider(runtime, siteId, name, 'ANY');
    const claims = exchange(provider);
    const profile = await callProvider(runtime, provider, profileOf(provider, claims));
    const { issuer, subject, email, emailVerified } = profile;
    const names = namesOf(await claims);
    const answer = { reason: null, issuer, subject, email, emailVerified, claims: names };
    await storeAnswer(runtime, id, { ...answer, outcome: 'ANSWERED' });
  } catch (error) {
    if (!(error instanceof IdentityError)) throw error;
    await storeAnswer(runtime, id, failed(error));
  }
}

/**
 * Reads a test of the caller's session.
 * @returns null for an unknown or expired test, and for one of another session
 */
export async function readProviderTest(
  { prisma, clock, derivedKeys }: Runtime,
  { collaborator, sessionId }: ActingCollaborator,
  id: string,
): Promise<ProviderTest | null> {
  const row = isUuid(id) ? await prisma.oneTimeToken.findUnique({ where: { id } }) : null;
  const isOwn = row?.purpose === 'IDENTITY_PROVIDER_TEST' && row.collaboratorId === collaborator.id;
  const data = isOwn ? testData.parse(row.data) : null;
  if (!row || data?.sessionId !== sessionId || row.expiresAt <= clock()) return null;
  const answer = data.sealed ? JSON.parse(await unseal(derivedKeys, TEST_ANSWER, data.sealed)) : null;
  return { id, expiresAt: row.expiresAt, answer: answer && answerShape.parse(answer) };
}

const NOTHING = { reason: null, issuer: null, subject: null, email: null, emailVerified: false, claims: [] };

function failed({ code, message, cause }: IdentityError): ProviderAnswer {
  const outcome = code === 'PROVIDER_UNAVAILABLE' ? code : 'REFUSED';
  return { ...NOTHING, outcome, reason: reasonOf(cause) || message };
}

function namesOf(claims: Claims): string[] {
  return Object.keys(claims)
    .filter((name) => claims[name] !== undefined && name.length <= MAX_CLAIM_NAME && isStorable(name))
    .sort()
    .slice(0, MAX_CLAIMS);
}

/** Stores an answer, sealed: it has the email of a person. It is dropped if the session has ended meanwhile. */
async function storeAnswer(runtime: Runtime, id: string, answer: ProviderAnswer): Promise<void> {
  const { prisma, derivedKeys } = runtime;
  const sealed = await seal(derivedKeys, TEST_ANSWER, JSON.stringify(answer));
  const row = await prisma.oneTimeToken.findUnique({ where: { id } });
  if (!row || !(await belongsToOpenSession(runtime, row))) return;
  const data = { ...testData.parse(row.data), sealed };
  await prisma.oneTimeToken.updateMany({ where: { id }, data: { data } });
}

async function belongsToOpenSession({ prisma, clock }: Runtime, { data }: OneTimeToken): Promise<boolean> {
  const { sessionId } = testData.parse(data);
  const where = { id: sessionId, endedAt: null, expiresAt: { gt: clock() } };
  return (await prisma.collaboratorSession.count({ where })) > 0;
}
