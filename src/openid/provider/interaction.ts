import type { InteractionResults } from 'oidc-provider';
import { endSessionsAtOnce } from '../../access/sessions/end-session.ts';
import { addSeconds, toUnixSeconds } from '../../lib/clock.ts';
import { randomSecret } from '../../lib/credential.ts';
import type { Bearer } from '../../platform/acting.ts';
import type { OpenidClient, Session } from '../../platform/database/client/client.ts';
import { IdentityError, invalidField, requireFound } from '../../platform/errors.ts';
import { message } from '../../platform/messages/message.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { findClient, isPublicClient } from '../clients/client.ts';
import { consentedScopes, recordConsent } from '../clients/consent.ts';
import { isNativeApp, isRegisteredUri } from '../clients/redirect-uri.ts';
import { scopesIn } from '../clients/scopes.ts';
import { type Authentication, authenticationOf } from './authentication.ts';
import type { LoginResult } from './hang-on-sessions.ts';
import { INTERACTION_PATH } from './paths.ts';
import {
  type FoundRecord,
  findRecord,
  type Payload,
  removeRecord,
  replaceRecord,
  storeRecord,
  takeRecord,
} from './records.ts';

/** The steps that a hosted page has to take before a browser continues to a client. */
export type OpenidInteraction = {
  client: OpenidClient;
  /** The scopes that the client asks for. */
  scopes: string[];
  /** The email or username that the client expects. It is not verified. */
  loginHint: string | null;
  /** Whether the customer has to log in. Also true if their login is not recent enough, or of another account. */
  isLoginRequired: boolean;
  /** Whether the customer has to consent. */
  isConsentRequired: boolean;
};

const ANSWER_SECONDS = 60;
const MAX_HINT_LENGTH = 254;

/**
 * Describes an interaction to a hosted page.
 * @param bearer the customer who is logged in in this browser
 * @throws IdentityError NOT_FOUND for an unknown or expired interaction
 */
export async function readInteraction(
  runtime: Runtime,
  id: string,
  bearer: Bearer | null,
): Promise<OpenidInteraction> {
  const { client, found } = await requireInteraction(runtime, id);
  const { params = {} } = found.payload;
  const login = bearer && (await usableLogin(runtime, client, found, bearer));
  const { login_hint: hint } = params;
  return {
    client,
    scopes: scopesIn(params.scope),
    loginHint: typeof hint === 'string' && hint.length <= MAX_HINT_LENGTH ? hint : null,
    isLoginRequired: login === null,
    isConsentRequired: await requiresConsent(runtime, client, params, bearer),
  };
}

/**
 * Accepts an interaction for the customer who is logged in.
 * @param consents whether the customer has seen the requested scopes, and consents
 * @returns the address to which the page sends the browser
 * @throws IdentityError NOT_FOUND; UNAUTHENTICATED if the customer has to log in again; VALIDATION_FAILED on
 *   `consents` where consent is required; TOKEN_REVOKED if the session has ended
 */
export async function acceptInteraction(
  runtime: Runtime,
  bearer: Bearer,
  { id, consents }: { id: string; consents: boolean },
): Promise<string> {
  const { client, found } = await requireInteraction(runtime, id);
  const { params = {} } = found.payload;
  const authentication = await usableLogin(runtime, client, found, bearer);
  if (!authentication)
    throw new IdentityError('UNAUTHENTICATED', { message: 'The customer has to log in again.' });
  if (!consents && (await requiresConsent(runtime, client, params, bearer))) {
    throw invalidField('consents', 'The customer has to consent.');
  }
  if (consents && client.party === 'THIRD_PARTY') {
    const between = { customerId: bearer.customer.id, clientId: client.id };
    await recordConsent(runtime.prisma, between, scopesIn(params.scope), runtime.clock());
  }
  const { at, acr, amr } = authentication;
  const login: LoginResult = {
    accountId: String(bearer.customer.id),
    sessionUid: bearer.sessionId,
    acr,
    ...(amr ? { amr } : {}),
    ...(at ? { ts: toUnixSeconds(at) } : {}),
  };
  return answerAddress(runtime, id, { login, consent: {} }, bearer.sessionId);
}

/** Declines an interaction. The client gets `access_denied`. @returns like `acceptInteraction` @throws NOT_FOUND */
export async function declineInteraction(runtime: Runtime, id: string): Promise<string> {
  await requireInteraction(runtime, id);
  const result = { error: 'access_denied', error_description: 'The customer has declined.' };
  return answerAddress(runtime, id, result, undefined);
}

async function answerAddress(
  runtime: Runtime,
  id: string,
  result: InteractionResults,
  sessionUid: string | undefined,
): Promise<string> {
  const code = randomSecret();
  const payload: Payload = { uid: id, result, sessionUid };
  if (!(await storeRecord(runtime, 'InteractionAnswer', code, payload, ANSWER_SECONDS)))
    throw new IdentityError('TOKEN_REVOKED');
  return `${runtime.issuer}${INTERACTION_PATH}/${encodeURIComponent(id)}?code=${code}`;
}

/** The values that a browser presents when it returns from the hosted page. */
export type Return = {
  id: string;
  code: string;
  /** The cookies of the provider. */
  cookies: { interaction: string | undefined; session: string | undefined };
};

/**
 * Uses the answer of a hosted page, once, in the browser that began the interaction.
 * @returns the address at which the authorization continues
 * @throws IdentityError BAD_REQUEST for another browser, a used code and an expired interaction
 */
