import { beforeAll, describe, expect, test } from 'vitest';
import { execute, request, rest } from '../support/client.ts';
import { count } from '../support/counts.ts';
import { register, uniqueEmail } from '../support/customers.ts';
import { Login, Sessions } from '../support/documents.ts';
import { startServer, testServer } from '../support/server.ts';
import { cameFrom, countVerifications, fail, times, tryByGraphql } from './attempts.ts';

const HOME = '192.0.2.10';

const server = testServer({ env: { TRUSTED_PROXIES: '1' } });
beforeAll(() => server.clock.freeze());

async function registerFrom(address: string) {
  return register(server.url, {}, { headers: cameFrom(address) });
}

/** The address of a login, as the server stores it. */
async function sourceOf(url: string, forwarded: string): Promise<string | undefined> {
  const { token } = await register(url, {}, { headers: cameFrom(forwarded) });
  const { me } = await execute(url, Sessions, {}, { token });
  return me?.sessions[0]?.source;
}

test('an attacker locks their own address, and the customer logs in from another', async () => {
  const customer = await registerFrom(HOME);
  const { email } = customer;
  expect(await fail(server.url, { email, from: '198.51.100.66' }, 11)).toEqual([
    ...times('wrong', 10),
    'locked',
  ]);
  expect(await tryByGraphql(server.url, { ...customer, from: '198.51.100.66' })).toBe('locked');
  expect(await tryByGraphql(server.url, { ...customer, from: HOME })).toBe('right');
  expect(await tryByGraphql(server.url, { ...customer, from: '203.0.113.5' })).toBe('right');
  // The customer's success does not unlock the attacker.
  expect(await tryByGraphql(server.url, { ...customer, from: '198.51.100.66' })).toBe('locked');
});

describe('many addresses', () => {
  const ADDRESSES = count(60, 1000);
  const CAP = count(20, 100);
  const address = (index: number) => `10.${index >> 8}.${index & 255}.9`;

  test('get no more guesses in a day than the daily limit, and the customer’s known address is not locked', async () => {
    const { prisma } = server.gatehouse;
    expect(await prisma.account.findFirst()).toMatchObject({ lockoutDailyCap: 100 });
    await prisma.account.updateMany({ data: { lockoutDailyCap: CAP } });
    const customer = await registerFrom(HOME);
    const verified = countVerifications();
    let wrong = 0;
    for (let index = 0; index < ADDRESSES; index += 1) {
      const [outcome] = await fail(server.url, { ...customer, from: address(index) }, 1);
      if (outcome === 'wrong') wrong += 1;
      else expect(outcome).toBe('locked');
      // A success in between, from any address, must not restart the day of the limit.
      if (index === 5) expect(await tryByGraphql(server.url, { ...customer, from: HOME })).toBe('right');
      if (index === 10)
        expect(await tryByGraphql(server.url, { ...customer, from: '192.0.2.99' })).toBe('right');
    }
    expect(wrong).toBe(CAP);
    expect(verified()).toBe(CAP + 2);

    const stranger = { ...customer, from: '203.0.113.200' };
    expect(await fail(server.url, stranger, 12)).toEqual(times('locked', 12));
    for (const known of [HOME, '192.0.2.99']) {
      expect(await fail(server.url, { ...customer, from: known }, 1)).toEqual(['wrong']);
      expect(await tryByGraphql(server.url, { ...customer, from: known })).toBe('right');
    }
    server.clock.advance({ seconds: 86_399 });
    expect(await tryByGraphql(server.url, stranger)).toBe('locked');
    server.clock.advance({ seconds: 1 });
    expect(await tryByGraphql(server.url, stranger)).toBe('right');
  });

  test('of one /64 count as one', async () => {
    const customer = await registerFrom(HOME);
    for (let index = 0; index < 10; index += 1) {
      const from = `2001:db8:0:7:${index.toString(16)}::${index + 1}`;
      expect(await fail(server.url, { ...customer, from }, 1)).toEqual(['wrong']);
    }
    expect(await tryByGraphql(server.url, { ...customer, from: '2001:db8:0:7:ffff:ffff:ffff:ffff' })).toBe(
      'locked',
    );
    expect(await tryByGraphql(server.url, { ...customer, from: '2001:db8:0:8::1' })).toBe('right');
  });
});

describe('an address', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::FFFF:cb00:7107', '203.0.113.7'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002:ffff:0:0:9', '2001:db8:1:2::/64'],
    ['2001:db8:1:3::1', '2001:db8:1:3::/64'],
  ])('%s counts as %s', async (forwarded, source) => {
    expect(await sourceOf(server.url, forwarded)).toBe(source);
  });

  test('of IPv4 is the same as that address mapped into IPv6', async () => {
    const customer = await registerFrom(HOME);
    await fail(server.url, { ...customer, from: '203.0.113.8' }, 5);
    await fail(server.url, { ...customer, from: '::ffff:203.0.113.8' }, 5);
    expect(await tryByGraphql(server.url, { ...customer, from: '203.0.113.8' })).toBe('locked');
  });
});

