import { readFileSync } from 'node:fs';
import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { addAuthenticator, describeChromium, openBrowser } from '../../support/chromium.ts';
import { request } from '../../support/client.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { login, uniqueEmail } from '../../support/customers.ts';
import { Login } from '../../support/documents.ts';
import { expectAccessible, openElements, type Scene, setElementScene } from './element-page.ts';

const password = 'a long enough password';

describeChromium('<gatehouse-profile>', () => {
  let scene: Scene;
  let page: Page;
  let email: string;
  beforeAll(async () => {
    scene = await setElementScene(
      '<gatehouse-account></gatehouse-account><gatehouse-profile></gatehouse-profile>',
    );
    await scene.server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { secondFactor: 'OPTIONAL' } });
  });
  beforeEach(async () => {
    email = uniqueEmail();
    page = await openElements(await openBrowser(), scene);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('button', { name: 'Create an account' }).click();
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.locator('form').getByRole('button', { name: 'Create an account' }).click();
    await page.getByRole('heading', { name: 'Devices' }).waitFor();
  });
  const section = (name: string) => page.locator(`gatehouse-profile-${name}`);
  const press = (name: string, button: string) => section(name).getByRole('button', { name: button }).click();
  const logInCode = async (secret: string) =>
    (await request(scene.server.url, Login, { input: { email, password: secret } })).errors[0]?.extensions
      ?.code;

  test('has no accessibility violation, and saves the details', async () => {
    await expectAccessible(page);
    await section('details').getByLabel('First name').fill(' Ann ');
    await press('details', 'Save');
    await section('details').getByRole('status').getByText('Saved.').waitFor();
    await expect.poll(() => section('details').getByLabel('First name').inputValue()).toBe('Ann');
    await page.reload();
    await expect.poll(() => section('details').getByLabel('First name').inputValue()).toBe('Ann');
  });

  onlyInFullRun(() => {
    test('changes the password, marks a wrong old password, and empties both fields after the change', async () => {
      const fields = section('password');
      await fields.getByLabel('Current password').fill('not the password');
      await fields.getByLabel('New password').fill('quite another password');
      await press('password', 'Change the password');
      await expect
        .poll(() => fields.getByLabel('Current password').getAttribute('aria-invalid'))
        .toBe('true');
      await fields.getByLabel('Current password').fill(password);
      await press('password', 'Change the password');
      await fields.getByRole('status').getByText('Your password is changed.').waitFor();
      for (const label of ['Current password', 'New password'])
        await expect.poll(() => fields.getByLabel(label).inputValue()).toBe('');
      expect(await logInCode(password)).toBe('INVALID_CREDENTIALS');
      expect(await logInCode('quite another password')).toBe(undefined);
      await page.getByRole('button', { name: 'My account', exact: true }).waitFor();
    });

    test('lists the devices, and logs out another device', async () => {
      await login(scene.server.url, { email, password });
      await page.reload();
      await expect.poll(() => section('sessions').getByRole('listitem').count()).toBe(2);
      expect(await section('sessions').getByRole('listitem').first().innerText()).toContain('This device');
      await section('sessions')
        .getByRole('button', { name: /^Log out:/ })
        .click();
      await section('sessions').getByText('The device is logged out.').waitFor();
      await expect.poll(() => section('sessions').getByRole('listitem').count()).toBe(1);
    });

    test('sets up an authenticator app with recovery codes; adding a passkey then needs a code as proof', async () => {
      await press('factors', 'Add an authenticator app');
      await section('factors').getByLabel('Current password').fill(password);
      await press('factors', 'Add an authenticator app');
      await section('factors').getByRole('img', { name: 'QR code' }).locator('svg').waitFor();
      await expectAccessible(page);
      const secret = (await section('factors').locator('.secret').innerText()).replaceAll(' ', '');
      const timestamp = scene.server.clock.now().getTime();
      await section('factors')
        .getByRole('textbox', { name: 'Code', exact: true })
        .fill(new TOTP({ secret }).generate({ timestamp }));
      await press('factors', 'Activate');
      const codes = (await section('factors').locator('.codes').innerText()).trim().split('\n');
      expect(codes).toHaveLength(10);
      await press('factors', 'I have saved them');
      await section('factors').getByText('Recovery codes left: 10.').waitFor();

      await addAuthenticator(page);
      await press('factors', 'Add a passkey');
      await section('factors')
        .getByLabel('Code of the app, or a recovery code')
        .fill(codes[0] ?? '');
      await press('factors', 'Add a passkey');
      await section('factors').getByText('Recovery codes left: 9.').waitFor();
      await expect.poll(() => section('factors').getByRole('listitem').count()).toBe(2);
    });

    test('gives the customer a copy of their data, and deletes the account for good', async () => {
      const downloading = page.waitForEvent('download');
      await press('data', 'Download my data');
      const file = await (await downloading).path();
      expect(readFileSync(file, 'utf8')).toContain(email);
      await press('data', 'Delete my account');
      await expectAccessible(page);
      await section('data').getByLabel('Current password').fill('not the password');
      await press('data', 'Delete for good');
      await expect
        .poll(() => section('data').getByLabel('Current password').getAttribute('aria-invalid'))
        .toBe('true');
      await section('data').getByLabel('Current password').fill(password);
      await press('data', 'Delete for good');
      await page.getByRole('button', { name: 'Log in' }).waitFor();
      expect(await logInCode(password)).toBe('INVALID_CREDENTIALS');
    });
  });
});