export async function finishInteraction(runtime: Runtime, { id, code, cookies }: Return): Promise<string> {
  const answer = cookies.interaction === id ? await takeRecord(runtime, 'InteractionAnswer', code) : null;
  const found = answer?.uid === id ? (await findInteraction(runtime, id))?.found : null;
  if (!answer || !found?.payload.returnTo) throw interactionOver();
  const { session: _begunWith, ...payload } = found.payload;
  if (answer.sessionUid !== undefined)
    await replaceBrowserSession(runtime, cookies.session, answer.sessionUid);
  const result = { ...payload.lastSubmission, ...answer.result };
  if (!(await replaceRecord(runtime, 'Interaction', found, { ...payload, result }))) throw interactionOver();
  return found.payload.returnTo;
}

function interactionOver(): IdentityError {
  return new IdentityError('BAD_REQUEST', { message: message('loginNotStartedHere') });
}

/**
 * A browser has one session. A new login ends the previous session and everything that belongs to it. If the previous
 * session belongs to a customer of another publisher, it stays open, and only this browser forgets it.
 */
async function replaceBrowserSession(
  runtime: Runtime,
  cookie: string | undefined,
  sessionId: string,
): Promise<void> {
  const before = cookie === undefined ? null : await findRecord(runtime, 'Session', cookie);
  const replaced = before?.payload.uid;
  if (cookie === undefined || replaced === undefined || replaced === sessionId) return;
  await removeRecord(runtime, 'Session', cookie);
  const { prisma } = runtime;
  const [old, next] = await Promise.all([
    prisma.session.findUnique({ where: { id: replaced } }),
    prisma.session.findUnique({ where: { id: sessionId } }),
  ]);
  if (!old || !next || old.accountId !== next.accountId) return;
  const isSame = old.customerId === next.customerId;
  const by = isSame ? { supersededById: next.id } : {};
  await endSessionsAtOnce(runtime, { id: old.id }, isSame ? 'SUPERSEDED' : 'LOGOUT', runtime.clock(), by);
}

type Pending = { client: OpenidClient; found: FoundRecord };

/**
 * Finds an interaction whose redirect URI and scopes are still allowed, because oidc-provider does not check them
 * again.
 */
async function findInteraction(runtime: Runtime, id: string): Promise<Pending | null> {
  const found = await findRecord(runtime, 'Interaction', id);
  const { client_id: clientId, redirect_uri: uri, ...params } = found?.payload.params ?? {};
  const client = typeof clientId === 'string' ? await findClient(runtime.prisma, clientId) : null;
  if (!found || !client || typeof uri !== 'string') return null;
  const isStillAllowed =
    isRegisteredUri(uri, client.redirectUris, { isPublic: isPublicClient(client) }) &&
    scopesIn(params.scope).every((scope) => client.scopes.includes(scope));
  return isStillAllowed ? { client, found } : null;
}

/** @throws IdentityError NOT_FOUND */
async function requireInteraction(runtime: Runtime, id: string): Promise<Pending> {
  return requireFound(await findInteraction(runtime, id));
}

/** The site whose hosted page an interaction needs. @throws IdentityError NOT_FOUND */
export async function siteOfInteraction(runtime: Runtime, id: string): Promise<number> {
  return (await requireInteraction(runtime, id)).client.siteId;
}

/**
 * The login of a customer, if it is enough for the client: of the client's account, and as recent as the client wants
 * (OpenID Connect Core §3.1.2.1, `prompt=login` and `max_age`).
 */
async function usableLogin(
  { prisma }: Runtime,
  { accountId }: OpenidClient,
  { payload, createdAt }: FoundRecord,
  { customer, sessionId }: Bearer,
): Promise<Authentication | null> {
  if (customer.accountId !== accountId) return null;
  const session: Session = await prisma.session.findUniqueOrThrow({ where: { id: sessionId } });
  const authentication = authenticationOf(session);
  const since = loginSince(payload, createdAt);
  return since === null || (authentication.at !== null && authentication.at >= since) ? authentication : null;
}

/**
 * The earliest accepted login; null: any. A login during the interaction is always recent enough: the customer may need
 * longer for the consent than `max_age`.
 */
function loginSince({ params = {}, prompt }: Payload, createdAt: Date): Date | null {
  if (prompt?.reasons.includes('login_prompt')) return createdAt;
  return prompt?.reasons.includes('max_age') ? addSeconds(createdAt, -Number(params.max_age)) : null;
}

/**
 * A third party needs consent to scopes that the customer has not allowed yet. A native app needs consent each time,
 * because another app may use its redirect URI (RFC 8252 §8.6). So does a request with `prompt=consent`.
 */
async function requiresConsent(
  { prisma }: Runtime,
  client: OpenidClient,
  params: Record<string, unknown>,
  bearer: Bearer | null,
): Promise<boolean> {
  const { prompt } = params;
  if (typeof prompt === 'string' && prompt.split(' ').includes('consent')) return true;
  if (isNativeApp(client.redirectUris, { isPublic: isPublicClient(client) })) return true;
  if (client.party === 'FIRST_PARTY') return false;
  if (bearer?.customer.accountId !== client.accountId) return true;
  const allowed = await consentedScopes(prisma, { customerId: bearer.customer.id, clientId: client.id });
  return scopesIn(params.scope).some((scope) => !allowed.includes(scope));
}
