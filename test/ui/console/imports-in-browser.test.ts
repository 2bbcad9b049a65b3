import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { hashPassword } from '../../../src/customers/passwords/hashes/own-hash.ts';
import { describeChromium } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { looks } from './looks.ts';
import { choose, sitePages } from './site-pages.ts';

describeChromium('the import of customers in the console', () => {
  const pages = sitePages();
  const prisma = () => pages.server.gatehouse.prisma;
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const chooseFile = async (page: Page, name: string, text: string) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.locator('button[data-path=file]').click(),
    ]);
    await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });
  };
  /** In a table, the row that contains a text. */
  const rowOf = (page: Page, table: string, name: string) =>
    page.getByRole('table', { name: table, exact: true }).getByRole('row').filter({ hasText: name });

  onlyInFullRun(() => {
    test('an owner tries a file out, imports it, reads the report, and undoes the import', async () => {
      const email = uniqueEmail();
      const hash = `$2y$10$${'a'.repeat(53)}`;
      const csv = `id;Mail;Vorname;Passwort\n77001;${email};Ada;${hash}\n77002;;Bob;${hash}\n77003;${email};Eve;${hash}\n`;
      const page = await pages.open('OWNER', 'moving-in');
      await page.getByText('Nothing was imported yet').waitFor();
      await press(page, 'Try it out');
      await page.getByText('Please choose a file.').waitFor();
      await looks(page, 'imports-empty');
      await chooseFile(page, 'readers.csv', csv);
      await choose(page, 'Source of the file', 'Another system');
      await press(page, 'Try it out');
      await page.getByText('Each line must have the form “field = column”.').waitFor();
      await page
        .getByLabel('Fields and their columns')
        .fill('id = id\nemail = Mail\nfirstName = Vorname\npasswordHash = Passwort');
      await press(page, 'More options');
      await page.getByLabel('Format of the password hashes').fill('{"format":"bcrypt"}');
      await page.getByLabel('Separator of CSV').fill(';');
      await looks(page, 'imports-form');
      await press(page, 'Try it out');
      await page.getByRole('button', { name: 'Import now' }).waitFor();
      await rowOf(page, 'Customers', 'New').getByText('1', { exact: true }).waitFor();
      await rowOf(page, 'Customers', 'Refused lines').getByText('2', { exact: true }).waitFor();
      await rowOf(page, 'Passwords in the file', 'bcrypt').waitFor();
      await rowOf(page, 'Problems', 'There is no email').getByText('1', { exact: true }).waitFor();
      await page.getByRole('table', { name: 'Imports', exact: true }).getByText('readers.csv').waitFor();
      await looks(page, 'imports-trial');
      expect(await prisma().customer.count({ where: { email } })).toBe(0);

      // Other options need a trial run of their own.
      await page.getByLabel('Separator of CSV').fill(',');
      await page.getByRole('button', { name: 'Import now' }).waitFor({ state: 'detached' });
      await page.getByLabel('Separator of CSV').fill(';');
      await press(page, 'Import now');
      const dialog = page.getByRole('dialog', { name: 'Import these customers?' });
      await dialog.getByText('New customers: 1. Changed customers: 0.').waitFor();
      await dialog.getByRole('button', { name: 'Import now' }).click();
      await page.getByRole('link', { name: 'All imports' }).waitFor();
      await page.getByText('Finished', { exact: true }).waitFor();
      expect(await prisma().customer.findFirst({ where: { email } })).toMatchObject({
        id: 77_001,
        firstName: 'Ada',
        passwordHash: hash,
      });
      await page.getByLabel('Show').selectOption('Another line has the email');
      const lines = page.getByRole('table', { name: 'Lines', exact: true });
      await lines.getByText('(as line 2)').waitFor();
      await expect.poll(() => lines.locator('tbody tr').count()).toBe(1);
      await looks(page, 'imports-run');
      const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Download the report')]);
      const report = await readFile(await file.path(), 'utf8');
      expect(report).toContain('"3","EMAIL_MISSING","true","77002"');
      expect(report).not.toContain(email);

      await press(page, 'Undo');
      await page.getByRole('dialog').getByRole('button', { name: 'Undo', exact: true }).click();
      await page.getByText('Undone', { exact: true }).waitFor();
      await rowOf(page, 'Customers', 'Deleted by the undo').getByText('1', { exact: true }).waitFor();
      expect(await prisma().customer.count({ where: { email } })).toBe(0);
      expect(await page.getByRole('button', { name: 'Undo', exact: true }).count()).toBe(0);
      await page.getByRole('link', { name: 'All imports' }).click();
      const runs = page.getByRole('table', { name: 'Imports', exact: true }).locator('tbody tr');
      await expect.poll(() => runs.count()).toBe(2);
      await looks(page, 'imports-list');
    });
  });

  onlyInFullRun(() => {
    test('an import needs a recent login: the file is sent again after the re-authentication', async () => {
      const email = uniqueEmail();
      const page = await pages.open('OWNER', 'moving-in/customers');
      await chooseFile(page, 'readers.ndjson', JSON.stringify({ email }));
      await choose(page, 'Source of the file', 'Gatehouse');
      await press(page, 'Try it out');
      await page.getByRole('button', { name: 'Import now' }).waitFor();
      const password = 'violet-harbor-92-mint';
      await prisma().collaborator.updateMany({
        where: { name: 'The OWNER' },
        data: { passwordHash: await hashPassword(password) },
      });
      pages.server.clock.advance({ minutes: 11 });
      await press(page, 'Import now');
      await page.getByRole('dialog').getByRole('button', { name: 'Import now' }).click();
      const proof = page.getByRole('dialog', { name: 'Confirm that it is you' });
      await proof.getByLabel('Your password').fill(password);
      expect(await prisma().customer.count({ where: { email } })).toBe(0);
      await proof.getByRole('button', { name: 'Confirm', exact: true }).click();
      await page.getByRole('link', { name: 'All imports' }).waitFor();
      await page.getByText('Finished', { exact: true }).waitFor();
      expect(await prisma().customer.count({ where: { email } })).toBe(1);
    });
  });

  test('a refused upload shows the reason, and an import under way shows a progress bar', async () => {
    const page = await pages.open('OWNER', 'moving-in/customers');
    await page.route('**/admin/api/imports?*', (route) =>
      route.fulfill({
        status: 409,
        headers: { 'x-request-id': 'request-1' },
        json: {
          errors: [{ message: 'Import 7 of this account is under way.', extensions: { code: 'CONFLICT' } }],
        },
      }),
    );
    await chooseFile(page, 'readers.ndjson', '{}');
    await press(page, 'Try it out');
    await page.locator('[role=alert][data-code=CONFLICT]').getByText('request-1').waitFor();
    const { clock } = pages.server.gatehouse;
    const now = clock();
    const run = await prisma().importRun.create({
      data: {
        ...{ accountId: 1, digest: Buffer.alloc(32), source: 'pelcro', isDryRun: false },
        ...{ startedBy: 'system', startedAt: now, changedAt: now, lines: 200, lastLine: 50 },
      },
    });
    await page.route('**/graphql', async (route) => {
      if (!route.request().postDataJSON().query.includes('query ImportRun(')) return route.fallback();
      const answer = await route.fetch();
      const json = await answer.json();
      json.data.importRun.state = 'IMPORTING';
      return route.fulfill({ response: answer, json });
    });
    await page.goto(`${pages.publicUrl}/admin/moving-in/customers/${run.id}`);
    await page.getByText('50 of 200 lines').waitFor();
    const bar = page.getByRole('main').getByRole('progressbar', { name: 'Under way' });
    expect(await bar.getAttribute('aria-valuenow')).toBe('25');
    await looks(page, 'imports-under-way');
  });

  // The quick run covers a refusal on the pages of the team.
  onlyInFullRun(() => {
    test('an admin sees the imports, and is offered no upload and no undo; SUPPORT is refused', async () => {
      const admin = await pages.open('ADMIN', 'moving-in/customers');
      await admin.getByText('Only an owner can import customers.').waitFor();
      expect(await admin.locator('[data-path=file]').count()).toBe(0);
      await admin.getByRole('table', { name: 'Imports', exact: true }).getByRole('link').first().click();
      await admin.getByRole('link', { name: 'All imports' }).waitFor();
      await admin.getByRole('table', { name: 'Customers', exact: true }).waitFor();
      expect(await admin.getByRole('button', { name: 'Undo', exact: true }).count()).toBe(0);
      const support = await pages.open('SUPPORT', 'moving-in/customers');
      await support.locator('[role=alert][data-code=FORBIDDEN]').waitFor();
    });
  });
});
