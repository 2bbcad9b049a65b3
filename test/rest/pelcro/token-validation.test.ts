import { decodeJwt } from 'jose';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toUnixSeconds } from '../../../src/lib/clock.ts';
import { testServer } from '../../support/server.ts';
import { addAccount, type OtherAccount } from '../../support/sites.ts';
import { loginByPrancer } from '../prancer/api.ts';
import { loginByPelcro, pelcroApi, registerByPelcro, seen } from './api.ts';

const server = testServer();
let foreign: OtherAccount;

beforeAll(async () => {
  foreign = await addAccount(server, 'foreign');
});
beforeEach(() => server.clock.freeze());

const limitSessions = (concurrentSessions: 'EVICT_OLDEST' | 'UNLIMITED') =>
  server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { concurrentSessions } });

const personal = { first_name: 'Josephine', phone: '5550109999', metadata: { secret: 'treasure' } };

/** Validates as the demo account's partner or as the bearer. */
function ask(token: string, credentials: 'partner' | 'holder') {
  const who = credentials === 'partner' ? { basic: server.demo.partner } : { token };
  return pelcroApi(server, 'POST', '/auth/token/validate', {
    ...who,
    siteId: null,
    body: { auth_token: token },
  });
}

/** The complete response to a token that is not valid. It has the verdict only. */
function refusal(reason: string, action: string) {
  return {
    status: 200,
    body: {
      status: 'success',
      data: {
        valid: false,
        reason,
        action,
        customer_id: null,
        site_id: null,
        expires_at: null,
        checked_at: toUnixSeconds(server.clock.now()),
      },
    },
  };
}

describe.each(['partner', 'holder'] as const)('a verdict for the %s', (credentials) => {
  test('on a valid token has its customer and its expiry, and no personal data', async () => {
    const { token, id, email } = await registerByPelcro(server, {
      ...personal,
      username: `josy-${credentials}`,
    });
    const answer = await ask(token, credentials);
    expect(seen(answer)).toEqual({
      status: 200,
      body: {
        status: 'success',
        data: {
          valid: true,
          reason: null,
          action: null,
          customer_id: id,
          site_id: 1,
          expires_at: decodeJwt(token).exp,
          checked_at: toUnixSeconds(server.clock.now()),
        },
      },
    });
    expect(answer.headers['cache-control']).toBe('no-store');
    const text = JSON.stringify(answer.body);
    for (const secret of [email, 'josy', 'Josephine', '5550109999', 'treasure'])
      expect(text).not.toContain(secret);
  });

  test.each<[string, string, () => Promise<string> | string]>([
    [
      'expired',
      'refresh',
      async () => {
        const { token } = await registerByPelcro(server);
        server.clock.advance({ days: 60 });
        return token;
      },
    ],
    [
      'expired',
      'reauthenticate',
      async () => {
        const { token } = await registerByPelcro(server);
        await pelcroApi(server, 'POST', '/auth/logout', { token });
        server.clock.advance({ days: 60 });
        return token;
      },
    ],
    [
      'not_yet_valid',
      'deny',
      async () => {
        const { token } = await registerByPelcro(server);
        server.clock.advance({ hours: -1 });
        return token;
      },
    ],
    [
      'revoked',
      'reauthenticate',
      async () => {
        const { token } = await registerByPelcro(server, personal);
        await pelcroApi(server, 'POST', '/auth/logout', { token });
        return token;
      },
    ],
    [
      'superseded',
      'reauthenticate',
      async () => {
        const customer = await registerByPelcro(server, personal);
        await limitSessions('EVICT_OLDEST');
        await loginByPelcro(server, customer);
        await limitSessions('UNLIMITED');
        return customer.token;
      },
    ],
    [
      'password_changed',
      'reauthenticate',
      async () => {
        const { token, password } = await registerByPelcro(server, personal);
        const change = { old_password: password, new_password: 'another', confirm_new_password: 'another' };
        await pelcroApi(server, 'POST', '/password/update', { token, body: change });
        return token;
      },
    ],
    ['customer_disabled', 'deny', () => endedBy('CUSTOMER_DISABLED')],
    ['customer_disabled', 'deny', () => endedBy('CUSTOMER_DELETED')],
    ['malformed', 'deny', () => 'garbage'],
    ['malformed', 'deny', async () => `${(await registerByPelcro(server)).token}=`],
    [
      'malformed',
      'deny',
      async () => (await loginByPrancer(server, await registerByPelcro(server))).refreshToken,
    ],
    ['invalid_signature', 'deny', async () => withOtherSignature((await registerByPelcro(server)).token)],
    ['invalid_signature', 'deny', async () => withOtherExpiry((await registerByPelcro(server)).token)],
  ])('on a token that is %s has that reason, and the action %s', async (reason, action, make) => {
    const token = await make();
    expect(seen(await ask(token, credentials))).toEqual(refusal(reason, action));
  });
});

