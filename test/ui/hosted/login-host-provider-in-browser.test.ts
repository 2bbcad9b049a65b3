import { beforeAll, beforeEach, expect, test } from 'vitest';
import {
  CODE_CLIENT,
  type CodeProvider,
  startCodeProvider,
} from '../../customers/identity-providers/code-provider.ts';
import { addProvider, externalPerson } from '../../customers/identity-providers/scene.ts';
import { describeChromium } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { LOGIN, loginHostScene, SERVICE } from './login-host-scene.ts';

const NEWS = 'https://news.beta.example';

describeChromium('a login at an identity provider from the login host of a site', () => {
  const scene = loginHostScene();
  let provider: CodeProvider;
  beforeAll(async () => {
    provider = await startCodeProvider({ publicUrl: SERVICE, withPage: true });
    const company = { name: 'company', kind: 'OPENID', issuer: provider.issuer } as const;
    await addProvider(scene.server, { ...company, clientId: CODE_CLIENT.id }, CODE_CLIENT.secret);
  });
  beforeEach(async () => {
    await scene.setSite({ loginHost: new URL(LOGIN).host, allowedOrigins: [NEWS], sessionHandoff: true });
    provider.person = externalPerson();
  });

  test('goes through PUBLIC_URL, comes back to the login host, and then returns to the page of the site', async () => {
    const { page, complaints } = await scene.openPage();
    const visited: string[] = [];
    page.on('response', (response) => {
      if (response.request().isNavigationRequest()) visited.push(new URL(response.url()).origin);
    });
    const returnTo = `${NEWS}/article?gatehouse_state=mine`;
    await page.goto(`${LOGIN}/login?${new URLSearchParams({ return_to: returnTo })}`);
    await page.getByRole('button', { name: 'company' }).click();
    await page.waitForURL(`${provider.issuer}/**`);
    await page.click('text=Yes, it is me');
    await page.waitForURL(`${NEWS}/article?gatehouse_state=mine&handoff=*`);
    const origins = visited.filter((origin, index) => origin !== visited[index - 1]);
    expect(origins).toEqual([LOGIN, SERVICE, provider.issuer, SERVICE, LOGIN, NEWS]);
    expect(await page.context().cookies([SERVICE, LOGIN])).toEqual([]);
    await page.goto(`${LOGIN}/account`);
    await page.getByRole('heading', { name: 'Your details' }).waitFor();
    expect(await page.getByText(String(provider.person?.email)).count()).toBeGreaterThan(0);
    // The provider has no favicon, which the browser reports as a 404.
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([]);
  });

  // The quick run covers a customer who declines in clients/browser/redirect.
  onlyInFullRun(() => {
    test('comes back to the login host when the customer declines', async () => {
      const { page } = await scene.openPage();
      provider.person = null;
      await page.goto(`${LOGIN}/login`);
      await page.getByRole('button', { name: 'company' }).click();
      await page.click('text=Yes, it is me');
      await page.waitForURL(`${LOGIN}/login`);
      await page.getByRole('alert').waitFor();
    });
  });
});
