import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { asCollaborator } from '../../administration/customer-support/collaborators.ts';
import { DisableCustomer, EnableCustomer } from '../../administration/customer-support/documents.ts';
import { fail } from '../../guarantees/attempts.ts';
import { describeChromium } from '../../support/chromium.ts';
import { execute } from '../../support/client.ts';
import { fullCounts } from '../../support/counts.ts';
import { login, type RegisteredCustomer, register } from '../../support/customers.ts';
import { Logout } from '../../support/documents.ts';
import { complaintsAbout, SCHEMES } from '../views/inspect-view.ts';
import { consoleScene, LANGUAGES } from './console-scene.ts';

describeChromium('a page for support', () => {
  const scene = consoleScene();
  let customer: RegisteredCustomer;
  beforeEach(async () => {
    const { url, gatehouse } = scene.server;
    customer = await register(url, { firstName: 'Ada', lastName: 'Lovelace' });
    await execute(url, Logout, {}, await login(url, customer));
    await gatehouse.prisma.session.update({
      where: { id: customer.session.id },
      data: { createdAt: new Date(Date.now() - 20 * DAY_MS) },
    });
    await fail(url, customer, 10);
  });

  const views = {
    customers: (page: Page) => page.getByRole('table').waitFor(),
    'customers/id': async (page: Page) => {
      await page.locator('[data-session]').nth(1).waitFor();
      await page.getByRole('heading', { level: 2 }).nth(4).waitFor();
      await page
        .getByText(/^customer\./)
        .first()
        .waitFor();
    },
    'customers/id, deletion': async (page: Page) => {
      await page.getByRole('button', { name: /^(Actions|Aktionen)$/ }).click();
      await page.getByRole('menuitem', { name: /^(Delete|Löschen)$/ }).click();
      await page.getByRole('dialog').getByRole('textbox').waitFor();
    },
    'customers/id, reset': async (page: Page) => {
      await page.getByRole('button', { name: /^(Actions|Aktionen)$/ }).click();
      await page.getByRole('menuitem').first().click();
      await page.getByRole('dialog').getByRole('combobox').waitFor();
    },
    'explain-token': async (page: Page) => {
      await page.getByRole('textbox').fill(customer.token);
      await page.locator('form button[type=submit]').click();
      await page.locator('[data-timeline]').waitFor();
    },
  } as const;
  const looks = LANGUAGES.flatMap((language) =>
    [390, 1280].flatMap((width) => SCHEMES.map((scheme) => ({ language, width, scheme }))),
  );
  /** The views that the quick run checks, each with the index of its look (language, width and colour scheme). */
  const quickly: Record<string, number> = { 'customers/id': 4, 'explain-token': 5 };
  const isComplete = fullCounts || process.env.PICTURES;
  const turns = Object.entries(views).flatMap(([view, show]) =>
    looks
      .filter((_look, turn) => isComplete || turn === quickly[view])
      .map((look) => ({ view, show, ...look })),
  );

  test.each(turns)('$view is accessible: $language, $width, $scheme', async ({ view, show, ...look }) => {
    const { id } = customer.customer;
    const support = await asCollaborator(scene.server, 'SUPPORT');
    await execute(scene.server.url, DisableCustomer, { id }, support);
    await execute(scene.server.url, EnableCustomer, { id }, support);
    const page = await scene.open('ADMIN', `/${(view.split(',', 1)[0] ?? '').replace('id', id)}`, look);
    await show(page);
    const name = `${view.replace(/\W+/g, '-')}-${look.language}-${look.width}-${look.scheme}.png`;
    if (process.env.PICTURES)
      await page.screenshot({ path: join(process.env.PICTURES, name), fullPage: true });
    const complaints = await complaintsAbout(page, look.scheme);
    // In a narrow window, the closed navigation is outside of the window, and the titles of a table are hidden.
    const ofPage = complaints.filter((text) => !/mantine-(NavLink|AppShell-navbar|Table-t)|focus/.test(text));
    expect(ofPage).toEqual([]);
  });
});

const DAY_MS = 86_400_000;
