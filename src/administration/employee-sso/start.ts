import { z } from 'zod';
import { beginAtCompany } from '../../customers/identity-providers/company-provider.ts';
import { hashSecret, parseCredential, randomSecret } from '../../lib/credential.ts';
import { isStorable } from '../../lib/stored-values.ts';
import { seal } from '../../platform/encryption/sealed.ts';
import { requireFound } from '../../platform/errors.ts';
import { issueOneTimeToken } from '../../platform/one-time-tokens/one-time-token.ts';
import type { Runtime } from '../../platform/runtime.ts';
import { providerOfEmployees } from './provider.ts';

/** The state of a login at a company's provider, as the database stores it. Its secrets are sealed. */
export const ssoState = z.object({
  accountId: z.number(),
  /** The provider that was set when the login started. The settings may change before the person returns. */
  issuer: z.string(),
  clientId: z.string(),
  browserHash: z.base64url(),
  sealed: z.string(),
  /** The page of the console to open after the login. Absent: the first page. */
  from: z.string().optional(),
});

/** The purpose under which the verifier and the nonce are sealed. */
export const SSO_STATE_SECRETS = 'employee-sso-state';
/** How long a person may take to log in at the provider. */
export const SSO_LIFETIME_SECONDS = 600;

const MAX_FROM_CHARACTERS = 2_000;

/**
 * Returns the page of the console to open after a login. Any other address leads to the first page.
 * @param from the path of the page, with or without `/admin`, with its query
 * @returns the path below `/admin`, such as `/sites?after=1`. Null: the first page
 */
export function pageOfConsole(from: string | null): string | null {
  if (from === null || from.length > MAX_FROM_CHARACTERS || !/^\/(?![/\\])/.test(from)) return null;
  const base = 'http://console.invalid/admin';
  const path = from.startsWith('/admin/') ? from.slice('/admin'.length) : from;
  if (!URL.canParse(base + path)) return null;
  // The URL parser resolves dot segments. If they lead out of the folder, the path is not used.
  const { pathname, search } = new URL(base + path);
  return pathname.startsWith('/admin/') ? pathname.slice('/admin'.length) + search : null;
}

/** The redirect URI (RFC 6749 §3.1.2). It depends on PUBLIC_URL, never on a header of the request. */
export function ssoRedirectUri({ issuer }: Pick<Runtime, 'issuer'>): string {
  return `${issuer}/admin/sso/callback`;
}

/** The name of the cookie of one login. It differs for each login, so that several tabs can log in at once. */
export function ssoCookie({ issuer }: Pick<Runtime, 'issuer'>, state: string): string {
  const prefix = issuer.startsWith('https:') ? '__Host-' : '';
  return `${prefix}gatehouse_sso_${parseCredential(state)?.id.slice(0, 8) ?? ''}`;
}

/**
 * Starts a login at the provider of a company: authorization code with PKCE (RFC 7636), state and nonce. The login is
 * stored in the database and bound to the browser by a secret in a cookie. It ends in the console.
 * @param slug the slug of the account
 * @param from the page of the console that was asked for, not yet validated
 * @returns the URL of the provider, and the cookie that the browser keeps until it returns
 * @throws IdentityError NOT_FOUND for an account without a single sign-on; PROVIDER_UNAVAILABLE
 */
export async function startSso(
  runtime: Runtime,
  slug: string,
  from: string | null,
): Promise<{ location: string; browser: { name: string; secret: string } }> {
  const { prisma, derivedKeys, clock } = runtime;
  const sso = requireFound(
    isStorable(slug) ? await prisma.employeeSso.findFirst({ where: { account: { slug } } }) : null,
  );
  const company = await providerOfEmployees(runtime, sso);
  const { secrets, urlFor } = await beginAtCompany(runtime, company, {
    redirectUri: ssoRedirectUri(runtime),
  });
  const secret = randomSecret();
  const page = pageOfConsole(from);
  const data: z.output<typeof ssoState> = {
    accountId: sso.accountId,
    issuer: sso.issuer,
    clientId: sso.clientId,
    browserHash: Buffer.from(hashSecret(secret)).toString('base64url'),
    sealed: await seal(derivedKeys, SSO_STATE_SECRETS, JSON.stringify(secrets)),
    ...(page !== null && { from: page }),
  };
  const state = await issueOneTimeToken(prisma, {
    purpose: 'EMPLOYEE_SSO',
    data,
    now: clock(),
    lifetimeSeconds: SSO_LIFETIME_SECONDS,
  });
  return { location: urlFor(state), browser: { name: ssoCookie(runtime, state), secret } };
}
