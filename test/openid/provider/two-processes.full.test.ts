import * as openid from 'openid-client';
import { expect, test } from 'vitest';
import { inParallel, startTwoServers } from '../../guarantees/two-servers.ts';
import { execute } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { Logout } from '../../support/documents.ts';
import { openBrowser } from './browser.ts';
import { accept, discover, logIn, openInteraction, redeem, registerClient, requestCode } from './clients.ts';

test('after a logout in one process the other process refuses the tokens and the code of the session', async () => {
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

test('a code or refresh token that two processes get at once is accepted at most once', async () => {
  const { first, second } = await startTwoServers();
  const registered = await registerClient(first);
  const configs = [registered.config, await discover(second, registered)];
  for (let round = 0; round < 3; round += 1) {
    const customer = await register(first.url);
    const tokens = await logIn(first, openBrowser(first), registered, customer.token);
    const renewed = await inParallel(8, (index) =>
      openid
        .refreshTokenGrant(configs[index % 2] as openid.Configuration, tokens.refresh_token ?? '')
        .catch(() => null),
    );
    const won = renewed.filter((each) => each !== null);
    expect(won.length).toBeLessThanOrEqual(1);
    for (const { access_token: token } of [tokens, ...won])
      expect(await openid.tokenIntrospection(registered.config, token)).toEqual({ active: false });

    const browser = openBrowser(first);
    const authorization = await requestCode(registered);
    const id = await openInteraction(browser, authorization.address);
    const back = await accept(first, browser, id, customer.token);
    const redeemed = await inParallel(8, (index) =>
      redeem(
        { ...registered, config: configs[index % 2] as openid.Configuration },
        authorization,
        back,
      ).catch(() => null),
    );
    expect(redeemed.filter((each) => each !== null).length).toBeLessThanOrEqual(1);
  }
});

test('two processes that need the RSA key at the same time create one key', async () => {
  const { both } = await startTwoServers();
  const made = await Promise.all(
    both.flatMap(({ gatehouse }) => [1, 2].map(() => gatehouse.signingKeys.forSigning('RS256'))),
  );
  expect(new Set(made.map(({ kid }) => kid)).size).toBe(1);
  const published = await Promise.all(both.map(({ gatehouse }) => gatehouse.signingKeys.published()));
  const moduli = published.map(({ keys }) => keys.flatMap(({ n }) => n ?? []));
  expect(moduli[0]).toHaveLength(1);
  expect(moduli[1]).toEqual(moduli[0]);
});
