import type { Locator, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { rest } from '../../support/client.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { freePort } from '../../support/free-port.ts';
import { startServer, type TestServer } from '../../support/server.ts';

describeChromium('the frame of the console', () => {
  let server: TestServer;
  let publicUrl: string;
  beforeAll(async () => {
    const port = String(await freePort());
    publicUrl = `http://localhost:${port}`;
    server = await startServer({ env: { PORT: port, PUBLIC_URL: publicUrl } });
  });

  async function open(path: string, locale = 'en'): Promise<Page> {
    const browser = await openBrowser();
    const page = await browser.newPage();
    await page.addInitScript((language) => {
      Object.defineProperty(navigator, 'languages', { get: () => [language] });
    }, locale);
    await page.goto(`${publicUrl}${path}`);
    return page;
  }

  async function logIn(page: Page): Promise<void> {
    const { email, password } = server.demo.collaborator;
    await page.locator('input[type=email]').fill(email);
    await page.locator('input[type=password]').fill(password);
    await page.keyboard.press('Enter');
    await page.locator('main h1').waitFor();
    await page.waitForURL((url) => !url.pathname.endsWith('/log-in'));
  }

  test('a page that needs a session redirects to the login, and the login redirects back to the page', async () => {
    const page = await open('/admin/sites');
    await page.waitForURL((url) => url.pathname === '/admin/log-in');
    await logIn(page);
    await page.getByRole('heading', { level: 1, name: 'Sites' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/admin/sites');
    await expect.poll(() => page.title()).toBe('Sites · Gatehouse');
    expect(await page.evaluate(() => document.cookie)).toBe('');
  });

  onlyInFullRun(() => {
    test('a login does not redirect to another origin', async () => {
      for (const from of [
        'https://evil.example/',
        '//evil.example',
        '/\\evil.example',
        'javascript:alert(1)',
      ]) {
        const page = await open(`/admin/log-in?from=${encodeURIComponent(from)}`);
        await logIn(page);
        expect(new URL(page.url()).origin).toBe(publicUrl);
      }
    });
  });

  onlyInFullRun(() => {
    test('the language is that of the browser, can be changed, and is kept', async () => {
      const page = await open('/admin/sites', 'de-CH');
      await page.getByRole('heading', { name: 'In der Konsole anmelden' }).waitFor();
      await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('de');
      await logIn(page);
      await page.getByRole('button', { name: 'Sie' }).click();
      await page.getByRole('menuitem', { name: 'English' }).click();
      await page.getByRole('navigation', { name: 'Pages' }).waitFor();
      await page.reload();
      await page.getByRole('navigation', { name: 'Pages' }).waitFor();
      await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('en');
    });
  });

  test('after a logout, going back in the history leads to the login page', async () => {
    const page = await open('/admin/sites');
    await logIn(page);
    await page.getByRole('button', { name: 'You' }).click();
    await page.getByRole('menuitem', { name: 'Log out' }).click();
    await page.waitForURL((url) => url.pathname === '/admin/log-in');
    await page.goBack();
    await page.waitForURL((url) => url.pathname === '/admin/log-in');
    await expect.poll(() => page.getByRole('navigation').count()).toBe(0);
  });

  /** Makes the requests fail that contain `operation`. @returns a function that lets them succeed again */
  async function breakOperation(page: Page, operation: string): Promise<() => void> {
    let isBroken = true;
    await page.route('**/graphql', (route) => {
      if (!isBroken || !route.request().postData()?.includes(operation)) return route.fallback();
      const extensions = { code: 'INTERNAL', reportId: 'report-7' };
      return route.fulfill({
        status: 500,
        json: { errors: [{ message: 'Something went wrong.', extensions }] },
      });
    });
    return () => {
      isBroken = false;
    };
  }

  onlyInFullRun(() => {
    test('a failed logout is shown, and the collaborator stays logged in', async () => {
      const page = await open('/admin/security');
      await logIn(page);
      const repair = await breakOperation(page, 'mutation LogOut');
      const failed = page.getByRole('alert').filter({ hasText: 'report-7' });
      await page.getByRole('button', { name: 'Log out everywhere', exact: true }).click();
      await failed.waitFor();
      expect(new URL(page.url()).pathname).toBe('/admin/security');
      await page.goto(`${publicUrl}/admin/sites`);
      const logOut = async () => {
        await page.getByRole('button', { name: 'You' }).click();
        await page.getByRole('menuitem', { name: 'Log out' }).click();
      };
      await logOut();
      await failed.waitFor();
      expect(new URL(page.url()).pathname).toBe('/admin/sites');
      repair();
      await logOut();
      await page.waitForURL((url) => url.pathname === '/admin/log-in');
    });

    test('if the lookup of the single sign-on fails, the page shows the error', async () => {
      const page = await open('/admin/log-in');
      await page.getByLabel('Email').fill('ann@company.example');
      const repair = await breakOperation(page, 'query SsoUrl');
      const start = page.getByRole('button', { name: 'Log in with your company' });
      await start.click();
      await page.getByRole('alert').getByText('report-7').waitFor();
      expect(await page.getByText('There is no single sign-on for this email.').count()).toBe(0);
      repair();
      await start.click();
      await page.getByText('There is no single sign-on for this email.').waitFor();
      await expect.poll(() => page.getByRole('alert').count()).toBe(0);
    });

    test('an unexpected error is shown with its report id, and the request can be tried again', async () => {
      const page = await open('/admin/sites');
      await logIn(page);
      const repair = await breakOperation(page, 'query Sites');
      await page.reload();
      const alert = page.getByRole('alert');
      await alert.getByText('report-7').waitFor();
      repair();
      await alert.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('table', { name: 'Sites' }).waitFor();
    });
  });

  onlyInFullRun(() => {
    test('without a connection the page shows a message', async () => {
      const page = await open('/admin/sites');
      await logIn(page);
      await page.route('**/graphql', (route) => route.abort());
      await page.reload();
      await page.getByRole('alert').getByText('The server did not answer.').waitFor();
    });
  });

  onlyInFullRun(() => {
    test('a request that takes long shows a progress bar until the answer arrives', async () => {
      const page = await open('/admin/sites');
      await logIn(page);
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route('**/graphql', async (route) => {
        await held;
        await route.fallback();
      });
      await page.reload();
      await page.getByRole('progressbar', { name: 'Loading' }).waitFor();
      release();
      await page.getByRole('table', { name: 'Sites' }).waitFor();
      await expect.poll(() => page.getByRole('progressbar', { name: 'Loading' }).count()).toBe(0);
    });
  });

  onlyInFullRun(() => {
    test('an unknown page says that it does not exist, and links to the start page', async () => {
      const page = await open('/admin/no/such/page');
      await logIn(page);
      await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
      await page.getByRole('navigation', { name: 'Pages' }).waitFor();
      const button = page.getByRole('link', { name: 'Go to the start page' });
      // A link that looks like a button has its text in the middle.
      const middle = async (part: Locator) => {
        const box = await part.boundingBox();
        return box ? box.y + box.height / 2 : null;
      };
      expect(await middle(button.locator('span').last())).toBeCloseTo((await middle(button)) ?? 0, 0);
      await button.click();
      await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    });
  });

  test('at another address of the server, the console redirects to the public address', async () => {
    const page = await (await openBrowser()).newPage();
    await page.goto(`${publicUrl.replace('localhost', '127.0.0.1')}/admin/sites?tab=1#part`);
    await page.waitForURL((url) => url.origin === publicUrl);
  });
});

test('the document allows scripts of this server only, is not cached, and has a new nonce each time', async () => {
  const { url } = await startServer();
  const read = () => rest(url, 'GET', '/admin/sites', { headers: { accept: 'text/html' } });
  const [one, other] = [await read(), await read()];
  const policy = String(one.headers['content-security-policy']);
  const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? [];
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'nonce-");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(one.body).toContain(`nonce="${nonce}"`);
  expect(one.headers['cache-control']).toBe('no-store');
  expect(other.headers['content-security-policy']).not.toContain(nonce);
  // A client that is not a browser, such as a monitor, gets the start page, and 404 for a path below it.
  const statuses = ['/admin/', '/admin/sites'].map(async (path) => (await rest(url, 'GET', path)).status);
  expect(await Promise.all(statuses)).toEqual([200, 404]);
});

test('CONSOLE=false turns the console off', async () => {
  const { url } = await startServer({ env: { CONSOLE: 'false', ADMIN_URL: 'https://admin.example.test' } });
  for (const path of ['/admin', '/admin/', '/admin/sites', '/admin/log-in'])
    expect((await rest(url, 'GET', path, { headers: { accept: 'text/html' } })).status).toBe(404);
});
