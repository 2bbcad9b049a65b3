import { expect, test } from 'vitest';
import { clientSecretMatches, findClient } from '../../../src/openid/clients/client.ts';
import { describeChromium } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { addSite } from '../../support/sites.ts';
import { editors } from './acting-roles.ts';
import { looks } from './looks.ts';
import { choose, differenceOn, review, saveChanges, sitePages } from './site-pages.ts';

describeChromium('the pages of connected apps', () => {
  const pages = sitePages();
  const database = () => pages.server.gatehouse.prisma;
  const named = (name: string) => database().openidClient.findFirst({ where: { name } });

  onlyInFullRun(() => {
    test.each(editors)(
      'an %s connects an app, changes it, renews its secret, and disables and deletes the app',
      async (role) => {
        const name = `Forum of ${role}`;
        const page = await pages.open(role, 'connected-apps');
        await page.getByText('There is no connected app yet').waitFor();
        await looks(page, 'connected-apps-none');
        await page.getByRole('button', { name: 'Connect an app' }).click();
        const form = page.getByRole('dialog');
        await form.getByLabel('Name').fill(name);
        await form.getByLabel('Another company').check();
        await form.getByLabel('Redirect URIs').fill('http://forum.example/cb');
        await form.getByRole('button', { name: 'Connect an app' }).click();
        await form.getByText('http://forum.example/cb must begin with https://').waitFor();
        await looks(page, 'connected-apps-new');
        await form
          .getByLabel('Redirect URIs')
          .fill('https://forum.example/cb\n https://forum.example/silent ');
        await form.getByRole('button', { name: 'Connect an app' }).click();
        const secret = page.getByRole('dialog', { name: 'Credentials of the app' });
        await secret.waitFor();
        const [clientId = '', clientSecret = ''] = await secret.locator('code').allInnerTexts();
        const client = await findClient(database(), clientId);
        expect(client).toMatchObject({
          ...{ name, party: 'THIRD_PARTY', scopes: ['openid', 'profile', 'email'] },
          redirectUris: ['https://forum.example/cb', 'https://forum.example/silent'],
        });
        const accepts = async (text: string) => {
          const found = await findClient(database(), clientId);
          return found !== null && clientSecretMatches(found, text, pages.server.clock.now());
        };
        expect(await accepts(clientSecret)).toBe(true);
        await looks(page, 'connected-apps-secret');
        await secret.getByRole('button', { name: 'Close' }).click();

        await page.getByRole('link', { name }).click();
        await page.getByRole('heading', { name, level: 1 }).waitFor();
        await page.getByLabel('Back-channel logout URI').fill('https://forum.example/logout');
        await page.getByLabel('Your company').check();
        await page.getByRole('button', { name: 'Review the changes' }).click();
        expect(await differenceOn(page)).toEqual([
          'Operator Another company Your company',
          'Back-channel logout URI (empty) https://forum.example/logout',
        ]);
        await looks(page, 'connected-app-review');
        await review(page).getByRole('button', { name: 'Save', exact: true }).click();
        await expect.poll(async () => (await named(name))?.party).toBe('FIRST_PARTY');
        await looks(page, 'connected-app');

        await page.getByLabel('Days during which').fill('0');
        await page.getByRole('button', { name: 'Renew the secret' }).click();
        const renewed = page.getByRole('dialog', { name: 'Credentials of the app' });
        await renewed.waitFor();
        const next = (await renewed.locator('code').allInnerTexts())[1] ?? '';
        expect([await accepts(clientSecret), await accepts(next)]).toEqual([false, true]);
        await renewed.getByRole('button', { name: 'Close' }).click();

        await page.getByRole('button', { name: 'Disable' }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
        await page.getByRole('button', { name: 'Enable' }).click();
        await page.getByRole('button', { name: 'Disable' }).waitFor();
        await page.getByRole('button', { name: 'Delete' }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
        await page.getByText('There is no connected app yet').waitFor();
        expect(await named(name)).toBeNull();
      },
    );
  });

  test('a native app gets no secret, and its page shows the host of its pairwise ids', async () => {
    await addSite(pages.server, 'evening', { name: 'The Evening Paper' });
    const page = await pages.open('ADMIN', 'connected-apps');
    await page.getByRole('button', { name: 'Connect an app' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Name').fill('News app');
    await choose(page, 'Site', 'The Evening Paper');
    await choose(page, 'Client authentication', 'Without a secret (app on a phone, page in a browser)');
    await form.getByLabel('Redirect URIs').fill('com.example.app:/callback');
    await choose(
      page,
      'Customer id',
      'A different one for each host, so that apps cannot compare ids (pairwise)',
    );
    await form.getByLabel('Host for these ids').fill('app.example');
    await form.getByRole('button', { name: 'Connect an app' }).click();
    await page.getByRole('dialog', { name: 'The app is connected' }).getByText('has no secret').waitFor();
    expect(await named('News app')).toMatchObject({ sectorIdentifier: 'app.example', secretHash: null });
    await page.getByRole('button', { name: 'Close' }).click();
    await looks(page, 'connected-apps');
    await page.getByRole('link', { name: 'News app' }).click();
    await page.getByText('(app.example)').waitFor();
    expect(await page.getByRole('button', { name: 'Renew the secret' }).count()).toBe(0);
    await page.getByLabel('Name').fill('The news');
    await saveChanges(page);
    await expect.poll(() => named('The news')).not.toBeNull();
    await looks(page, 'connected-app-public');
  });

  onlyInFullRun(() => {
    test('SUPPORT is refused, and the page of an unknown app says that it does not exist', async () => {
      const support = await pages.open('SUPPORT', 'connected-apps');
      await support.locator('[role=alert][data-code=FORBIDDEN]').waitFor();
      const page = await pages.open('ADMIN', 'connected-apps/99');
      await page.getByText('There is no such app').waitFor();
    });
  });
});
