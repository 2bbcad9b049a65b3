import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as openid from 'openid-client';
import { beforeEach, describe, expect, test } from 'vitest';
import { DisableCustomer } from '../../administration/customer-support/documents.ts';
import { type Ending, endings } from '../../http/oauth2/session-endings.ts';
import { execute } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { login, type RegisteredCustomer, register } from '../../support/customers.ts';
import { jobsDone } from '../../support/jobs.ts';
import { PUBLIC_URL, testServer } from '../../support/server.ts';
import { openBrowser } from './browser.ts';
import {
  accept,
  CALLBACK,
  logIn,
  openInteraction,
  type Registered,
  redeem,
  registerClient,
  requestCode,
} from './clients.ts';
import { receiveLogouts } from './logout-receiver.ts';

const server = testServer({ env: { WEBHOOK_ALLOW_PRIVATE: 'true' } });

const disable: Ending = async (_server, { customer }) =>
  execute(server.url, DisableCustomer, { id: customer.id }, await logInCollaborator(server));

describe.each([...endings, ['the disabling of the customer', disable]] as [string, Ending][])(
  '%s',
  (_name, end) => {
    test('ends all tokens and codes of the session at once, and sends the client a logout token', async () => {
      const logouts = await receiveLogouts();
      const [registered, other] = [
        await registerClient(server, { backchannelLogoutUri: logouts.uri }),
        await registerClient(server),
      ];
      const customer = await register(server.url);
      const browser = openBrowser(server);
      const tokens = await logIn(server, browser, registered, customer.token);
      const pending = await requestCode(other);
      const { location } = await browser.get(pending.address);
      const bystander = await register(server.url);
      const kept = await logIn(server, openBrowser(server), registered, bystander.token);

      await end(server, customer);

      expect(
        await refusalOf(
          openid.fetchUserInfo(registered.config, tokens.access_token, openid.skipSubjectCheck),
        ),
      ).toBe(401);
      expect(await refusalOf(openid.refreshTokenGrant(registered.config, tokens.refresh_token ?? ''))).toBe(
        'invalid_grant',
      );
      expect(await openid.tokenIntrospection(registered.config, tokens.access_token)).toEqual({
        active: false,
      });
      expect(await refusalOf(redeem(other, pending, location))).toBe('invalid_grant');
      const silent = await browser.get((await requestCode(registered, { prompt: 'none' })).address);
      expect(new URL(silent.location).searchParams.get('error')).toBe('login_required');
      expect(
        (await openid.fetchUserInfo(registered.config, kept.access_token, bystander.customer.id)).sub,
      ).toBe(bystander.customer.id);

      await jobsDone(server);
      expect(logouts.received).toHaveLength(1);
      const keys = createRemoteJWKSet(new URL(`${server.url}/.well-known/jwks.json`));
      const { payload } = await jwtVerify(logouts.received[0] ?? '', keys, {
        issuer: PUBLIC_URL,
        audience: registered.client.clientId,
        typ: 'logout+jwt',
        currentDate: server.clock(),
      });
      expect(payload).toMatchObject({
        sub: customer.customer.id,
        sid: customer.session.id,
        events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      });
      expect(payload).not.toHaveProperty('nonce');
    });
  },
);

/** The status or the OAuth error of a refused request. */
async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown as { error?: string; status?: number; cause?: { status?: number } },
  );
  return error?.error ?? error?.status ?? error?.cause?.status ?? error;
}

test('a logout token is queued again for a client that fails, but not for one that refuses it', async () => {
  const [refuses, fails] = [await receiveLogouts(400), await receiveLogouts(500)];
  const customer = await register(server.url);
  for (const { uri } of [refuses, fails]) {
    const registered = await registerClient(server, { backchannelLogoutUri: uri });
    await logIn(server, openBrowser(server), registered, customer.token);
  }
  await endings[0][1](server, customer);
  await jobsDone(server);
  const waiting = await server.gatehouse.prisma.$queryRaw<{ group_id: string }[]>`
    SELECT group_id FROM pgboss.job WHERE name = 'openid_logout' AND state < 'active'`;
  expect(waiting).toHaveLength(1);
  expect([refuses.received.length, fails.received.length]).toEqual([1, 1]);
});

