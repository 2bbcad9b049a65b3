import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createPartner } from '../../../src/tenancy/partners/partner.ts';
import { createEndpoint, LOOPBACK, startReceiver } from '../../delivery/webhooks/receiver.ts';
import { describeChromium } from '../../support/chromium.ts';
import { execute, request } from '../../support/client.ts';
import { login, register, uniqueEmail } from '../../support/customers.ts';
import { Login, Logout, ValidateToken } from '../../support/documents.ts';
import { jobsDone } from '../../support/jobs.ts';
import { addSite } from '../../support/sites.ts';
import { startSmtp } from '../../support/smtp.ts';
import { RequestPasswordReset } from '../../support/ways-in.ts';
import { choose, sitePages } from './site-pages.ts';

const CHARTS = [
  'Logins by method',
  'Logins by outcome',
  'Registrations',
  'Active sessions',
  'Token checks by result',
  'Token checks by partner',
  'Mails',
  'Webhook deliveries',
] as const;
type Numbers = Record<string, number>;

/** Turns each chart into its table, and returns the sum of each series by chart. */
function numbersOf(page: Page): Promise<Record<string, Numbers>> {
  return page.evaluate(
    (titles) => {
      const textsOf = (all: NodeListOf<Element>) => [...all].map((each) => each.textContent ?? '');
      const charts = [...document.querySelectorAll('section')].filter(({ ariaLabel }) =>
        titles.includes(ariaLabel ?? ''),
      );
      return Object.fromEntries(
        charts.map((section) => {
          const choice = section.querySelector<HTMLInputElement>('input[role=switch]');
          if (choice && !choice.checked) choice.click();
          const [, ...series] = textsOf(section.querySelectorAll('thead th'));
          const rows = [...section.querySelectorAll('tbody tr')].map((row) =>
            textsOf(row.querySelectorAll('td > div')),
          );
          const sumOf = (index: number) => rows.reduce((sum, row) => sum + Number(row[index + 1]), 0);
          return [section.ariaLabel, Object.fromEntries(series.map((name, index) => [name, sumOf(index)]))];
        }),
      );
    },
    [...CHARTS] as string[],
  );
}

