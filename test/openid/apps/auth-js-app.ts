import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { USERINFO_PATH } from '../../../src/openid/provider/paths.ts';
import { installNestedPackage } from '../../support/nested-package.ts';
import type { TestServer } from '../../support/server.ts';
import { serveApp } from './app-server.ts';
import { registerApp } from './relying-party.ts';

/** The part of `@auth/core` that this test uses. The package is installed separately. */
type AuthJs = { Auth(request: Request, config: object): Promise<Response> };
type Account = { access_token: string };
type Token = { accessToken?: string };

/**
 * Starts an app that logs customers in with Auth.js. Its provider has the options of `docs/openid.md`. As the guides of
 * Auth.js advise, each read of its session checks whether the access token is still valid.
 * @returns the address that begins a login, and the address that returns the session as JSON, which is `null` without
 *   a login
 */
export async function startAuthJsApp(
  server: TestServer,
  settings: object = {},
): Promise<{ address: string; session: string }> {
  const packages = await installNestedPackage(join(import.meta.dirname, 'auth-js'));
  const { Auth } = (await import(join(packages, 'node_modules/@auth/core/index.js'))) as AuthJs;
  const { own, onRequest } = await serveApp();
  const { issuer } = server.gatehouse;
  const { client, clientSecret } = await registerApp(server, {
    name: 'Help desk',
    party: 'FIRST_PARTY',
    redirectUris: [`${own}/auth/callback/gatehouse`],
    ...settings,
  });
  const config = {
    basePath: '/auth',
    secret: 'only-for-this-test-and-known-to-everyone',
    trustHost: true,
    providers: [
      {
        id: 'gatehouse',
        name: 'Gatehouse',
        type: 'oidc',
        issuer,
        clientId: client.clientId,
        clientSecret,
        idToken: false,
      },
    ],
    callbacks: {
      async jwt({ token, account }: { token: Token; account: Account | null }) {
        if (account) return { ...token, accessToken: account.access_token };
        const { ok } = await fetch(`${issuer}${USERINFO_PATH}`, {
          headers: { authorization: `Bearer ${token.accessToken}` },
        });
        return ok ? token : null;
      },
    },
  };

  onRequest(async (request, response) => {
    if (!request.url?.startsWith('/auth/')) return void response.writeHead(404).end();
    const answer = await Auth(await requestOf(request, own), config);
    response.writeHead(answer.status, [...answer.headers].flat());
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  return { address: `${own}/auth/signin`, session: `${own}/auth/session` };
}

async function requestOf(incoming: IncomingMessage, own: string): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return new Request(new URL(incoming.url ?? '', own), {
    method: incoming.method,
    headers: incoming.headers as Record<string, string>,
    ...(incoming.method === 'POST' && { body: Buffer.concat(chunks) }),
  });
}
