import { createHmac, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import type { Verifier } from '../../../src/clients/partner/verifier.ts';
import { Forger } from '../../access/tokens/forger.ts';
import { parts, signByServer } from '../../access/tokens/jwt.ts';
import { execute } from '../../support/client.ts';
import { count, fullCounts } from '../../support/counts.ts';
import { register } from '../../support/customers.ts';
import { Logout } from '../../support/documents.ts';
import { exchange } from '../../support/http.ts';
import { PUBLIC_URL, testServer } from '../../support/server.ts';
import { type Gate, openGate } from './gate.ts';
import { offlineVerifierOf, verifierOf } from './verifiers.ts';

const server = testServer();
const onSite = { siteId: 1 };
const NO_VERDICT = { valid: false, reason: 'UNAVAILABLE', action: 'RETRY' };
const becomes = (verifier: Verifier, token: string, expected: object) =>
  expect.poll(() => verifier.verify(token), { interval: 10 }).toMatchObject(expected);

test('only ES256 is accepted, even if the JWKS has keys of other algorithms', async () => {
  const { token } = await register(server.url, {}, onSite);
  const { header } = parts(token);
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const ed = generateKeyPairSync('ed25519');
  const secret = Buffer.from('a secret that everyone may know');
  const foreign = [
    { ...rsa.publicKey.export({ format: 'jwk' }), kid: 'rsa' },
    { ...rsa.publicKey.export({ format: 'jwk' }), kid: 'rsa-as-es256', alg: 'ES256', use: 'sig' },
    { ...p384.publicKey.export({ format: 'jwk' }), kid: 'p384', alg: 'ES384' },
    { ...ed.publicKey.export({ format: 'jwk' }), kid: 'ed', alg: 'EdDSA' },
    { kty: 'oct', kid: 'oct', k: secret.toString('base64url') },
    { kty: 'oct', kid: 'oct-as-es256', k: secret.toString('base64url'), alg: 'ES256' },
  ];
  const gate = await openGate(server.url);
  gate.handle(async (incoming, response, next) => {
    if (!incoming.url?.endsWith('jwks.json')) return next();
    const { text } = await exchange(`${server.url}${incoming.url}`);
    const { keys } = JSON.parse(text) as { keys: object[] };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ keys: [...foreign, ...keys] }));
  });
  const verifier = await offlineVerifierOf(server, {
    url: gate.url,
    maxStalenessSeconds: 600,
    stream: false,
  });
  const forger = new Forger(token);
  const hmac = (text: string) => createHmac('sha256', secret).update(text).digest();
  const by = (kid: unknown, alg: string, signature: (text: string) => Uint8Array) =>
    forger.forge(`${alg} by ${kid}`, { ...header, kid, alg }, signature);
  for (const alg of ['RS256', 'PS256', 'ES256']) {
    for (const kid of ['rsa', 'rsa-as-es256', header.kid]) {
      by(kid, alg, (text) => sign('sha256', Buffer.from(text), rsa.privateKey));
    }
  }
  for (const alg of ['HS256', 'ES256'])
    for (const kid of ['oct', 'oct-as-es256', header.kid]) by(kid, alg, hmac);
  for (const alg of ['ES384', 'ES256']) {
    by('p384', alg, (text) => forger.own(text, p384.privateKey, 'sha384'));
  }
  by('ed', 'EdDSA', (text) => sign(null, Buffer.from(text), ed.privateKey));
  for (const alg of ['none', 'nOnE', '']) forger.forge(`alg “${alg}”`, { ...header, alg }, () => '');
  for (const [name, forged] of forger.forgeries) {
    const { valid, reason } = await verifier.verify(forged);
    expect({ name, valid, reason }).toEqual({
      name,
      valid: false,
      reason: expect.stringMatching(/^(INVALID_SIGNATURE|MALFORMED)$/),
    });
  }
  expect(await verifier.verify(token)).toMatchObject({ valid: true, source: 'offline' });
  expect(verifier.state().rememberedTokens).toBe(1);
});

test('many tokens with unknown key ids cause at most four requests to the service', async () => {
  const { token } = await register(server.url, {}, onSite);
  const gate = await openGate(server.url);
  const verifier = await offlineVerifierOf(server, { url: gate.url, stream: false });
  const before = gate.seen.length;
  const forger = new Forger(token);
  for (let number = 0; number < count(100, 1_000); number += 1) {
    const kid = randomUUID();
    forger.forge(kid, { ...forger.header, kid }, forger.original);
  }
  const verdicts = await Promise.all([...forger.forgeries.values()].map((each) => verifier.verify(each)));
  expect(new Set(verdicts.map(({ reason }) => reason))).toEqual(new Set(['INVALID_SIGNATURE']));
  // They cause one renewal, or two if one was under way. Each requests the keys and a page of the feed.
  expect(gate.seen.length - before).toBeLessThanOrEqual(4);
  expect(verifier.state().rememberedTokens).toBe(0);
});

