import * as openid from 'openid-client';
import { expect, test } from 'vitest';
import { startTwoServers } from '../../guarantees/two-servers.ts';
import { execute } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { Logout } from '../../support/documents.ts';
import { openBrowser } from './browser.ts';
import { discover, logIn, redeem, registerClient, requestCode } from './clients.ts';

test('a logout in one process makes the other refuse the tokens and the code of the session', async () => {
  const { first, second } = await startTwoServers();
  const registered = await registerClient(first);
  const config = await discover(second, registered);
  const customer = await register(first.url);
  const browser = openBrowser(first);
  const tokens = await logIn(first, browser, registered, customer.token);
  const pending = await requestCode(registered);
  const { location } = await browser.get(pending.address);
  const sub = customer.customer.id;
  const userInfo = () => openid.fetchUserInfo(config, tokens.access_token, sub);
  const renew = (token = '') => openid.refreshTokenGrant(config, token);
  expect((await userInfo()).sub).toBe(sub);
  const renewed = await renew(tokens.refresh_token);
  expect(renewed.claims()?.sid).toBe(customer.session.id);

  await execute(first.url, Logout, {}, customer);

  await expect(userInfo()).rejects.toMatchObject({ status: 401 });
  await expect(renew(renewed.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
  await expect(redeem({ ...registered, config }, pending, location)).rejects.toMatchObject({
    error: 'invalid_grant',
  });
  for (const { access_token: token } of [tokens, renewed])
    expect(await openid.tokenIntrospection(config, token)).toEqual({ active: false });
});
