import { z } from 'zod';
import { hashSecret, parseCredential, randomSecret, secretMatches } from '../../lib/credential.ts';
import type { OneTimeToken, Prisma } from '../../platform/database/client/client.ts';
import { seal, unseal } from '../../platform/encryption/sealed.ts';
import { IdentityError } from '../../platform/errors.ts';
import { message } from '../../platform/messages/message.ts';
import {
  findOneTimeToken,
  issueOneTimeToken,
  redeemOneTimeToken,
} from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';

/** How long a customer may take to log in at their company. */
export const LOGIN_LIFETIME_SECONDS = 600;
/** The purpose of the key that seals the secrets of a login. */
const STATE_SECRETS = 'enterprise-login-state';

/** The state of a login at a company, in the database until the customer returns. Its secrets are sealed. */
const loginState = z.object({
  connectionId: z.number(),
  /** The issuer at the start. The settings may change before the customer returns. */
  issuer: z.string(),
  returnTo: z.string(),
  /** The id of a collaborator's test. Absent: a customer logs in. */
  test: z.string().optional(),
  browserHash: z.base64url(),
  sealed: z.string(),
});

export type LoginState<Secrets> = Omit<z.output<typeof loginState>, 'browserHash' | 'sealed'> & {
  siteId: number;
  secrets: Secrets;
};

/** The cookies of the browser that returns. */
export type Cookies = Readonly<Record<string, string | undefined>>;

/**
 * Stores a login that a browser starts.
 * @returns the state, and the cookie that binds it to the browser
 */
export async function storeLogin(
  runtime: Runtime,
  { siteId, secrets, ...login }: LoginState<object>,
): Promise<{ state: string; browser: { name: string; secret: string } }> {
  const { prisma, derivedKeys, clock } = runtime;
  const secret = randomSecret();
  const data: z.output<typeof loginState> = {
    ...login,
    browserHash: Buffer.from(hashSecret(secret)).toString('base64url'),
    sealed: await seal(derivedKeys, STATE_SECRETS, JSON.stringify(secrets)),
  };
  const state = await issueOneTimeToken(prisma, {
    purpose: 'ENTERPRISE_LOGIN',
    siteId,
    data: data as Prisma.InputJsonObject,
    now: clock(),
    lifetimeSeconds: LOGIN_LIFETIME_SECONDS,
  });
  return { state, browser: { name: loginCookie(runtime, state), secret } };
}

/**
 * Reads a login that has not ended, without using it up. Null for an invalid state. Also null for a state of another
 * connection, so that two providers cannot be mixed up (RFC 9700 §4.4).
 */
export async function findLogin<Secrets>(
  runtime: Runtime,
  connectionId: number,
  state: string,
  secrets: z.ZodType<Secrets>,
): Promise<LoginState<Secrets> | null> {
  const found = await findOneTimeToken(runtime.prisma, 'ENTERPRISE_LOGIN', state, runtime.clock());
  return found && loginOf(runtime, found, connectionId, secrets);
}

/**
 * Uses up a login, once, for the browser that started it.
 * @throws IdentityError BAD_REQUEST for a state that is unknown, used or expired, or that belongs to another browser or
 *   connection
 */
export async function redeemLogin<Secrets>(
  runtime: Runtime,
  { connectionId, state, cookies }: { connectionId: number; state: string; cookies: Cookies },
  secrets: z.ZodType<Secrets>,
): Promise<LoginState<Secrets>> {
  const { prisma, clock } = runtime;
  const found = await findOneTimeToken(prisma, 'ENTERPRISE_LOGIN', state, clock());
  const secret = cookies[loginCookie(runtime, state)];
  const login = found && (await loginOf(runtime, found, connectionId, secrets));
  if (found && login && secret) {
    const { browserHash } = loginState.parse(found.data);
    const isSameBrowser = secretMatches(secret, Buffer.from(browserHash, 'base64url'));
    if (isSameBrowser && (await redeemOneTimeToken(prisma, 'ENTERPRISE_LOGIN', state, clock()))) return login;
  }
  throw new IdentityError('BAD_REQUEST', { message: message('loginNotStartedHere') });
}

/** The name of the cookie of one login. Each tab has its own. */
export function loginCookie({ issuer }: Pick<Runtime, 'issuer'>, state: string): string {
  const prefix = issuer.startsWith('https:') ? '__Host-' : '';
  return `${prefix}gatehouse_enterprise_${parseCredential(state)?.id.slice(0, 8) ?? ''}`;
}

async function loginOf<Secrets>(
  { derivedKeys }: Runtime,
  { data, siteId }: OneTimeToken,
  connectionId: number,
  secrets: z.ZodType<Secrets>,
): Promise<LoginState<Secrets> | null> {
  const { browserHash: _browserHash, sealed, ...login } = loginState.parse(data);
  if (login.connectionId !== connectionId) return null;
  const parsed = secrets.safeParse(JSON.parse(await unseal(derivedKeys, STATE_SECRETS, sealed)));
  return parsed.success ? { ...login, siteId: siteId ?? 0, secrets: parsed.data } : null;
}
