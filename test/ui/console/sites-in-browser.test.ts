import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeChromium } from '../../support/chromium.ts';
import { fullCounts, onlyInFullRun } from '../../support/counts.ts';
import { pngLogo } from '../../support/png-logo.ts';
import { editors } from './acting-roles.ts';
import { accessibilityOf, choose, saveChanges, sitePages } from './site-pages.ts';

/** The sections of a site, by their names in the navigation, with a text of each. */
const SECTIONS: Readonly<Record<string, string>> = {
  General: 'Allowed origins',
  Identity: 'Passwordless Link Duration',
  'Tokens and sessions': 'Session lifetime (days)',
  Branding: 'Dark theme',
  Mails: 'Verify a changed email',
  'Identity providers': 'There is no identity provider yet',
  'Bot protection': 'Protected operations',
  Comments: 'Comments by Disqus',
  Plans: 'Campus edition',
  Embed: 'The browser SDK',
};

/** Opens each section of the current site, and calls `visit` there. */
async function eachSection(page: Page, visit: (name: string) => Promise<void>): Promise<void> {
  for (const [name, text] of Object.entries(SECTIONS)) {
    const sections = page.getByRole('navigation', { name: 'Sections of the site' });
    await sections.getByRole('link', { name, exact: true }).click();
    await page.locator('main').getByText(text, { exact: true }).first().waitFor();
    await visit(name);
  }
}

