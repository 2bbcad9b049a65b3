import { describe, expect, test } from 'vitest';
import { execute } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { Logout } from '../../support/documents.ts';
import { exchange } from '../../support/http.ts';
import { testServer } from '../../support/server.ts';
import { openGate } from './gate.ts';
import { clockOf, offlineVerifierOf, verifierOf } from './verifiers.ts';

const server = testServer();
const onSite = { siteId: 1 };
const NO_VERDICT = { valid: false, reason: 'UNAVAILABLE', action: 'RETRY' };
const logOut = (token: string) => execute(server.url, Logout, {}, { token });

async function loggedOut(): Promise<string> {
  const { token } = await register(server.url, {}, onSite);
  await logOut(token);
  return token;
}

describe('offline', () => {
  test('a token that was revoked before the feed is read gives no access', async () => {
    const token = await loggedOut();
    const gate = await openGate(server.url);
    gate.handle((incoming, _response, next) => {
      if (!incoming.url?.startsWith('/revocations')) next();
    });
    const options = { mode: 'offline', url: gate.url } as const;
    const refusing = verifierOf(server, { ...options, whenStale: 'refuse' });
    const asking = verifierOf(server, { ...options, whenStale: 'ask' });
    expect(await refusing.ready(50)).toBe(false);
    expect(await refusing.verify(token)).toMatchObject({ ...NO_VERDICT, source: 'offline' });
    expect(await asking.verify(token)).toMatchObject({ reason: 'REVOKED', source: 'asked' });
    expect(asking.state()).toMatchObject({ fresh: false, ageSeconds: null });
  });

  test('without new pages of the feed, there are verdicts until `maxStalenessSeconds`, and not longer', async () => {
    const { token } = await register(server.url, {}, onSite);
    const gate = await openGate(server.url);
    const clock = clockOf(server);
    const options = { url: gate.url, clock, maxStalenessSeconds: 600, timeoutMilliseconds: 300 };
    const refusing = await offlineVerifierOf(server, options);
    const asking = await offlineVerifierOf(server, { ...options, whenStale: 'ask' });
    gate.hang();
    await logOut(token);
    clock.wait(500_000);
    expect(await refusing.verify(token)).toMatchObject({ valid: true });
    clock.wait(101_000);
    expect(await refusing.verify(token)).toMatchObject(NO_VERDICT);
    expect(await asking.verify(token)).toMatchObject({ ...NO_VERDICT, source: 'asked' });
    gate.handle(null);
    await expect.poll(() => asking.verify(token)).toMatchObject({ reason: 'REVOKED' });
  });

  test('the copy of the feed is not used if it is too old by the wall clock or by the monotonic clock', async () => {
    const { token } = await register(server.url, {}, onSite);
    const gate = await openGate(server.url);
    const clock = clockOf(server);
    const verifier = await offlineVerifierOf(server, { url: gate.url, clock });
    gate.hang();
    clock.moveWall(700_000);
    expect(await verifier.verify(token)).toMatchObject(NO_VERDICT);
    clock.moveWall(-3_600_000);
    expect(await verifier.verify(token)).toMatchObject({ valid: true });
    clock.wait(601_000);
    expect(await verifier.verify(token)).toMatchObject(NO_VERDICT);
  });

  test('recorded or unsigned pages, and pages of another partner or another issuer, are not accepted', async () => {
    const { token } = await register(server.url, {}, onSite);
    const gate = await openGate(server.url);
    let recorded = '';
    gate.handle((incoming, response, next) => {
      if (!incoming.url?.startsWith('/revocations')) return next();
      exchange(`${server.url}${incoming.url}`, { headers: incoming.headers }).then(({ text }) => {
        recorded ||= text;
        response.end(recorded);
      });
    });
    const options = { url: gate.url, stream: false, maxStalenessSeconds: 1, whenStale: 'refuse' } as const;
    const clock = clockOf(server);
    const first = await offlineVerifierOf(server, { ...options, maxStalenessSeconds: 30, clock });
    // A minute later, the gate still sends the same page.
    clock.wait(60_000);
    expect(await first.verify(token)).toMatchObject(NO_VERDICT);
    const replayed = verifierOf(server, { ...options, mode: 'offline', clock });
    await expect.poll(() => replayed.state().problem).toBe('CLOCK_DIFFERS');
    expect(await replayed.verify(token)).toMatchObject(NO_VERDICT);
    const other = verifierOf(server, { ...options, mode: 'offline', issuer: 'https://id.other.example' });
    await expect.poll(() => other.state().problem).toBe('WRONG_ANSWER');
    expect(await other.verify(token)).toMatchObject(NO_VERDICT);
    const { jws } = JSON.parse(recorded) as { jws: string };
    recorded = JSON.stringify({ after: 0, next: 0, more: false, entries: [], sites: [1] });
    const unsigned = verifierOf(server, { ...options, mode: 'offline' });
    await expect.poll(() => unsigned.state().problem).toBe('WRONG_ANSWER');
    recorded = JSON.stringify({ jws });
    const stolen = verifierOf(server, { ...options, mode: 'offline', clientId: 'partner-another' });
    await expect.poll(() => stolen.state().problem).toBe('WRONG_ANSWER');
    expect(stolen.state().fresh).toBe(false);
  });

  test('if the clocks differ too much, the verifier reports CLOCK_DIFFERS and gives no verdict', async () => {
    const { token } = await register(server.url, {}, onSite);
    for (const by of [-120_000, 120_000]) {
      const clock = clockOf(server);
      clock.moveWall(by);
      const verifier = verifierOf(server, { mode: 'offline', whenStale: 'refuse', clock });
      await expect.poll(() => verifier.state().problem).toBe('CLOCK_DIFFERS');
      expect(await verifier.verify(token)).toMatchObject(NO_VERDICT);
    }
  });

  test('after a broken stream, the verifier still learns of a logout, and opens a new stream', async () => {
    const gate = await openGate(server.url);
    const verifier = await offlineVerifierOf(server, { url: gate.url });
    await expect.poll(() => verifier.state().streams).toBe(true);
    const { token } = await register(server.url, {}, onSite);
    gate.cut();
    await logOut(token);
    await expect.poll(() => verifier.verify(token)).toMatchObject({ reason: 'REVOKED', source: 'offline' });
    await expect.poll(() => verifier.state().streams).toBe(true);
  });

  test('more ended sessions than allowed are reported as a problem, and no token gets a verdict', async () => {
    const revoked = [await loggedOut(), await loggedOut()];
    const { token } = await register(server.url, {}, onSite);
    const problems: string[] = [];
    const verifier = verifierOf(server, {
      ...{ mode: 'offline', whenStale: 'refuse', maxEndedSessions: 1 },
      onProblem: ({ code }) => problems.push(code),
    });
    await expect.poll(() => problems).toEqual(['TOO_MANY_ENDED_SESSIONS']);
    for (const each of [...revoked, token]) expect(await verifier.verify(each)).toMatchObject(NO_VERDICT);
    expect(verifier.state().endedSessions).toBe(1);
  });

  test('wrong credentials give no verdict', async () => {
    const { token } = await register(server.url, {}, onSite);
    const wrong = { clientSecret: 'wrong', timeoutMilliseconds: 10_000 };
    const verifier = verifierOf(server, { ...wrong, mode: 'offline' });
    await expect.poll(() => verifier.state().problem).toBe('REFUSED_CREDENTIALS');
    expect(await verifier.verify(token)).toMatchObject(NO_VERDICT);
    expect(await verifierOf(server, wrong).verify(token)).toMatchObject(NO_VERDICT);
  });
});