describe('an unknown name', () => {
  test('is locked like a known one, with the same answers', async () => {
    const [known, unknown] = [(await register(server.url)).email, uniqueEmail()];
    const from = '203.0.113.77';
    for (let index = 0; index < 12; index += 1) {
      const input = (email: string) => ({ input: { email, password: `wrong-${index}` } });
      const answer = async (email: string) => {
        const { status, headers, errors } = await request(server.url, Login, input(email), {
          headers: cameFrom(from),
        });
        return { status, retryAfter: headers['retry-after'], errors };
      };
      expect(await answer(unknown)).toEqual(await answer(known));
      const legacy = async (email: string) => {
        const { status, headers, body } = await rest(server.url, 'POST', '/api/v1/sdk/auth/login', {
          body: { site_id: 1, email, password: 'wrong' },
        });
        return { status, retryAfter: headers['retry-after'], body };
      };
      expect(await legacy(unknown)).toEqual(await legacy(known));
    }
    expect(await tryByGraphql(server.url, { email: unknown, password: 'x', from })).toBe('locked');
  });

  test('is the same in upper and lower case', async () => {
    const name = uniqueEmail();
    await fail(server.url, { email: name }, 5);
    await fail(server.url, { email: ` ${name.toUpperCase()} ` }, 5);
    expect(await fail(server.url, { email: name }, 1)).toEqual(['locked']);
  });

  test('costs a verification like a known one', async () => {
    const verified = countVerifications();
    await fail(server.url, { email: uniqueEmail() }, 3);
    expect(verified()).toBe(3);
  });
});

describe('behind proxies', () => {
  test('with TRUSTED_PROXIES=1, the address is the one that the nearest proxy reports', async () => {
    expect(await sourceOf(server.url, '203.0.113.1, 203.0.113.2, 203.0.113.3')).toBe('203.0.113.3');
  });

  test('with TRUSTED_PROXIES=2, the address is the one that the second proxy reports, or the only one', async () => {
    const { url } = await startServer({ env: { TRUSTED_PROXIES: '2' } });
    expect(await sourceOf(url, '203.0.113.1, 203.0.113.2, 203.0.113.3')).toBe('203.0.113.2');
    expect(await sourceOf(url, '203.0.113.3')).toBe('203.0.113.3');
  });

  test('addresses that a client adds to the header are ignored', async () => {
    const customer = await registerFrom(HOME);
    for (let index = 0; index < 10; index += 1) {
      const from = `198.51.100.${index}, 203.0.113.40`;
      expect(await fail(server.url, { ...customer, from }, 1)).toEqual(['wrong']);
    }
    expect(await fail(server.url, { ...customer, from: '198.51.100.200, 203.0.113.40' }, 1)).toEqual([
      'locked',
    ]);
  });
});

describe('without a proxy', () => {
  const HEADERS = [
    'X-Forwarded-For',
    'Forwarded',
    'X-Real-IP',
    'CF-Connecting-IP',
    'True-Client-IP',
    'X-Client-IP',
    'X-Cluster-Client-IP',
    'X-Forwarded',
    'Forwarded-For',
    'Fastly-Client-IP',
    'X-Appengine-User-IP',
    'X-Azure-ClientIP',
    'X-Azure-SocketIP',
    'X-Originating-IP',
    'X-Remote-IP',
    'X-Remote-Addr',
    'X-ProxyUser-Ip',
    'X-Envoy-External-Address',
    'Client-IP',
    'Via',
  ];
  const VALUES = count(5, 100);

  test(`${HEADERS.length} headers with ${VALUES} values each change nothing`, async () => {
    const { url, gatehouse } = await startServer();
    expect(await sourceOf(url, '203.0.113.1')).toBe('127.0.0.1');
    const { email } = await register(url);
    const codes: (string | undefined)[] = [];
    for (const header of HEADERS) {
      for (let index = 0; index < VALUES; index += 1) {
        const address = `203.0.113.${index}`;
        const value = header === 'Forwarded' ? `for=${address};proto=https` : address;
        const { errors } = await request(
          url,
          Login,
          { input: { email, password: 'wrong' } },
          { headers: { [header]: value } },
        );
        codes.push(errors[0]?.extensions?.code);
      }
    }
    expect(codes.filter((code) => code === 'INVALID_CREDENTIALS')).toHaveLength(10);
    expect(codes.filter((code) => code === 'ACCOUNT_LOCKED')).toHaveLength(codes.length - 10);
    expect(await gatehouse.prisma.attemptCounter.count()).toBe(1);
  });
});
