import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import type { BotService } from '../../support/bot-service.ts';
import { describeChromium } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { mailsTo } from '../../support/mails.ts';
import type { TestServer } from '../../support/server.ts';
import { protect } from '../../tenancy/bot-protection/scene.ts';
import { botScene } from './bot-scene.ts';

const password = 'a long enough password';

describeChromium('the widget of the bot protection on hosted pages', () => {
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
  const alerts = (text: string) => page.getByRole('alert').getByText(text);
  const fillRegistration = async (email: string) => {
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
  };

  test('Turnstile: a registration is not sent before a person has ticked the box', async () => {
    const email = uniqueEmail();
    await open('register');
    await box().waitFor();
    await fillRegistration(email);
    await press('Create an account');
    await alerts('Please confirm above that you are not a robot.').waitFor();
    expect(service.questions).toEqual([]);
    await tick();
    await press('Create an account');
    await page.getByText(`You are logged in as ${email}.`).waitFor();
    const [shown] = service.frames;
    expect(Object.fromEntries(shown ?? [])).toMatchObject({
      action: 'register',
      language: 'en',
      theme: 'light',
    });
    expect(complaints).toEqual([]);
  });

  onlyInFullRun(() => {
    test('Turnstile: the button waits while the visitor is checked automatically', async () => {
      service.solvesByItself = true;
      const email = uniqueEmail();
      await open('register');
      await fillRegistration(email);
      await press('Create an account');
      await page.getByText(`You are logged in as ${email}.`).waitFor();
      expect(service.questions).toHaveLength(1);
    });
  });

  test('after a refusal, the box must be ticked again, and a failed check shows a message', async () => {
    const { email } = await register(server.url, { botToken: service.solve() }, { siteId: 1 });
    await open('register');
    await fillRegistration(email);
    await tick();
    await press('Create an account');
    await page.getByText('The email has already been taken.').waitFor();
    await expect.poll(() => box().isChecked()).toBe(false);
    await page.getByLabel('Email').fill(uniqueEmail());
    await tick();
    await press('Create an account');
    await page.getByText('You are logged in as').waitFor();
    // The provider refuses a token of its own widget.
    await page.evaluate(() => localStorage.clear());
    await open('forgot');
    await page.getByLabel('Email').fill(email);
    await tick();
    service.mode = 403;
    await press('Send the link');
    await alerts('The check that you are not a robot has failed. Please try again.').waitFor();
    service.mode = 'up';
    await expect.poll(() => box().isChecked()).toBe(false);
    await tick();
    await press('Send the link');
    await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
    expect(await mailsTo(server, email)).toHaveLength(1);
  });

  onlyInFullRun(() => {
    test('each mail with a login link takes a token of its own', async () => {
      const { email } = await register(server.url, { botToken: service.solve() }, { siteId: 1 });
      await open('code');
      for (const _mail of [1, 2]) {
        await page.getByLabel('Email').fill(email);
        await tick();
        await press('Send the link');
        await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
        expect(await page.locator('gatehouse-auth iframe').count()).toBe(0);
        await page.getByRole('button', { name: 'Send another mail' }).click();
      }
      expect(await mailsTo(server, email)).toHaveLength(2);
      const actions = service.frames.map((frame) => frame.get('action'));
      expect(actions.slice(0, 2)).toEqual(['passwordless_login', 'passwordless_login']);
    });

    test('is loaded only where a form needs it', async () => {
      await open('login');
      await page.getByRole('heading', { name: 'Log in' }).waitFor();
      expect(service.scripts).toEqual([]);
      await page.getByRole('button', { name: 'Forgot your password?' }).click();
      await box().waitFor();
      expect(service.scripts).toHaveLength(1);
      await page.getByRole('button', { name: 'Log in with a password' }).click();
      await expect.poll(() => page.locator('gatehouse-auth iframe').count()).toBe(0);
      await protect(server, { operations: ['REGISTER'] });
      await open('forgot');
      await page.getByLabel('Email').fill(uniqueEmail());
      await press('Send the link');
      await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
      expect(service.scripts).toHaveLength(1);
    });
  });

  test('if only the widget is missing, a page shows a message; if the provider is down, too, the form works', async () => {
    service.servesScript = false;
    await open('forgot');
    await page.getByLabel('Email').fill(uniqueEmail());
    await press('Send the link');
    await alerts('The check that you are not a robot could not be loaded.').waitFor();
    service.servesScript = true;
    await press('Send the link');
    await alerts('Please confirm above that you are not a robot.').waitFor();
    await tick();
    await press('Send the link');
    await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
    Object.assign(service, { servesScript: false, mode: 'down' });
    server.clock.advance({ minutes: 5 });
    await open('forgot');
    await page.getByLabel('Email').fill(uniqueEmail());
    await press('Send the link');
    await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
  });

  onlyInFullRun(() => {
    test('a customer without a password gets their link on the account page without a check', async () => {
      const { email, password: secret } = await register(
        server.url,
        { botToken: service.solve() },
        { siteId: 1 },
      );
      await open('login');
      await page.getByLabel('Email or username').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(secret);
      await page.keyboard.press('Enter');
      await page.getByText(`You are logged in as ${email}.`).waitFor();
      await server.gatehouse.prisma.customer.updateMany({ where: { email }, data: { passwordHash: null } });
      await open('account');
      await page.getByRole('button', { name: 'Send the link' }).click();
      await page.getByText('a mail with a link is on its way').waitFor();
      const links = (await mailsTo(server, email)).filter(({ text }) => text.includes('view=password-reset'));
      expect(links).toHaveLength(1);
    });
  });
});

declare const localStorage: { clear(): void };