describe('in the mode `asked`', () => {
  test('one request has up to 100 tokens of the same tick, and each token gets its own verdict', async () => {
    const [one, two, gone] = [
      await register(server.url, {}, onSite),
      await register(server.url, {}, onSite),
      await loggedOut(),
    ];
    const gate = await openGate(server.url);
    const verifier = verifierOf(server, { url: gate.url });
    const tokens = [one.token, gone, two.token, one.token, 'x', '', 'ä', 'y'.repeat(5_000)];
    const verdicts = await Promise.all(tokens.map((token) => verifier.verify(token)));
    expect(verdicts.map((verdict) => (verdict.valid ? verdict.customerId : verdict.reason))).toEqual([
      one.customer.id,
      'REVOKED',
      two.customer.id,
      one.customer.id,
      ...Array(4).fill('MALFORMED'),
    ]);
    expect(gate.seen).toEqual(['POST /graphql']);
    const many = await Promise.all(
      Array.from({ length: 250 }, (_, number) => verifier.verify(`token-${number}`)),
    );
    expect(new Set(many.map(({ reason }) => reason))).toEqual(new Set(['MALFORMED']));
    expect(gate.seen).toHaveLength(4);
  });

  test('a logout applies to the next call', async () => {
    const { token } = await register(server.url, {}, onSite);
    const verifier = verifierOf(server);
    expect(await verifier.verify(token)).toMatchObject({ valid: true, source: 'asked' });
    await logOut(token);
    expect(await verifier.verify(token)).toMatchObject({ reason: 'REVOKED', action: 'REAUTHENTICATE' });
  });

  test('a request is retried during a short outage, and a longer outage gives no verdict', async () => {
    const { token } = await register(server.url, {}, onSite);
    const gate = await openGate(server.url);
    let failures = 2;
    gate.handle((incoming, response, next) => {
      if (failures-- <= 0) return next();
      incoming.resume();
      response.writeHead(503).end();
    });
    expect(await verifierOf(server, { url: gate.url }).verify(token)).toMatchObject({ valid: true });
    const impatient = verifierOf(server, { url: gate.url, timeoutMilliseconds: 300 });
    gate.answer(503, '', { 'retry-after': '7' });
    expect(await impatient.verify(token)).toMatchObject({ ...NO_VERDICT, retryAfterSeconds: 7 });
    gate.hang();
    expect(await impatient.verify(token)).toMatchObject(NO_VERDICT);
    expect(impatient.state()).toMatchObject({ fresh: false, problem: 'UNREACHABLE' });
    gate.handle((incoming) => void incoming.destroy());
    expect(await impatient.verify(token)).toMatchObject(NO_VERDICT);
  });

  test('only a well-formed verdict gives access', async () => {
    const gate = await openGate(server.url);
    const verifier = verifierOf(server, { url: gate.url, timeoutMilliseconds: 5_000 });
    const good = {
      ...{ valid: true, reason: null, action: null, customerId: '1', siteId: '1', sessionId: 's' },
      ...{
        issuedAt: '2026-01-01T00:00:00Z',
        expiresAt: '2027-01-01T00:00:00Z',
        checkedAt: '2026-01-02T00:00:00Z',
      },
    };
    const answer = (...verdicts: unknown[]) =>
      gate.answer(200, JSON.stringify({ data: { validateTokens: verdicts } }));
    answer(good);
    expect(await verifier.verify('t')).toMatchObject({ valid: true, customerId: '1' });
    const wrong: unknown[][] = [
      [],
      [good, good],
      [null],
      [true],
      ...[{ valid: 'true' }, { valid: 1 }, { reason: 'REVOKED' }, { customerId: null }, { sessionId: 7 }].map(
        (each) => [{ ...good, ...each }],
      ),
      [{ ...good, expiresAt: 'soon' }],
      [{ ...good, valid: false, reason: 'SOMETHING', action: 'DENY' }],
    ];
    for (const verdicts of wrong) {
      answer(...verdicts);
      expect(await verifier.verify('t')).toMatchObject(NO_VERDICT);
    }
    for (const body of ['', '[]', '{"data":null}', '<html>', '{"data":{"validateTokens":{"valid":true}}}']) {
      gate.answer(200, body);
      expect(await verifier.verify('t')).toMatchObject(NO_VERDICT);
    }
    gate.answer(302, '', { location: server.url });
    expect(await verifier.verify('t')).toMatchObject(NO_VERDICT);
  });

  test('the number of waiting tokens is bounded, and a closed verifier answers at once', async () => {
    const gate = await openGate(server.url);
    gate.hang();
    const verifier = verifierOf(server, { url: gate.url, maxWaiting: 5, maxRequests: 1 });
    const waiting = Array.from({ length: 5 }, (_, number) => verifier.verify(`waiting-${number}`));
    expect(await verifier.verify('one-too-many')).toMatchObject(NO_VERDICT);
    verifier.close();
    for (const each of waiting) expect(await each).toMatchObject(NO_VERDICT);
    expect(await verifier.verify('later')).toMatchObject(NO_VERDICT);
  });
});

test('the error for a wrong option names the option, and plain http to another host needs `allowHttp`', () => {
  const refused: [object, RegExp][] = [
    [{ url: 'http://id.example.com' }, /url must begin with https/],
    [{ url: 'ftp://id.example.com' }, /url must be an address/],
    [{ url: 'https://user:secret@id.example.com' }, /url must be an address/],
    [{ issuer: '' }, /issuer must be a string/],
    [{ clientSecret: undefined }, /clientSecret must be a string/],
    [{ mode: 'online' }, /mode must be "asked" or "offline"/],
    [{ maxStalenessSeconds: Number.NaN }, /maxStalenessSeconds must be a number from 1 to 3600/],
    [{ maxStalenessSeconds: Number.POSITIVE_INFINITY }, /maxStalenessSeconds/],
    [{ whenStale: 'accept' }, /whenStale/],
  ];
  for (const [options, message] of refused) expect(() => verifierOf(server, options)).toThrow(message);
  expect(() => verifierOf(server, { url: 'http://gatehouse.internal:4000', allowHttp: true })).not.toThrow();
});
