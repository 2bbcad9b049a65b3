import { expect, test } from 'vitest';
import { ask } from '../../graphql/ask.ts';
import { describeChromium } from '../../support/chromium.ts';
import { execute, request } from '../../support/client.ts';
import { fullCounts, onlyInFullRun } from '../../support/counts.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { Login, ValidateToken } from '../../support/documents.ts';
import { jobsDone } from '../../support/jobs.ts';
import { addSite } from '../../support/sites.ts';
import { startSmtp } from '../../support/smtp.ts';
import { editors } from './acting-roles.ts';
import { accessibilityOf, choose, saveChanges, sitePages } from './site-pages.ts';

describeChromium('the overview, the account and the pages of partners', () => {
  const pages = sitePages(async () => ({ SMTP_URL: (await startSmtp()).url }));
  const partnerByName = (name: string) =>
    pages.server.gatehouse.prisma.partner.findFirst({ where: { name }, include: { sites: true } });
  const check = (basic: { clientId: string; clientSecret: string }, token: string) =>
    request(pages.server.url, ValidateToken, { token }, { basic });

  onlyInFullRun(() => {
    test('the overview shows an owner all next steps and the statistics, and SUPPORT only their own step', async () => {
      const { server } = pages;
      const { token } = await register(server.url, {}, { siteId: 1 });
      const input = { email: uniqueEmail(), password: 'wrong-password' };
      await request(server.url, Login, { input }, { siteId: 1 });
      await execute(server.url, ValidateToken, { token }, { basic: server.demo.partner });
      await addSite(server, 'evening', { name: 'The Evening Paper' });

      const page = await pages.open('OWNER', '');
      await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
      const setup = page.getByRole('region', { name: 'Set up' });
      await setup.getByText('Invite a second owner').waitFor();
      const steps = await setup.getByRole('listitem').allInnerTexts();
      expect(steps).toHaveLength(8);
      const done = setup.getByRole('listitem').filter({ has: page.getByRole('img', { name: 'Done' }) });
      expect(await done.allInnerTexts()).toContain('Allow the origin of the pages of a site');

      const links = await setup
        .getByRole('link')
        .evaluateAll((all) => all.map((a) => a.getAttribute('href')));
      expect(links.map((href) => href?.replace(/^.*\/admin/, ''))).toEqual([
        '/sites/1',
        '/sites/1',
        '/sites/1/mails',
        '/security',
        '/partners',
        '/partners',
        '/webhooks',
        '/team',
      ]);

      const outcomes = page.getByRole('region', { name: 'Logins by outcome' });
      await outcomes.locator('svg.recharts-surface').first().waitFor();
      await outcomes.getByRole('switch').check({ force: true });
      const titles = () => outcomes.getByRole('columnheader').allInnerTexts();
      await expect.poll(titles).toEqual(['Day (UTC)', 'Succeeded', 'Wrong credentials']);
      expect(await outcomes.getByRole('row').count()).toBe(2);
      await page.getByRole('button', { name: 'Quarter' }).click();
      await page.getByRole('region', { name: 'Registrations' }).getByText('1 in total').waitFor();
      await choose(page, 'Site', 'The Evening Paper');
      await page
        .getByRole('region', { name: 'Registrations' })
        .getByText('Nothing in this period.')
        .waitFor();

      expect(await done.allInnerTexts()).not.toContain('Send yourself a test mail');
      await setup.getByRole('link', { name: 'Send yourself a test mail' }).click();
      await page.getByRole('button', { name: 'The password was changed' }).click();
      await page.getByRole('button', { name: 'Send me a test' }).click();
      await page.getByText(/A test was sent to/).waitFor();
      await jobsDone(server);
      await page.keyboard.press('Escape');
      await page.getByRole('link', { name: 'Overview' }).click();
      await expect.poll(() => done.allInnerTexts()).toContain('Send yourself a test mail');

      const support = await pages.open('SUPPORT', '');
      const own = support.getByRole('region', { name: 'Set up' }).getByRole('listitem');
      await own.first().waitFor();
      expect(await own.allInnerTexts()).toEqual(['Set up a second factor for your own login']);
      expect(await support.getByRole('link', { name: 'Partners' }).count()).toBe(0);
    });
  });

  onlyInFullRun(() => {
    test.each(editors)('an %s creates and disables a partner, and renews its secret', async (role) => {
      const { server } = pages;
      const { token } = await register(server.url, {}, { siteId: 1 });
      const name = `Server of ${role}`;
      const page = await pages.open(role, 'partners');
      await page.getByRole('button', { name: 'Create a partner' }).click();
      const form = page.getByRole('dialog');
      await form.getByLabel('Name').fill(name);
      await form.getByLabel('Tokens per minute').fill('6000');
      await form.getByRole('button', { name: 'Create a partner' }).click();
      const secret = page.getByRole('dialog', { name: 'Credentials of the partner' });
      await secret.waitFor();
      const [clientId = '', clientSecret = ''] = await secret.locator('code').allInnerTexts();
      expect((await check({ clientId, clientSecret }, token)).data?.validateToken.valid).toBe(true);
      expect(await partnerByName(name)).toMatchObject({ clientId, ratePerMinute: 6_000, disabledAt: null });
      await secret.getByRole('button', { name: 'Close' }).click();

      await page.getByRole('link', { name }).click();
      await page.getByRole('heading', { name, level: 1 }).waitFor();
      await page.getByLabel('Tokens per minute').fill('');
      const chooseSite = async () => {
        await page.getByLabel('Sites', { exact: true }).first().press('ArrowDown');
        await page.getByRole('option', { name: 'The Evening Paper' }).click();
        await page.keyboard.press('Escape');
      };
      await chooseSite();
      await saveChanges(page);
      await expect.poll(async () => (await partnerByName(name))?.ratePerMinute).toBe(null);
      expect((await check({ clientId, clientSecret }, token)).data?.validateToken).toMatchObject({
        valid: false,
        reason: 'UNKNOWN',
      });
      // Another click removes the chosen site.
      await chooseSite();
      await saveChanges(page);
      await expect.poll(async () => (await partnerByName(name))?.sites).toEqual([]);

      await page.getByLabel('Days during which').fill('1');
      await page.getByRole('button', { name: 'Renew the secret' }).click();
      const renewed = page.getByRole('dialog', { name: 'Credentials of the partner' });
      await renewed.waitFor();
      const next = (await renewed.locator('code').allInnerTexts())[1] ?? '';
      expect(next).not.toBe(clientSecret);
      for (const each of [clientSecret, next])
        expect((await check({ clientId, clientSecret: each }, token)).data?.validateToken.valid).toBe(true);
      await renewed.getByRole('button', { name: 'Close' }).click();

      await page.getByRole('textbox', { name: 'Token', exact: true }).fill(token);
      await page.getByRole('button', { name: 'Check', exact: true }).click();
      await page.getByText('Valid', { exact: true }).waitFor();
      await page.getByRole('textbox', { name: 'Token', exact: true }).fill('not a token');
      await page.getByRole('button', { name: 'Check', exact: true }).click();
      await page.getByText('Reason: MALFORMED').waitFor();
      expect(await page.getByRole('link', { name: 'See the history' }).getAttribute('href')).toMatch(
        /\/admin\/explain-token$/,
      );
      await server.gatehouse.prisma.account.update({ where: { id: 1 }, data: { sandbox: true } });
      await page.getByRole('textbox', { name: 'Token', exact: true }).fill('test.superseded.gatehouse');
      await page.getByRole('button', { name: 'Check', exact: true }).click();
      await page.getByText('Reason: SUPERSEDED').waitFor();
      await server.gatehouse.prisma.account.update({ where: { id: 1 }, data: { sandbox: false } });

      await page.getByRole('button', { name: 'Disable' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Disable' }).click();
      await page.getByRole('button', { name: 'Enable' }).waitFor();
      expect((await check({ clientId, clientSecret: next }, token)).status).toBe(401);
      await page.getByRole('button', { name: 'Check', exact: true }).click();
      await page.getByText('The partner is disabled').waitFor();
      await page.getByRole('button', { name: 'Enable' }).click();
      await page.getByRole('button', { name: 'Disable' }).waitFor();
      expect((await check({ clientId, clientSecret: next }, token)).status).toBe(200);
    });

    test('an owner switches the acceptance of test tokens; an administrator sees no switch', async () => {
      const sandbox = async () =>
        (await pages.server.gatehouse.prisma.account.findUniqueOrThrow({ where: { id: 1 } })).sandbox;
      const before = await sandbox();
      const page = await pages.open('OWNER', 'partners');
      await page.getByRole('switch', { name: 'Accept test tokens' }).click({ force: true });
      await expect.poll(sandbox).toBe(!before);
      const admin = await pages.open('ADMIN', 'partners');
      await admin.getByRole('button', { name: 'Create a partner' }).waitFor();
      expect(await admin.getByRole('switch').count()).toBe(0);
    });
  });

  // The quick run covers a refusal on the pages of the team.
  onlyInFullRun(() => {
    test('SUPPORT is refused at the page of partners', async () => {
      const page = await pages.open('SUPPORT', 'partners');
      await page.getByRole('alert').first().waitFor();
      expect(await page.getByRole('table').count()).toBe(0);
    });

    test('an owner changes the lockout after a review, and sees an error for a wrong value', async () => {
      const stored = () => pages.server.gatehouse.prisma.account.findUniqueOrThrow({ where: { id: 1 } });
      const { name } = await stored();
      const page = await pages.open('OWNER', '');
      await page.getByRole('link', { name: 'Account', exact: true }).click();
      const attempts = page.getByLabel('Failed logins until the lockout');
      await attempts.fill('0');
      await attempts.blur();
      await page.getByText('A whole number from 1 to 1000.').waitFor();
      await attempts.fill('5');
      await choose(page, 'What is locked', 'The customer at every address');
      await page.getByRole('button', { name: 'Review the changes' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Save', exact: true }).waitFor();
      const rows = await dialog.getByRole('row').allInnerTexts();
      expect(rows.map((row) => row.replaceAll(/\s+/g, ' ').trim())).toEqual([
        'Setting Before After',
        'Failed logins until the lockout 10 5',
        'What is locked The customer at one address The customer at every address',
      ]);
      expect((await stored()).lockoutAttempts).toBe(10);
      await dialog.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('The changes were saved.').waitFor();
      expect(await stored()).toMatchObject({ lockoutAttempts: 5, lockoutScope: 'CUSTOMER', name });

      const field = page.getByLabel('Name', { exact: true });
      await field.fill('x'.repeat(256));
      await saveChanges(page);
      await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
      expect((await stored()).name).toBe(name);
    });
  });

  onlyInFullRun(() => {
    test('if two owners change the lockout, the second sees the conflict', async () => {
      const [ann, bob] = [await pages.open('OWNER', 'account'), await pages.open('OWNER', 'account')];
      const cap = 'Failed logins a day from unknown addresses';
      await ann.getByLabel(cap).fill('200');
      await bob.getByLabel(cap).fill('300');
      await saveChanges(bob);
      await bob.getByText('The changes were saved.').waitFor();
      await saveChanges(ann);
      await ann.getByText(`The OWNER changed ${cap}`).waitFor();
      await ann.getByRole('button', { name: 'Take their values' }).click();
      await expect.poll(() => ann.getByLabel(cap).inputValue()).toBe('300');
    });

    test.each(['ADMIN', 'SUPPORT'] as const)(
      '%s sees the settings of the account read-only',
      async (role) => {
        const page = await pages.open(role, 'account');
        await page.getByText('Only an owner can change these settings.').waitFor();
        const editable = await page.evaluate(() =>
          [...document.querySelectorAll<HTMLInputElement>('main input')]
            .filter((input) => !input.readOnly && !input.matches(':disabled') && input.type !== 'hidden')
            .map(({ name }) => name),
        );
        expect(editable).toEqual([]);
        expect(await page.getByRole('button', { name: 'Review the changes' }).count()).toBe(0);
        const end = page.getByRole('button', { name: 'End all sessions of the account' });
        expect(await end.count()).toBe(role === 'ADMIN' ? 1 : 0);
      },
    );

    test.each(editors)(
      '%s ends all sessions of the account, batch by batch, and sees the progress',
      async (role) => {
        const { token } = await register(pages.server.url, {}, { siteId: 1 });
        const page = await pages.open(role, 'account');
        let release = () => {};
        const held = new Promise<void>((resolve) => {
          release = resolve;
        });
        const cursors: unknown[] = [];
        await page.route('**/graphql', async (route) => {
          const { query, variables } = route.request().postDataJSON();
          if (!query.includes('mutation EndAccountSessions')) return route.fallback();
          cursors.push(variables.after);
          if (cursors.length === 1) {
            const first = { endedCount: 1_000, nextCursor: FIRST_ID, __typename: 'SessionsEndedPayload' };
            return route.fulfill({ json: { data: { endAccountSessions: first } } });
          }
          await held;
          return route.fallback();
        });
        await page.getByRole('button', { name: 'End all sessions of the account' }).click();
        const dialog = page.getByRole('dialog');
        const end = dialog.getByRole('button', { name: 'End all sessions', exact: true });
        expect(await end.isDisabled()).toBe(true);
        await dialog.getByLabel(/^Type/).fill('demo');
        await end.click();
        await dialog.getByText('1,000 sessions ended').waitFor();
        release();
        await page.getByText(/^1,00[1-9] sessions ended/).waitFor();
        await dialog.waitFor({ state: 'detached' });
        expect(cursors).toEqual([null, FIRST_ID]);
        const answer = await ask(pages.server.url, '{ me { id } }', {}, { token });
        expect(answer.body.errors?.[0]?.extensions?.code).toBe('TOKEN_REVOKED');
      },
    );
  });

  test('axe finds no violation on six pages on a phone in the dark scheme', async () => {
    const page = await pages.open('OWNER', '');
    for (const path of ['', 'partners', 'partners/1', 'companies', 'webhooks', 'account']) {
      if (path) await page.goto(`${pages.publicUrl}/admin/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByRole('progressbar').waitFor({ state: 'detached' });
      await page.locator('[aria-busy]').first().waitFor({ state: 'detached' });
      if (fullCounts) {
        await page.setViewportSize({ width: 1280, height: 900 });
        // Without reduced motion, changes of colours and sizes are animated.
        await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
        expect([path, await accessibilityOf(page)]).toEqual([path, []]);
      }
      await page.setViewportSize({ width: 390, height: 900 });
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      expect([path, await accessibilityOf(page)]).toEqual([path, []]);
    }
  });
});

/** A cursor before every session. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
