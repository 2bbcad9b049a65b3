import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import {
  addAuthenticator,
  createPasskey,
  describeChromium,
  openBrowser,
  usePasskey,
} from '../../support/chromium.ts';
import { execute, request } from '../../support/client.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { register } from '../../support/customers.ts';
import { freePort } from '../../support/free-port.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { servePages } from '../../support/web-page.ts';
import {
  BeginPasskeyLogin,
  BeginPasskeyRegistration,
  CompleteLogin,
  ConfirmPasskeyRegistration,
  PasskeyLogin,
} from './documents.ts';
import { challengeFor, refusalIn } from './factors.ts';

describeChromium('a browser', () => {
  let server: TestServer;
  let origin: string;
  let page: Page;
  beforeEach(async () => {
    const port = String(await freePort());
    // The default address of a development server.
    server = await startServer({ env: { PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` } });
    origin = await servePages();
    await server.gatehouse.prisma.site.update({
      where: { id: 1 },
      data: { secondFactor: 'OPTIONAL', link: origin, allowedOrigins: [origin] },
    });
    page = await (await openBrowser()).newPage();
    await page.goto(origin);
    await addAuthenticator(page);
  });

  async function registerWithPasskey() {
    const customer = await register(server.url);
    const { beginPasskeyRegistration } = await execute(server.url, BeginPasskeyRegistration, {}, customer);
    const input = { credential: await createPasskey(page, beginPasskeyRegistration), name: 'Laptop' };
    const { confirmPasskeyRegistration } = await execute(
      server.url,
      ConfirmPasskeyRegistration,
      { input },
      customer,
    );
    expect(confirmPasskeyRegistration.authenticator).toMatchObject({ kind: 'PASSKEY', name: 'Laptop' });
    return customer;
  }
  async function begin(challenge: string | null = null) {
    return (await execute(server.url, BeginPasskeyLogin, { challenge })).beginPasskeyLogin;
  }

  test('creates a passkey on a page of the site and logs in with it alone, repeatedly', async () => {
    const customer = await registerWithPasskey();
    for (let logins = 0; logins < 2; logins += 1) {
      const input = { assertion: await usePasskey(page, await begin()) };
      const { passkeyLogin } = await execute(server.url, PasskeyLogin, { input });
      expect(passkeyLogin).toMatchObject({
        customer: { id: customer.customer.id },
        session: { startedBy: 'PASSKEY' },
      });
    }
  });

  test('uses a passkey as the second factor of a login by password', async () => {
    const customer = await registerWithPasskey();
    const challenge = await challengeFor(server, customer);
    const assertion = await usePasskey(page, await begin(challenge));
    const { completeLogin } = await execute(server.url, CompleteLogin, { input: { challenge, assertion } });
    expect(completeLogin.session.startedBy).toBe('PASSWORD');
    const again = await request(server.url, PasskeyLogin, { input: { assertion } });
    expect(refusalIn(again).code).toBe('INVALID_CREDENTIALS');
  });

  test('does not log in on a page of another site, even with the same device', async () => {
    await registerWithPasskey();
    await page.goto(await servePages());
    const input = { assertion: await usePasskey(page, await begin()) };
    const answer = await request(server.url, PasskeyLogin, { input });
    expect(refusalIn(answer).code).toBe('INVALID_CREDENTIALS');
  });

  // The quick run creates passkeys only on a page of a site.
  onlyInFullRun(() => {
    test('creates a passkey on a page of this server for a site without pages', async () => {
      await server.gatehouse.prisma.site.update({
        where: { id: 1 },
        data: { link: null, allowedOrigins: [] },
      });
      await page.goto(`http://localhost:${new URL(server.url).port}/docs`);
      const customer = await registerWithPasskey();
      const input = { assertion: await usePasskey(page, await begin()) };
      const { passkeyLogin } = await execute(server.url, PasskeyLogin, { input });
      expect(passkeyLogin.customer.id).toBe(customer.customer.id);
    });
  });
});
