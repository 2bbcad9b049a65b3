import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createEndpoint, LOOPBACK, startReceiver } from '../../delivery/webhooks/receiver.ts';
import { describeChromium } from '../../support/chromium.ts';
import { fullCounts } from '../../support/counts.ts';
import { register } from '../../support/customers.ts';
import { jobsDone } from '../../support/jobs.ts';
import { addSite } from '../../support/sites.ts';
import { sitePages } from './site-pages.ts';

const TIME = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z/;

describeChromium('a list is exported as CSV', () => {
  const pages = sitePages(async () => LOOPBACK);

  test('with the columns of the table, and times that a program can read', async () => {
    const { server } = pages;
    await addSite(server, 'evening', { name: 'The Evening, Paper' });
    const receiver = await startReceiver();
    await createEndpoint(server, { url: receiver.url, events: ['CUSTOMER_CREATED', 'CUSTOMER_LOGIN'] });
    await register(server.url, {}, { siteId: 1 });
    await jobsDone(server);
    const page = await pages.open('OWNER', '');
    const lists: [path: string, title: string, line: RegExp][] = [
      ['team', 'Who,Role,Since,Name,Invited', RegExp(`^owner@demo.example,Owner,${TIME.source},,false$`)],
      [
        'webhooks',
        'Address,Events,State,Created',
        RegExp(`^${receiver.url},customer.created customer.login,Enabled,${TIME.source}$`),
      ],
      [
        'webhooks/deliveries',
        'Created,Event,Endpoint,State,Last result',
        RegExp(`^${TIME.source},customer.created,${receiver.url},DELIVERED,`),
      ],
      ['sites', 'Site id,Name,Address,Created', RegExp(`^\\d+,"The Evening, Paper",,${TIME.source}$`)],
      ['partners', 'Name,', /^Demo partner,/],
      ['audit-log', 'Time,Actor,Action,Target,What changed', TIME],
    ];
    for (const [path, title, line] of fullCounts ? lists : lists.slice(0, 2)) {
      await page.goto(`${pages.publicUrl}/admin/${path}`);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Export as CSV' }).click(),
      ]);
      const [titles, ...lines] = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
      expect(titles).toContain(title);
      expect([path, lines]).toEqual([path, expect.arrayContaining([expect.stringMatching(line)])]);
    }
  });
});