test.each<[string, (gate: Gate) => void]>([
  ['is never answered', (gate) => onStream(gate, () => {})],
  [
    'is open and sends nothing',
    (gate) => onStream(gate, (response) => response.writeHead(200, EVENTS).flushHeaders()),
  ],
  [
    'ends in the middle of an event',
    (gate) =>
      onStream(gate, (response) => {
        response.writeHead(200, EVENTS).write('event: revocations\ndata: {"after":0,');
        setImmediate(() => response.destroy());
      }),
  ],
  [
    'sends events with an invalid JWS',
    (gate) =>
      onStream(gate, (response) => response.writeHead(200, EVENTS).end('data: {"jws":"x"}\n\n'.repeat(9))),
  ],
  [
    'sends an event without an end',
    (gate) =>
      onStream(gate, (response) => {
        const part = 'data: x\n'.repeat(10_000);
        const more = () => {
          while (!response.destroyed && response.write(part));
          response.once('drain', more);
        };
        response.writeHead(200, EVENTS);
        more();
      }),
  ],
  [
    'is refused',
    (gate) => onStream(gate, (response) => response.writeHead(503, { 'retry-after': '1' }).end()),
  ],
])('if the stream %s, no entry is lost: the next page has the logout', async (_what, misbehave) => {
  const gate = await openGate(server.url);
  misbehave(gate);
  const { token } = await register(server.url, {}, onSite);
  const verifier = await offlineVerifierOf(server, { url: gate.url, maxStalenessSeconds: 2 });
  await becomes(verifier, token, { valid: true });
  await execute(server.url, Logout, {}, { token });
  await becomes(verifier, token, { reason: 'REVOKED', source: 'offline' });
});

const EVENTS = { 'content-type': 'text/event-stream' };
type Respond = Parameters<Parameters<Gate['handle']>[0] & object>[1];

function onStream(gate: Gate, respond: (response: Respond) => void): void {
  gate.handle((incoming, response, next) => {
    if (incoming.url?.startsWith('/revocations/stream')) respond(response);
    else next();
  });
}

test('a truncated answer gives no verdict', async () => {
  const { token } = await register(server.url, {}, onSite);
  const gate = await openGate(server.url);
  gate.handle((incoming, response) => {
    incoming.resume();
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    response.write('{"data":{"validateTokens":[{"valid":true,');
    setImmediate(() => response.destroy());
  });
  const verifier = verifierOf(server, { url: gate.url, timeoutMilliseconds: 300 });
  expect(await verifier.verify(token)).toMatchObject(NO_VERDICT);
  const offline = verifierOf(server, { url: gate.url, mode: 'offline', timeoutMilliseconds: 300 });
  expect(await offline.verify(token)).toMatchObject({ ...NO_VERDICT, source: 'asked' });
});

test('while the service answers 503, the verifier limits its retries and gives no verdict', async () => {
  const { token } = await register(server.url, {}, onSite);
  const gate = await openGate(server.url);
  gate.answer(503, '', { 'retry-after': '0' });
  const verifier = verifierOf(server, { url: gate.url, timeoutMilliseconds: 400, maxRequests: 4 });
  const questions = Array.from({ length: 1_000 }, (_, number) => verifier.verify(`${token}${number}`));
  for (const verdict of await Promise.all(questions)) expect(verdict).toMatchObject(NO_VERDICT);
  // Ten requests of 100 tokens, each sent at most four times before its deadline.
  expect(gate.seen.length).toBeLessThanOrEqual(40);
  gate.handle(null);
  await becomes(verifierOf(server, { url: gate.url }), token, { valid: true });
});

test('the largest allowed number of ended sessions fits into bounded memory; one more, and there is no verdict', async () => {
  const pages = count(10, 1_000);
  const { token } = await register(server.url, {}, onSite);
  const forgetAfter = Math.ceil(server.clock.now().getTime() / 1000) + 86_400;
  const revoked = String(parts(token).payload.sid);
  const gate = await openGate(server.url);
  let sent = 0;
  gate.handle(async (incoming, response, next) => {
    const url = new URL(incoming.url ?? '', gate.url);
    if (url.pathname !== '/revocations') return next();
    const after = Number(url.searchParams.get('after'));
    const isLast = after + 1_000 >= pages * 1_000;
    const sid = (index: number) => (isLast && index === 999 ? revoked : randomUUID());
    const entries = Array.from({ length: 1_000 }, (_, index) => ({
      sid: sid(index),
      reason: 'REVOKED',
      forgetAfter,
    }));
    const iat = Math.floor(server.clock.now().getTime() / 1000);
    const whole = after < pages * 1_000;
    const page = {
      after,
      next: whole ? after + 1_000 : after,
      more: whole && !isLast,
      entries: whole ? entries : [],
    };
    const content = { iss: PUBLIC_URL, aud: server.demo.partner.clientId, iat, ...page, sites: [1] };
    response.end(JSON.stringify({ jws: await signByServer(server, content, { typ: 'revocations+jwt' }) }));
    sent += 1;
  });
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  gc();
  const before = process.memoryUsage().heapUsed;
  const max = pages * 1_000;
  const verifier = await offlineVerifierOf(server, { url: gate.url, stream: false, maxEndedSessions: max });
  gc();
  const bytes = process.memoryUsage().heapUsed - before;
  expect(verifier.state()).toMatchObject({ endedSessions: max, fresh: true });
  expect(await verifier.verify(token)).toMatchObject({ reason: 'REVOKED', source: 'offline' });
  expect(sent).toBe(pages);
  if (fullCounts) expect(bytes / max).toBeLessThan(200);
  const smaller = verifierOf(server, {
    ...{ url: gate.url, stream: false, mode: 'offline', whenStale: 'refuse' },
    maxEndedSessions: max - 1,
  });
  await expect.poll(() => smaller.state().problem).toBe('TOO_MANY_ENDED_SESSIONS');
  expect(await smaller.verify(token)).toMatchObject(NO_VERDICT);
});