describeChromium('the pages of sites', () => {
  const pages = sitePages();
  const stored = () =>
    pages.server.gatehouse.prisma.site.findUniqueOrThrow({ where: { id: pages.server.demo.siteId } });
  const visible = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

  onlyInFullRun(() => {
    test.each(editors)('an %s creates a site and opens it', async (role) => {
      const page = await pages.open(role, 'sites');
      await page.getByRole('link', { name: 'Create a site' }).click();
      await page.getByLabel('Short name').fill('Wrong Name');
      await page.getByRole('button', { name: 'Create the site' }).click();
      await visible(page, /no dash at the beginning/);
      const slug = `created-by-${role.toLowerCase()}`;
      await page.getByLabel('Short name').fill(slug);
      await page.getByLabel('Name', { exact: true }).fill('The Evening Paper');
      await page.getByRole('button', { name: 'Create the site' }).click();
      await page.getByRole('heading', { name: 'The Evening Paper' }).waitFor();
      const site = await pages.server.gatehouse.prisma.site.findFirstOrThrow({ where: { slug } });
      expect(new URL(page.url()).pathname).toBe(`/admin/sites/${site.id}`);
    });
  });

  test.each(editors)(
    'an %s changes settings by their names in the documentation, and reviews the changes first',
    async (role) => {
      await pages.server.gatehouse.prisma.site.update({
        where: { id: pages.server.demo.siteId },
        data: { concurrentSessions: 'UNLIMITED', passwordlessEnabled: false, passwordlessLinkDays: 1 },
      });
      const page = await pages.open(role, 'sites/1/identity');
      await page.getByRole('switch', { name: 'Enable Single User Authentication' }).check({ force: true });
      await page.getByRole('switch', { name: 'Enable Customer Passwordless' }).check({ force: true });
      await choose(page, 'Passwordless Link Duration', '30 days');
      await page.getByRole('button', { name: 'Review the changes' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Save', exact: true }).waitFor();
      const rows = await dialog.getByRole('row').allInnerTexts();
      expect(rows.map((row) => row.replaceAll(/\s+/g, ' ').trim())).toEqual([
        'Setting Before After',
        'Enable Single User Authentication off on: a new login ends the oldest session',
        'Enable Customer Passwordless off on',
        'Passwordless Link Duration 1 day 30 days',
      ]);
      expect((await stored()).passwordlessEnabled).toBe(false);
      await dialog.getByRole('button', { name: 'Save', exact: true }).click();
      await visible(page, 'The changes were saved.');
      expect(await stored()).toMatchObject({
        concurrentSessions: 'EVICT_OLDEST',
        passwordlessEnabled: true,
        passwordlessLinkDays: 30,
      });
    },
  );

  onlyInFullRun(() => {
    test('a wrong value is marked before saving, and an error of the API is shown at its field', async () => {
      const page = await pages.open('ADMIN', 'sites/1');
      await page.getByLabel('Allowed origins').fill('https://paper.example/');
      await page.getByLabel('Login host').fill('co.uk');
      await visible(page, /is not an origin/);
      await page.getByLabel('Allowed origins').fill('https://paper.example\nhttp://localhost:3000');
      await saveChanges(page);
      const host = page.getByLabel('Login host');
      await expect.poll(() => host.getAttribute('aria-invalid')).toBe('true');
      await visible(page, /The login host is a name in DNS/);
      expect((await stored()).allowedOrigins).not.toContain('https://paper.example');
      await host.fill('');
      await saveChanges(page);
      await visible(page, 'The changes were saved.');
      expect((await stored()).allowedOrigins).toEqual(['https://paper.example', 'http://localhost:3000']);
    });
  });

  onlyInFullRun(() => {
    test('a click on a link to another page discards typed values only after a confirmation', async () => {
      const page = await pages.open('ADMIN', 'sites/1');
      const name = page.getByLabel('Name', { exact: true });
      await name.fill('Not saved');
      const leave = page.getByRole('dialog', { name: 'Leave without saving?' });
      const identity = page.getByRole('link', { name: 'Identity', exact: true });
      await identity.click();
      await leave.waitFor();
      expect(await accessibilityOf(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await leave.waitFor({ state: 'detached' });
      expect(await name.inputValue()).toBe('Not saved');
      await identity.click();
      await leave.getByRole('button', { name: 'Leave' }).click();
      await visible(page, 'Passwordless Link Duration');
      await page.getByRole('link', { name: 'General', exact: true }).click();
      await expect.poll(() => name.inputValue()).toBe((await stored()).name);
    });

    test('if two people edit the same setting, the second sees the conflict and decides', async () => {
      const [ann, bob] = [await pages.open('ADMIN', 'sites/1'), await pages.open('OWNER', 'sites/1')];
      await ann.getByLabel('Name', { exact: true }).fill('The Paper of Ann');
      await ann.getByLabel('Default currency').fill('eur');
      await bob.getByLabel('Name', { exact: true }).fill('The Paper of Bob');
      await saveChanges(bob);
      await visible(bob, 'The changes were saved.');
      await saveChanges(ann);
      await visible(ann, /The OWNER changed Name/);
      expect((await stored()).name).toBe('The Paper of Bob');
      await ann.getByRole('button', { name: 'Take their values' }).click();
      await expect.poll(() => ann.getByLabel('Name', { exact: true }).inputValue()).toBe('The Paper of Bob');
      expect(await ann.getByLabel('Default currency').inputValue()).toBe('eur');
      await saveChanges(ann);
      await visible(ann, 'The changes were saved.');
      expect(await stored()).toMatchObject({ name: 'The Paper of Bob', defaultCurrency: 'eur' });

      // This time, Bob saves his own value.
      await bob.getByLabel('Default currency').fill('gbp');
      await saveChanges(bob);
      await visible(bob, /The ADMIN changed Default currency/);
      await bob.getByRole('button', { name: 'Save mine anyway' }).click();
      await expect.poll(async () => (await stored()).defaultCurrency).toBe('gbp');
    });

    test('the branding previews the real form, warns about illegible colours, and accepts a logo', async () => {
      const page = await pages.open('ADMIN', 'sites/1/branding');
      await page.locator('gatehouse-auth').first().waitFor();
      await page.getByLabel('Accent', { exact: true }).fill('#a3120f');
      const accent = () =>
        page
          .locator('gatehouse-auth')
          .first()
          .evaluate((form) => getComputedStyle(form).getPropertyValue('--gatehouse-accent'));
      await expect.poll(accent).toBe('#a3120f');
      await page.getByLabel('Text on the accent').fill('#aa1111');
      await visible(page, 'These colours are not legible. The contrast must be at least 4.5:1.');
      await saveChanges(page);
      await visible(page, /The contrast of text on the accent/);
      await page.getByLabel('Text on the accent').fill('');
      await saveChanges(page);
      await visible(page, 'The changes were saved.');
      expect(await stored()).toMatchObject({ accentColor: '#a3120f', accentTextColor: null });

      const logo = { name: 'logo.png', mimeType: 'image/png', buffer: pngLogo() };
      await page.locator('input[type=file]').setInputFiles({ ...logo, buffer: Buffer.from('no image') });
      await visible(page, /must be a whole PNG/);
      await page.locator('input[type=file]').setInputFiles(logo);
      const shown = page.getByRole('img', { name: /^The logo of/ });
      await shown.waitFor();
      expect(
        await shown.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
      ).toBe(120);
      await page.getByRole('button', { name: 'Remove the logo' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove the logo' }).click();
      await visible(page, 'There is no logo yet.');
      expect(await pages.server.gatehouse.prisma.siteLogo.count()).toBe(0);
    });
  });

  onlyInFullRun(() => {
    test('support sees every section, but no control that changes a setting', async () => {
      const page = await pages.open('SUPPORT', 'sites');
      await page.getByRole('link', { name: (await stored()).name }).waitFor();
      expect(await page.getByRole('link', { name: 'Create a site' }).count()).toBe(0);
      await page.getByRole('link', { name: (await stored()).name }).click();
      await eachSection(page, async (section) => {
        // `querySelectorAll` does not find the buttons of the preview, because they are in a shadow tree.
        const names = await page.evaluate(() =>
          [...document.querySelectorAll('main button')].map(
            ({ ariaLabel, textContent }) => ariaLabel ?? textContent,
          ),
        );
        expect({ section, names: names.filter((name) => CHANGES.test(name)) }).toEqual({
          section,
          names: [],
        });
        const editable = await page.evaluate(() =>
          [...document.querySelectorAll<HTMLInputElement>('main input, main textarea')]
            .filter((input) => !input.readOnly && !input.matches(':disabled') && input.type !== 'hidden')
            .map(({ name }) => name),
        );
        // The language of the mails is not a setting.
        expect({ section, editable: editable.filter((name) => name !== '') }).toEqual({
          section,
          editable: [],
        });
      });
    });
  });

  const looks = [
    { width: 390, scheme: 'dark' },
    ...(fullCounts
      ? ([
          { width: 1280, scheme: 'light' },
          { width: 1280, scheme: 'dark' },
          { width: 390, scheme: 'light' },
        ] as const)
      : []),
  ] as const;

  onlyInFullRun(() => {
    test.each(looks)('every page is accessible and fits: $width $scheme', async ({ width, scheme }) => {
      const page = await pages.open('OWNER', 'sites');
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      const found: Record<string, string[]> = {};
      const check = async (name: string) => {
        const complaints = await accessibilityOf(page);
        if (complaints.length > 0) found[name] = complaints;
      };
      // A page keeps the colour scheme with which it was loaded.
      await page.reload();
      await page.getByRole('link', { name: 'Create a site' }).click();
      await page.getByRole('button', { name: 'Create the site' }).waitFor();
      await check('Create a site');
      await page.getByRole('link', { name: 'All sites' }).click();
      await page.getByRole('button', { name: 'Export as CSV' }).waitFor();
      await check('Sites');
      await page.getByRole('link', { name: (await stored()).name, exact: true }).click();
      await eachSection(page, check);
      expect(found).toEqual({});
    });
  });
});

/** Buttons that change something. */
const CHANGES =
  /^(create|add|change|remove|save|review|discard|end|deactivate|reactivate|upload|turn|try|send)\b/i;
