import { fileURLToPath } from 'node:url';
import { authorization, exchange } from '../../support/http.ts';
import { distribute } from '../load.ts';
import { startServerProcess } from '../server-process.ts';
import type { Stage } from '../stage.ts';
import type { Subject } from './subject.ts';

const CLIENT = { clientId: 'bench', clientSecret: 'only-for-the-bench-and-known-to-everyone' };

/** The in-memory adapter of oidc-provider keeps 1,000 records. */
const TOKENS = 500;

/** The introspection endpoint (RFC 7662). Each request has one opaque token and uses client_secret_basic. */
export async function prepareOidcProvider(stage: Stage): Promise<Subject> {
  const { url, pid } = await startServerProcess(stage, {
    entry: fileURLToPath(new URL('../servers/oidc-provider.ts', import.meta.url)),
    env: { NODE_ENV: 'production', CLIENT_ID: CLIENT.clientId, CLIENT_SECRET: CLIENT.clientSecret },
    readyPath: '/.well-known/openid-configuration',
  });
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    ...authorization({ basic: CLIENT }),
  };
  const tokens: string[] = [];
  while (tokens.length < TOKENS) {
    const body = 'grant_type=client_credentials';
    const { status, text } = await exchange(`${url}/token`, { method: 'POST', headers, body });
    if (status !== 200) throw new Error(`oidc-provider gave no token: ${status} ${text}`);
    tokens.push(JSON.parse(text).access_token);
  }
  const requests = tokens.map((token) => ({
    method: 'POST',
    path: '/token/introspection',
    headers,
    body: new URLSearchParams({ token }).toString(),
  }));
  return {
    pid,
    load: { url, requests: distribute(requests), isCorrect: (body) => body.includes('"active":true') },
  };
}