describeChromium('the charts of the overview', () => {
  let mailIsRefused = false;
  const pages = sitePages(async () => {
    const refusal = Object.assign(new Error('no such mailbox'), { responseCode: 550 });
    return { SMTP_URL: (await startSmtp(() => (mailIsRefused ? refusal : null))).url, ...LOOPBACK };
  });

  test('show what happened in a day, a week and a quarter, on all sites and on one', async () => {
    const { server } = pages;
    const { url, clock, gatehouse } = server;
    const other = await addSite(server, 'evening', { name: 'The Evening Paper' });
    const second = await createPartner(gatehouse.prisma, 1, 'Second partner');
    let status = 204;
    const receiver = await startReceiver((response) => response.writeHead(status).end());
    await createEndpoint(server, { url: receiver.url, events: ['CUSTOMER_CREATED'] });
    const wrong = (email: string) =>
      request(url, Login, { input: { email, password: 'wrong-password' } }, { siteId: 1 });
    const reset = (email: string) => execute(url, RequestPasswordReset, { input: { email } }, { siteId: 1 });

    // 23 days ago: a registration on another site.
    await register(url, {}, { siteId: other.id });
    await jobsDone(server);

    // 3 days ago: a customer is locked; the receiver fails.
    clock.advance({ days: 20 });
    status = 500;
    const locked = await register(url, {}, { siteId: 1 });
    for (let attempt = 0; attempt < 11; attempt += 1) await wrong(locked.email);
    await jobsDone(server);
    // Postpones the next attempt, so that the test does not wait for it.
    await gatehouse.prisma.$executeRaw`
      UPDATE pgboss.job SET start_after = start_after + interval '1 day' WHERE state < 'active'`;

    // Today: a login refused because of the limit of sessions, verdicts for two partners, a mail that is refused.
    clock.advance({ days: 3 });
    status = 204;
    const customer = await register(url, {}, { siteId: 1 });
    const { token } = await login(url, customer, { siteId: 1 });
    const verdict = (basic: { clientId: string; clientSecret: string }) =>
      execute(url, ValidateToken, { token }, { basic });
    await verdict(server.demo.partner);
    await verdict(second);
    await execute(url, Logout, {}, { token });
    await verdict(second);
    const limit = { concurrentSessions: 'REFUSE_NEW', sessionLimit: 1 } as const;
    await gatehouse.prisma.site.update({ where: { id: other.id }, data: limit });
    const { email, password } = customer;
    await request(url, Login, { input: { email, password } }, { siteId: 1 });
    await wrong(uniqueEmail());
    await reset(customer.email);
    await jobsDone(server);
    mailIsRefused = true;
    await reset(locked.email);
    await jobsDone(server);

    const page = await pages.open('SUPPORT', '');
    await page.clock.setFixedTime(clock.now());
    await page.reload();
    const shows = async (expected: Record<(typeof CHARTS)[number], Numbers>) =>
      expect.poll(() => numbersOf(page)).toEqual(expected);
    const press = (span: string) => page.getByRole('button', { name: span, exact: true }).click();
    await press('Day');
    const day = {
      'Logins by method': { Password: 1, Registration: 1 },
      'Logins by outcome': { Succeeded: 2, 'Wrong credentials': 1, Refused: 1 },
      Registrations: { 'With a password': 1 },
      'Active sessions': { 'Active sessions': 2 },
      'Token checks by result': { Valid: 2, 'Session ended': 1 },
      'Token checks by partner': { 'Second partner': 2, 'Demo partner': 1 },
      Mails: { Sent: 1, 'Given up': 1 },
      'Webhook deliveries': { Sent: 1 },
    };
    await shows(day);
    await page.getByRole('region', { name: 'Webhook deliveries' }).getByText('1 waiting now.').waitFor();
    await page.getByRole('region', { name: 'Mails' }).getByText('0 waiting now.').waitFor();
    await press('Week');
    const week = {
      ...day,
      'Logins by method': { Password: 1, Registration: 2 },
      'Logins by outcome': { Succeeded: 3, 'Wrong credentials': 11, Locked: 1, Refused: 1 },
      Registrations: { 'With a password': 2 },
      'Active sessions': { 'Active sessions': 3 },
      'Webhook deliveries': { Sent: 1, 'Attempt failed': 1 },
    };
    await shows(week);
    await press('Quarter');
    await shows({
      ...week,
      'Logins by method': { Password: 1, Registration: 3 },
      'Logins by outcome': { Succeeded: 4, 'Wrong credentials': 11, Locked: 1, Refused: 1 },
      Registrations: { 'With a password': 3 },
      'Active sessions': { 'Active sessions': 4 },
      'Webhook deliveries': { Sent: 2, 'Attempt failed': 1 },
    });
    const registrations = page.getByRole('region', { name: 'Registrations' });
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      registrations.getByRole('button', { name: 'Export as CSV' }).click(),
    ]);
    const days = [23, 3, 0].map((ago) => new Date(clock.now().getTime() - ago * 86_400_000).toISOString());
    expect((await readFile(await file.path(), 'utf8')).trim().split('\r\n')).toEqual([
      'Day (UTC),With a password',
      ...days.map((day) => `${day.slice(0, 10)}T00:00:00.000Z,1`),
    ]);
    // Turns each table into its chart again. Each chart has at least one bar.
    for (const title of CHARTS) {
      const chart = page.getByRole('region', { name: title, exact: true });
      await chart.getByRole('switch').uncheck({ force: true });
      await chart.locator('svg.recharts-surface .recharts-bar-rectangle path').first().waitFor();
    }
    await choose(page, 'Site', 'The Evening Paper');
    await shows({
      ...week,
      'Logins by method': { Registration: 1 },
      'Logins by outcome': { Succeeded: 1 },
      Registrations: { 'With a password': 1 },
      'Active sessions': { 'Active sessions': 1 },
      'Webhook deliveries': { Sent: 2, 'Attempt failed': 1 },
    });
    for (const title of CHARTS.slice(4))
      await page.getByRole('region', { name: title }).getByText('Counted for all sites.').waitFor();
  });
});
