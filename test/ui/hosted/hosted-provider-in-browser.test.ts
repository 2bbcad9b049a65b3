import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  CODE_CLIENT,
  type CodeProvider,
  startCodeProvider,
} from '../../customers/identity-providers/code-provider.ts';
import { addProvider, externalPerson } from '../../customers/identity-providers/scene.ts';
import { describeChromium } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { register } from '../../support/customers.ts';
import { servePages } from '../../support/web-page.ts';
import { HOSTED_SITE, hostedScene } from './hosted-scene.ts';

describeChromium('a login at an identity provider on a hosted page', () => {
  const scene = hostedScene();
  let provider: CodeProvider;
  let article: string;
  let page: Page;
  let complaints: string[];
  beforeAll(async () => {
    article = `${await servePages()}/article?id=7`;
    provider = await startCodeProvider({ publicUrl: scene.server.settings.publicUrl });
    const company = { name: 'company', kind: 'OPENID', issuer: provider.issuer } as const;
    await addProvider(scene.server, { ...company, clientId: CODE_CLIENT.id }, CODE_CLIENT.secret);
  });
  beforeEach(async () => {
    await setSite({ ...HOSTED_SITE, allowedOrigins: [new URL(article).origin], termsVersion: null });
    provider.person = externalPerson();
    ({ page, complaints } = await scene.openPage());
  });
  const setSite = (data: object) => scene.server.gatehouse.prisma.site.update({ where: { id: 1 }, data });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const leave = async () => {
    const query = new URLSearchParams({ return_to: article });
    await page.goto(`${scene.server.settings.publicUrl}/sites/1/login?${query}`);
    await press('Continue with Company');
  };

  test('a customer returns to the page of the site', async () => {
    await leave();
    await page.waitForURL(article);
    expect(complaints).toEqual([]);
  });

  onlyInFullRun(() => {
    test('a customer accepts the terms first', async () => {
      await setSite({ termsUrl: 'https://paper.example/terms', termsVersion: '2026-11' });
      await leave();
      await page.getByRole('heading', { name: 'Terms of use' }).waitFor();
      await press('Accept and continue');
      await page.waitForURL(article);
      expect(complaints).toEqual([]);
    });

    test('a customer who already has an account links the identity, sees a message, and returns', async () => {
      const { email, password } = await register(scene.server.url, {}, { siteId: 1 });
      provider.person = externalPerson({ email, email_verified: false });
      await leave();
      await page.getByLabel('Email or username').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await press('Log in and link Company');
      await page.getByRole('status').getByText('The login is now linked to your account.').waitFor();
      await page.getByRole('link', { name: 'Back to' }).click();
      await page.waitForURL(article);
      // The next login returns to the page at once.
      const other = await scene.openPage();
      page = other.page;
      await leave();
      await page.waitForURL(article);
      expect([...complaints, ...other.complaints]).toEqual([]);
    });
  });
});
