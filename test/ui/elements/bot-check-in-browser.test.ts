import { beforeAll, expect, test } from 'vitest';
import { type BotService, startBotService, tickBox } from '../../support/bot-service.ts';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { protect } from '../../tenancy/bot-protection/scene.ts';
import { openElements, type Scene, setElementScene } from './element-page.ts';

type AuthElement = { open(): Promise<void>; close(): void; remove(): void };

describeChromium('the check against bots in a dialog on a page of the site', () => {
  let scene: Scene;
  let service: BotService;
  beforeAll(async () => {
    service = await startBotService();
    scene = await setElementScene('<gatehouse-auth dialog view="register"></gatehouse-auth>', service.env);
    await protect(scene.server);
  });

  test('loads nothing from the provider before the dialog opens, and is removed after the registration', async () => {
    const page = await openElements(await openBrowser(), scene);
    const auth = page.locator('gatehouse-auth');
    await expect.poll(() => page.locator('[slot=bot-check]').count()).toBe(1);
    expect(service.scripts).toEqual([]);
    await auth.evaluate((element) => (element as unknown as AuthElement).open());
    const email = uniqueEmail();
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('a long enough password');
    await tickBox(page);
    await page.locator('form').getByRole('button', { name: 'Create an account' }).click();
    await expect.poll(() => service.questions.length).toBe(1);
    await expect.poll(() => scene.server.gatehouse.prisma.customer.count({ where: { email } })).toBe(1);
    await expect.poll(() => page.locator('[slot=bot-check]').count()).toBe(0);
    await auth.evaluate((element) => (element as unknown as AuthElement).remove());
    expect(await page.locator('iframe').count()).toBe(0);
  });
});