describe('a login in a browser that has a session', () => {
  let registered: Registered;
  let customer: RegisteredCustomer;
  beforeEach(async () => {
    registered = await registerClient(server);
    customer = await register(server.url);
  });

  test('ends that session with its tokens', async () => {
    const browser = openBrowser(server);
    const tokens = await logIn(server, browser, registered, customer.token);
    const authorization = await requestCode(registered, { prompt: 'login' });
    const id = await openInteraction(browser, authorization.address);
    const again = await login(server.url, customer);
    const renewed = await redeem(registered, authorization, await accept(server, browser, id, again.token));
    expect(renewed.claims()?.sid).toBe(again.session.id);
    expect(await openid.tokenIntrospection(registered.config, tokens.access_token)).toEqual({
      active: false,
    });
    const old = await server.gatehouse.prisma.session.findUniqueOrThrow({
      where: { id: customer.session.id },
    });
    expect([old.endReason, old.supersededById]).toEqual(['SUPERSEDED', again.session.id]);
  });

  test('satisfies max_age if it happened during the interaction, even if the customer then waits', async () => {
    const browser = openBrowser(server);
    await logIn(server, browser, registered, customer.token);
    server.clock.advance({ seconds: 10 });
    const authorization = await requestCode(registered, { max_age: '1' });
    const id = await openInteraction(browser, authorization.address);
    await expect(accept(server, browser, id, customer.token)).rejects.toThrow('UNAUTHENTICATED');
    const again = await login(server.url, customer);
    server.clock.advance({ seconds: 60 });
    const back = await accept(server, browser, id, again.token);
    expect(new URL(back).searchParams.get('code')).not.toBeNull();
  });

  test('does not change the sessions of other browsers', async () => {
    const tokens = await logIn(server, openBrowser(server), registered, customer.token);
    const again = await login(server.url, customer);
    await logIn(server, openBrowser(server), registered, again.token);
    expect(await openid.tokenIntrospection(registered.config, tokens.access_token)).toMatchObject({
      active: true,
    });
  });
});

