import { beforeAll, describe, expect, test } from 'vitest';
import { createPartner } from '../../../src/tenancy/partners/partner.ts';
import { expectRefusal } from '../../customers/profiles/refusal.ts';
import { ask } from '../../graphql/ask.ts';
import { execute, request } from '../../support/client.ts';
import { login, register } from '../../support/customers.ts';
import { Logout, ValidateToken, ValidateTokens } from '../../support/documents.ts';
import { startServer, testServer } from '../../support/server.ts';
import { NOTHING_SHOWN } from './jwt.ts';

const server = testServer();
let url: string;

beforeAll(async () => {
  url = server.url;
});

const basic = (text: string) => ({
  headers: { authorization: `Basic ${Buffer.from(text).toString('base64')}` },
});

describe('validateToken', () => {
  test('is UNAUTHENTICATED without credentials, whatever the token', async () => {
    const { token } = await register(url);
    for (const asked of [token, 'nonsense', '']) {
      expectRefusal(await request(url, ValidateToken, { token: asked }), 'UNAUTHENTICATED');
      expectRefusal(await request(url, ValidateTokens, { tokens: [asked] }), 'UNAUTHENTICATED');
    }
    expectRefusal(await request(url, ValidateTokens, { tokens: [] }), 'UNAUTHENTICATED');
  });

  test('is UNAUTHENTICATED for an unknown or disabled partner, a wrong secret or a malformed header', async () => {
    const { token } = await register(url);
    const { clientId, clientSecret } = server.demo.partner;
    const { prisma } = server.gatehouse;
    const { accountId } = await prisma.site.findUniqueOrThrow({ where: { id: server.demo.siteId } });
    const disabled = await createPartner(prisma, accountId, 'Disabled');
    await prisma.partner.update({ where: { clientId: disabled.clientId }, data: { disabledAt: new Date() } });
    const wrong = [
      `nobody:${clientSecret}`,
      `${clientId}:`,
      `${clientId}:${clientSecret.slice(0, -1)}`,
      `${clientId}:${clientSecret}x`,
      `${clientId}: ${clientSecret}`,
      `${clientId.toUpperCase()}:${clientSecret}`,
      `${clientId}%:${clientSecret}`,
      `:${clientSecret}`,
      clientId,
      `${clientId}\0:${clientSecret}`,
      `' OR '1'='1:${clientSecret}`,
      `${disabled.clientId}:${disabled.clientSecret}`,
      `${clientId}:${'x'.repeat(10_000)}`,
    ];
    for (const pair of wrong) {
      expectRefusal(await request(url, ValidateToken, { token }, basic(pair)), 'UNAUTHENTICATED');
    }
    for (const authorization of ['Basic !!!', `Basic ${clientId}`, `basic ${clientSecret}`, 'Digest x', '']) {
      const answer = await request(url, ValidateToken, { token }, { headers: { authorization } });
      expectRefusal(answer, 'UNAUTHENTICATED');
    }
  });

  test('is FORBIDDEN for a token other than the caller’s bearer token', async () => {
    const customer = await register(url);
    const other = await login(url, customer);
    const { token } = customer;
    expectRefusal(await request(url, ValidateToken, { token }, { token: other.token }), 'FORBIDDEN');
    expectRefusal(await request(url, ValidateToken, { token }, { token: `${token}=` }), 'FORBIDDEN');
    expectRefusal(await request(url, ValidateToken, { token }, { token: 'nonsense' }), 'FORBIDDEN');
    const mixed = [token, other.token];
    expectRefusal(await request(url, ValidateTokens, { tokens: mixed }, { token }), 'FORBIDDEN');
    const { validateTokens } = await execute(url, ValidateTokens, { tokens: [token, token] }, { token });
    expect(validateTokens).toMatchObject([{ valid: true }, { valid: true }]);
  });

  test('returns a verdict on the caller’s own bearer token, even if that token is invalid', async () => {
    const customer = await register(url);
    await execute(url, Logout, {}, customer);
    for (const [token, reason] of [
      [customer.token, 'REVOKED'],
      ['nonsense', 'MALFORMED'],
    ] as const) {
      const { validateToken } = await execute(url, ValidateToken, { token }, { token });
      expect(validateToken).toMatchObject({ valid: false, reason });
    }
  });
});

