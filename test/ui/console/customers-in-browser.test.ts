import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import type { CollaboratorRole } from '../../../src/platform/database/client/client.ts';
import { registerGuarded, setPolicy } from '../../customers/second-factor/factors.ts';
import { fail } from '../../guarantees/attempts.ts';
import { describeChromium } from '../../support/chromium.ts';
import { execute } from '../../support/client.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { login, type RegisteredCustomer, register, uniqueEmail } from '../../support/customers.ts';
import { Logout } from '../../support/documents.ts';
import { lastMailTo } from '../../support/mails.ts';
import { editors, everyone } from './acting-roles.ts';
import { consoleScene } from './console-scene.ts';

describeChromium('the console, for support', () => {
  const scene = consoleScene();
  let customer: RegisteredCustomer;
  beforeEach(async () => {
    customer = await register(scene.server.url, { firstName: 'Ada', lastName: 'Lovelace' }, AGENT);
  });

  const openCustomer = (role: CollaboratorRole, { id }: { id: string } = customer.customer) =>
    scene.open(role, `/customers/${id}`);

  async function choose(page: Page, name: string): Promise<void> {
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name }).click();
  }
  const said = (page: Page, text: string | RegExp) =>
    page.getByRole('alert').filter({ hasText: text }).last().waitFor();
  async function downloaded(page: Page, start: () => Promise<void>): Promise<string> {
    const [download] = await Promise.all([page.waitForEvent('download'), start()]);
    return readFileSync(await download.path(), 'utf8');
  }

  test('finds customers while the name is typed, page by page, and exports the whole list', async () => {
    const { prisma } = scene.server.gatehouse;
    const names = Array.from({ length: 120 }, (_, index) => `Zoe${String(index).padStart(3, '0')}`);
    await prisma.customer.createMany({
      data: names.map((lastName) => {
        const email = uniqueEmail();
        return { accountId: 1, email, emailKey: email, firstName: '=Zed', lastName };
      }),
    });
    const page = await scene.open('SUPPORT', '/customers');
    const rows = page.getByRole('table', { name: 'Customers' }).locator('tbody tr');
    await page.getByRole('searchbox', { name: 'Search' }).pressSequentially('zoe');
    // Each new search returns the list to its first page, so the test waits for the last search.
    await page.waitForFunction(() => history.state?.customerSearch === 'zoe');
    await rows.filter({ hasText: 'Zoe049' }).waitFor();
    await expect.poll(() => rows.count()).toBe(50);
    await page.getByRole('button', { name: 'Show more' }).click();
    await rows.filter({ hasText: 'Zoe099' }).waitFor();
    const csv = await downloaded(page, () => page.getByRole('button', { name: 'Export as CSV' }).click());
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(1 + names.length);
    for (const name of names) expect(csv).toContain(name);
    // A spreadsheet would run a name that begins with an equals sign as a formula.
    expect(csv).toContain(",'=Zed Zoe000,");

    // A result leads to the customer, and “back” leads to the same search.
    await page.getByRole('searchbox', { name: 'Search' }).fill('=zed zoe007');
    await expect.poll(() => rows.count()).toBe(1);
    expect(page.url()).not.toContain('zoe');
    await rows.getByRole('link').click();
    await page.getByRole('heading', { level: 2, name: 'Profile' }).waitFor();
    await page.goBack();
    await rows.filter({ hasText: 'Zoe007' }).waitFor();
    expect(await page.getByRole('searchbox', { name: 'Search' }).inputValue()).toBe('=zed zoe007');
    await page.getByRole('searchbox', { name: 'Search' }).fill('nobody has this');
    await page.getByText('No customer was found').waitFor();
  });

  test.each(everyone)('%s sees why a session ended, ends one session, and ends the rest', async (role) => {
    const second = await login(scene.server.url, customer, AGENT);
    await execute(scene.server.url, Logout, {}, second);
    await login(scene.server.url, customer, AGENT);
    const page = await openCustomer(role);
    const sessions = page.getByRole('region', { name: 'Sessions' });
    const loggedOut = sessions.locator(`[data-session="${second.session.id}"]`);
    await loggedOut.getByText('The customer logged out').waitFor();
    expect(await sessions.locator('svg').count()).toBe(3);
    expect(await loggedOut.getByRole('button').count()).toBe(0);

    const first = sessions.locator(`[data-session="${customer.session.id}"]`);
    await first.getByRole('button', { name: 'End session: Firefox, Windows' }).click();
    await first.getByText(/A collaborator ended it, by collaborator \d+/).waitFor();
    await sessions.getByRole('button', { name: 'End all sessions' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End all sessions' }).click();
    await said(page, 'Sessions ended: 1.');
    await expect.poll(() => sessions.getByText('Open', { exact: true }).count()).toBe(0);
    const history = page.getByRole('region', { name: 'History' });
    await history.getByText('customer.sessions_ended').waitFor();
    await history.getByText('customer.session_ended').waitFor();
  });

  onlyInFullRun(() => {
    test.each(everyone)('%s unlocks, disables and enables a customer', async (role) => {
      await fail(scene.server.url, customer, 10);
      const page = await openCustomer(role);
      await page.getByText('10 of 10 with a wrong password').waitFor();
      await page.getByText(/^Locked until/).waitFor();
      await page.getByRole('button', { name: 'Unlock' }).click();
      await page.getByText('None that count').waitFor();
      await login(scene.server.url, customer);

      await choose(page, 'Disable');
      await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
      await said(page, 'The customer is disabled.');
      await page.getByText(/^Disabled · /).waitFor();
      await page
        .getByRole('region', { name: 'Sessions' })
        .getByText(/The customer was disabled/)
        .first()
        .waitFor();
      await choose(page, 'Enable');
      await said(page, 'The customer can log in again.');
      await login(scene.server.url, customer);
    });

    test.each(everyone)('%s sends a reset and a verification, and sees that they were sent', async (role) => {
      const page = await openCustomer(role);
      for (const [item, subject, kind] of [
        ['Send a password reset', 'Reset your password for Demo', 'Reset of the password'],
        ['Send an email verification', 'Confirm your email address for Demo', 'Verification of the email'],
      ] as const) {
        await choose(page, item);
        const dialog = page.getByRole('dialog', { name: item });
        await dialog.getByText(customer.email).waitFor();
        await dialog.getByRole('button', { name: 'Send' }).click();
        await said(page, `The mail is on its way to ${customer.email}.`);
        await dialog.waitFor({ state: 'detached' });
        expect((await lastMailTo(scene.server, customer.email)).subject).toContain(subject);
        await page.getByRole('region', { name: 'Mailed links' }).getByText(kind).waitFor();
      }
    });

    test.each(everyone)('%s exports the data of a customer as a file', async (role) => {
      const page = await openCustomer(role);
      const file = await downloaded(page, () => choose(page, 'Export all data'));
      expect(JSON.parse(file)).toMatchObject({ customer: { email: customer.email, lastName: 'Lovelace' } });
      await page.getByRole('region', { name: 'History' }).getByText('customer.exported').waitFor();
    });
  });

  onlyInFullRun(() => {
    test('actions that SUPPORT may not take are not shown', async () => {
      await setPolicy(scene.server, 'OPTIONAL');
      const guarded = await registerGuarded(scene.server);
      const { id } = await scene.server.gatehouse.prisma.customer.findFirstOrThrow({
        where: { email: guarded.email },
      });
      const page = await openCustomer('SUPPORT', { id: String(id) });
      await page.getByText('10 recovery codes left').waitFor();
      expect(await page.getByRole('button', { name: 'Remove second factors' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Actions' }).click();
      await page.getByRole('menuitem', { name: 'Disable' }).waitFor();
      expect(await page.getByRole('menuitem', { name: 'Delete' }).count()).toBe(0);
      await setPolicy(scene.server, 'OFF');
    });
  });

  onlyInFullRun(() => {
    test.each(editors)(
      '%s removes second factors, and deletes a customer by typing their email',
      async (role) => {
        await setPolicy(scene.server, 'OPTIONAL');
        const guarded = await registerGuarded(scene.server);
        const { prisma } = scene.server.gatehouse;
        const { id } = await prisma.customer.findFirstOrThrow({ where: { email: guarded.email } });
        const page = await openCustomer(role, { id: String(id) });
        await page.getByText('Authenticator app “My phone”').waitFor();
        await page.getByRole('button', { name: 'Remove second factors' }).click();
        await page.getByRole('dialog').getByRole('button', { name: 'Remove second factors' }).click();
        await said(page, 'The second factors are removed.');
        await page.getByText('Authenticator app “My phone”').waitFor({ state: 'detached' });
        expect(await prisma.authenticator.count({ where: { customerId: id } })).toBe(0);

        await choose(page, 'Delete');
        const dialog = page.getByRole('dialog', { name: 'Delete the customer' });
        const button = dialog.getByRole('button', { name: 'Delete' });
        expect(await button.isDisabled()).toBe(true);
        await dialog.getByRole('textbox').fill('somebody@else.test');
        expect(await button.isDisabled()).toBe(true);
        await dialog.getByRole('textbox').fill(guarded.email);
        await button.click();
        await page.getByRole('heading', { level: 1, name: `Deleted customer ${id}` }).waitFor();
        expect(await page.getByRole('button', { name: 'Actions' }).count()).toBe(0);
        expect(await page.getByRole('button', { name: 'End all sessions' }).count()).toBe(0);
        expect(await prisma.customer.findUnique({ where: { id } })).toMatchObject({ firstName: null });
        await setPolicy(scene.server, 'OFF');
      },
    );
  });

  onlyInFullRun(() => {
    test('a deletion asks for the password of the collaborator when their login is old', async () => {
      const { demo, settings, gatehouse, clock } = scene.server;
      const page = await scene.open('OWNER', '/customers');
      await page.context().clearCookies();
      await page.goto(`${settings.publicUrl}/admin/log-in`);
      await page.getByLabel('Email').fill(demo.collaborator.email);
      await page.getByLabel('Password', { exact: true }).fill(demo.collaborator.password);
      await page.getByRole('button', { name: 'Log in', exact: true }).click();
      await page.getByRole('link', { name: 'Customers' }).waitFor();
      await page.goto(`${settings.publicUrl}/admin/customers/${customer.customer.id}`);
      await page.getByRole('heading', { level: 1, name: customer.email }).waitFor();
      clock.advance({ minutes: 11 });
      await choose(page, 'Delete');
      const dialog = page.getByRole('dialog', { name: 'Delete the customer' });
      await dialog.getByRole('textbox').fill(customer.email);
      await dialog.getByRole('button', { name: 'Delete' }).click();
      const proof = page.getByRole('dialog', { name: 'Confirm that it is you' });
      await proof.getByLabel('Your password').fill('not the password');
      await proof.getByRole('button', { name: 'Confirm' }).click();
      await proof.getByText('The password is incorrect.').waitFor();
      const where = { id: Number(customer.customer.id) };
      expect(await gatehouse.prisma.customer.findUnique({ where })).toMatchObject({ deletedAt: null });
      await proof.getByLabel('Your password').fill(demo.collaborator.password);
      await proof.getByRole('button', { name: 'Confirm' }).click();
      await page.getByRole('heading', { level: 1, name: /^Deleted customer/ }).waitFor();
    });
  });

  // The quick run covers other accounts in guarantees/admin-matrix.
  onlyInFullRun(() => {
    test('a customer of another account is not found', async () => {
      const { prisma } = scene.server.gatehouse;
      const account = await prisma.account.create({ data: { slug: 'other', name: 'Other' } });
      const email = uniqueEmail();
      const theirs = await prisma.customer.create({
        data: { accountId: account.id, email, emailKey: email },
      });
      const page = await openCustomer('OWNER', { id: String(theirs.id) });
      await page.locator('[data-code="NOT_FOUND"]').waitFor();
      expect(await page.locator('body').innerText()).not.toContain(email);
    });

    test.each(everyone)('a token is explained to %s with its history and its verdict', async (role) => {
      const other = await login(scene.server.url, customer, AGENT);
      await execute(scene.server.url, Logout, {}, other);
      const page = await scene.open(role, '/explain-token');
      const field = page.getByRole('textbox', { name: 'Access token' });
      const explain = page.getByRole('button', { name: 'Explain' });
      await explain.click();
      await page.getByText('Paste a token first.').waitFor();

      await field.fill(customer.token);
      await explain.click();
      await page.locator('[data-verdict="VALID"]').waitFor();
      const story = page.locator('[data-timeline]');
      await story.getByText('Registration, site 1, Firefox, Windows, from 127.0.0.1').waitFor();
      await story.getByText('This token was issued').waitFor();

      await field.fill(` ${other.token}\n`);
      await explain.click();
      await page.locator('[data-verdict="REVOKED"]').waitFor();
      await story.getByText('The customer logged out').waitFor();
      await page.getByText('The customer must log in again.').waitFor();
      expect(page.url()).not.toContain(other.token);

      await field.fill('not a token');
      await explain.click();
      await page.locator('[data-verdict="MALFORMED"]').waitFor();
      await story.waitFor({ state: 'detached' });
    });
  });
});

const AGENT = {
  headers: {
    'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
  },
};
