import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  CODE_CLIENT,
  type CodeProvider,
  startCodeProvider,
} from '../../customers/identity-providers/code-provider.ts';
import {
  type OpenIdProvider,
  startOpenIdProvider,
} from '../../customers/identity-providers/openid-provider.ts';
import { addProvider, externalPerson } from '../../customers/identity-providers/scene.ts';
import { BeginTotp, ConfirmTotp } from '../../customers/second-factor/documents.ts';
import { codeOf, setPolicy } from '../../customers/second-factor/factors.ts';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { execute } from '../../support/client.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { type RegisteredCustomer, register } from '../../support/customers.ts';
import { lastMailTo, linksIn } from '../../support/mails.ts';
import { RequestPasswordlessLogin } from '../../support/ways-in.ts';
import { expectAccessible, openElements, type Scene, setElementScene } from './element-page.ts';

type Auth = import('../../../src/ui/elements/page-types.ts').AuthPageElement;

describeChromium('an identity with the email of an account', () => {
  let scene: Scene;
  let provider: CodeProvider;
  let openId: OpenIdProvider;
  let browser: BrowserContext;
  let page: Page;
  let customer: RegisteredCustomer;
  beforeAll(async () => {
    openId = await startOpenIdProvider();
    scene = await setElementScene('<gatehouse-account></gatehouse-account>', {
      GOOGLE_ISSUER: openId.issuer,
    });
    const { server } = scene;
    provider = await startCodeProvider({ publicUrl: server.settings.publicUrl });
    const company = { name: 'company', kind: 'OPENID', issuer: provider.issuer } as const;
    await addProvider(server, { ...company, clientId: CODE_CLIENT.id }, CODE_CLIENT.secret);
    await addProvider(server, { name: 'google', kind: 'GOOGLE' });
    await server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { passwordlessEnabled: true } });
  });
  beforeEach(async () => {
    customer = await register(scene.server.url, {}, { siteId: 1 });
    provider.person = externalPerson({ email: customer.email, email_verified: false });
    browser = await openBrowser();
    page = await openElements(browser, scene);
  });

  const dialog = () => page.getByRole('dialog');
  const heading = (name: string) => dialog().getByRole('heading', { name, exact: true });
  const press = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
  const noted = (text: string) => dialog().getByRole('status').getByText(text).waitFor();
  const isLinked = () =>
    scene.server.gatehouse.prisma.externalIdentity.count({
      where: { customerId: Number(customer.customer.id) },
    });
  const comeBackFromProvider = async () => {
    await page.getByRole('button', { name: 'Log in' }).click();
    await press('Continue with Company');
    await heading('You already have an account').waitFor();
  };
  const logIn = async (button: string) => {
    await dialog().getByLabel('Email or username').fill(customer.email);
    await dialog().getByLabel('Password', { exact: true }).fill(customer.password);
    await press(button);
  };

  test('is linked after the customer has logged in to the account with the password', async () => {
    await comeBackFromProvider();
    await expectAccessible(page);
    // The view offers the other provider, but not the provider of the identity.
    const providers = dialog().getByRole('button', { name: /^Continue with \w/ });
    const offered = async () => (await providers.allTextContents()).map((text) => text.trim());
    await expect.poll(offered).toEqual(['Continue with Google']);
    await page.reload();
    await logIn('Log in and link Company');
    await noted('The login is now linked to your account.');
    expect(await isLinked()).toBe(1);
    expect(page.url()).toBe(`${scene.origin}/article`);
    await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(0);
    // From now on the identity logs the customer in.
    await press('Log out');
    await press('Continue with Company');
    await page.getByRole('button', { name: 'My account' }).waitFor();
    expect(await dialog().count()).toBe(0);
  });

  test('a wrong password links nothing, and a login by a mailed code links the identity', async () => {
    await comeBackFromProvider();
    await dialog().getByLabel('Email or username').fill(customer.email);
    await dialog().getByLabel('Password', { exact: true }).fill('not the password');
    await press('Log in and link Company');
    await dialog().getByRole('alert').getByText('That did not match').waitFor();
    await press('Email me a login link');
    await dialog().getByLabel('Email').fill(customer.email);
    await press('Send the link');
    await dialog().getByLabel('Code of six digits').waitFor();
    const [code] = /\b\d{6}\b/.exec((await lastMailTo(scene.server, customer.email)).text) ?? [];
    await dialog()
      .getByLabel('Code of six digits')
      .fill(code ?? '');
    await press('Log in');
    await noted('The login is now linked to your account.');
    expect(await isLinked()).toBe(1);
  });

  onlyInFullRun(() => {
    test('if a customer continues without linking, or closes the dialog, nothing is linked later', async () => {
      await comeBackFromProvider();
      await press('Continue without linking');
      await heading('Log in').waitFor();
      await press('Close');
      await comeBackFromProvider();
      await page.keyboard.press('Escape');
      await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(0);
      await page.reload();
      await page.getByRole('button', { name: 'Log in' }).click();
      await logIn('Log in');
      await page.getByRole('button', { name: 'My account' }).waitFor();
      expect(await isLinked()).toBe(0);
    });
  });

  test('another person who logs in by a mailed link does not get the identity', async () => {
    const { server, origin } = scene;
    await comeBackFromProvider();
    const other = await register(server.url, {}, { siteId: 1 });
    await execute(server.url, RequestPasswordlessLogin, { input: { email: other.email } }, { siteId: 1 });
    const [link] = linksIn(await lastMailTo(server, other.email));
    await page.goto(`${origin}/article${link?.search}`);
    await heading('Log in').waitFor();
    await press('Log in');
    await page.getByRole('button', { name: 'My account' }).waitFor();
    await expect.poll(() => page.evaluate(() => sessionStorage.length)).toBe(0);
    const links = server.gatehouse.prisma.externalIdentity;
    expect(await links.count({ where: { customerId: Number(other.customer.id) } })).toBe(0);
    expect(page.url()).toMatch(`${origin}/article`);
  });

  onlyInFullRun(() => {
    test('a customer who declines at the provider sees a message', async () => {
      provider.person = null;
      await page.getByRole('button', { name: 'Log in' }).click();
      await press('Continue with Company');
      await dialog().getByRole('alert').getByText('The login was cancelled.').waitFor();
    });

    test('a customer with a second factor is asked for it when the browser comes back', async () => {
      const { server } = scene;
      await setPolicy(server, 'OPTIONAL');
      const bearer = { token: customer.token, siteId: 1 };
      const { beginTotp } = await execute(server.url, BeginTotp, {}, bearer);
      const input = { id: beginTotp.id, code: codeOf(server, beginTotp.secret) };
      await execute(server.url, ConfirmTotp, { input }, bearer);
      server.clock.advance({ seconds: 60 });
      const where = { id: Number(customer.customer.id) };
      await server.gatehouse.prisma.customer.update({ where, data: { emailVerifiedAt: server.clock.now() } });
      provider.person = externalPerson({ email: customer.email, email_verified: true });
      await page.getByRole('button', { name: 'Log in' }).click();
      await press('Continue with Company');
      await heading('Confirm that it is you').waitFor();
      await dialog().getByLabel('Code', { exact: true }).fill(codeOf(server, beginTotp.secret));
      await press('Log in');
      await noted('The login is now linked to your account.');
      expect(await isLinked()).toBe(1);
    });
  });

  const loginWithToken = async () =>
    page.evaluate(
      async (token) => {
        const auth = document.body.appendChild(document.createElement('gatehouse-auth')) as Auth;
        auth.setAttribute('dialog', '');
        const { error } = await auth.client.identities.loginWithToken({ provider: 'google', token });
        if (error?.code === 'LINK_REQUIRED') await auth.chooseAccount({ provider: 'google', token });
        return error?.code;
      },
      await openId.idToken({
        ...externalPerson({ email: customer.email, email_verified: false }),
        iss: openId.issuer,
      }),
    );

  onlyInFullRun(() => {
    test('the identity of a token of the provider’s own SDK is linked, and the token is not stored', async () => {
      expect(await loginWithToken()).toBe('LINK_REQUIRED');
      await heading('You already have an account').waitFor();
      expect(await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))).toBe(
        '[{},{}]',
      );
      await logIn('Log in and link Google');
      await noted('The login is now linked to your account.');
      expect(await isLinked()).toBe(1);
    });

    test('a customer who is logged in can link the identity to another account instead', async () => {
      await page.getByRole('button', { name: 'Log in' }).click();
      await logIn('Log in');
      await page.getByRole('button', { name: 'My account' }).waitFor();
      const other = customer;
      customer = await register(scene.server.url, {}, { siteId: 1 });
      await loginWithToken();
      await heading('Link Google').waitFor();
      await dialog().getByText(`You are logged in as ${other.email}.`).waitFor();
      await expectAccessible(page);
      await press('Use another account');
      await logIn('Log in and link Google');
      await noted('The login is now linked to your account.');
      expect(await isLinked()).toBe(1);
    });
  });
});
