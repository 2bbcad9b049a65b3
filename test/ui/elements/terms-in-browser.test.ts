import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  CODE_CLIENT,
  type CodeProvider,
  startCodeProvider,
} from '../../customers/identity-providers/code-provider.ts';
import { addProvider, externalPerson } from '../../customers/identity-providers/scene.ts';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { register } from '../../support/customers.ts';
import { expectAccessible, openElements, type Scene, setElementScene } from './element-page.ts';

describeChromium('the terms of a site', () => {
  let scene: Scene;
  let provider: CodeProvider;
  let browser: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    scene = await setElementScene('<gatehouse-account></gatehouse-account>');
    const { server } = scene;
    provider = await startCodeProvider({ publicUrl: server.settings.publicUrl });
    const company = { name: 'company', kind: 'OPENID', issuer: provider.issuer } as const;
    await addProvider(server, { ...company, clientId: CODE_CLIENT.id }, CODE_CLIENT.secret);
  });
  beforeEach(async () => {
    await setVersion('2026-11');
    browser = await openBrowser();
    page = await openElements(browser, scene);
  });

  const setVersion = (termsVersion: string | null) =>
    scene.server.gatehouse.prisma.site.update({
      where: { id: 1 },
      data: { termsUrl: 'https://paper.example/terms', termsVersion },
    });
  const accepted = (email: string) =>
    scene.server.gatehouse.prisma.acceptedTerms.findMany({ where: { customer: { email } } });
  const dialog = () => page.getByRole('dialog');
  const title = () => dialog().getByRole('heading', { name: 'Terms of use' });
  const press = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
  const openDialog = () => page.getByRole('button', { name: 'Log in' }).click();
  const logIn = async ({ email, password }: { email: string; password: string }) => {
    await openDialog();
    await dialog().getByLabel('Email or username').fill(email);
    await dialog().getByLabel('Password', { exact: true }).fill(password);
    await press('Log in');
  };

  test('a customer who has not accepted them is asked after the login, and again for a new version', async () => {
    const customer = await register(scene.server.url, {}, { siteId: 1 });
    await page.evaluate(() => {
      document.addEventListener('gatehouse-login', () => document.body.append('Welcome'));
    });
    await logIn(customer);
    await title().waitFor();
    await expectAccessible(page);
    expect(await dialog().getByRole('link', { name: 'terms of use' }).getAttribute('href')).toBe(
      'https://paper.example/terms',
    );
    expect(await accepted(customer.email)).toEqual([]);
    expect(await page.getByText('Welcome').count()).toBe(0);
    await press('Accept and continue');
    await page.getByText('Welcome').waitFor();
    await expect.poll(() => dialog().count()).toBe(0);
    expect(await accepted(customer.email)).toMatchObject([{ version: '2026-11' }]);

    await setVersion('2027-01');
    await page.reload();
    await page.getByRole('button', { name: 'My account' }).waitFor();
    expect(await dialog().count()).toBe(0);
    await page.getByRole('button', { name: 'My account' }).click();
    await title().waitFor();
    // A customer who does not accept the terms can log out.
    await press('Log out');
    await dialog().getByRole('heading', { name: 'Log in' }).waitFor();
    expect(await accepted(customer.email)).toHaveLength(1);
  });

  onlyInFullRun(() => {
    test('after a first login at an identity provider, the dialog asks the customer to accept them', async () => {
      const person = externalPerson();
      provider.person = person;
      await openDialog();
      await press('Continue with Company');
      await title().waitFor();
      await press('Accept and continue');
      await expect.poll(() => dialog().count()).toBe(0);
      expect(await accepted(person.email)).toMatchObject([{ version: '2026-11' }]);
      await page.reload();
      await page.getByRole('button', { name: 'My account' }).click();
      await dialog().getByText('You are logged in as').waitFor();
    });

    test('a customer who registers with the form has accepted them', async () => {
      const { email } = externalPerson();
      await openDialog();
      await press('Create an account');
      await dialog().getByLabel('Email').fill(email);
      await dialog().getByLabel('Password', { exact: true }).fill('a long enough password');
      await dialog().locator('form').getByRole('button', { name: 'Create an account' }).click();
      await page.getByRole('button', { name: 'My account' }).waitFor();
      await expect.poll(() => dialog().count()).toBe(0);
      expect(await accepted(email)).toMatchObject([{ version: '2026-11' }]);
    });
  });
});