test('a token of another account is unknown to a partner, but known to a partner of that account', async () => {
  const { token } = await registerByPelcro(server, personal, { siteId: foreign.site.id });
  const asForeign = () =>
    pelcroApi(server, 'POST', '/auth/token/validate', {
      siteId: null,
      basic: foreign.partner,
      body: { auth_token: token },
    });
  expect(seen(await ask(token, 'partner'))).toEqual(refusal('unknown', 'deny'));
  expect((await asForeign()).body.data.valid).toBe(true);
  await pelcroApi(server, 'POST', '/auth/logout', { token, siteId: foreign.site.id });
  expect(seen(await ask(token, 'partner'))).toEqual(refusal('unknown', 'deny'));
  expect(seen(await asForeign())).toEqual(refusal('revoked', 'reauthenticate'));
  server.clock.advance({ days: 61 });
  expect(seen(await ask(token, 'partner'))).toEqual(refusal('unknown', 'deny'));
});

test('a refreshed token and the earlier token have the same verdict, before and after the logout', async () => {
  const { token } = await registerByPelcro(server);
  const fresh = (await pelcroApi(server, 'POST', '/customer/refresh', { token })).body.data.token;
  for (const each of [token, fresh]) expect((await ask(each, 'partner')).body.data.valid).toBe(true);
  await pelcroApi(server, 'POST', '/auth/logout', { token: fresh });
  for (const each of [token, fresh]) {
    expect(seen(await ask(each, 'partner'))).toEqual(refusal('revoked', 'reauthenticate'));
  }
});

async function endedBy(endReason: 'CUSTOMER_DISABLED' | 'CUSTOMER_DELETED'): Promise<string> {
  const { token, id } = await registerByPelcro(server, personal);
  await server.gatehouse.prisma.session.updateMany({
    where: { customerId: id },
    data: { endReason, endedAt: server.clock.now() },
  });
  return token;
}

function withOtherSignature(token: string): string {
  const [header, payload, signature = ''] = token.split('.');
  const changed = Buffer.from(signature, 'base64url').map((byte, index) => (index === 20 ? byte ^ 1 : byte));
  return [header, payload, Buffer.from(changed).toString('base64url')].join('.');
}

function withOtherExpiry(token: string): string {
  const [header, payload = '', signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const changed = Buffer.from(JSON.stringify({ ...claims, exp: claims.exp + 1 })).toString('base64url');
  return [header, changed, signature].join('.');
}

test('several tokens get their own verdicts in the given order, even if some were validated before', async () => {
  const [before, new1, new2] = [
    await registerByPelcro(server),
    await registerByPelcro(server),
    await registerByPelcro(server),
  ];
  expect((await ask(before.token, 'partner')).body.data.valid).toBe(true);
  const asked = [before.token, new1.token, before.token, 'garbage', new2.token, new1.token];
  const validate = () =>
    pelcroApi(server, 'POST', '/auth/token/validate', {
      basic: server.demo.partner,
      siteId: null,
      body: { auth_tokens: asked },
    });
  const ids = [before.id, new1.id, before.id, null, new2.id, new1.id];
  for (const { body } of [await validate(), await validate()]) {
    expect(body.data.map(({ customer_id }: { customer_id: number | null }) => customer_id)).toEqual(ids);
  }
});
