import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { hashPassword } from '../../../src/customers/passwords/hashes/own-hash.ts';
import { createEndpointSecret } from '../../../src/delivery/webhooks/endpoint-secret.ts';
import type { CollaboratorRole } from '../../../src/platform/database/client/client.ts';
import { asCollaborator } from '../../administration/customer-support/collaborators.ts';
import { LOOPBACK, startReceiver } from '../../delivery/webhooks/receiver.ts';
import { ask } from '../../graphql/ask.ts';
import { describeChromium } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { register } from '../../support/customers.ts';
import { jobsDone, passHours } from '../../support/jobs.ts';
import { editors } from './acting-roles.ts';
import { looks } from './looks.ts';
import { differenceOn, saveChanges, sitePages } from './site-pages.ts';

describeChromium('the console', () => {
  const pages = sitePages(async () => LOOPBACK);
  const prisma = () => pages.server.gatehouse.prisma;
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const press = (page: Page, name: string) => button(page, name).click();
  const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();

  describe('webhooks', () => {
    async function addEndpoint(url: string): Promise<void> {
      const { encryptedSecret } = await createEndpointSecret(pages.server.gatehouse.derivedKeys);
      await prisma().webhookEndpoint.create({ data: { accountId: 1, url, encryptedSecret } });
    }

    onlyInFullRun(() => {
      test.each(editors)(
        'an %s creates an endpoint, sends a test event, reads the answer, and removes the endpoint',
        async (role) => {
          await prisma().webhookEndpoint.deleteMany();
          const receiver = await startReceiver((response) =>
            response.writeHead(422).end('{"unknown":"type"}'),
          );
          const page = await pages.open(role, 'webhooks');
          await page.getByText('There is no endpoint yet').waitFor();
          if (role === 'OWNER') await looks(page, 'webhooks-empty');
          await press(page, 'Add an endpoint');
          const dialog = page.getByRole('dialog');
          await dialog.getByLabel('Address').fill('gopher://example');
          await dialog.getByRole('button', { name: 'Add an endpoint' }).click();
          await dialog.getByText('The url must begin with https://.').waitFor();
          await dialog.getByLabel('Address').fill(receiver.url);
          await dialog.getByLabel('customer.login', { exact: true }).check();
          await dialog.getByLabel('customer.created', { exact: true }).check();
          if (role === 'OWNER') await looks(page, 'webhooks-form');
          await dialog.getByRole('button', { name: 'Add an endpoint' }).click();
          await heading(page, 'The secret of the endpoint');
          const secret = await dialog.locator('code').textContent();
          expect(secret).toMatch(/^whsec_/);
          await dialog.getByRole('button', { name: 'Done' }).click();
          expect(await prisma().webhookEndpoint.findMany()).toMatchObject([
            { url: receiver.url, events: expect.arrayContaining(['customer.created', 'customer.login']) },
          ]);
          if (role === 'OWNER') await looks(page, 'webhooks');
          const act = async (action: string) => {
            await press(page, `Actions of ${receiver.url}`);
            await page.getByRole('menuitem', { name: action }).click();
            await dialog.getByRole('button', { name: action }).click();
          };
          await act('Send a test event');
          await dialog.getByText('Given up').waitFor();
          await dialog.getByText('422', { exact: true }).waitFor();
          await dialog.getByText('{"unknown":"type"}').waitFor();
          await dialog.getByText(/"type": "webhook.test"/).waitFor();
          if (role === 'OWNER') await looks(page, 'webhooks-delivery');
          await page.keyboard.press('Escape');
          await act('Rotate the secret');
          await heading(page, 'The secret of the endpoint');
          expect(await dialog.locator('code').textContent()).not.toBe(secret);
          await dialog.getByRole('button', { name: 'Done' }).click();
          await press(page, `Actions of ${receiver.url}`);
          await page.getByRole('menuitem', { name: 'Change' }).click();
          await dialog.getByRole('switch', { name: 'Enabled' }).uncheck({ force: true });
          await dialog.getByLabel('customer.updated', { exact: true }).check();
          await press(page, 'Review the changes');
          expect(await differenceOn(page)).toEqual([
            'Events customer.created, customer.login customer.created, customer.updated, customer.login',
            'Enabled on off',
          ]);
          await press(page, 'Back');
          // Meanwhile, another collaborator chooses other events.
          const [{ id } = { id: 0 }] = await prisma().webhookEndpoint.findMany();
          const input = { events: ['CUSTOMER_DELETED'] };
          const update = `mutation ($id: ID!, $input: UpdateWebhookEndpointInput!) {
          updateWebhookEndpoint(id: $id, input: $input) { id }
        }`;
          const other = await asCollaborator(pages.server, 'ADMIN');
          await ask(pages.server.url, update, { id: String(id), input }, other);
          await saveChanges(page);
          await page.getByText('Another collaborator has changed the same setting').waitFor();
          await expect
            .poll(() => differenceOn(page))
            .toContain('Events customer.deleted customer.created, customer.updated, customer.login');
          if (role === 'OWNER') await looks(page, 'webhooks-conflict');
          await press(page, 'Take their values');
          await expect.poll(() => dialog.getByLabel('customer.created').isChecked()).toBe(false);
          await saveChanges(page);
          await page.getByText('Disabled', { exact: true }).waitFor();
          expect(await prisma().webhookEndpoint.findMany()).toMatchObject([
            { events: ['customer.deleted'], disabledAt: expect.any(Date) },
          ]);
          await act('Delete');
          await page.getByText('There is no endpoint yet').waitFor();
          expect(await prisma().webhookEndpoint.count()).toBe(0);
        },
      );
    });

    onlyInFullRun(() => {
      test.each(editors)(
        '%s filters deliveries, sends one again, and then all that were given up',
        async (role) => {
          await prisma().webhookEndpoint.deleteMany();
          let status = 500;
          const receiver = await startReceiver((response) => response.writeHead(status).end());
          const url = receiver.url;
          await addEndpoint(url);
          const { email } = await register(pages.server.url);
          await register(pages.server.url);
          await register(pages.server.url);
          await jobsDone(pages.server);
          await passHours(pages.server, 25);
          await jobsDone(pages.server);
          const page = await pages.open(role, 'webhooks/deliveries');
          await expect.poll(() => page.getByText('Given up').count()).toBeGreaterThanOrEqual(3);
          await looks(page, 'deliveries');
          await page.getByLabel('State').selectOption('Delivered');
          await page.getByText('No delivery matches').waitFor();
          await page.getByLabel('State').selectOption('All');
          await page.getByLabel('Event').selectOption('customer.created');
          const rows = page.getByRole('table').getByRole('button', { name: /^Open the delivery/ });
          await expect.poll(() => rows.count()).toBe(3);
          status = 200;
          await rows.last().click();
          const drawer = page.getByRole('dialog');
          await drawer.getByText(email).first().waitFor();
          await drawer.getByRole('button', { name: 'Send again' }).click();
          await drawer.getByText('Delivered', { exact: true }).waitFor();
          await page.keyboard.press('Escape');
          await page.getByLabel('Endpoint').selectOption(url);
          await press(page, 'Resend all that were given up');
          await page
            .getByRole('dialog')
            .getByRole('button', { name: 'Resend all that were given up' })
            .click();
          await page.getByText('2 deliveries are sent again.').waitFor();
          await jobsDone(pages.server);
          expect(receiver.received.filter(({ event }) => event.type === 'customer.created')).toHaveLength(9);
        },
      );

      test('the page polls a pending delivery for a minute, and then reads it only on request', async () => {
        await prisma().webhookEndpoint.deleteMany();
        let status = 500;
        const receiver = await startReceiver((response) => response.writeHead(status).end());
        await addEndpoint(receiver.url);
        await register(pages.server.url);
        await jobsDone(pages.server);
        const page = await pages.open('ADMIN', 'webhooks/deliveries');
        await page.clock.install();
        let readings = 0;
        page.on('request', (request) => {
          if (request.postData()?.includes('query WebhookDelivery(')) readings += 1;
        });
        await page
          .getByRole('button', { name: /^Open the delivery/ })
          .first()
          .click();
        const drawer = page.getByRole('dialog');
        await drawer.getByText('Pending').waitFor();
        await expect.poll(() => readings).toBeGreaterThan(1);
        await page.clock.fastForward(60_000);
        const refresh = drawer.getByRole('button', { name: 'Refresh' });
        await refresh.waitFor();
        const before = readings;
        await page.clock.fastForward(60_000);
        expect(readings).toBe(before);
        await looks(page, 'delivery-pending');
        status = 200;
        await passHours(pages.server, 0.25);
        await jobsDone(pages.server);
        await refresh.click();
        await drawer.getByText('Delivered', { exact: true }).waitFor();
        expect(await refresh.count()).toBe(0);
      });
    });
  });

  onlyInFullRun(() => {
    test('an owner finds an entry of the audit log, sees what changed, and exports it', async () => {
      const { count } = await prisma().auditEvent.createMany({
        data: Array.from({ length: 60 }, (_, index) => ({
          accountId: 1,
          at: new Date(),
          actorKind: 'SYSTEM' as const,
          action: 'plan.updated',
          targetKind: 'plan',
          targetId: String(index),
          before: { name: `Old ${index}` },
          after: { name: `New ${index}` },
        })),
      });
      const other = { accountId: 1, at: new Date(), actorKind: 'SYSTEM' as const, action: 'site.created' };
      await prisma().auditEvent.create({ data: { ...other, targetKind: 'site', targetId: '1' } });
      const page = await pages.open('OWNER', 'audit-log');
      const unfiltered = page.getByRole('table').getByText('site.created');
      await unfiltered.waitFor();
      await page.getByLabel('Action').selectOption('plan.updated');
      const rows = page.getByRole('table').locator('tbody tr');
      await unfiltered.waitFor({ state: 'detached' });
      await expect.poll(() => rows.count()).toBe(50);
      await press(page, 'Show more');
      await expect.poll(() => rows.count()).toBe(count);
      await page.getByLabel('Id of the target').fill('7');
      await expect.poll(() => rows.count()).toBe(1);
      await rows.getByText('Old 7').waitFor();
      await rows.getByText('New 7').waitFor();
      await looks(page, 'audit-log');
      const [file] = await Promise.all([page.waitForEvent('download'), press(page, 'Export as CSV')]);
      const csv = await readFile(await file.path(), 'utf8');
      expect(csv).toContain('plan.updated,plan 7,name: Old 7 -> New 7');
      await press(page, 'Clear the filters');
      await expect.poll(() => rows.count()).toBe(50);
    });
  });

  onlyInFullRun(() => {
    test('on a server with one account, an owner re-authenticates, and rotates and withdraws a key', async () => {
      const page = await pages.open('OWNER', 'keys');
      const password = 'violet-harbor-92-mint';
      await prisma().collaborator.updateMany({
        where: { name: 'The OWNER' },
        data: { passwordHash: await hashPassword(password) },
      });
      pages.server.clock.advance({ minutes: 11 });
      await page.getByText('Signs', { exact: true }).waitFor();
      const [old] = await prisma().signingKey.findMany();
      await press(page, 'Rotate');
      await page.getByRole('dialog').getByRole('button', { name: 'Rotate' }).click();
      const proof = page.getByRole('dialog', { name: 'Confirm that it is you' });
      await proof.getByLabel('Your password').fill(password);
      await proof.getByRole('button', { name: 'Confirm', exact: true }).click();
      await page.getByText('Signs soon').waitFor();
      await looks(page, 'keys');
      await press(page, `Withdraw key ${old?.kid}`);
      const dialog = page.getByRole('dialog');
      const confirm = dialog.getByRole('button', { name: 'Withdraw' });
      expect(await confirm.isDisabled()).toBe(true);
      await dialog.getByLabel(/^Type “/).fill(String(old?.kid).slice(0, 8));
      await confirm.click();
      await heading(page, 'Withdrawn keys');
      expect(await prisma().signingKey.count({ where: { kid: String(old?.kid) } })).toBe(0);
    });
  });

  // The quick run covers a refusal on the pages of the team.
  onlyInFullRun(() => {
    test('an admin can read the keys, but not change them', async () => {
      const page = await pages.open('ADMIN', 'keys');
      await page.getByText('You can only read the keys.').waitFor();
      expect(await button(page, 'Rotate').count()).toBe(0);
      expect(await page.getByRole('button', { name: /^Withdraw key/ }).count()).toBe(0);
    });

    test.each<[CollaboratorRole, string, string[]]>([
      ['SUPPORT', 'webhooks', ['Webhooks', 'Audit log', 'Signing keys']],
      ['SUPPORT', 'webhooks/deliveries', []],
      ['SUPPORT', 'audit-log', []],
      ['SUPPORT', 'keys', []],
      ['ADMIN', 'audit-log', ['Audit log']],
    ])('%s is refused at %s, and the navigation has no links named %j', async (role, path, hidden) => {
      const page = await pages.open(role, path);
      await page.locator('[role=alert][data-code=FORBIDDEN]').waitFor();
      const navigation = page.getByRole('navigation', { name: 'Pages' });
      await navigation.getByText('Sites').waitFor();
      for (const name of hidden) expect(await navigation.getByText(name).count()).toBe(0);
    });
  });
});
