import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { applicationError, pelcroApi, seen } from '../../rest/pelcro/api.ts';
import { atEnd } from '../../support/at-end.ts';
import { holdTimers } from '../../support/held-timers.ts';
import {
  addProvider,
  codeOf,
  exchangeToken,
  externalPerson,
  type Scene,
  startProviderScene,
} from './scene.ts';

/** The timeout of requests to providers. The test advances the timers. */
const WITHIN_MS = 5_000;

let scene: Scene;
beforeAll(async () => {
  scene = await startProviderScene();
});

/** Starts a provider that answers with the listener. @returns its issuer */
async function badProvider(listener: (issuer: string) => RequestListener): Promise<string> {
  let handle: RequestListener = () => {};
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  handle = listener(issuer);
  return issuer;
}

const json =
  (body: unknown, status = 200): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const metadata = (issuer: string) => ({
  issuer,
  jwks_uri: `${issuer}/jwks`,
  userinfo_endpoint: `${issuer}/userinfo`,
});
/** Answers requests for the metadata, and passes every other request to the listener. */
const good =
  (beyond: RequestListener) =>
  (issuer: string): RequestListener =>
  (request, response) =>
    (request.url?.includes('openid-configuration') ? json(metadata(issuer)) : beyond)(request, response);

const troubles: [string, (issuer: string) => RequestListener][] = [
  ['never answers', () => () => {}],
  ['answers with 500', () => json({}, 500)],
  ['answers with something that is not JSON', () => (_request, response) => void response.end('<html>')],
  ['has the metadata of another issuer', () => json(metadata('https://other.example.test'))],
  ['redirects', () => (_request, response) => void response.writeHead(302, { location: '/' }).end()],
  [
    'never ends its answer',
    () => (_request, response) => {
      response.on('error', () => {});
      const talk = () =>
        !response.destroyed && response.write(`"${'x'.repeat(65_536)}"`, () => setImmediate(talk));
      talk();
    },
  ],
  [
    'sends one byte at a time',
    () => (_request, response) => {
      response.write('{');
      const timer = setInterval(() => response.write(' '), 200);
      response.on('close', () => clearInterval(timer));
    },
  ],
  ['has valid metadata, but user-info that never answers', good(() => {})],
  ['has valid metadata, but user-info with 500', good(json({}, 500))],
  [
    'has valid metadata, but redirects from user-info',
    good((_request, response) => void response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end()),
  ],
];

describe('a provider that', () => {
  test.each(troubles)('%s causes a 502 within five seconds and opens no session', async (what, listener) => {
    const issuer = await badProvider(listener);
    const name = what.replaceAll(/\W+/g, '-');
    await addProvider(scene.server, { name, kind: 'AUTH0', issuer });
    const { session } = scene.server.gatehouse.prisma;
    const before = await session.count();
    const timers = holdTimers();
    let answered = false;
    const answering = exchangeToken(scene, { provider: name, token: 'opaque' }).finally(() => {
      answered = true;
    });
    await expect.poll(() => answered || timers.waiting().some((delay) => delay <= WITHIN_MS)).toBe(true);
    await timers.pass(WITHIN_MS);
    const answer = await answering;
    expect({ code: codeOf(answer), status: answer.status }).toEqual({
      code: 'PROVIDER_UNAVAILABLE',
      status: 502,
    });
    expect(await session.count()).toBe(before);
  });

  test('answers only its first request, after three seconds, causes a 502 after two more seconds', async () => {
    const asked: (string | undefined)[] = [];
    const issuer = await badProvider((own) => (request, response) => {
      asked.push(request.url);
      // The test controls this timer too.
      if (asked.length === 1) setTimeout(() => json(metadata(own))(request, response), 3_000);
    });
    await addProvider(scene.server, { name: 'late', kind: 'AUTH0', issuer });
    const timers = holdTimers();
    const answering = exchangeToken(scene, { provider: 'late', token: 'opaque' });
    await expect.poll(() => asked).toHaveLength(1);
    await timers.pass(3_000);
    await expect.poll(() => asked).toEqual(['/.well-known/openid-configuration', '/userinfo']);
    await timers.pass(WITHIN_MS - 3_000);
    expect(codeOf(await answering)).toBe('PROVIDER_UNAVAILABLE');
  });

  test('is unreachable causes a 502 for legacy apps too, and the log does not contain the token', async () => {
    const gone = await startProviderScene();
    const token = await gone.openId.idToken(externalPerson());
    await gone.openId.stop();
    const answer = await pelcroApi(gone.server, 'POST', '/auth/idp/login', {
      body: { idp_name: 'google', idp_token: token },
    });
    expect(seen(answer)).toEqual(
      applicationError(502, 'The identity provider is not available. Please try again.'),
    );
    expect(gone.server.logs.join('\n')).toContain('identity provider unavailable');
    expect(gone.server.logs.join('\n')).not.toContain(token);
  });

  test('has recovered is used again at once', async () => {
    let up = false;
    const issuer = await badProvider(
      (own) => (request, response) =>
        (up ? json(request.url?.includes('userinfo') ? externalPerson() : metadata(own)) : json({}, 503))(
          request,
          response,
        ),
    );
    await addProvider(scene.server, { name: 'back', kind: 'AUTH0', issuer });
    const ask = () => exchangeToken(scene, { provider: 'back', token: 'opaque' });
    expect(codeOf(await ask())).toBe('PROVIDER_UNAVAILABLE');
    up = true;
    expect(codeOf(await ask())).toBeUndefined();
  });

  test('works gets one request for its metadata, not one for each login', async () => {
    const asked: (string | undefined)[] = [];
    const issuer = await badProvider((own) => (request, response) => {
      asked.push(request.url);
      json(request.url?.includes('userinfo') ? externalPerson() : metadata(own))(request, response);
    });
    await addProvider(scene.server, { name: 'counting', kind: 'AUTH0', issuer });
    for (let logins = 0; logins < 3; logins += 1) {
      expect(codeOf(await exchangeToken(scene, { provider: 'counting', token: 'opaque' }))).toBeUndefined();
    }
    expect(asked).toEqual(['/.well-known/openid-configuration', '/userinfo', '/userinfo', '/userinfo']);
  });
});

test('a provider on another machine without TLS is not called', async () => {
  await addProvider(scene.server, { name: 'plain', kind: 'AUTH0', issuer: 'http://plain.example.test' });
  const answer = await exchangeToken(scene, { provider: 'plain', token: 'opaque' });
  expect(codeOf(answer)).toBe('PROVIDER_UNAVAILABLE');
  expect(scene.server.logs.join('\n')).toContain('Only https may be called');
});