describe('a logout at the request of a client', () => {
  const after = 'https://app.example.test/bye';
  const endSession = (parameters: Record<string, string>) =>
    `${PUBLIC_URL}/oauth2/logout?${new URLSearchParams(parameters)}`;
  const isOpen = async ({ session: { id } }: Pick<RegisteredCustomer, 'session'>) =>
    (await server.gatehouse.prisma.session.findUniqueOrThrow({ where: { id } })).endedAt === null;

  test('with an ID token of the session logs out at once, and continues to the registered address', async () => {
    const registered = await registerClient(server, { postLogoutRedirectUris: [after] });
    const customer = await register(server.url);
    const browser = openBrowser(server);
    const { id_token: hint = '' } = await logIn(server, browser, registered, customer.token);
    const address = openid.buildEndSessionUrl(registered.config, {
      id_token_hint: hint,
      post_logout_redirect_uri: after,
      state: 'a&b',
    });
    const answer = await browser.get(address.href);
    expect([answer.status, answer.location]).toEqual([303, `${after}?state=a%26b`]);
    expect(await isOpen(customer)).toBe(false);
  });

  test('with an ID token of a third party ends the session only in the browser of that session', async () => {
    const third = await registerClient(server, { party: 'THIRD_PARTY', postLogoutRedirectUris: [after] });
    const other = await registerClient(server, { frontchannelLogoutUri: 'https://app.example.test/front' });
    const customer = await register(server.url);
    const browser = openBrowser(server);
    await logIn(server, openBrowser(server), other, customer.token);
    const tokens = await logIn(server, browser, third, customer.token);
    const hint = { id_token_hint: tokens.id_token ?? '', post_logout_redirect_uri: after };
    // Outside of that browser, only the tokens of the third party end.
    const elsewhere = await openBrowser(server).get(endSession(hint));
    expect([elsewhere.status, elsewhere.location]).toEqual([303, after]);
    expect(await isOpen(customer)).toBe(true);
    const inactive = await openid.tokenIntrospection(third.config, tokens.access_token);
    expect(inactive).toEqual({ active: false });
    // In a browser where the customer has another session, the customer is asked.
    const again = await login(server.url, customer);
    const second = openBrowser(server);
    await logIn(server, second, other, again.token);
    const asked = await second.get(endSession(hint));
    expect(asked.text).toContain('Log out?');
    expect(asked.text).toContain(`name="client_id" value="${third.client.clientId}"`);
    expect(await isOpen(again)).toBe(true);
    await browser.get(endSession(hint));
    expect(await isOpen(customer)).toBe(false);
  });

  test('with an ID token of another customer does not end the session in the browser', async () => {
    const registered = await registerClient(server);
    const [attacker, victim] = [await register(server.url), await register(server.url)];
    const { id_token: hint = '' } = await logIn(server, openBrowser(server), registered, attacker.token);
    const browser = openBrowser(server);
    await logIn(server, browser, registered, victim.token);
    await browser.get(endSession({ id_token_hint: hint }));
    expect(await isOpen(victim)).toBe(true);
    const silent = await browser.get((await requestCode(registered, { prompt: 'none' })).address);
    expect(new URL(silent.location).searchParams.get('error')).toBeNull();
  });

  test('without an ID token asks the customer, and only this browser can answer', async () => {
    const registered = await registerClient(server, { postLogoutRedirectUris: [after] });
    const customer = await register(server.url);
    const browser = openBrowser(server);
    await logIn(server, browser, registered, customer.token);
    const asked = await browser.get(
      endSession({ client_id: registered.client.clientId, post_logout_redirect_uri: after }),
    );
    expect(asked.status).toBe(200);
    expect(asked.text).toContain('Log out?');
    expect(await isOpen(customer)).toBe(true);
    const confirmation = /name="confirmation" value="([^"]+)"/.exec(asked.text)?.[1] ?? '';
    expect(
      (await browser.post(endSession({}), { confirmation: `${confirmation}x`.slice(1) })).text,
    ).toContain('Log out?');
    await openBrowser(server).post(endSession({}), { confirmation });
    expect(await isOpen(customer)).toBe(true);
    const done = await browser.post(endSession({}), {
      confirmation,
      client_id: registered.client.clientId,
      post_logout_redirect_uri: after,
    });
    expect(done.text).toContain(`url=${after}`);
    expect(await isOpen(customer)).toBe(false);
  });

  test('with an unregistered address shows an error, and logs nobody out', async () => {
    const registered = await registerClient(server, { postLogoutRedirectUris: [after] });
    const customer = await register(server.url);
    const browser = openBrowser(server);
    const { id_token: hint = '' } = await logIn(server, browser, registered, customer.token);
    for (const address of [`${after}/`, `${after}?x=1`, 'https://evil.example/', CALLBACK]) {
      const answer = await browser.get(
        endSession({ id_token_hint: hint, post_logout_redirect_uri: address }),
      );
      expect([answer.status, answer.location]).toEqual([400, '']);
    }
    for (const wrong of [customer.token, `${hint}x`, 'x'])
      expect((await browser.get(endSession({ id_token_hint: wrong }))).status).toBe(400);
    expect(await isOpen(customer)).toBe(true);
  });

  test('loads the front-channel address of the client in a frame', async () => {
    const registered = await registerClient(server, {
      frontchannelLogoutUri: 'https://app.example.test/front?x=1',
      postLogoutRedirectUris: [after],
    });
    const customer = await register(server.url);
    const browser = openBrowser(server);
    const { id_token: hint = '' } = await logIn(server, browser, registered, customer.token);
    const answer = await browser.get(endSession({ id_token_hint: hint, post_logout_redirect_uri: after }));
    const parameters = new URLSearchParams({ x: '1', iss: PUBLIC_URL, sid: customer.session.id });
    expect(answer.text).toContain(
      `src="https://app.example.test/front?${String(parameters).replaceAll('&', '&amp;')}"`,
    );
    expect(answer.headers['content-security-policy']).toContain('frame-src https://app.example.test');
    expect(answer.text).toContain(`url=${after}`);
  });
});

test('a session of another publisher in the browser does not log the customer in, and stays open', async () => {
  const { prisma } = server.gatehouse;
  const account = await prisma.account.create({ data: { slug: `other-${Date.now()}`, name: 'Other' } });
  const site = await prisma.site.create({ data: { accountId: account.id, slug: 'other', name: 'Other' } });
  const mine = await registerClient(server);
  const theirs = await registerClient(server, { siteId: String(site.id) }, account.id);
  const customer = await register(server.url, {}, { siteId: 1 });
  const browser = openBrowser(server);
  await logIn(server, browser, mine, customer.token);
  const silent = await browser.get((await requestCode(theirs, { prompt: 'none' })).address);
  expect(new URL(silent.location).searchParams.get('error')).toBe('login_required');
  const id = await openInteraction(browser, (await requestCode(theirs)).address);
  await expect(accept(server, browser, id, customer.token)).rejects.toThrow('UNAUTHENTICATED');
  const reader = await register(server.url, {}, { siteId: site.id });
  const tokens = await logIn(server, browser, theirs, reader.token);
  expect(tokens.claims()?.sub).toBe(reader.customer.id);
  const old = await prisma.session.findUniqueOrThrow({ where: { id: customer.session.id } });
  expect(old.endedAt).toBeNull();
});
