import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { EnterpriseConnection } from '../../platform/database/client/client.ts';
import { seal, unseal } from '../../platform/encryption/sealed.ts';
import { IdentityError } from '../../platform/errors.ts';
import { message } from '../../platform/messages/message.ts';
import {
  idOfToken,
  issueOneTimeToken,
  redeemOneTimeToken,
} from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { findSite } from '../../tenancy/sites/site.ts';
import { connectionUrls } from '../connections/names.ts';
import { type Finished, finishLogin, type Return } from '../login/finish-login.ts';
import type { Person } from '../login/identify-member.ts';
import { recordLoginProblem } from '../login/login-problem.ts';
import { findLogin, loginCookie, redeemLogin } from '../login/login-state.ts';
import { requireSameConnection } from '../login/usable-connection.ts';
import { serviceProvider } from './service-provider.ts';
import { verifyResponse } from './verify-response.ts';

/** The id of the request that a response must answer. */
export const samlSecrets = z.object({ requestId: z.string() });

/** The purpose of the key that seals the data of a verified person, until the browser sends its cookie. */
const PERSON = 'saml-response-person';
/** Enough time for the browser to follow a redirect. */
const ANSWER_SECONDS = 60;
const FAILURES = ['ACCESS_DENIED', 'INVALID_CREDENTIALS'] as const;

const answerData = z.object({ stateId: z.string(), sealed: z.string() });

/**
 * Makes a request (SAML 2.0 Core §3.4.1) for the HTTP-Redirect binding.
 * @returns its id, and a function that makes its URL from the state
 */
export function beginSamlLogin(runtime: Runtime, connection: EnterpriseConnection) {
  const requestId = `_${randomUUID()}`;
  const provider = serviceProvider(runtime, connection, requestId);
  return {
    secrets: { requestId },
    urlFor: (state: string) => provider.getAuthorizeUrlAsync(state, undefined, {}),
  };
}

/**
 * Receives the response that a browser posts, and verifies it. A cross-site POST has no `SameSite=Lax` cookie, so the
 * browser is redirected to `finish`, which gets the cookie. The verified person is stored until then.
 * @returns the URL for the browser
 * @throws IdentityError BAD_REQUEST for a state that is unknown, used, expired or of another connection
 */
export async function receiveResponse(
  runtime: Runtime,
  connectionId: number,
  form: URLSearchParams,
): Promise<string> {
  const { prisma, clock, derivedKeys } = runtime;
  const state = onlyValue(form, 'RelayState');
  const encoded = onlyValue(form, 'SAMLResponse');
  const login = state === null ? null : await findLogin(runtime, connectionId, state, samlSecrets);
  if (state === null || encoded === null || login === null) throw notStartedHere();
  const url = new URL(`${connectionUrls(runtime, connectionId).samlAcsUrl}/finish`);
  url.searchParams.set('state', state);
  const { accountId } = await findSite(prisma, { id: login.siteId });
  const connection = await requireSameConnection(prisma, accountId, login).catch(() => null);
  const { requestId } = login.secrets;
  const person = connection
    ? await verifyResponse(runtime, connection, { encoded, requestId })
    : { code: FAILURES[1], reason: 'The connection was changed meanwhile.' };
  if ('code' in person) {
    // `finishSamlLogin` reads the stored reason, after the browser has followed the redirect.
    await recordLoginProblem(runtime, connectionId, person.reason);
    url.searchParams.set('error', person.code);
    return url.href;
  }
  const answer = await issueOneTimeToken(prisma, {
    purpose: 'SAML_RESPONSE',
    siteId: login.siteId,
    data: { stateId: idOfToken(state), sealed: await seal(derivedKeys, PERSON, JSON.stringify(person)) },
    now: clock(),
    lifetimeSeconds: ANSWER_SECONDS,
  });
  url.searchParams.set('answer', answer);
  return url.href;
}

/**
 * Finishes a login whose response was received, once, for the browser that started it.
 * @throws IdentityError BAD_REQUEST for a state that is unknown, used or expired, or that belongs to another browser or
 *   connection
 */
export async function finishSamlLogin(runtime: Runtime, back: Return): Promise<Finished> {
  const { connectionId, search, cookies } = back;
  const parameters = new URLSearchParams(search);
  const state = parameters.get('state') ?? '';
  const started = await redeemLogin(runtime, { connectionId, state, cookies }, samlSecrets);
  const site = await findSite(runtime.prisma, { id: started.siteId });
  const failure = FAILURES.find((code) => code === parameters.get('error'));
  const location = await finishLogin(runtime, site, started, back, async ({ loginProblem }) => {
    if (failure) {
      const code = failure === 'ACCESS_DENIED' ? 'FORBIDDEN' : failure;
      throw new IdentityError(code, {}, { cause: new Error(loginProblem ?? failure) });
    }
    return redeemPerson(runtime, state, parameters.get('answer') ?? '');
  });
  return { location, cookie: loginCookie(runtime, state) };
}

/** @throws IdentityError INVALID_CREDENTIALS for an answer that is unknown, used, expired, or of another login */
async function redeemPerson(
  { prisma, clock, derivedKeys }: Runtime,
  state: string,
  answer: string,
): Promise<Person> {
  const token = await redeemOneTimeToken(prisma, 'SAML_RESPONSE', answer, clock());
  const { stateId, sealed } = token ? answerData.parse(token.data) : { stateId: '', sealed: '' };
  if (stateId !== idOfToken(state)) throw new IdentityError('INVALID_CREDENTIALS');
  return JSON.parse(await unseal(derivedKeys, PERSON, sealed)) as Person;
}

function onlyValue(form: URLSearchParams, name: string): string | null {
  const [value, ...others] = form.getAll(name);
  return value && others.length === 0 ? value : null;
}

function notStartedHere(): IdentityError {
  return new IdentityError('BAD_REQUEST', { message: message('loginNotStartedHere') });
}
