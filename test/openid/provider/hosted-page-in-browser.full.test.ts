import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as openid from 'openid-client';
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { addClient } from '../../../src/openid/clients/manage-clients.ts';
import { COMMAND_LINE } from '../../../src/platform/acting.ts';
import { atEnd } from '../../support/at-end.ts';
import { describeChromium } from '../../support/chromium.ts';
import { register } from '../../support/customers.ts';
import type { TestServer } from '../../support/server.ts';
import { expectAccessible } from '../../ui/elements/element-page.ts';
import { HOSTED_SITE, hostedScene } from '../../ui/hosted/hosted-scene.ts';

let application: string;

/** Serves the page of the application that customers log in to. @returns its origin */
async function serveApplication(): Promise<string> {
  const http = createServer((_request, response) => void response.end('the application'));
  await new Promise<void>((listening) => http.listen(0, 'localhost', listening));
  atEnd(async () => void http.close());
  return `http://localhost:${(http.address() as AddressInfo).port}`;
}

describeChromium('the hosted page of an OpenID client', () => {
  const scene = hostedScene();
  let server: TestServer;
  let page: Page;
  let complaints: string[];
  beforeEach(async () => {
    ({ server } = scene);
    await server.gatehouse.prisma.site.update({ where: { id: 1 }, data: HOSTED_SITE });
    ({ page, complaints } = await scene.openPage());
    application = await serveApplication();
  });

  async function client(party: 'FIRST_PARTY' | 'THIRD_PARTY') {
    const { publicUrl } = server.settings;
    const added = await addClient(
      server.gatehouse,
      { accountId: 1, actor: COMMAND_LINE },
      {
        name: 'Crossword <b>app</b>',
        siteId: '1',
        party,
        redirectUris: [`${application}/callback`],
        postLogoutRedirectUris: [`${application}/bye`],
      },
    );
    const secret = openid.ClientSecretBasic(added.clientSecret ?? '');
    return openid.discovery(new URL(publicUrl), added.client.clientId, undefined, secret, {
      execute: [openid.allowInsecureRequests],
    });
  }

  async function authorize(config: openid.Configuration, parameters: Record<string, string> = {}) {
    const verifier = openid.randomPKCECodeVerifier();
    const address = openid.buildAuthorizationUrl(config, {
      redirect_uri: `${application}/callback`,
      scope: 'openid profile email',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: 'state',
      ...parameters,
    });
    await page.goto(address.href);
    return async () => {
      await page.waitForURL(`${application}/callback?*`);
      const checks = { pkceCodeVerifier: verifier, expectedState: 'state' };
      return openid.authorizationCodeGrant(config, new URL(page.url()), checks);
    };
  }

  const logIn = async ({ email, password }: { email: string; password: string }) => {
    await page.getByLabel('Email or username').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
  };
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  test('logs a customer in for a first party without consent, and the next time without a password', async () => {
    const customer = await register(server.url);
    const config = await client('FIRST_PARTY');
    const arrive = await authorize(config);
    await logIn(customer);
    expect((await arrive()).claims()?.sub).toBe(customer.customer.id);
    expect((await (await authorize(await client('FIRST_PARTY')))()).claims()?.sub).toBe(customer.customer.id);
    // The client wants the customer to log in again.
    const again = await authorize(config, { prompt: 'login' });
    await logIn(customer);
    expect((await again()).claims()?.sub).toBe(customer.customer.id);
    expect(complaints).toEqual([]);
  });

  test('asks for consent to a third party, in an accessible page', async () => {
    const customer = await register(server.url);
    const config = await client('THIRD_PARTY');
    const arrive = await authorize(config);
    await logIn(customer);
    await page.getByRole('heading', { name: 'Continue to Crossword <b>app</b>?' }).waitFor();
    await page.locator('#consent').getByText(customer.email).waitFor();
    await expectAccessible(page);
    await button('Continue').click();
    const tokens = await arrive();
    expect(tokens.claims()?.sub).toBe(customer.customer.id);
    // The consent is stored.
    await (await authorize(config))();
    // A logout at the client also ends the session in the browser at Gatehouse.
    const hint = { id_token_hint: tokens.id_token ?? '', post_logout_redirect_uri: `${application}/bye` };
    await page.goto(openid.buildEndSessionUrl(config, hint).href);
    await page.waitForURL(`${application}/bye`);
    await authorize(config);
    await page.getByRole('heading', { name: 'Log in', exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('fills in the email of the login hint, and the customer may type another email', async () => {
    const customer = await register(server.url);
    const arrive = await authorize(await client('FIRST_PARTY'), { login_hint: 'ada@example.test' });
    await page.getByLabel('Email or username').waitFor();
    expect(await page.getByLabel('Email or username').inputValue()).toBe('ada@example.test');
    await button('Forgot your password?').click();
    expect(await page.getByLabel('Email', { exact: true }).inputValue()).toBe('ada@example.test');
    await button('Log in with a password').click();
    await logIn(customer);
    expect((await arrive()).claims()?.sub).toBe(customer.customer.id);
    expect(complaints).toEqual([]);
  });

  test('tells the application that the customer has cancelled', async () => {
    await authorize(await client('THIRD_PARTY'));
    await button('Cancel').click();
    await page.waitForURL(`${application}/callback?error=access_denied*`);
  });
});
