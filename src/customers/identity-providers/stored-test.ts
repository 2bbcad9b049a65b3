import { z } from 'zod';
import { addSeconds } from '../../lib/clock.ts';
import { parseCredential } from '../../lib/credential.ts';
import { isStorable } from '../../lib/stored-values.ts';
import { isUuid } from '../../lib/uuid.ts';
import type { ActingCollaborator } from '../../platform/acting.ts';
import type { OneTimeToken } from '../../platform/database/client/client.ts';
import type { Db } from '../../platform/database/database.ts';
import { seal, unseal } from '../../platform/encryption/sealed.ts';
import { IdentityError } from '../../platform/errors.ts';
import {
  findOneTimeToken,
  issueOneTimeToken,
  spendOneTimeToken,
} from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { reasonOf, refusalIn } from './client/provider-failure.ts';
import type { ExternalProfile } from './external-profile.ts';

/**
 * A collaborator's test of an identity provider: a login by redirect, in another window, that opens no session. The
 * code of the test starts one redirect; the state and the browser of the redirect are checked as in every login. The
 * test belongs to the session that began it. Only this session can read the answer of the provider.
 */
export type ProviderTest = { id: string; expiresAt: Date; answer: ProviderAnswer | null };

const answerShape = z.object({
  /** `ANSWERED`, or how the test failed. */
  outcome: z.enum(['ANSWERED', 'DECLINED', 'REFUSED', 'PROVIDER_UNAVAILABLE']),
  /** Why the test failed, or why a login would be refused, in technical English. */
  reason: z.string().nullable(),
  issuer: z.string().nullable(),
  subject: z.string().nullable(),
  email: z.string().nullable(),
  emailVerified: z.boolean(),
  /** The names of up to 100 claims, without their values. */
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
 * Issues the code of a test, in the transaction that records it.
 * @param name the name of the provider
 * @param siteId the site where the provider is set up; for the provider of a company, any site of the account
 * @param path the path at which the redirect starts
 * @returns the test, and a URL that works once, within a minute, and is for another window
 */
export async function issueTest(
  tx: Db,
  { issuer }: Pick<Runtime, 'issuer'>,
  { collaborator, sessionId }: ActingCollaborator,
  { name, siteId, path }: { name: string; siteId: number; path: string },
  now: Date,
): Promise<ProviderTest & { url: string }> {
  const code = await issueOneTimeToken(tx, {
    purpose: 'IDENTITY_PROVIDER_TEST',
    collaboratorId: collaborator.id,
    siteId,
    data: { provider: name, sessionId },
    now,
    lifetimeSeconds: LIFETIME_SECONDS,
  });
  const url = new URL(`${issuer}${path}`);
  url.searchParams.set('test', code);
  const id = parseCredential(code)?.id ?? '';
  return { id, expiresAt: addSeconds(now, LIFETIME_SECONDS), answer: null, url: url.href };
}

/** Uses up the code of a test of a provider. @throws IdentityError ONE_TIME_TOKEN_INVALID */
export async function spendTest(runtime: Runtime, name: string, code: unknown): Promise<OneTimeToken> {
  const { prisma, clock } = runtime;
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
  return test;
}

/** The last page of a test. */
export function testedPage({ issuer }: Pick<Runtime, 'issuer'>): string {
  return `${issuer}/identity-providers/tested`;
}

/**
 * Reads a test of the caller's session.
 * @returns null for an unknown or expired test, and for a test of another session
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

/** @param names the names of the claims @param reason why a login would be refused although the provider answered */
export function answered(
  { issuer, subject, email, emailVerified }: ExternalProfile,
  names: readonly string[],
  reason: string | null = null,
): ProviderAnswer {
  return { outcome: 'ANSWERED', reason, issuer, subject, email, emailVerified, claims: shownNames(names) };
}

/** The error of a provider in its redirect. Null for a redirect without an error. */
export function declinedIn(parameters: URLSearchParams): ProviderAnswer | null {
  const refusal = refusalIn(parameters);
  if (!refusal) return null;
  const outcome = refusal.declined ? 'DECLINED' : 'REFUSED';
  return { ...NOTHING, outcome, reason: [refusal.error, refusal.description].filter(Boolean).join(': ') };
}

export function failed({ code, message, cause }: IdentityError): ProviderAnswer {
  const outcome = code === 'PROVIDER_UNAVAILABLE' ? code : 'REFUSED';
  return { ...NOTHING, outcome, reason: reasonOf(cause) || message };
}

function shownNames(names: readonly string[]): string[] {
  return names
    .filter((name) => name.length <= MAX_CLAIM_NAME && isStorable(name))
    .sort()
    .slice(0, MAX_CLAIMS);
}

/** Stores an answer, sealed because it contains an email. The answer is dropped if the session has ended meanwhile. */
export async function storeAnswer(runtime: Runtime, id: string, answer: ProviderAnswer): Promise<void> {
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
