import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import type { AuthElement } from '../../../src/ui/elements/elements.ts';
import { addAuthenticator, describeChromium } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { type RegisteredCustomer, register } from '../../support/customers.ts';
import type { TestServer } from '../../support/server.ts';
import { LOGIN, loginHostScene, SERVICE } from './login-host-scene.ts';

const on = { siteId: 1 };

describeChromium('passkeys on the login host of a site', () => {
  const scene = loginHostScene();
  const { setSite } = scene;
  let server: TestServer;
  let page: Page;
  let complaints: string[];
  let customer: RegisteredCustomer;
  beforeEach(async () => {
    ({ server } = scene);
    await setSite({ loginHost: new URL(LOGIN).host, link: null, secondFactor: 'OPTIONAL' });
    await server.gatehouse.prisma.authenticator.deleteMany();
    ({ page, complaints } = await scene.openPage());
    await prepare(page);
    customer = await register(server.url, {}, on);
  });

  /**
   * Gives the page an authenticator, but no passkeys in the autofill. With autofill, the authenticator would choose a
   * passkey before the button is pressed.
   */
  const prepare = async (opened: Page) => {
    await opened.addInitScript(() => {
      const { PublicKeyCredential: api } = globalThis as unknown as { PublicKeyCredential: object };
      Object.assign(api, { isConditionalMediationAvailable: async () => false });
    });
    await addAuthenticator(opened);
  };
  /** Creates a passkey with the client of the page. @returns the code of the error, or null */
  const addPasskey = () =>
    page.evaluate(async (password) => {
      const { client } = document.querySelector<AuthElement>('gatehouse-auth') as AuthElement;
      return (await client.passkeys.add({ password })).error?.code ?? null;
    }, customer.password);
  const domains = async () =>
    (await server.gatehouse.prisma.authenticator.findMany({ where: { kind: 'PASSKEY' } })).map(
      ({ rpId }) => rpId,
    );
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const logIn = async () => {
    await page.getByLabel('Email or username').fill(customer.email);
    await page.getByLabel('Password', { exact: true }).fill(customer.password);
    await page.keyboard.press('Enter');
    await details();
  };
  const logOut = () => page.locator('footer').getByRole('button', { name: 'Log out' }).click();
  const details = () => page.getByRole('heading', { name: 'Your details' }).waitFor();

  onlyInFullRun(() => {
    test('a passkey that is older than the login host works on the host, and so does a new passkey', async () => {
      await setSite({ loginHost: null });
      await page.goto(`${SERVICE}/sites/1/account`);
      await logIn();
      expect(await addPasskey()).toBeNull();
      await setSite({ loginHost: new URL(LOGIN).host });
      await page.goto(`${LOGIN}/login`);
      await button('Log in with a passkey').click();
      await page.getByText(`You are logged in as ${customer.email}.`).waitFor();

      // Another customer, on another device, creates a passkey on the login host.
      ({ page } = await scene.openPage());
      customer = await register(server.url, {}, on);
      await prepare(page);
      await page.goto(`${LOGIN}/account`);
      await logIn();
      expect(await addPasskey()).toBeNull();
      await logOut();
      await button('Log in with a passkey').click();
      await details();
      expect(await domains()).toEqual(['alpha.example', 'alpha.example']);
      expect(complaints).toEqual([]);
    });
  });

  onlyInFullRun(() => {
    test('a browser without related origins uses passkeys of the domain of the login host', async () => {
      await page.addInitScript(() => {
        const { PublicKeyCredential: api } = globalThis as unknown as { PublicKeyCredential: object };
        Object.assign(api, { getClientCapabilities: async () => ({ relatedOrigins: false }) });
      });
      await page.goto(`${LOGIN}/account`);
      await logIn();
      expect(await addPasskey()).toBeNull();
      await logOut();
      await button('Log in with a passkey').click();
      await details();
      expect(await domains()).toEqual(['beta.example']);
    });
  });
});
