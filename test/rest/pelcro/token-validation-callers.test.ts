import { beforeAll, describe, expect, test } from 'vitest';
import { pelcro } from '../../../src/rest/pelcro/dialect.ts';
import type { RestOptions } from '../../support/client.ts';
import { testServer } from '../../support/server.ts';
import { addAccount, type OtherAccount } from '../../support/sites.ts';
import {
  applicationError,
  loginByPelcro,
  type PelcroCustomer,
  pelcroApi,
  registerByPelcro,
  seen,
  validationError,
} from './api.ts';

const KEYS = ['action', 'checked_at', 'customer_id', 'expires_at', 'reason', 'site_id', 'valid'];

const server = testServer();
let foreign: OtherAccount;
let customer: PelcroCustomer;

beforeAll(async () => {
  foreign = await addAccount(server, 'foreign');
  customer = await registerByPelcro(server);
});

function validate(body: unknown, options: RestOptions = { basic: server.demo.partner }) {
  return pelcroApi(server, 'POST', '/auth/token/validate', { siteId: null, ...options, body });
}

const refused = applicationError(401, expect.stringMatching(/partner/));

describe('only a partner or the holder of the token gets a verdict', () => {
  test.each<[string, () => RestOptions]>([
    ['a request without credentials', () => ({})],
    ['an empty header', () => ({ headers: { authorization: '' } })],
    ['an unknown partner', () => ({ basic: { clientId: 'nobody', clientSecret: 'secret' } })],
    ['a wrong secret', () => ({ basic: { ...server.demo.partner, clientSecret: 'x'.repeat(43) } })],
    ['an empty secret', () => ({ basic: { ...server.demo.partner, clientSecret: '' } })],
    [
      'another partner’s secret',
      () => ({ basic: { ...server.demo.partner, clientSecret: foreign.partner.clientSecret } }),
    ],
    ['a collaborator', () => ({ basic: { clientId: 'owner@demo.example', clientSecret: 'x'.repeat(43) } })],
    ['credentials that are not base64', () => ({ headers: { authorization: 'Basic %%%' } })],
    ['credentials with U+0000', () => ({ basic: { clientId: 'a\u0000b', clientSecret: 'x' } })],
    ['garbage as a bearer token', () => ({ token: 'garbage' })],
    ['an unknown scheme', () => ({ headers: { authorization: `Digest ${customer.token}` } })],
  ])('%s is a 401 with a challenge', async (_case, options) => {
    for (const body of [{ auth_token: customer.token }, { auth_tokens: [customer.token] }]) {
      const answer = await validate(body, options());
      expect(seen(answer)).toEqual(refused);
      expect(answer.headers['www-authenticate']).toMatch(/^Basic realm="[^"]+"$/);
    }
  });

  test('the bearer of another token gets 401, even if both tokens belong to the same customer', async () => {
    const other = await registerByPelcro(server);
    const sibling = await loginByPelcro(server, customer);
    for (const token of [other.token, sibling]) {
      expect(seen(await validate({ auth_token: customer.token }, { token }))).toEqual(refused);
      expect(seen(await validate({ auth_tokens: [token, customer.token] }, { token }))).toEqual(refused);
    }
  });

  test('a disabled partner gets 401', async () => {
    const { partner } = await addAccount(server, 'closed');
    expect((await validate({ auth_token: customer.token }, { basic: partner })).status).toBe(200);
    await server.gatehouse.prisma.partner.update({
      where: { clientId: partner.clientId },
      data: { disabledAt: new Date() },
    });
    expect(seen(await validate({ auth_token: customer.token }, { basic: partner }))).toEqual(refused);
  });

  test('the token in the body does not authenticate the caller', async () => {
    expect(seen(await validate({ auth_token: customer.token, token: customer.token }, {}))).toEqual(refused);
  });

  test('the holder of a revoked token gets a verdict', async () => {
    const token = await loginByPelcro(server, customer);
    await pelcroApi(server, 'POST', '/auth/logout', { token });
    const answer = await validate({ auth_token: token }, { token });
    expect(answer.body.data).toMatchObject({ valid: false, reason: 'revoked' });
  });

  test('a partner’s credentials are refused by the endpoints for customers', async () => {
    const basic = server.demo.partner;
    for (const { method, path } of pelcro.routes.filter(({ caller }) => caller === 'customer')) {
      const answer = await pelcroApi(server, method, path, { basic });
      expect(answer.status, `${method} ${path}`).toBe(401);
    }
  });
});

describe('a batch', () => {
  test('of 100 tokens is answered with one verdict each, in their order', async () => {
    const others = await Promise.all([1, 2, 3].map(() => registerByPelcro(server)));
    const foreigner = await registerByPelcro(server, {}, { siteId: foreign.site.id });
    const [first, second, third] = others.map(({ token }) => token);
    const kinds: [string | undefined, string | null, number | null][] = [
      [first, null, others[0]?.id ?? null],
      ['garbage', 'malformed', null],
      [second, null, others[1]?.id ?? null],
      [foreigner.token, 'unknown', null],
      [third, null, others[2]?.id ?? null],
      [first, null, others[0]?.id ?? null],
      ['', 'malformed', null],
    ];
    const asked = Array.from({ length: 100 }, (_, index) => kinds[index % kinds.length] ?? ['', null, null]);
    const answer = await validate({ auth_tokens: asked.map(([token]) => token) });
    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body).sort()).toEqual(['data', 'status']);
    const verdicts: Record<string, unknown>[] = answer.body.data;
    expect(verdicts.map(({ reason, customer_id }) => [reason, customer_id])).toEqual(
      asked.map(([, reason, id]) => [reason, id]),
    );
    for (const verdict of verdicts) expect(Object.keys(verdict).sort()).toEqual(KEYS);
  });

  test('of the caller’s own token is answered', async () => {
    const { token, id } = customer;
    const answer = await validate({ auth_tokens: [token, token] }, { token });
    expect(answer.body.data.map((verdict: { customer_id: number }) => verdict.customer_id)).toEqual([id, id]);
  });

  test.each<[string, unknown, string]>([
    ['101 tokens', { auth_tokens: Array(101).fill('x') }, 'auth_tokens'],
    ['no token', { auth_tokens: [] }, 'auth_tokens'],
    ['a text', { auth_tokens: 'x' }, 'auth_tokens'],
    ['an object', { auth_tokens: { 0: 'x' } }, 'auth_tokens'],
    ['a number among them', { auth_tokens: ['x', 1] }, 'auth_tokens'],
    ['null among them', { auth_tokens: ['x', null] }, 'auth_tokens'],
    ['one token and a batch', { auth_token: 'x', auth_tokens: ['x'] }, 'auth_tokens'],
    ['a single list', { auth_token: ['x'] }, 'auth_token'],
    ['nothing', {}, 'auth_token'],
    ['an empty token', { auth_token: '' }, 'auth_token'],
    ['null', { auth_token: null, auth_tokens: null }, 'auth_token'],
  ])('of %s gets 400 on the field', async (_case, body, field) => {
    expect(seen(await validate(body))).toEqual(validationError({ [field]: [expect.stringMatching(/\w/)] }));
  });

  test('may be replaced by one `auth_token`; a site in the query is ignored, even an unknown one', async () => {
    for (const siteId of [1, foreign.site.id, 999_999, 'x']) {
      const answer = await pelcroApi(server, 'POST', '/auth/token/validate', {
        siteId,
        basic: server.demo.partner,
        body: { auth_token: customer.token },
      });
      expect(answer.body.data).toMatchObject({ valid: true, customer_id: customer.id });
    }
  });
});
