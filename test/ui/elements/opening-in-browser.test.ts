import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { execute } from '../../support/client.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { login, register } from '../../support/customers.ts';
import { Me } from '../../support/documents.ts';
import { lastMailTo, linksIn } from '../../support/mails.ts';
import {
  RequestEmailVerification,
  RequestPasswordlessLogin,
  RequestPasswordReset,
} from '../../support/ways-in.ts';
import { servePages } from '../../support/web-page.ts';
import { expectAccessible, type Scene, setElementScene } from './element-page.ts';

const BUTTONS = `
  <button class="pelcro-login-button"></button>
  <div class="pelcro-login-button" data-login-text="Sign in" data-dashboard-text="My things">Hello</div>
  <a class="pelcro-register-button" href="/register">Join</a>
  <span id="pelcro-register-button">Join us</span>
  <a class="pelcro-dashboard-button">Dashboard</a>`;

describeChromium('opening of the Elements by the page', () => {
  let scene: Scene;
  let browser: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    scene = await setElementScene(BUTTONS);
    await scene.server.gatehouse.prisma.site.update({
      where: { id: 1 },
      data: { passwordlessEnabled: true },
    });
  });
  beforeEach(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    await page.setViewportSize({ width: 390, height: 900 });
  });
  const open = (query = '') => page.goto(`${scene.origin}/article${query}`);
  const dialog = () => page.getByRole('dialog');
  const heading = (name: string) => dialog().getByRole('heading', { name, exact: true });
  const press = (name: string) => dialog().getByRole('button', { name, exact: true }).click();
  const pageButton = (name: string) => page.locator('main').getByRole('button', { name, exact: true });
  const storedInTab = () => page.evaluate(() => sessionStorage.length);
  const logIn = async ({ email, password }: { email: string; password: string }) => {
    await page.getByLabel('Email or username').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
  };
  const openMail = async (email: string) => {
    const [link] = linksIn(await lastMailTo(scene.server, email));
    await page.goto(`${link?.href}#comments`);
    expect(page.url()).not.toMatch(/token|email=/);
    expect(new URL(page.url()).hash).toBe('#comments');
    return link?.href ?? '';
  };
  const registered = () => register(scene.server.url, {}, { siteId: 1 });

  /** Puts an element into the page before the scripts of the page run. */
  const prepend = (parent: 'head' | 'main', tag: string, attributes: Record<string, string> = {}) =>
    page.addInitScript(
      (given) => {
        document.addEventListener('readystatechange', () => {
          if (document.readyState !== 'interactive') return;
          const element = document.createElement(given.tag);
          for (const [name, value] of Object.entries(given.attributes)) element.setAttribute(name, value);
          document.querySelector(given.parent)?.prepend(element);
        });
      },
      { parent, tag, attributes },
    );

  test('?view= opens a dialog with the view of that name, and closing it removes the parameter', async () => {
    for (const [view, title] of [
      ['login', 'Log in'],
      ['register', 'Create your account'],
      ['password-forgot', 'Forgot your password?'],
      ['password-reset', 'Choose a new password'],
      ['passwordless-request', 'Log in by email'],
      ['passwordless-login', 'Log in'],
      ['email-verify', 'Confirm your email'],
      ['user-edit', 'Log in'],
      ['dashboard', 'Log in'],
    ] as const) {
      await open(`?page=2&view=${view}#comments`);
      await heading(title).waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => dialog().count()).toBe(0);
      await expect.poll(() => page.url(), { message: view }).toBe(`${scene.origin}/article?page=2#comments`);
    }
  });

  test('an address without the name of a view opens nothing and stays unchanged', async () => {
    for (const query of ['?view=plan-select&token=a', '?view=constructor&token=a', '?token=a&email=b']) {
      await open(query);
      await pageButton('Log in').waitFor();
      expect(await page.locator('gatehouse-auth').count()).toBe(0);
      expect(page.url()).toBe(`${scene.origin}/article${query}`);
    }
  });

  test.each(['a meta element', 'a user interface of Pelcro'])(
    'with %s, neither the address nor a class name opens an element',
    async (by) => {
      if (by === 'a meta element')
        await prepend('head', 'meta', { name: 'gatehouse-opening', content: 'none' });
      else
        await page.addInitScript(() => Object.assign(window, { Pelcro: { environment: { ui: '/ui.js' } } }));
      await open('?view=password-reset&token=a');
      await page.evaluate(async () => void (await customElements.whenDefined('gatehouse-auth')));
      await page.locator('div.pelcro-login-button').click();
      expect(await page.locator('gatehouse-auth').count()).toBe(0);
      expect(page.url()).toContain('token=a');
    },
  );

  test('password-reset: a mailed link works after a reload and Back, and its token is then removed', async () => {
    const { email } = await registered();
    await execute(scene.server.url, RequestPasswordReset, { input: { email } }, { siteId: 1 });
    await openMail(email);
    await page.reload();
    await heading('Choose a new password').waitFor();
    await page.goto('about:blank');
    await page.goBack();
    expect(page.url()).not.toMatch(/token|email=/);
    expect(await dialog().getByLabel('Email').inputValue()).toBe(email);
    await dialog().getByLabel('New password').fill('quite another password');
    await press('Save the password');
    await dialog().getByRole('status').getByText('Your password is changed.').waitFor();
    await expect.poll(storedInTab).toBe(0);
    await login(scene.server.url, { email, password: 'quite another password' }, { siteId: 1 });
    await press('Close');
    await expect.poll(() => page.url()).not.toContain('view=');
    await page.reload();
    await pageButton('Log in').waitFor();
    expect(await dialog().count()).toBe(0);
  });

  test('a dialog that the customer closes keeps no token', async () => {
    const { email } = await registered();
    await execute(scene.server.url, RequestPasswordReset, { input: { email } }, { siteId: 1 });
    await openMail(email);
    await heading('Choose a new password').waitFor();
    await expect.poll(storedInTab).toBe(1);
    await press('Close');
    await expect.poll(storedInTab).toBe(0);
    expect(page.url()).toBe(`${scene.origin}/#comments`);
  });

  onlyInFullRun(() => {
    test('passwordless-login: logs in only after the button is pressed, and a reload keeps the login', async () => {
      const { email, customer } = await registered();
      await execute(scene.server.url, RequestPasswordlessLogin, { input: { email } }, { siteId: 1 });
      await openMail(email);
      await dialog().getByText('Press the button to log in here.').waitFor();
      const where = { customerId: Number(customer.id), startedBy: 'PASSWORDLESS_LINK' as const };
      expect(await scene.server.gatehouse.prisma.session.count({ where })).toBe(0);
      await press('Log in');
      await dialog().getByRole('status').getByText('the old password').waitFor();
      expect(await scene.server.gatehouse.prisma.session.count({ where })).toBe(1);
      await page.reload();
      await pageButton('My account').waitFor();
      await expect.poll(() => page.url()).not.toContain('view=');
      expect(await dialog().count()).toBe(0);
    });

    test('email-verify: confirms the email only after the button is pressed', async () => {
      const customer = await registered();
      const bearer = { token: customer.token, siteId: 1 };
      const isVerified = async () => (await execute(scene.server.url, Me, {}, bearer)).me?.emailVerified;
      await execute(scene.server.url, RequestEmailVerification, {}, bearer);
      await openMail(customer.email);
      await heading('Confirm your email').waitFor();
      expect(await isVerified()).toBe(false);
      await press('Confirm');
      await dialog().getByRole('status').getByText('is confirmed').waitFor();
      expect(await isVerified()).toBe(true);
    });
  });

  test('in a frame on a page of another origin nothing opens, and the token is removed from the address', async () => {
    const foreign = await servePages(
      `<!doctype html><title>Foreign</title><iframe src="${scene.origin}/article?view=passwordless-login&token=a"></iframe>`,
    );
    await page.goto(foreign);
    const frame = page.frameLocator('iframe');
    await frame.getByRole('button', { name: 'Log in' }).waitFor();
    expect(await frame.locator('gatehouse-auth').count()).toBe(0);
    expect(page.frames()[1]?.url()).toBe(`${scene.origin}/article?view=passwordless-login`);
  });

  onlyInFullRun(() => {
    test('an inline element of the page shows the view instead of a dialog', async () => {
      await prepend('main', 'gatehouse-auth');
      await open('?view=register&email=ann@example.test');
      await page.getByRole('heading', { name: 'Create your account' }).waitFor();
      expect(await page.getByLabel('Email').inputValue()).toBe('ann@example.test');
      expect(await dialog().count()).toBe(0);
      await pageButton('Sign in').click();
      const title = page.getByRole('heading', { name: 'Log in' });
      await expect.poll(() => title.evaluate((element) => element.matches(':focus'))).toBe(true);
    });
  });

  onlyInFullRun(() => {
    test('buttons with the class names of Pelcro show the state of the login, and open the account', async () => {
      const customer = await registered();
      await open();
      await expectAccessible(page);
      await pageButton('Log in').click();
      await logIn(customer);
      await pageButton('My account').waitFor();
      const hidden = page.locator('main [hidden]');
      await expect.poll(() => hidden.allTextContents()).toEqual(['Join', 'Join us']);
      await pageButton('My things').click();
      await heading('Devices').waitFor();
      await expectAccessible(page);
      await press('Log out');
      await press('Close');
      await pageButton('Sign in').waitFor();
      await pageButton('Log in').waitFor();
      await page.getByRole('link', { name: 'Join' }).waitFor();
    });
  });

  onlyInFullRun(() => {
    test('a div and a span work as buttons by the keyboard, and a link does not navigate', async () => {
      await open();
      for (const [name, key, title] of [
        ['Sign in', 'Enter', 'Log in'],
        ['Sign in', 'Space', 'Log in'],
        ['Join us', 'Space', 'Create your account'],
      ] as const) {
        const button = pageButton(name);
        expect(await button.getAttribute('aria-haspopup')).toBe('dialog');
        await button.focus();
        await page.keyboard.press(key);
        await heading(title).waitFor();
        await page.keyboard.press('Escape');
        await expect.poll(() => button.evaluate((element) => element.matches(':focus'))).toBe(true);
      }
      await page.getByRole('link', { name: 'Join' }).click();
      await heading('Create your account').waitFor();
      expect(page.url()).toBe(`${scene.origin}/article`);
    });

    test('a button that is added later works, also in a shadow tree', async () => {
      await open();
      await page.evaluate(() => {
        document.body.insertAdjacentHTML('beforeend', '<p><b class="pelcro-login-button">Later</b></p>');
        const host = document.body.appendChild(document.createElement('div'));
        host.attachShadow({ mode: 'open' }).innerHTML =
          '<button class="pelcro-register-button">Inside</button>';
      });
      await page.getByRole('button', { name: 'Inside' }).click();
      await heading('Create your account').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Later' }).focus();
      await page.keyboard.press('Enter');
      await heading('Log in').waitFor();
    });
  });

  onlyInFullRun(() => {
    test('?view=password-change asks for the login first, then for the passwords', async () => {
      const customer = await registered();
      await open('?view=password-change');
      await logIn(customer);
      await dialog().getByLabel('Current password').waitFor();
      await expectAccessible(page);
    });
  });
});