describe('validateTokens', () => {
  test('answers up to 100 tokens in the given order, even if a token is repeated', async () => {
    const [one, other] = [await register(url), await register(url)];
    await execute(url, Logout, {}, other);
    const tokens = Array.from(
      { length: 100 },
      (_, n) => [one.token, other.token, `nonsense-${n}`][n % 3] ?? '',
    );
    const { validateTokens } = await execute(url, ValidateTokens, { tokens }, { basic: server.demo.partner });
    const reasons = [null, 'REVOKED', 'MALFORMED'];
    expect(validateTokens.map(({ reason }) => reason)).toEqual(tokens.map((_, n) => reasons[n % 3]));
    expect(validateTokens.map(({ customerId }) => customerId)).toEqual(
      tokens.map((_, n) => (n % 3 === 0 ? one.customer.id : null)),
    );
    const answer = await request(
      url,
      ValidateTokens,
      { tokens: [...tokens, one.token] },
      { basic: server.demo.partner },
    );
    expectRefusal(answer, 'VALIDATION_FAILED', { tokens: expect.any(Array) });
  });

  test('answers each field that asks about tokens of another field, in its order', async () => {
    const [one, two, three] = [await register(url), await register(url), await register(url)];
    const query =
      'query Q($a: [String!]!, $b: [String!]!) { a: validateTokens(tokens: $a) { customerId } b: validateTokens(tokens: $b) { customerId } }';
    const asked = { a: [one, two], b: [two, three, two, one] };
    const tokens = { a: asked.a.map(({ token }) => token), b: asked.b.map(({ token }) => token) };
    const { body } = await ask(url, query, tokens, { basic: server.demo.partner });
    const ids = (list: typeof asked.b) => list.map(({ customer }) => ({ customerId: customer.id }));
    expect(body.data).toEqual({ a: ids(asked.a), b: ids(asked.b) });
  });

  test('refuses wrong credentials for an empty list', async () => {
    const { clientId } = server.demo.partner;
    const answer = await request(url, ValidateTokens, { tokens: [] }, basic(`${clientId}:wrong`));
    expectRefusal(answer, 'UNAUTHENTICATED');
  });

  test('answers an empty list with an empty list', async () => {
    const data = await execute(url, ValidateTokens, { tokens: [] }, { basic: server.demo.partner });
    expect(data.validateTokens).toEqual([]);
  });
});

describe('across accounts', () => {
  /** Each of 11 accounts validates the tokens of the 10 others: 110 pairs. */
  const ACCOUNTS = 11;

  test('a partner gets no data about customers of another account, in 110 pairs of accounts', async () => {
    const shop = await startServer();
    const { prisma } = shop.gatehouse;
    const tenants = [];
    for (let n = 0; n < ACCOUNTS; n += 1) {
      const account = await prisma.account.create({ data: { slug: `tenant-${n}`, name: `Tenant ${n}` } });
      const site = await prisma.site.create({
        data: { accountId: account.id, name: `Site ${n}`, slug: `site-${n}` },
      });
      const partner = await createPartner(prisma, account.id, `Partner ${n}`);
      const on = { siteId: site.id };
      const profile = {
        firstName: `Given-${n}-name`,
        displayName: `Shown-${n}-name`,
        username: `user-${n}-name`,
      };
      const live = await register(shop.url, { ...profile, metadata: { secret: `meta-${n}-data` } }, on);
      const dead = await login(shop.url, live, on);
      await execute(shop.url, Logout, {}, dead);
      tenants.push({
        partner,
        live,
        dead,
        personal: [...Object.values(profile), `meta-${n}-data`, live.email],
      });
    }
    let foreignPairs = 0;
    for (const [asking, { partner }] of tenants.entries()) {
      const tokens = tenants.flatMap(({ live, dead }) => [live.token, dead.token]);
      const answer = await request(shop.url, ValidateTokens, { tokens }, { basic: partner });
      const text = JSON.stringify(answer.data);
      for (const [asked, { live, personal }] of tenants.entries()) {
        const [ofLive, ofDead] = answer.data?.validateTokens.slice(asked * 2) ?? [];
        for (const word of personal) expect(text).not.toContain(word);
        if (asked === asking) {
          expect(ofLive).toMatchObject({ valid: true, customerId: live.customer.id });
          expect(ofDead).toMatchObject({ valid: false, reason: 'REVOKED' });
          continue;
        }
        foreignPairs += 1;
        // The verdict does not tell a valid token from an invalid one.
        for (const verdict of [ofLive, ofDead]) {
          expect(verdict).toEqual({
            valid: false,
            reason: 'UNKNOWN',
            action: 'DENY',
            ...NOTHING_SHOWN,
            checkedAt: expect.any(String),
          });
        }
        expect(text).not.toContain(live.session.id);
      }
    }
    expect(foreignPairs).toBe(110);
    shop.clock.advance({ days: 61 });
    const [first, second] = tenants;
    const expired = await request(
      shop.url,
      ValidateToken,
      { token: first?.live.token ?? '' },
      { basic: second?.partner },
    );
    expect(expired.data?.validateToken).toMatchObject({ reason: 'UNKNOWN', action: 'DENY' });
  });

  test('no verdict and no refusal contains personal data', async () => {
    const profile = {
      firstName: 'Unmistakable',
      lastName: 'Personal',
      username: 'personal_data',
      phone: '5550199',
    };
    const customer = await register(url, { ...profile, metadata: { hobby: 'Numismatics' } });
    const { token } = customer;
    const words = [...Object.values(profile), 'Numismatics', customer.email, customer.password];
    const ask = async () => [
      await request(url, ValidateToken, { token }, { basic: server.demo.partner }),
      await request(url, ValidateToken, { token }, { token }),
      await request(url, ValidateToken, { token }),
      await request(url, ValidateToken, { token }, { token: 'nonsense' }),
      await request(url, ValidateToken, { token }, basic('wrong:wrong')),
    ];
    const answers = await ask();
    await execute(url, Logout, {}, customer);
    answers.push(...(await ask()));
    const text = JSON.stringify(answers);
    for (const word of words) expect(text.toLowerCase()).not.toContain(word.toLowerCase());
  });
});
