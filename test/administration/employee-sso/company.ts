import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startOpenIdProvider } from '../../customers/identity-providers/openid-provider.ts';
import { atEnd } from '../../support/at-end.ts';
import { execute, type RestAnswer, request, rest } from '../../support/client.ts';
import { CollaboratorMe } from '../../support/documents.ts';
import { PUBLIC_URL, type TestServer } from '../../support/server.ts';
import { CONSOLE, COOKIE, cookieSet } from '../collaborators/console.ts';
import { SetSso } from './documents.ts';

export const DOMAIN = 'company.example';
export const CLIENT = { clientId: 'gatehouse', secret: 'the secret of the client' };

export type Claims = Record<string, unknown>;

/**
 * Starts the OpenID provider of a company. `state` has the claims of the person who logs in next, and forged claims
 * that replace those of the ID tokens. The metadata come from a separate server, because the metadata of the mock do
 * not list authentication by client secret.
 */
export async function startCompany() {
  const { server, issuer: mock } = await startOpenIdProvider();
  const state = {
    person: {} as Claims,
    forged: {} as Claims,
    methods: ['client_secret_basic'],
    /** Runs during the first login, after the code was exchanged. */
    beforeKeys: async () => {},
  };
  const metadata = createServer(async (request, response) => {
    if (request.url === '/jwks') {
      await state.beforeKeys();
      response.end(await (await fetch(`${mock}/jwks`)).text());
      return;
    }
    const isDiscovery = request.url === '/.well-known/openid-configuration';
    response.writeHead(isDiscovery ? 200 : 404, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        issuer,
        authorization_endpoint: `${mock}/authorize`,
        token_endpoint: `${mock}/token`,
        jwks_uri: `${issuer}/jwks`,
        token_endpoint_auth_methods_supported: state.methods,
      }),
    );
  });
  await new Promise<void>((resolve) => metadata.listen(0, '127.0.0.1', resolve));
  atEnd(async () => {
    metadata.closeAllConnections();
    await new Promise((resolve) => metadata.close(resolve));
  });
  const issuer = `http://127.0.0.1:${(metadata.address() as AddressInfo).port}`;
  server.service.on('beforeTokenSigning', ({ payload }: { payload: Claims }) => {
    Object.assign(payload, { iss: issuer, aud: CLIENT.clientId }, state.person, state.forged);
  });
  return { issuer, state };
}
export type Company = Awaited<ReturnType<typeof startCompany>>;

export function settingsOf(company: Pick<Company, 'issuer'>, others: object = {}) {
  return { issuer: company.issuer, ...CLIENT, domains: [DOMAIN], ...others };
}

export async function setSso(
  server: TestServer,
  company: Pick<Company, 'issuer'>,
  owner: { token: string },
  others: object = {},
) {
  return execute(server.url, SetSso, { input: settingsOf(company, others) as never }, owner);
}

/** @returns the claims of a new person of the company */
export function employee(others: Claims = {}): Claims & { email: string; sub: string } {
  const sub = randomUUID();
  return { sub, email: `e-${sub}@${DOMAIN}`, email_verified: true, given_name: 'Ann', ...others };
}

/** Opens the start address. @returns the address of the provider, and the cookie of the browser */
export async function start(server: TestServer, slug = 'demo') {
  const { status, headers } = await rest(server.url, 'GET', `/admin/sso/${slug}`);
  const cookie = headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  return {
    status,
    location: new URL(headers.location ?? ''),
    cookie,
    setCookie: headers['set-cookie'] ?? [],
  };
}

/** Logs in at the provider. @returns the address to which it sends the browser */
export async function atProvider(location: URL): Promise<URL> {
  const answer = await fetch(location, { redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? '');
}

/** Opens the callback address in the browser that has the cookie. */
export async function callBack(server: TestServer, callback: URL, cookie: string): Promise<RestAnswer> {
  return rest(server.url, 'GET', callback.pathname + callback.search, { headers: { cookie } });
}

export type LoggedIn = { status: number; location: string; token: string };

/** Logs a person in at the provider. @returns the page at the end of the login, and the token in the cookie */
export async function logIn(
  server: TestServer,
  company: Company,
  person: Claims,
  forged: Claims = {},
): Promise<LoggedIn> {
  company.state.person = person;
  company.state.forged = forged;
  const { location, cookie } = await start(server);
  const { status, headers } = await callBack(server, await atProvider(location), cookie);
  const page = (headers.location ?? '').replace(PUBLIC_URL, '');
  return { status, location: page, token: cookieSet(headers) ?? '' };
}

/** @returns the collaborator whose token is in the console's cookie, or null */
export async function whoIs(server: TestServer, token: string) {
  const headers = { ...CONSOLE, cookie: `${COOKIE}=${token}` };
  const { data } = await request(server.url, CollaboratorMe, {}, { headers });
  return data?.collaboratorMe ?? null;
}
