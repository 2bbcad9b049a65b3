import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { ChangeRole, Invite } from '../../administration/collaborators/documents.ts';
import { asCollaborator } from '../../administration/customer-support/collaborators.ts';
import {
  type Company,
  DOMAIN,
  employee,
  setSso,
  settingsOf,
  startCompany,
} from '../../administration/employee-sso/company.ts';
import { addAuthenticator, describeChromium, openBrowser } from '../../support/chromium.ts';
import { execute } from '../../support/client.ts';
import { fullCounts, onlyInFullRun } from '../../support/counts.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { lastMailTo, linksIn } from '../../support/mails.ts';
import { accessibilityOf, saveChanges, sitePages } from './site-pages.ts';

const PASSWORD = 'violet-harbor-92-mint';
const NEW_PASSWORD = 'amber-lantern-41-fern';

describeChromium('getting in to the console', () => {
  const pages = sitePages();
  let company: Company;
  beforeAll(async () => {
    company = await startCompany();
  });
  beforeEach(() => pages.server.clock.advance({ minutes: 1 }));
  const visible = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  /** @param path below `/admin/`; '' for the overview, whose address may end with or without a slash */
  const at = (page: Page, path: string) =>
    page.waitForURL(({ pathname }) => [`/admin/${path}`, `/admin${path && `/${path}`}`].includes(pathname));
  const linkTo = async (email: string) => linksIn(await lastMailTo(pages.server, email))[0]?.href ?? '';
  const codeOf = (secret: string) =>
    new TOTP({ secret }).generate({ timestamp: pages.server.clock.now().getTime() });

  /** A browser without a session. */
  async function visitor(path = 'log-in'): Promise<Page> {
    const page = await (await openBrowser()).newPage();
    await page.goto(path.startsWith('http') ? path : `${pages.publicUrl}/admin/${path}`);
    return page;
  }
  async function logIn(page: Page, email: string, password: string): Promise<void> {
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await button(page, 'Log in').click();
  }
  /** Invites a person, and opens the mailed link in a separate browser. */
  async function joined(role: 'Owner' | 'Administrator' | 'Support') {
    const email = uniqueEmail();
    const owner = await pages.open('OWNER', 'team');
    await button(owner, 'Invite').click();
    await owner.getByRole('dialog').getByLabel('Email').fill(email);
    await owner.getByRole('radio', { name: role }).check();
    await button(owner, 'Send the invitation').click();
    await visible(owner, `The invitation was sent to ${email}`);
    const page = await visitor(await linkTo(email));
    return { email, page, owner };
  }

  onlyInFullRun(() => {
    test('an accepted invitation opens the console, without the pages that the role may not see', async () => {
      const { email, page } = await joined('Support');
      await page.getByRole('heading', { name: 'Accept your invitation' }).waitFor();
      expect(new URL(page.url()).hash).toBe('');
      expect(await accessibilityOf(page)).toEqual([]);
      await page.getByLabel('New password').fill('password1');
      await button(page, 'Accept and log in').click();
      await visible(page, /most common/);
      await page.getByLabel('Your name').fill('Ann Support');
      await page.getByLabel('New password').fill(PASSWORD);
      await button(page, 'Accept and log in').click();
      await at(page, '');
      expect(await page.getByRole('link', { name: 'Team' }).count()).toBe(0);
      expect(
        await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])),
      ).not.toContain('mailed-link');
      // The address of a page that the role may not open.
      await page.goto(`${pages.publicUrl}/admin/team`);
      await page.locator('[data-code="FORBIDDEN"]').waitFor();
      const { name } = await pages.server.gatehouse.prisma.collaborator.findUniqueOrThrow({
        where: { emailKey: email },
      });
      expect(name).toBe('Ann Support');
      // The link works once.
      const again = await visitor(await linkTo(email));
      await again.getByLabel('New password').fill(PASSWORD);
      await button(again, 'Accept and log in').click();
      await visible(again, /accepted already/);
    });
  });

  onlyInFullRun(() => {
    test('a login returns to the requested page, and a forgotten password is replaced', async () => {
      const { email, page: invited } = await joined('Administrator');
      await invited.getByLabel('New password').fill(PASSWORD);
      await button(invited, 'Accept and log in').click();
      await at(invited, '');

      const page = await visitor('security');
      await at(page, 'log-in');
      await logIn(page, email, 'a wrong passphrase');
      await page.locator('[data-code="INVALID_CREDENTIALS"]').waitFor();
      expect(await accessibilityOf(page)).toEqual([]);
      await page.getByRole('link', { name: 'Forgotten your password?' }).click();
      // Both pages have a field for the email.
      await page.getByRole('heading', { name: 'Forgotten password', exact: true }).waitFor();
      await page.getByLabel('Email').fill(email);
      await button(page, 'Send the link').click();
      await visible(page, /a mail is on its way/);
      await page.goto(await linkTo(email));
      await page.getByLabel('New password').fill(NEW_PASSWORD);
      await button(page, 'Save the password').click();
      await visible(page, 'Your password was changed. Log in with the new one.');
      await logIn(page, email, NEW_PASSWORD);
      await at(page, '');
      // The reset has ended the session of the other browser.
      await invited.goto(`${pages.publicUrl}/admin/security`);
      await at(invited, 'log-in');
      await logIn(invited, email, NEW_PASSWORD);
      await at(invited, 'security');
      await invited.getByRole('heading', { name: 'Your login' }).waitFor();
    });
  });

  onlyInFullRun(() => {
    test('second factors are set up, asked for, and removed by an owner when they are lost', async () => {
      const { email, page } = await joined('Administrator');
      await page.getByLabel('New password').fill(PASSWORD);
      await button(page, 'Accept and log in').click();
      await at(page, '');
      await page.goto(`${pages.publicUrl}/admin/security`);
      await addAuthenticator(page);
      await button(page, 'Add an authenticator app').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('img', { name: /Picture with the key/ }).waitFor();
      expect(await accessibilityOf(page)).toEqual([]);
      const secret = (await dialog.locator('code').textContent()) ?? '';
      await dialog.getByLabel('Code that the app shows now').fill(codeOf(secret));
      await button(page, 'Add the app').click();
      await visible(page, 'Your recovery codes');
      const codes = await page.getByRole('dialog').locator('code').allTextContents();
      expect(codes).toHaveLength(10);
      await button(page, 'I have stored them').click();

      // Adding a passkey needs a proof by an existing factor.
      await button(page, 'Add a passkey').click();
      await page.getByRole('dialog').getByRole('button', { name: 'Use a recovery code' }).click();
      await page.getByLabel('Recovery code', { exact: true }).fill(codes[0] ?? '');
      await button(page, 'Continue').click();
      await visible(page, 'Recovery codes left: 9');
      await button(page, 'Remove: Passkey').waitFor();
      await button(page, 'Log out everywhere').click();
      await at(page, 'log-in');

      await logIn(page, email, PASSWORD);
      await page.getByRole('heading', { name: 'Your second factor' }).waitFor();
      expect(await accessibilityOf(page)).toEqual([]);
      await button(page, 'Use a passkey').click();
      await at(page, '');

      const other = await visitor();
      await logIn(other, email, PASSWORD);
      await other.getByLabel('Code of the authenticator app').fill('000000');
      await button(other, 'Log in').click();
      await visible(other, /incorrect|wrong|not right|not valid/i);
      pages.server.clock.advance({ minutes: 1 });
      await other.getByLabel('Code of the authenticator app').fill(codeOf(secret));
      await button(other, 'Log in').click();
      await at(other, '');

      const owner = await visitor();
      const { demo } = pages.server;
      await logIn(owner, demo.collaborator.email, demo.collaborator.password);
      await at(owner, '');
      // The owner has to confirm that it is them: their login is an hour old.
      const { prisma } = pages.server.gatehouse;
      const createdAt = new Date(pages.server.clock.now().getTime() - 3_600_000);
      await prisma.collaboratorSession.updateMany({
        data: { createdAt, lastUsedAt: pages.server.clock.now() },
      });
      await owner.goto(`${pages.publicUrl}/admin/team`);
      await button(owner, `Actions for ${email}`).click();
      await owner.getByRole('menuitem', { name: 'Lost second factor' }).click();
      await button(owner, 'Remove all factors').click();
      await owner.getByLabel('Your password').waitFor();
      expect(await accessibilityOf(owner)).toEqual([]);
      await owner.getByLabel('Your password').fill('a guessed passphrase');
      await button(owner, 'Confirm').click();
      await visible(owner, 'The password is incorrect.');
      await owner.getByLabel('Your password').fill(demo.collaborator.password);
      await button(owner, 'Confirm').click();
      await visible(owner, `The second factors of ${email} were removed.`);
      await other.reload();
      await at(other, 'log-in');
      await logIn(other, email, PASSWORD);
      await at(other, '');
    });

    test('an owner sends an invitation again, changes a role and removes a person', async () => {
      const { email, page, owner } = await joined('Administrator');
      // The notification that the mail was sent can cover the menu.
      await owner.reload();
      await button(owner, `Actions for ${email}`).click();
      await owner.getByRole('menuitem', { name: 'Send the invitation again' }).click();
      await button(owner, 'Send it').click();
      await visible(owner, `A new invitation was sent to ${email}.`);
      await page.goto(await linkTo(email));
      await page.reload();
      await page.getByLabel('New password').fill(PASSWORD);
      await button(page, 'Accept and log in').click();
      await at(page, '');
      await owner.reload();
      await button(owner, `Actions for ${email}`).click();
      await owner.getByRole('menuitem', { name: 'Change the role' }).click();
      await owner.getByRole('radio', { name: 'Owner' }).check();
      await button(owner, 'Save').click();
      await visible(owner, `The role of ${email} was changed.`);
      await owner.reload();
      await page.reload();
      await page.getByRole('link', { name: 'Team' }).waitFor();

      if (fullCounts) {
        // Another owner changes the role while the dialog is open.
        await button(owner, `Actions for ${email}`).click();
        await owner.getByRole('menuitem', { name: 'Change the role' }).click();
        await owner.getByRole('radio', { name: 'Support' }).check();
        const { prisma } = pages.server.gatehouse;
        const stored = () => prisma.collaborator.findUniqueOrThrow({ where: { emailKey: email } });
        const other = await asCollaborator(pages.server, 'OWNER');
        await execute(
          pages.server.url,
          ChangeRole,
          { id: String((await stored()).id), role: 'ADMIN' },
          other,
        );
        await button(owner, 'Save').click();
        await visible(owner, 'Another collaborator has changed the same setting');
        await owner.getByRole('row', { name: 'Role Administrator Support' }).waitFor();
        expect(await accessibilityOf(owner)).toEqual([]);
        expect((await stored()).role).toBe('ADMIN');
        await button(owner, 'Save mine anyway').click();
        await expect.poll(async () => (await stored()).role).toBe('SUPPORT');
      }
      await owner.reload();
      await button(owner, `Actions for ${email}`).click();
      await owner.getByRole('menuitem', { name: 'Remove from the team' }).click();
      await button(owner, 'Remove').click();
      await visible(owner, `${email} was removed.`);
      await page.reload();
      await at(page, 'log-in');
    });

    test('an owner sets up the single sign-on, and an invited colleague logs in with it', async () => {
      const owner = await pages.open('OWNER', 'single-sign-on');
      const { issuer, clientId, secret } = settingsOf(company);
      await owner.getByLabel('Issuer').fill('http://127.0.0.1:9');
      await owner.getByLabel('Client id').fill(clientId);
      await owner.getByLabel('Client secret').fill(secret);
      await owner.getByLabel('Email domains').first().fill(DOMAIN);
      await owner.keyboard.press('Enter');
      await saveChanges(owner);
      await visible(owner, /must answer with the metadata/);
      await owner.getByLabel('Issuer').fill(issuer);
      await button(owner, 'Review the changes').click();
      await owner.getByRole('row', { name: 'Client secret (not shown) (a new one)' }).waitFor();
      expect(await accessibilityOf(owner)).toEqual([]);
      await owner.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
      await visible(owner, 'The changes were saved.');
      await expect.poll(() => owner.getByLabel('Client secret').inputValue()).toBe('');
      await visible(owner, `${pages.publicUrl}/admin/sso/demo`);
      expect(await accessibilityOf(owner)).toEqual([]);

      const person = employee();
      company.state.person = person;
      const page = await visitor();
      await page.getByLabel('Email').fill('ann@other.example');
      await button(page, 'Log in with your company').click();
      await visible(page, /no single sign-on for this email/);
      await page.getByLabel('Email').fill(person.email);
      await button(page, 'Log in with your company').click();
      await visible(page, 'You are not invited to this account.');
      await owner.goto(`${pages.publicUrl}/admin/team`);
      await button(owner, 'Invite').click();
      await owner.getByRole('dialog').getByLabel('Email').fill(person.email);
      await button(owner, 'Send the invitation').click();
      await visible(owner, `The invitation was sent to ${person.email}`);
      await page.goto(`${pages.publicUrl}/admin/security`);
      await at(page, 'log-in');
      await page.getByLabel('Email').fill(person.email);
      await button(page, 'Log in with your company').click();
      // The login returns to the requested page.
      await at(page, 'security');
      await page.getByRole('heading', { name: 'Second factors' }).waitFor();
      expect(await page.getByLabel('Current password').count()).toBe(0);

      await owner.goto(`${pages.publicUrl}/admin/single-sign-on`);
      await owner.getByRole('switch', { name: 'SSO only' }).check({ force: true });
      await saveChanges(owner);
      await visible(owner, /Set a password and a second factor first/);
      await button(owner, 'Remove the single sign-on').click();
      await owner.getByRole('dialog').getByRole('button', { name: 'Remove the single sign-on' }).click();
      await visible(owner, 'The single sign-on was removed.');
      await page.reload();
      await at(page, 'log-in');
    });

    test('an owner overwrites only the settings of the single sign-on that they have changed', async () => {
      const { prisma } = pages.server.gatehouse;
      await prisma.employeeSso.deleteMany();
      await prisma.auditEvent.deleteMany({ where: { action: { startsWith: 'employee_sso.' } } });
      const other = await asCollaborator(pages.server, 'OWNER');
      const stored = () => prisma.employeeSso.findFirstOrThrow();
      const setByOther = (others: object) => setSso(pages.server, company, other, others);
      const page = await pages.open('OWNER', 'single-sign-on');
      const { issuer, clientId, secret } = settingsOf(company);
      await page.getByLabel('Issuer').fill(issuer);
      await page.getByLabel('Client id').fill('another client');
      await page.getByLabel('Client secret').fill(secret);
      await page.getByLabel('Email domains').first().fill(DOMAIN);
      await page.keyboard.press('Enter');
      const conflict = page.getByText('Another collaborator has changed the same setting');
      // Another owner sets up the single sign-on while this owner fills in the form.
      const groups = { groupsClaim: 'groups', groupRoles: [{ group: 'desk', role: 'SUPPORT' }] };
      await setByOther(groups);
      await saveChanges(page);
      await conflict.waitFor();
      expect((await stored()).clientId).toBe(clientId);
      await button(page, 'Take their values').click();
      await expect.poll(() => page.getByLabel('Client id').inputValue()).toBe(clientId);
      await page.reload();

      // The two owners change different settings, and no change is lost.
      await page.getByLabel('Groups claim').fill('teams');
      await setByOther({ ...groups, domains: ['other.example', DOMAIN] });
      await saveChanges(page);
      await visible(page, 'The changes were saved.');
      const merged = { groupsClaim: 'teams', domains: ['other.example', DOMAIN] };
      expect(await stored()).toMatchObject({ ...merged, groupRoles: groups.groupRoles });

      await page.reload();
      await page.getByLabel('Groups claim').fill('mine');
      await setByOther({ groupsClaim: 'theirs', groupRoles: [] });
      await saveChanges(page);
      await conflict.waitFor();
      expect((await stored()).groupsClaim).toBe('theirs');
      await button(page, 'Save mine anyway').click();
      await expect.poll(async () => (await stored()).groupsClaim).toBe('mine');
      expect(await stored()).toMatchObject({ domains: [DOMAIN], groupRoles: [] });
    });

    test('a colleague without a password confirms their identity by the company login or by a passkey', async () => {
      const { prisma } = pages.server.gatehouse;
      const owner = await asCollaborator(pages.server, 'OWNER');
      await setSso(pages.server, company, owner);
      const person = employee();
      company.state.person = person;
      await execute(pages.server.url, Invite, { input: { email: person.email, role: 'ADMIN' } }, owner);
      const page = await visitor();
      const logInAtCompany = async (to: string) => {
        await page.getByLabel('Email').fill(person.email);
        await button(page, 'Log in with your company').click();
        await at(page, to);
      };
      await logInAtCompany('');
      const proof = page.getByRole('dialog', { name: 'Confirm that it is you' });
      const provider = page.getByRole('dialog', { name: 'Add a provider' });
      /** Saves a provider an hour after the login. Saving needs a recent login. */
      const save = async () => {
        const now = pages.server.clock.now();
        const createdAt = new Date(now.getTime() - 3_600_000);
        await prisma.collaboratorSession.updateMany({
          where: { collaborator: { email: person.email }, endedAt: null },
          data: { createdAt, lastUsedAt: now },
        });
        await page.goto(`${pages.publicUrl}/admin/sites/1/providers`);
        await button(page, 'Add a provider').click();
        await provider.getByLabel('Client id').fill('client');
        await saveChanges(page);
        await proof.waitFor();
      };
      const again = proof.getByRole('button', { name: 'Log in again with your company' });

      await save();
      await again.waitFor();
      expect(await proof.getByLabel('Your password').count()).toBe(0);
      expect(await accessibilityOf(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await proof.waitFor({ state: 'detached' });
      expect(await provider.getByLabel('Client id').inputValue()).toBe('client');
      await page.keyboard.press('Escape');
      await provider.waitFor({ state: 'detached' });
      await save();
      await again.click();
      await at(page, 'log-in');
      expect(new URL(page.url()).searchParams.get('from')).toContain('/sites/1/providers');
      await proof.waitFor({ state: 'detached' });

      await logInAtCompany('sites/1/providers');
      await page.goto(`${pages.publicUrl}/admin/security`);
      await visible(page, 'You have no password here. You log in with your company.');
      expect(await page.getByLabel('Current password').count()).toBe(0);
      await addAuthenticator(page);
      await button(page, 'Add a passkey').click();
      await button(page, 'I have stored them').click();
      await save();
      await again.waitFor();
      expect(await proof.getByLabel('Your password').count()).toBe(0);
      let isLimited = true;
      await page.route('**/graphql', (route) => {
        if (!isLimited || !route.request().postData()?.includes('mutation BeginPasskeyProof'))
          return route.fallback();
        const extensions = { code: 'RATE_LIMITED', requestId: 'request-7', retryAfterSeconds: 5 };
        return route.fulfill({
          status: 429,
          json: { errors: [{ message: 'Too many requests.', extensions }] },
        });
      });
      await proof.getByRole('button', { name: 'Use a passkey' }).click();
      await proof.getByRole('alert').getByText('Too many requests.').waitFor();
      isLimited = false;
      await proof.getByRole('button', { name: 'Use a passkey' }).click();
      await visible(page, 'The changes were saved.');
    });
  });

  test.each(fullCounts ? (['ADMIN', 'SUPPORT'] as const) : (['SUPPORT'] as const))(
    'the team and the single sign-on are refused to %s',
    async (role) => {
      for (const path of ['team', 'single-sign-on']) {
        const page = await pages.open(role, path);
        await page.locator('[data-code="FORBIDDEN"]').first().waitFor();
      }
    },
  );

  // The quick run covers German on two pages about customers.
  onlyInFullRun(() => {
    test('the pages for visitors have German titles', async () => {
      const page = await (await openBrowser()).newPage();
      await page.addInitScript(() => localStorage.setItem('gatehouse-console-language', 'de'));
      for (const [path, title] of [
        ['log-in', 'In der Konsole anmelden'],
        ['forgotten-password', 'Passwort vergessen'],
        ['reset-password', 'Neues Passwort wählen'],
        ['accept-invitation', 'Einladung annehmen'],
      ]) {
        await page.goto(`${pages.publicUrl}/admin/${path}`);
        await page.getByRole('heading', { name: title ?? '' }).waitFor();
        await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('de');
      }
    });
  });
});
