import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { Invite, RequestReset } from '../../administration/collaborators/documents.ts';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { execute } from '../../support/client.ts';
import { logInCollaborator } from '../../support/collaborators.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { freePort } from '../../support/free-port.ts';
import { lastMailTo, linksIn } from '../../support/mails.ts';
import { startServer, type TestServer } from '../../support/server.ts';

const PASSWORD = 'violet-harbor-92-mint';
const NEW_PASSWORD = 'amber-lantern-41-fern';

describeChromium('the link of a mail to a collaborator', () => {
  let server: TestServer;
  let publicUrl: string;
  let email: string;
  let invitation: string;
  beforeAll(async () => {
    const port = String(await freePort());
    publicUrl = `http://localhost:${port}`;
    server = await startServer({ env: { PORT: port, PUBLIC_URL: publicUrl } });
    email = uniqueEmail();
    await execute(server.url, Invite, { input: { email, role: 'ADMIN' } }, await logInCollaborator(server));
    invitation = await linkTo(email);
  });

  async function linkTo(mailbox: string): Promise<string> {
    return linksIn(await lastMailTo(server, mailbox))[0]?.href ?? '';
  }
  async function open(address: string): Promise<Page> {
    const page = await (await openBrowser()).newPage();
    await page.goto(address);
    return page;
  }
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
  const storedInTab = (page: Page) => page.evaluate(() => JSON.stringify(sessionStorage));
  const tokenIn = (link: string) => new URLSearchParams(new URL(link).hash.slice(1)).get('token') ?? '';

  onlyInFullRun(() => {
    test('an invitation stays valid after a reload, shows an error at its field, and works once', async () => {
      const page = await open(invitation);
      await page.getByLabel('New password').waitFor();
      // The address bar, and so the history of the browser, does not keep the token.
      expect(new URL(page.url()).hash).toBe('');
      expect(await storedInTab(page)).toContain(tokenIn(invitation));
      await page.reload();
      const field = page.getByLabel('New password');
      await field.fill('password1');
      await press(page, 'Accept and log in');
      await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
      const described = await field.evaluate((input) =>
        (input.getAttribute('aria-describedby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent),
      );
      expect(described[0]).toMatch(/one of the most common/);
      await expect.poll(() => field.evaluate((input) => input.matches(':focus'))).toBe(true);
      await field.fill(PASSWORD);
      await press(page, 'Accept and log in');
      await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
      expect(await storedInTab(page)).not.toContain(tokenIn(invitation));
      const again = await open(invitation);
      await again.getByLabel('New password').fill(PASSWORD);
      await press(again, 'Accept and log in');
      await again
        .getByRole('alert')
        .getByText(/accepted already/)
        .waitFor();
      await logInCollaborator(server, { email, password: PASSWORD });
    });
  });

  onlyInFullRun(() => {
    test('a reset sets the password, and can be tried again after a lost connection', async () => {
      const owner = server.demo.collaborator.email;
      await execute(server.url, RequestReset, { email: owner });
      const link = await linkTo(owner);
      const page = await open(link);
      await page.getByLabel('New password').fill(NEW_PASSWORD);
      await page.context().setOffline(true);
      await press(page, 'Save the password');
      await page.getByRole('alert').getByText('The server did not answer.').waitFor();
      await page.context().setOffline(false);
      await press(page, 'Save the password');
      await page.waitForURL((url) => url.pathname.endsWith('/log-in'));
      await page.getByText('Your password was changed').waitFor();
      expect(await storedInTab(page)).not.toContain(tokenIn(link));
      await logInCollaborator(server, { email: owner, password: NEW_PASSWORD });
    });
  });

  test('an incomplete link shows a message', async () => {
    for (const name of ['accept-invitation', 'reset-password']) {
      const page = await open(`${publicUrl}/admin/${name}`);
      await page.getByRole('alert').getByText('This link is not complete.').waitFor();
    }
  });
});
