import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import type { BotService } from '../../support/bot-service.ts';
import { describeChromium } from '../../support/chromium.ts';
import { rest } from '../../support/client.ts';
import { fullCounts, onlyInFullRun } from '../../support/counts.ts';
import { uniqueEmail } from '../../support/customers.ts';
import type { TestServer } from '../../support/server.ts';
import { protect } from '../../tenancy/bot-protection/scene.ts';
import { expectAccessible } from '../elements/element-page.ts';
import { botScene } from './bot-scene.ts';

const password = 'a long enough password';

describeChromium('the widget of each provider on hosted pages', () => {
  const scene = botScene();
  let server: TestServer;
  let service: BotService;
  let page: Page;
  let complaints: string[];
  beforeEach(async () => {
    ({ server, service } = scene);
    ({ page, complaints } = await scene.openPage());
  });
  const { open, box, tick, press } = scene;

  const others = ['RECAPTCHA_CHECKBOX', 'RECAPTCHA_INVISIBLE', 'RECAPTCHA_SCORE'] as const;
  test.each(['HCAPTCHA', ...(fullCounts ? others : [])] as const)(
    '%s works under the policy of the page, in the language of the page',
    async (provider) => {
      await protect(server, { provider });
      const email = uniqueEmail();
      await open('register', { language: 'de' });
      await page.getByLabel('E-Mail').fill(email);
      await page.getByLabel('Passwort', { exact: true }).fill(password);
      if (!/INVISIBLE|SCORE/.test(provider)) await tick();
      await press('Konto anlegen');
      await page.getByText(`Sie sind als ${email} angemeldet.`).waitFor();
      expect(service.scripts).toHaveLength(1);
      expect(service.scripts[0]?.get('hl')).toBe('de');
      expect(service.questions).toHaveLength(1);
      expect(complaints).toEqual([]);
    },
  );

  onlyInFullRun(() => {
    test.each(fullCounts ? [320, 390, 1280] : [320])(
      'is accessible, has a dark theme, and fits at %i pixels',
      async (width) => {
        await page.setViewportSize({ width, height: 900 });
        await open('register');
        await box().waitFor();
        await press('Create an account');
        await expectAccessible(page);
        await page.emulateMedia({ colorScheme: 'dark' });
        await expect.poll(() => service.frames.at(-1)?.get('theme')).toBe('dark');
        expect(service.frames[0]?.get('size')).toBe(width === 320 ? 'compact' : 'flexible');
        const group = page.getByRole('group', { name: 'Check that you are not a robot' });
        expect(await group.count()).toBe(1);
        const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(await overflow()).toBeLessThanOrEqual(0);
      },
    );
  });

  test('the policy allows only the chosen provider, and the referrer of the page has no path', async () => {
    const headersOf = async (path: string) => (await rest(server.url, 'GET', path)).headers;
    const { origin } = new URL(service.url);
    for (const path of ['/sites/1/register', '/sites/1/login', '/?view=password-reset&site_id=1']) {
      const headers = await headersOf(path);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain(`script-src 'self' ${origin};`);
      expect(policy).toContain(`frame-src ${origin};`);
      expect(policy.match(/https?:[^ ;]+/g)?.every((source) => source === origin)).toBe(true);
      expect(policy).not.toContain('unsafe');
      expect(headers['referrer-policy']).toBe('strict-origin');
    }
    await server.gatehouse.prisma.botProtection.deleteMany();
    const headers = await headersOf('/sites/1/register');
    expect(String(headers['content-security-policy'])).not.toMatch(/https?:/);
    expect(headers['referrer-policy']).toBe('no-referrer');
  });
});

declare const document: { documentElement: { scrollWidth: number } };
declare const innerWidth: number;
