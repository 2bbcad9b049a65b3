import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addAuthenticator, describeChromium } from '../../support/chromium.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { lastMailTo, linksIn } from '../../support/mails.ts';
import { addSite } from '../../support/sites.ts';
import { HOSTED_SITE, hostedScene } from './hosted-scene.ts';

const password = 'a long enough password';

describeChromium('a customer needs no page of the publisher', () => {
  const scene = hostedScene();

  test('to register, verify, log in on another site, by a link and by a passkey, and delete the account', async () => {
    const { server } = scene;
    const settings = { ...HOSTED_SITE, secondFactor: 'OPTIONAL', emailVerificationEnabled: true } as const;
    await server.gatehouse.prisma.site.update({ where: { id: 1 }, data: settings });
    const other = await addSite(server, 'weekly', { name: 'The Weekly', secondFactor: 'OPTIONAL' });
    const email = uniqueEmail();
    const open = (page: Page, name: string, site = 1) =>
      page.goto(`${server.settings.publicUrl}/sites/${site}/${name}`);
    const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
    const isLoggedIn = (page: Page) => page.getByText(`You are logged in as ${email}.`).waitFor();
    const mailedLink = async () => linksIn(await lastMailTo(server, email))[0]?.href ?? '';
    const logIn = async (page: Page) => {
      await page.getByLabel('Email or username').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.keyboard.press('Enter');
    };
    const { page: desk, complaints } = await scene.openPage();

    await open(desk, 'register');
    await desk.getByLabel('Email').fill(email);
    await desk.getByLabel('Password', { exact: true }).fill(password);
    await press(desk, 'Create an account');
    await isLoggedIn(desk);
    await desk.goto(await mailedLink());
    await press(desk, 'Confirm');
    await desk.getByText(`Your email ${email} is confirmed.`).waitFor();

    await open(desk, 'login', other.id);
    await logIn(desk);
    await isLoggedIn(desk);

    const { page: phone, complaints: onPhone } = await scene.openPage();
    await phone.setViewportSize({ width: 390, height: 844 });
    await open(phone, 'login');
    await press(phone, 'Email me a login link');
    await phone.getByLabel('Email').fill(email);
    await press(phone, 'Send the link');
    await phone.getByRole('heading', { name: 'Check your mail' }).waitFor();
    await phone.goto(await mailedLink());
    await press(phone, 'Log in');
    await isLoggedIn(phone);

    await addAuthenticator(phone);
    await open(phone, 'account');
    const factors = phone.locator('gatehouse-profile-factors');
    await press(phone, 'Add a passkey');
    await factors.getByLabel('Current password').fill(password);
    await press(phone, 'Add a passkey');
    await press(phone, 'I have saved them');
    await factors.getByText('Recovery codes left: 10.').waitFor();
    await phone.locator('footer').getByRole('button', { name: 'Log out' }).click();
    await press(phone, 'Log in with a passkey');

    // The sessions of the registration, the other site and this login. The logout has ended the session of the link.
    const devices = phone.locator('gatehouse-profile-sessions').getByRole('listitem');
    await expect.poll(() => devices.count()).toBe(3);
    expect(await devices.first().innerText()).toContain('This device');
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390);

    const data = phone.locator('gatehouse-profile-data');
    await press(phone, 'Delete my account');
    await data.getByLabel('Current password').fill(password);
    await press(phone, 'Delete for good');
    await phone.getByRole('heading', { name: 'Log in', exact: true }).waitFor();
    expect(await server.gatehouse.prisma.customer.count({ where: { email } })).toBe(0);

    await open(desk, 'account', other.id);
    await logIn(desk);
    await desk.getByRole('alert').getByText('That did not match.').waitFor();
    expect([...complaints, ...onPhone]).toEqual([]);
  });
});
