import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { openElements, type Scene, setElementScene } from './element-page.ts';

const password = 'a long enough password';
const slots = `<p slot="logged-out">Please log in</p><p slot="refused">Not for you</p>`;

describeChromium('<gatehouse-gate>', () => {
  let scene: Scene;
  let browser: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    scene = await setElementScene(`<gatehouse-account></gatehouse-account>
      <gatehouse-gate id="members">${slots}<p>For customers</p></gatehouse-gate>
      <gatehouse-gate id="plan" plan="none">${slots}<p>For the campus</p></gatehouse-gate>`);
  });
  beforeEach(async () => {
    browser = await openBrowser();
    page = await openElements(browser, scene);
  });
  const access = (id: string) => page.locator(`#${id}`).getAttribute('access');
  const addPlan = (bound: { addressRanges: string[] } | { emailDomains: string[] }) =>
    scene.server.gatehouse.prisma.plan.create({ data: { siteId: 1, nickname: 'Campus', ...bound } });
  const usePlan = (id: string) =>
    page.locator('#plan').evaluate((gate, plan) => gate.setAttribute('plan', plan), id);

  async function registerAt(domain: string): Promise<string> {
    const email = uniqueEmail().replace(/@.*/, `@${domain}`);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('button', { name: 'Create an account' }).click();
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.locator('form').getByRole('button', { name: 'Create an account', exact: true }).click();
    await expect.poll(() => access('members')).toBe('granted');
    return email;
  }

  test('the content appears after a registration; before that, the gate shows the slot for visitors', async () => {
    await expect.poll(() => access('members')).toBe('logged-out');
    await expect.poll(() => page.getByText('For customers').isVisible()).toBe(false);
    await expect.poll(() => page.locator('#members').getByText('Please log in').isVisible()).toBe(true);
    await registerAt('example.test');
    await expect.poll(() => page.getByText('For customers').isVisible()).toBe(true);
    await expect.poll(() => access('plan')).toBe('refused');
    await expect.poll(() => page.getByText('For the campus').isVisible()).toBe(false);
  });

  test('an IP address of the plan needs no login', async () => {
    const { id } = await addPlan({ addressRanges: ['127.0.0.0/8', '::1/128'] });
    await usePlan(String(id));
    await expect.poll(() => access('plan')).toBe('granted');
    await expect.poll(() => page.getByText('For the campus').isVisible()).toBe(true);
  });

  onlyInFullRun(() => {
    test('the domain of an email gives access only after the email is verified', async () => {
      const { id } = await addPlan({ emailDomains: ['campus.example'] });
      const email = await registerAt('campus.example');
      await usePlan(String(id));
      await expect.poll(() => access('plan')).toBe('refused');
      await scene.server.gatehouse.prisma.customer.updateMany({
        where: { email },
        data: { emailVerifiedAt: new Date() },
      });
      await page.reload();
      await expect.poll(() => access('members')).toBe('granted');
      await usePlan(String(id));
      await expect.poll(() => access('plan')).toBe('granted');
    });

    test('a refresh of the token changes nothing, and sends no request about the plan', async () => {
      const { id } = await addPlan({ addressRanges: ['127.0.0.0/8', '::1/128'] });
      await registerAt('example.test');
      await usePlan(String(id));
      await expect.poll(() => access('plan')).toBe('granted');
      let questions = 0;
      page.on('request', (sent) => {
        if (sent.postData()?.includes('AuthorizedPlans')) questions += 1;
      });
      const changes = await page.locator('#plan').evaluate(async (gate) => {
        const seen: (string | null)[] = [];
        const observer = new MutationObserver(() => seen.push(gate.getAttribute('access')));
        observer.observe(gate, { attributes: true });
        await (gate as HTMLElement & { client: { refresh(): Promise<unknown> } }).client.refresh();
        observer.disconnect();
        return seen;
      });
      expect({ changes, questions }).toEqual({ changes: [], questions: 0 });
    });
  });

  test('without an answer about the plan the gate stays closed', async () => {
    const { id } = await addPlan({ addressRanges: ['127.0.0.0/8', '::1/128'] });
    await expect.poll(() => access('plan')).toBe('logged-out');
    await page.context().setOffline(true);
    await usePlan(String(id));
    await expect.poll(() => access('plan')).toBe('unavailable');
    await expect.poll(() => page.getByText('For the campus').isVisible()).toBe(false);
  });
});
