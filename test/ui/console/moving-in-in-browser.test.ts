import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { ELSEWHERE } from '../../../src/customers/passwords/hash-format.ts';
import { addHashSecret } from '../../../src/customers/passwords/hash-secrets.ts';
import { COMMAND_LINE } from '../../../src/platform/acting.ts';
import { addIssuer } from '../../access/legacy-tokens/moved-in.ts';
import { describeChromium } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { looks } from './looks.ts';
import { choose, saveChanges, sitePages } from './site-pages.ts';

const BCRYPT = `$2y$10$${'a'.repeat(53)}`;

describeChromium('the pages about moving in', () => {
  const pages = sitePages();
  const prisma = () => pages.server.gatehouse.prisma;
  const acting = { accountId: 1, actor: COMMAND_LINE };

  onlyInFullRun(() => {
    test('an owner sets up a hook as the old system, gets its secret, and removes it; an admin sees it', async () => {
      const page = await pages.open('OWNER', 'moving-in/passwords');
      const section = page.getByRole('group', { name: 'Old system' });
      await section.getByText('No old system is set up.').waitFor();
      await looks(page, 'passwords-empty');
      await section.getByRole('button', { name: 'Set up an old system' }).click();
      const dialog = page.getByRole('dialog', { name: 'The old system' });
      await choose(page, 'API', 'A hook of your own');
      await dialog.getByLabel('Address').fill('https://old.example/hook');
      const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
      await dialog.getByLabel('Last day').fill(day);
      await looks(page, 'old-system-form');
      await saveChanges(page, dialog);
      const shown = page.getByRole('dialog', { name: 'The secret of the hook' });
      await shown.getByText(/^whsec_/).waitFor();
      await shown.getByRole('button', { name: 'Close' }).click();
      const stored = await prisma().oldSystem.findFirstOrThrow();
      expect(stored).toMatchObject({ kind: 'HOOK', url: 'https://old.example/hook', createsUnknown: false });
      expect(stored.until.toISOString()).toBe(`${day}T23:59:59.000Z`);
      await section.getByText('Customers whose password only the old system has: 0').waitFor();
      const admin = await pages.open('ADMIN', 'moving-in/passwords');
      await admin.getByText('https://old.example/hook').waitFor();
      expect(await admin.getByRole('group', { name: 'Old system' }).getByRole('button').count()).toBe(0);

      await section.getByRole('button', { name: 'Change' }).click();
      await dialog.getByRole('switch', { name: 'Enabled' }).uncheck({ force: true });
      await saveChanges(page, dialog);
      await section.getByText('An owner has turned it off.').waitFor();
      await section.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
      await section.getByText('No old system is set up.').waitFor();
    });

    test('an admin sees how many imported passwords are left by scheme, and the name of a hash secret', async () => {
      await addHashSecret(pages.server.gatehouse, acting, { name: 'pepper', value: Buffer.from('a pepper') });
      const hashes = [BCRYPT, BCRYPT, `$2y$31$${'a'.repeat(53)}`, ELSEWHERE];
      for (const passwordHash of hashes) {
        const email = uniqueEmail();
        await prisma().customer.create({ data: { accountId: 1, email, emailKey: email, passwordHash } });
      }
      const page = await pages.open('ADMIN', 'moving-in/passwords');
      await page.getByText('Passwords that are not replaced yet: 3').waitFor();
      const rows = page.getByRole('table', { name: 'Imported passwords' }).locator('tbody tr');
      const found = (await rows.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
      expect(found.map((text) => text.replace(/^Kind of hash /, ''))).toEqual([
        expect.stringMatching(/bcrypt: Laravel, Pelcro, Auth0, Supabase .*2$/),
        expect.stringMatching(/Only the old system has the password .*1$/),
      ]);
      await page.getByText('Customers with a hash that cannot be used: 1.').waitFor();
      await page.getByRole('table', { name: 'Secrets of hashes' }).getByText('pepper').waitFor();
      await page
        .getByText('npm run -s add-hash-secret -- --account demo --name pepper < pepper.txt')
        .waitFor();
      await looks(page, 'passwords');
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export as CSV' }).click(),
      ]);
      expect(await readFile(await file.path(), 'utf8')).toContain('Only the old system has the password,1');
    });
  });

  test('an admin sees the issuers of old tokens, and the commands that create and close one', async () => {
    const page = await pages.open('ADMIN', 'moving-in/sessions');
    await page.getByText('No token of an old system is accepted').waitFor();
    await looks(page, 'sessions-empty');
    const { id } = await addIssuer(pages.server, { secret: Buffer.alloc(32, 7), iss: 'https://old.example' });
    await page.reload();
    const table = page.getByRole('table', { name: 'Tokens of the old system' });
    await table.getByText('Accepted', { exact: true }).waitFor();
    await table.getByText('iss: https://old.example').waitFor();
    await choose(page, 'System', 'Auth0');
    await page.getByLabel('Last day').fill('2027-04-01');
    await page
      .getByText(
        'create-legacy-issuer -- --account demo --site demo --kind jwks --url https://TENANT.auth0.com/.well-known/jwks.json --iss https://TENANT.auth0.com/ --aud API_IDENTIFIER --cutover TIME_OF_THE_SWITCH --until 2027-04-01T23:59:59Z',
      )
      .waitFor();
    await looks(page, 'sessions');
    await page.getByRole('button', { name: `Commands for issuer ${id}` }).click();
    const dialog = page.getByRole('dialog', { name: `Commands for issuer ${id}` });
    await dialog
      .getByText(`npm run -s close-legacy-issuer -- --account demo --issuer ${id}`, { exact: true })
      .waitFor();
    await looks(page, 'issuer-commands');
  });

  // The quick run covers a refusal on the pages of the team.
  onlyInFullRun(() => {
    test.each(['moving-in/passwords', 'moving-in/sessions'])(
      'SUPPORT is refused at %s, and sees no link to it',
      async (path) => {
        const page = await pages.open('SUPPORT', path);
        await page.locator('[role=alert][data-code=FORBIDDEN]').waitFor();
        const navigation = page.getByRole('navigation', { name: 'Pages' });
        await navigation.getByText('Sites').waitFor();
        expect(await navigation.getByText('Moving in').count()).toBe(0);
      },
    );
  });
});
