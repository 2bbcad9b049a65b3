import { randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  CODE_CLIENT,
  type CodeProvider,
  startCodeProvider,
} from '../../customers/identity-providers/code-provider.ts';
import { connect, dnsOfTest } from '../../enterprise/scene.ts';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { register } from '../../support/customers.ts';
import { openElements, type Scene, setElementScene } from './element-page.ts';

const DOMAIN = 'company.example';

describeChromium('an email of a company', () => {
  let scene: Scene;
  let provider: CodeProvider;
  let browser: BrowserContext;
  let page: Page;
  let id: string;
  beforeAll(async () => {
    scene = await setElementScene('<gatehouse-account></gatehouse-account>');
    const { server } = scene;
    const { publicUrl } = server.settings;
    provider = await startCodeProvider({ publicUrl, redirectUris: [`${publicUrl}/enterprise/1/callback`] });
    const client = { clientId: CODE_CLIENT.id, secret: CODE_CLIENT.secret };
    ({ id } = await connect(server, dnsOfTest(), provider, DOMAIN, client));
  });
  beforeEach(async () => {
    const sub = randomUUID();
    provider.person = { sub, email: `${sub}@${DOMAIN}`, email_verified: true, given_name: 'Ann' };
    await scene.server.gatehouse.prisma.enterpriseConnection.updateMany({ data: { ssoOnly: false } });
    browser = await openBrowser();
    page = await openElements(browser, scene);
  });
  const dialog = () => page.getByRole('dialog');
  const isLoggedIn = () => page.getByRole('button', { name: 'My account' }).waitFor();
  const members = () =>
    scene.server.gatehouse.prisma.enterpriseMember.count({ where: { connectionId: Number(id) } });

  test('leads from the login form to the company without a click, and the customer returns logged in', async () => {
    const before = await members();
    await page.getByRole('button', { name: 'Log in' }).click();
    await dialog().getByLabel('Email or username').fill(`ann@${DOMAIN}`);
    await page.keyboard.press('Tab');
    await isLoggedIn();
    expect(new URL(page.url()).search).toBe('');
    expect(await members()).toBe(before + 1);
  });

  onlyInFullRun(() => {
    test('also leads to the company from the registration form', async () => {
      await page.getByRole('button', { name: 'Log in' }).click();
      await page.getByRole('button', { name: 'Create an account' }).click();
      await dialog().getByLabel('Email').fill(`ann@${DOMAIN}`);
      await page.keyboard.press('Tab');
      await isLoggedIn();
    });

    test('is asked for after a login by username, if the company requires its own login', async () => {
      const username = `u-${randomUUID().slice(0, 8)}`;
      const { server } = scene;
      const { password } = await register(
        server.url,
        { email: `${randomUUID()}@${DOMAIN}`, username },
        { siteId: 1 },
      );
      await server.gatehouse.prisma.enterpriseConnection.updateMany({ data: { ssoOnly: true } });
      await page.getByRole('button', { name: 'Log in' }).click();
      await dialog().getByLabel('Email or username').fill(username);
      await dialog().getByLabel('Password', { exact: true }).fill(password);
      await dialog().getByRole('button', { name: 'Log in', exact: true }).click();
      await dialog().getByText('You log in at your company. Please enter your email.').waitFor();
    });

    test('does not concern a customer of another domain, who logs in with a password', async () => {
      const { email, password } = await register(scene.server.url, {}, { siteId: 1 });
      await page.getByRole('button', { name: 'Log in' }).click();
      await dialog().getByLabel('Email or username').fill(email);
      await dialog().getByLabel('Password', { exact: true }).fill(password);
      await page.keyboard.press('Enter');
      await isLoggedIn();
    });
  });
});
