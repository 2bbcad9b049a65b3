import * as openid from 'openid-client';
import { expect, test } from 'vitest';
import { register } from '../../support/customers.ts';
import { PUBLIC_URL, testServer } from '../../support/server.ts';
import { openBrowser } from './browser.ts';
import { accept, describeInteraction, logIn, redeem, registerClient, requestCode } from './clients.ts';

const server = testServer();

test('a customer can log in to a client on the hosted page of its site', async () => {
  const registered = await registerClient(server);
  const customer = await register(server.url, { firstName: 'Ada', displayName: 'Ada L.' });
  const browser = openBrowser(server);
  const authorization = await requestCode(registered, { login_hint: customer.email });
  const begun = await browser.get(authorization.address);
  const page = await browser.get(begun.location);
  expect(page.location).toMatch(new RegExp(`^${PUBLIC_URL}/sites/1/authorize\\?interaction=`));
  expect((await browser.get(page.location)).text).toContain(
    `<gatehouse-auth view="login" login-hint="${customer.email}">`,
  );
  const id = new URL(page.location).searchParams.get('interaction') ?? '';
  expect(await describeInteraction(server, id)).toMatchObject({
    application: {
      clientId: registered.client.clientId,
      name: 'Paper app',
      isThirdParty: false,
      siteId: '1',
    },
    scopes: ['openid', 'profile', 'email'],
    loginHint: customer.email,
    isLoginRequired: true,
    isConsentRequired: false,
  });
  expect(await describeInteraction(server, id, customer.token)).toMatchObject({ isLoginRequired: false });

  const back = await accept(server, browser, id, customer.token);
  expect(new URL(back).searchParams.get('iss')).toBe(PUBLIC_URL);
  const tokens = await redeem(registered, authorization, back);
  const claims = tokens.claims();
  expect(claims).toMatchObject({
    iss: PUBLIC_URL,
    sub: customer.customer.id,
    sid: customer.session.id,
    amr: ['pwd'],
    acr: 'urn:gatehouse:acr:single-factor',
    auth_time: Math.floor(Date.parse(customer.session.createdAt) / 1000),
  });
  const info = await openid.fetchUserInfo(registered.config, tokens.access_token, customer.customer.id);
  expect(info).toMatchObject({
    email: customer.email,
    email_verified: false,
    name: 'Ada L.',
    given_name: 'Ada',
  });

  const refreshed = await openid.refreshTokenGrant(registered.config, tokens.refresh_token ?? '');
  expect(refreshed.refresh_token).not.toBe(tokens.refresh_token);
  expect(await openid.tokenIntrospection(registered.config, refreshed.access_token)).toMatchObject({
    active: true,
    sub: customer.customer.id,
    sid: customer.session.id,
  });
});

test('a browser that is logged in continues to another client at once, even with prompt=none', async () => {
  const [first, second] = [await registerClient(server), await registerClient(server)];
  const customer = await register(server.url);
  const browser = openBrowser(server);
  await logIn(server, browser, first, customer.token);
  const authorization = await requestCode(second, { prompt: 'none' });
  const { location } = await browser.get(authorization.address);
  expect((await redeem(second, authorization, location)).claims()?.sid).toBe(customer.session.id);
});
