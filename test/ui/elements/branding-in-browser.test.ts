import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { pngLogo } from '../../support/png-logo.ts';
import { administer } from '../../tenancy/sites/administer.ts';
import { expectAccessible, openElements, type Scene, setElementScene } from './element-page.ts';

const links = { termsUrl: 'https://paper.example/terms', privacyUrl: 'https://paper.example/privacy' };

describeChromium('the branding of a site in the elements', () => {
  let scene: Scene;
  let browser: BrowserContext;
  beforeAll(async () => {
    scene = await setElementScene('<gatehouse-auth view="register"></gatehouse-auth>');
    browser = await openBrowser();
    const { set } = await administer(scene.server);
    const content = pngLogo();
    const logo = { hash: 'a'.repeat(64), kind: 'png', width: 120, height: 40, updatedAt: new Date() };
    await scene.server.gatehouse.prisma.siteLogo.create({
      data: { siteId: 1, ...logo, content: new Uint8Array(content) },
    });
    await set({
      accentColor: '#a3120f',
      surfaceColor: '#fff8f0',
      textColor: '#2b1a10',
      fontFamily: 'Georgia, serif',
      cornerRadiusPixels: 2,
      termsVersion: '2026-11',
      ...links,
    });
  });
  const open = async (styles = '') => {
    const opened = await openElements(browser, scene);
    if (styles !== '') await opened.addStyleTag({ content: styles });
    await opened.getByRole('link', { name: 'terms of use' }).waitFor();
    return opened;
  };
  const look = (page: Page) =>
    page.locator('button.primary').evaluate((button) => {
      const { backgroundColor, color, borderRadius, fontFamily } = getComputedStyle(button);
      return { backgroundColor, color, borderRadius, fontFamily };
    });

  test('gives colours, font and corners, legible in light and dark', async () => {
    const page = await open();
    expect(await look(page)).toEqual({
      backgroundColor: 'rgb(163, 18, 15)',
      color: 'rgb(255, 255, 255)',
      borderRadius: '2px',
      fontFamily: 'Georgia, serif',
    });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await look(page)).toMatchObject({ backgroundColor: 'rgb(198, 108, 106)', color: 'rgb(0, 0, 0)' });
    await expectAccessible(page);
  });

  test('shows the logo with its size', async () => {
    const page = await open();
    const logo = page.getByRole('img');
    await expect.poll(() => logo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(120);
    expect(await logo.evaluate((img: HTMLImageElement) => [img.width, img.height])).toEqual([120, 40]);
  });

  onlyInFullRun(() => {
    test('shows the logo on the light surface in the dark theme, too', async () => {
      const page = await open();
      const ground = () => page.getByRole('img').evaluate((logo) => getComputedStyle(logo).backgroundColor);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await ground()).toBe('rgb(255, 248, 240)');
      await page.emulateMedia({ colorScheme: 'light' });
      expect(await ground()).toBe('rgba(0, 0, 0, 0)');
    });

    test('is overridden by the custom properties of the page', async () => {
      const page = await open('gatehouse-auth { --gatehouse-accent: #003366; --gatehouse-radius: 9px }');
      expect(await look(page)).toMatchObject({ backgroundColor: 'rgb(0, 51, 102)', borderRadius: '9px' });
    });
  });

  test('links to terms and privacy, and a registration records the version of the terms', async () => {
    const page = await open();
    expect(await page.getByRole('link', { name: 'terms of use' }).getAttribute('href')).toBe(links.termsUrl);
    expect(await page.getByRole('link', { name: 'privacy policy' }).getAttribute('href')).toBe(
      links.privacyUrl,
    );
    const email = uniqueEmail();
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('a long enough password');
    await page.locator('form').getByRole('button', { name: 'Create an account' }).click();
    await page.getByText(`You are logged in as ${email}.`).waitFor();
    const { prisma } = scene.server.gatehouse;
    expect(await prisma.customer.findFirst({ where: { email } })).toMatchObject({
      acceptedTermsVersion: '2026-11',
      acceptedTermsAt: expect.any(Date),
    });
  });
});
