import { decodeJwt, type JWTPayload } from 'jose';
import { expect } from 'vitest';
import type { Route } from '../../../src/rest/dialect/route.ts';
import { type RestAnswer, type RestOptions, rest } from '../../support/client.ts';
import { uniqueEmail } from '../../support/customers.ts';

/** The demo account's site. */
const SITE = 1;
/** The default lifetime of a token, in seconds. */
export const SIXTY_DAYS = 60 * 86_400;

/** Has the format of a mailed token, but was never issued. */
export const UNSENT_TOKEN = `00000000-0000-4000-8000-000000000000.${'x'.repeat(43)}`;

export type PelcroOptions = RestOptions & {
  siteId?: number | string | null;
  query?: Record<string, string>;
};

type ServerAddress = { url: string };

/** Calls the Pelcro API. The site is in the query, unless it is null. */
export function pelcroApi(
  { url }: ServerAddress,
  method: string,
  path: string,
  { siteId = SITE, query = {}, ...options }: PelcroOptions = {},
): Promise<RestAnswer> {
  const more = new URLSearchParams(query).toString();
  const search = [siteId === null ? '' : `site_id=${siteId}`, more].filter(Boolean).join('&');
  return rest(url, method, `/api/v1/sdk${path}${search && '?'}${search}`, options);
}

/** Puts fields into a request: for a GET the declared fields into the query, otherwise all fields into the body. */
export function fieldsFor(
  { method, fields }: Pick<Route, 'method' | 'fields'>,
  values: Record<string, unknown>,
): PelcroOptions {
  if (method !== 'GET') return { body: values };
  const declared = Object.entries(values).filter(([name]) => Object.hasOwn(fields, name));
  return { query: Object.fromEntries(declared.map(([name, value]) => [name, String(value)])) };
}

export type PelcroCustomer = { id: number; email: string; password: string; token: string };

/** Registers a customer by the Pelcro API, by default with a unique email. */
export async function registerByPelcro(
  server: ServerAddress,
  fields: Record<string, unknown> = {},
  options: PelcroOptions = {},
): Promise<PelcroCustomer> {
  const email = typeof fields.email === 'string' ? fields.email : uniqueEmail();
  const password = typeof fields.password === 'string' ? fields.password : 'securePassword123';
  const answer = await pelcroApi(server, 'POST', '/auth/register', {
    ...options,
    body: { ...fields, email, password },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return { id: answer.body.data.id, email, password, token: answer.body.data.auth_token };
}

/** Logs a customer in by the Pelcro API. @returns the token */
export async function loginByPelcro(
  server: ServerAddress,
  { email, password }: { email: string; password: string },
  options: PelcroOptions = {},
): Promise<string> {
  const answer = await pelcroApi(server, 'POST', '/auth/login', { ...options, body: { email, password } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.data.auth_token;
}

/** The customer resource of a new customer. The dates are missing, unless `own` has them. */
export function customerResource(own: { id: number; email: string } & Record<string, unknown>) {
  return {
    username: null,
    first_name: null,
    last_name: null,
    name: null,
    full_name: null,
    display_name: null,
    phone: null,
    language: 'en',
    currency: null,
    metadata: {},
    salutation: null,
    title: null,
    organization: null,
    email_confirm: false,
    has_password: true,
    profile_photo: null,
    subscriptions: null,
    expired_subscriptions: null,
    memberships: null,
    expired_memberships: null,
    gift_recipients: null,
    addresses: null,
    source: null,
    sources: null,
    orders: null,
    invoices: null,
    charges: null,
    ...own,
  };
}

/** The customer resource in the answer to a caller with a mailed token. */
export function mailboxOwnerResource(own: { id: number; email: string }) {
  const nothing = Object.fromEntries(Object.keys(customerResource(own)).map((name) => [name, null]));
  const dates = { created_at: null, updated_at: null, last_login_at: null };
  return { ...nothing, ...dates, metadata: {}, email_confirm: true, ...own };
}

/** Asserts a complete successful answer. @returns the claims of its token */
export function expectCustomerWithToken(
  { status, headers, body }: RestAnswer,
  resource: ReturnType<typeof customerResource>,
): JWTPayload {
  const token: unknown = body.data?.token;
  expect({ status, body }).toEqual({
    status: 200,
    body: { status: 'success', data: { ...resource, token, auth_token: token } },
  });
  expect(headers['cache-control']).toBe('no-store');
  expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]{86}$/);
  const claims = decodeJwt(String(token));
  expect(claims.sub).toBe(String(resource.id));
  return claims;
}

/** The status and the body of an answer, for comparisons. */
export function seen({ status, body }: RestAnswer): { status: number; body: unknown } {
  return { status, body };
}

/** The answer to a refused request. @param path the route, because the answer of a registration also has `errors` */
export function applicationError(status: number, message: string, path = '') {
  return { status, body: { ...errorsOn(path), error: { report_id: null, status, message } } };
}

export function errorsOn(path: string) {
  return path.replace(/\/$/, '') === '/auth/register' ? { errors: {} } : {};
}

export function validationError(errors: Record<string, string[]>) {
  return { status: 400, body: { errors } };
}

export const noTokenError = { status: 401, body: { error: { message: 'Token not provided' } } };
export const expiredTokenError = tokenError(403, 'Authentication token has expired, please try again');
export const blacklistedTokenError = tokenError(
  403,
  'Authentication token has been blacklisted, please try again',
);
export const invalidTokenError = tokenError(403, 'Authentication token is invalid, please try again');
/** The answer to an expired or an invalid token in the older documentation of this API. */
export const invalidOrExpiredTokenError = tokenError(401, 'Invalid or expired token');

export const invalidCredentialsError = applicationError(404, 'Invalid credentials! Please try again.');

function tokenError(status: number, message: string) {
  return { status, body: { error: { status, message } } };
}
