import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { hashPassword } from '../../../src/customers/passwords/hashes/own-hash.ts';
import { asCollaborator } from '../../administration/customer-support/collaborators.ts';
import {
  CODE_CLIENT,
  type CodeProvider,
  startCodeProvider,
} from '../../customers/identity-providers/code-provider.ts';
import { externalPerson } from '../../customers/identity-providers/scene.ts';
import { ask } from '../../graphql/ask.ts';
import { BOT_SECRET, BOT_SITE_KEY, startBotService } from '../../support/bot-service.ts';
import { describeChromium } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { register } from '../../support/customers.ts';
import { editors } from './acting-roles.ts';
import { accessibilityOf, choose, differenceOn, review, saveChanges, sitePages } from './site-pages.ts';

const PLAN = { amount: 0, currency: 'usd', createdAt: new Date(0), updatedAt: new Date(0) };

describeChromium('the parts of a site', () => {
  const pages = sitePages(async () => (await startBotService()).env);
  let provider: CodeProvider;
  beforeAll(async () => {
    provider = await startCodeProvider({ publicUrl: pages.publicUrl, withPage: true });
  });
  const visible = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
  const prisma = () => pages.server.gatehouse.prisma;

  onlyInFullRun(() => {
    test.each(editors)('%s adds, tries, changes and removes an identity provider', async (role) => {
      const page = await pages.open(role, 'sites/1/providers');
      await page.getByRole('button', { name: 'Add a provider' }).click();
      const dialog = page.getByRole('dialog');
      await choose(page, 'Kind', 'Any issuer of OpenID Connect');
      await dialog.getByLabel('Name').fill('company');
      const callback = `${pages.publicUrl}/identity-providers/company/callback`;
      await dialog.getByText(callback).waitFor();
      await dialog.getByLabel('Client id').fill(CODE_CLIENT.id);
      await dialog.getByLabel('Issuer').fill('ftp://wrong.example');
      await dialog.getByRole('textbox', { name: 'Secret' }).fill('a wrong secret');
      await saveChanges(page);
      await visible(page, 'The issuer must be an https URL without query or fragment.');
      await dialog.getByLabel('Issuer').fill(provider.issuer);
      expect(await accessibilityOf(page)).toEqual([]);
      await saveChanges(page);
      await visible(page, 'The changes were saved.');
      const card = page.getByRole('region', { name: 'company' });
      await card.getByText('Not offered').waitFor();
      expect(await card.textContent()).toContain(callback);

      /** Logs in at the provider in the window that the button opens. */
      const tryIt = async (isFirst: boolean) => {
        provider.person = externalPerson({ email: 'ada@company.example', email_verified: false });
        const [opened] = await Promise.all([
          page.context().waitForEvent('page'),
          card.getByRole('button', { name: 'Try it: company' }).click(),
        ]);
        // After the first login, the person stays logged in at the provider.
        if (isFirst) await opened.getByRole('button', { name: 'Yes, it is me' }).click();
        await opened.getByRole('heading', { name: 'The test has ended' }).waitFor();
        await opened.close();
      };
      await tryIt(true);
      await card.getByText('invalid_client').waitFor();
      await card.getByRole('button', { name: 'Change company' }).click();
      await dialog.getByRole('textbox', { name: 'Secret' }).fill(CODE_CLIENT.secret);
      await dialog.getByRole('switch', { name: 'Offered to customers' }).check({ force: true });
      await page.getByRole('button', { name: 'Review the changes' }).click();
      expect(await differenceOn(page)).toEqual([
        'Secret (not shown) (a new one)',
        'Offered to customers off on',
      ]);
      expect(await accessibilityOf(page)).toEqual([]);
      await review(page).getByRole('button', { name: 'Save', exact: true }).click();
      await card.getByText('Offered', { exact: true }).waitFor();
      await tryIt(false);
      await card.getByText('The provider works').waitFor();
      await card.getByText('ada@company.example (not verified by the provider').waitFor();
      expect(await prisma().customer.count({ where: { email: 'ada@company.example' } })).toBe(0);

      await card.getByRole('button', { name: 'Remove company' }).click();
      await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
      await visible(page, 'There is no identity provider yet');
      expect(await prisma().identityProvider.count()).toBe(0);
    });

    test.each(editors)(
      '%s sets the sender of the mails and a text, sees a preview, and sends a test',
      async (role) => {
        const greeting = `Guten Tag von ${role}.`;
        const page = await pages.open(role, 'sites/1/mails');
        await page.getByLabel('Sender name').fill(`The Reading Desk of ${role}`);
        await saveChanges(page);
        await visible(page, 'The changes were saved.');
        await choose(page, 'Language of the texts', 'Deutsch');
        await page.getByRole('button', { name: 'Choose a new password' }).click();
        const dialog = page.getByRole('dialog');
        const preview = dialog.frameLocator('iframe');
        await dialog.getByLabel('Subject').fill('Ihr Passwort bei {{siteName}}');
        await dialog.getByRole('textbox', { name: 'Text' }).fill(greeting);
        await visible(page, 'The paragraphs must have the variable {{link}}.');
        await dialog.getByRole('textbox', { name: 'Text' }).fill(`${greeting}\n\n{{link}}`);
        await preview.getByText(greeting).waitFor();
        const button = preview.getByRole('link').first();
        expect(await button.evaluate((link) => getComputedStyle(link).backgroundColor)).not.toBe(
          'rgba(0, 0, 0, 0)',
        );
        await dialog.getByRole('button', { name: 'Review the changes' }).click();
        const [subject, text] = await differenceOn(page);
        expect(subject).toMatch(/^Subject .+ Ihr Passwort bei \{\{siteName\}\}$/);
        expect(text).toMatch(/^Text .+ Guten Tag von \w+\. \{\{link\}\}$/);
        expect(await prisma().siteMailText.count()).toBe(0);
        await review(page).getByRole('button', { name: 'Save', exact: true }).click();
        await visible(page, 'The changes were saved.');
        await dialog.getByRole('button', { name: 'Send me a test' }).click();
        await visible(page, /A test was sent to/);
        await expect
          .poll(() => prisma().outboxMail.count({ where: { text: { contains: greeting } } }))
          .toBe(1);
        expect(await prisma().siteMailText.findMany()).toMatchObject([
          {
            kind: 'passwordReset',
            language: 'de',
            subject: 'Ihr Passwort bei {{siteName}}',
            buttonLabel: null,
          },
        ]);
        await dialog.getByRole('button', { name: 'Back to the default' }).click();
        await visible(page, 'The mail has the default text again.');
        expect(await prisma().siteMailText.count()).toBe(0);
      },
    );
  });

  test.each(editors)(
    '%s turns the bot protection on after a wrong secret, changes the protection and turns it off',
    async (role) => {
      const page = await pages.open(role, 'sites/1/bots');
      await page.getByLabel('Site key').fill(BOT_SITE_KEY);
      await page.getByRole('button', { name: 'Review the changes' }).click();
      await visible(page, 'The secret is needed for a new service or site key.');
      await page.getByRole('textbox', { name: 'Secret' }).fill('a-wrong-secret');
      await saveChanges(page);
      await visible(page, 'The provider does not accept this secret.');
      await page.getByRole('textbox', { name: 'Secret' }).fill(BOT_SECRET);
      await saveChanges(page);
      await visible(page, 'The changes were saved.');
      await page.getByLabel('Forgotten password').uncheck();
      await page.getByRole('button', { name: 'Review the changes' }).click();
      const all = 'Registration, Forgotten password, Login by a mailed link or code';
      const row = `Protected operations ${all} Registration, Login by a mailed link or code`;
      await page.getByRole('row', { name: row }).waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
      await expect
        .poll(async () => (await prisma().botProtection.findFirst())?.operations)
        .toEqual(['PASSWORDLESS_LOGIN', 'REGISTER']);
      await page.getByRole('button', { name: 'Turn the protection off' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Turn the protection off' }).click();
      await visible(page, 'Visitors are not checked.');
      expect(await prisma().botProtection.count()).toBe(0);
    },
  );

  onlyInFullRun(() => {
    test.each(editors)('%s sets the keys of the comments, and removes them', async (role) => {
      const page = await pages.open(role, 'sites/1/comments');
      await visible(page, 'Customers are not logged in to the comments.');
      await page.getByLabel('Public key').fill('public-one');
      await page.getByRole('button', { name: 'Review the changes' }).click();
      await visible(page, 'The secret key is needed for a new public key.');
      await page.getByRole('textbox', { name: 'Secret key' }).fill('secret-one');
      await saveChanges(page);
      await visible(page, 'The changes were saved.');
      await visible(page, '<gatehouse-disqus shortname="your-forum"></gatehouse-disqus>');
      expect(await prisma().disqusKeys.findFirstOrThrow()).toMatchObject({ publicKey: 'public-one' });
      await page.getByRole('button', { name: 'Remove the keys' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove the keys' }).click();
      await visible(page, 'The keys were removed.');
      expect(await prisma().disqusKeys.count()).toBe(0);
    });
  });

  onlyInFullRun(() => {
    test.each(editors)(
      '%s creates a plan for a network, changes it, deactivates it and activates it again',
      async (role) => {
        const name = `University of ${role}`;
        const page = await pages.open(role, 'sites/1/plans');
        await page.getByRole('button', { name: 'Create a plan' }).click();
        const dialog = page.getByRole('dialog');
        await dialog.getByLabel('Name').fill(name);
        await dialog.getByLabel('Address ranges').fill('192.0.2.0/99');
        await dialog.getByRole('button', { name: 'Create a plan' }).click();
        await visible(page, 'The address ranges must be addresses, CIDR blocks or ranges from-to.');
        await dialog.getByLabel('Address ranges').fill('192.0.2.0/24');
        await dialog.getByRole('button', { name: 'Create a plan' }).click();
        await visible(page, 'The plan was created.');
        await page.getByRole('button', { name, exact: true }).click();
        await dialog.getByLabel('Email domains').fill('university.example\nstudents.university.example');
        await dialog.getByRole('button', { name: 'Review the changes' }).click();
        await page
          .getByRole('dialog', { name: 'Save these changes?' })
          .getByRole('button', { name: 'Save' })
          .click();
        await visible(page, 'The changes were saved.');
        const plan = () => prisma().plan.findFirstOrThrow({ where: { nickname: name } });
        expect(await plan()).toMatchObject({
          addressRanges: ['192.0.2.0/24'],
          emailDomains: ['university.example', 'students.university.example'],
          active: true,
        });
        // A notification can cover the buttons, and stays while the mouse is over it.
        await page.reload();
        await page.getByRole('button', { name: `Deactivate: ${name}` }).click();
        await page.getByRole('button', { name: `Reactivate: ${name}` }).waitFor();
        expect((await plan()).active).toBe(false);
        await page.reload();
        await page.getByRole('button', { name: `Reactivate: ${name}` }).click();
        await page.getByRole('button', { name: `Deactivate: ${name}` }).waitFor();
        expect((await plan()).active).toBe(true);
      },
    );
  });

  // The quick run ends all sessions of the account over GraphQL.
  onlyInFullRun(() => {
    test.each(editors)('%s ends all sessions of a site after a confirmation', async (role) => {
      const { token } = await register(pages.server.url, {}, { siteId: 1 });
      const page = await pages.open(role, 'sites/1');
      await page.getByRole('button', { name: 'End all sessions of this site' }).click();
      const dialog = page.getByRole('dialog');
      const end = dialog.getByRole('button', { name: 'End all sessions', exact: true });
      expect(await end.isDisabled()).toBe(true);
      await dialog.getByLabel(/^Type/).fill('demo');
      await end.click();
      await visible(page, /sessions ended/);
      const answer = await ask(pages.server.url, '{ me { id } }', {}, { token });
      expect(answer.body.errors?.[0]?.extensions?.code).toBe('TOKEN_REVOKED');
    });
  });

  test('the snippets of a site have the addresses of the service', async () => {
    const page = await pages.open('SUPPORT', 'sites/1/embed');
    const elements = page.getByText('<gatehouse-auth dialog>').first();
    const snippet = (await elements.textContent()) ?? '';
    expect(snippet).toContain('<meta name="gatehouse-site" content="1">');
    const [, script = ''] = /src="([^"]+)"/.exec(snippet) ?? [];
    expect(script).toBe(`${pages.publicUrl}/clients/elements.js`);
    expect((await fetch(script)).status).toBe(200);
    const login = await page.getByText(`${pages.publicUrl}/sites/1/login`).first().textContent();
    expect((await fetch(login ?? '')).status).toBe(200);
  });

  onlyInFullRun(() => {
    test('a part of a site that another collaborator has changed is overwritten only on request', async () => {
      const other = await asCollaborator(pages.server, 'OWNER');
      const change = async (mutation: string, input: object) => {
        const { body } = await ask(pages.server.url, mutation, { input }, other);
        expect(body.errors).toBeUndefined();
      };
      const bots = `mutation ($input: BotProtectionInput!) { setBotProtection(siteId: "1", input: $input) { siteKey } }`;
      const secret = { siteKey: BOT_SITE_KEY, secret: BOT_SECRET };
      const provider = `mutation ($input: IdentityProviderInput!) { setIdentityProvider(siteId: "1", input: $input) { id } }`;
      const mail = `mutation ($input: MailTextInput!) {
        setMailText(siteId: "1", kind: PASSWORD_CHANGED, language: "en", input: $input) { kind }
      }`;
      const google = { kind: 'GOOGLE', name: 'google', clientId: 'first', enabled: false };
      const text = { subject: 'Their subject', paragraphs: ['First.', 'Second.', 'Third.'] };
      const takeTheirs = (page: Page) => page.getByRole('button', { name: 'Take their values' }).click();
      const conflict = 'Another collaborator has changed the same setting';

      const page = await pages.open('ADMIN', 'sites/1/bots');
      await page.getByLabel('Site key').fill(BOT_SITE_KEY);
      await page.getByRole('textbox', { name: 'Secret' }).fill(BOT_SECRET);
      await change(bots, { provider: 'TURNSTILE', ...secret, operations: ['REGISTER'] });
      await saveChanges(page);
      await visible(page, conflict);
      expect((await prisma().botProtection.findFirstOrThrow()).operations).toEqual(['REGISTER']);
      await takeTheirs(page);
      await expect.poll(() => page.getByLabel('Forgotten password').isChecked()).toBe(false);

      await change(provider, google);
      await page.goto(`${pages.publicUrl}/admin/sites/1/providers`);
      await page.getByRole('button', { name: 'Change google' }).click();
      const dialog = page.getByRole('dialog', { name: 'Change google' });
      await dialog.getByLabel('Client id').fill('mine');
      await dialog.getByRole('switch', { name: 'Offered to customers' }).check({ force: true });
      await change(provider, { ...google, clientId: 'theirs' });
      await saveChanges(page);
      await visible(page, conflict);
      // The review shows the value of the other collaborator as the value before.
      await expect
        .poll(() => differenceOn(page))
        .toEqual(['Client id theirs mine', 'Offered to customers off on']);
      await takeTheirs(page);
      await expect.poll(() => dialog.getByLabel('Client id').inputValue()).toBe('theirs');
      await saveChanges(page);
      await dialog.waitFor({ state: 'detached' });
      const stored = () => prisma().identityProvider.findFirstOrThrow({ where: { name: 'google' } });
      expect(await stored()).toMatchObject({ clientId: 'theirs', enabled: true });

      // A change of another setting is not a conflict, and is kept.
      await page.getByRole('button', { name: 'Change google' }).click();
      await dialog.getByRole('switch', { name: 'Offered to customers' }).uncheck({ force: true });
      await change(provider, { ...google, clientId: 'of another', enabled: undefined });
      await saveChanges(page);
      await dialog.waitFor({ state: 'detached' });
      expect(await stored()).toMatchObject({ clientId: 'of another', enabled: false });

      await page.goto(`${pages.publicUrl}/admin/sites/1/mails`);
      await page.getByRole('button', { name: 'The password was changed' }).click();
      await page.getByRole('textbox', { name: 'Text' }).fill('First.\n\nMine.\n\nThird.');
      await change(mail, text);
      await saveChanges(page, page.getByRole('dialog'));
      await visible(page, conflict);
      await expect.poll(() => differenceOn(page)).toEqual(['Text … Second. … … Mine. …']);
      await page.getByRole('button', { name: 'Save mine anyway' }).click();
      await visible(page, 'The changes were saved.');
      expect(await prisma().siteMailText.findFirstOrThrow()).toMatchObject({
        subject: 'Their subject',
        paragraphs: ['First.', 'Mine.', 'Third.'],
      });
    });

    test('if two people change a plan, the second sees the conflict, and loses no other change', async () => {
      const other = await asCollaborator(pages.server, 'OWNER');
      const { id } = await prisma().plan.create({ data: { ...PLAN, nickname: 'Library', siteId: 1 } });
      const page = await pages.open('ADMIN', 'sites/1/plans');
      await page.getByRole('button', { name: 'Library', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Library' });
      await dialog.getByLabel('Name').fill('My library');
      await dialog.getByLabel('Entitlements').fill('archive');
      const update = `mutation ($id: ID!) { updatePlan(id: $id, input: { nickname: "Their library" }) { id } }`;
      await ask(pages.server.url, update, { id: String(id) }, other);
      await saveChanges(page);
      await visible(page, 'Another collaborator has changed the same setting');
      await page.getByRole('button', { name: 'Take their values' }).click();
      const renamed = page.getByRole('dialog', { name: 'Their library' });
      await expect.poll(() => renamed.getByLabel('Name').inputValue()).toBe('Their library');
      await saveChanges(page);
      await renamed.waitFor({ state: 'detached' });
      expect(await prisma().plan.findUniqueOrThrow({ where: { id } })).toMatchObject({
        nickname: 'Their library',
        entitlements: ['archive'],
      });
    });

    test('if the login is old, a provider is saved after a re-authentication', async () => {
      const password = 'violet-harbor-92-mint';
      const passwordHash = await hashPassword(password);
      await prisma().identityProvider.deleteMany();
      const page = await pages.open('ADMIN', 'sites/1/providers');
      await page.getByRole('button', { name: 'Add a provider' }).click();
      const dialog = page.getByRole('dialog', { name: 'Add a provider' });
      await dialog.getByLabel('Client id').fill('client');
      const ofCollaborator = { name: 'The ADMIN' };
      await prisma().collaborator.updateMany({ where: ofCollaborator, data: { passwordHash } });
      const longAgo = new Date(pages.server.clock.now().getTime() - 3_600_000);
      await prisma().collaboratorSession.updateMany({
        where: { collaborator: ofCollaborator },
        data: { createdAt: longAgo },
      });
      await saveChanges(page);
      const proof = page.getByRole('dialog', { name: 'Confirm that it is you' });
      await proof.getByLabel('Your password').fill(password);
      expect(await prisma().identityProvider.count()).toBe(0);
      await proof.getByRole('button', { name: 'Confirm' }).click();
      await visible(page, 'The changes were saved.');
      expect(await prisma().identityProvider.count()).toBe(1);
    });
  });
});
