import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import {
  CODE_CLIENT,
  type CodeProvider,
  startCodeProvider,
} from '../../customers/identity-providers/code-provider.ts';
import { addProvider, externalPerson } from '../../customers/identity-providers/scene.ts';
import { codeOf, registerGuarded, setPolicy } from '../../customers/second-factor/factors.ts';
import { CreateSaml } from '../../enterprise/documents.ts';
import { connect, dnsOfTest, logInAs, proveDomain } from '../../enterprise/scene.ts';
import { atEnd } from '../../support/at-end.ts';
import { addAuthenticator, describeChromium } from '../../support/chromium.ts';
import { execute } from '../../support/client.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { codeIn, lastMailTo, linksIn, type ReceivedMail } from '../../support/mails.ts';
import { makeSigningPair, metadataXml, readRequest, startSamlProvider } from '../../support/saml-provider.ts';
import type { TestServer } from '../../support/server.ts';
import { HOSTED_SITE, hostedScene } from '../../ui/hosted/hosted-scene.ts';
import { type RelyingParty, startRelyingParty } from './relying-party.ts';

const SINGLE = 'urn:gatehouse:acr:single-factor';
const MULTI = 'urn:gatehouse:acr:multi-factor';
const PASSWORD = 'a long enough password';

describeChromium('on the hosted page of an app', () => {
  const dns = dnsOfTest();
  const { env, ...options } = dns.options;
  const scene = hostedScene(env, options);
  let server: TestServer;
  let page: Page;
  let complaints: string[];
  let app: RelyingParty;
  beforeEach(async () => {
    ({ server } = scene);
    await setSite(HOSTED_SITE);
    ({ page, complaints } = await scene.openPage());
    app = await startRelyingParty(server, { party: 'FIRST_PARTY' });
  });

  const setSite = (data: object) => server.gatehouse.prisma.site.update({ where: { id: 1 }, data });
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
  async function logIn({ email, password }: { email: string; password: string }) {
    await fill('Email or username', email);
    await fill('Password', password);
    await press('Log in');
  }
  /** Waits until the app shows the customer. @returns the claims about the login in the ID token */
  async function told(email: string) {
    await page.getByText(`Logged in: ${email}`).waitFor();
    const { acr, amr, auth_time } = app.tokens().claims() as Record<string, unknown>;
    expect(Math.abs(Number(auth_time) - server.clock.now().getTime() / 1_000)).toBeLessThan(120);
    expect(complaints).toEqual([]);
    return { acr, amr };
  }

  test('a second factor is required, and the ID token says so', async () => {
    await setPolicy(server, 'OPTIONAL');
    const guarded = await registerGuarded(server);
    await page.goto(app.address);
    await logIn(guarded);
    await fill('Code', codeOf(server, guarded.secret));
    await page.keyboard.press('Enter');
    expect(await told(guarded.email)).toEqual({ acr: MULTI, amr: ['pwd', 'mfa'] });
  });

  test('a customer can register', async () => {
    const email = uniqueEmail();
    await page.goto(app.address);
    await press('Create an account');
    await fill('Email', email);
    await fill('Password', PASSWORD);
    await press('Create an account');
    expect(await told(email)).toEqual({ acr: SINGLE, amr: ['pwd'] });
  });

  test('a customer must accept the terms before the app gets a code', async () => {
    const customer = await register(server.url, {}, { siteId: 1 });
    await setSite({ termsUrl: 'https://paper.example/terms', termsVersion: '2026-11' });
    await page.goto(app.address);
    await logIn(customer);
    await press('Accept and continue');
    expect(await told(customer.email)).toEqual({ acr: SINGLE, amr: ['pwd'] });
    await setSite({ termsUrl: null, termsVersion: null });
  });

  async function requestMail(email: string) {
    await page.goto(app.address);
    return requestMailHere(email);
  }
  async function requestMailHere(email: string) {
    await press('Email me a login link');
    await fill('Email', email);
    await press('Send the link');
    await page.getByRole('heading', { name: 'Check your mail' }).waitFor();
    return lastMailTo(server, email);
  }

  async function typeCode(mail: ReceivedMail) {
    await page.getByLabel('Code').fill(codeIn(mail));
    await page.keyboard.press('Enter');
  }

  test('a customer can type the code of a mail', async () => {
    const { email } = await register(server.url, {}, { siteId: 1 });
    const mail = await requestMail(email);
    await typeCode(mail);
    // The notice warns that another person may have registered with this email before.
    await page.getByText('This email was never confirmed before.').waitFor();
    await press('Continue');
    expect(await told(email)).toEqual({ acr: SINGLE, amr: ['otp'] });
  });

  test('a customer who logs out after the notice has to log in again to continue', async () => {
    const { email } = await register(server.url, {}, { siteId: 1 });
    await typeCode(await requestMail(email));
    await page.getByText('This email was never confirmed before.').waitFor();
    await page.locator('#consent').waitFor();
    await press('Log out');
    await page.locator('#consent').waitFor({ state: 'hidden' });
    await typeCode(await requestMailHere(email));
    expect(await told(email)).toEqual({ acr: SINGLE, amr: ['otp'] });
  });

  test('a customer can open the link of a mail in another tab, and then reload the page of the app', async () => {
    const { email } = await register(server.url, {}, { siteId: 1 });
    const mail = await requestMail(email);
    const tab = await page.context().newPage();
    await tab.goto(linksIn(mail)[0]?.href ?? '');
    await tab.getByRole('button', { name: 'Log in', exact: true }).click();
    await tab.getByText(`You are logged in as ${email}.`).waitFor();
    await page.reload();
    expect(await told(email)).toEqual({ acr: SINGLE, amr: ['otp'] });
  });

  test('a customer can use a passkey', async () => {
    await setPolicy(server, 'OPTIONAL');
    const { email, password } = await register(server.url, {}, { siteId: 1 });
    await addAuthenticator(page);
    const { publicUrl } = server.settings;
    await page.goto(`${publicUrl}/sites/1/account`);
    await logIn({ email, password });
    await press('Add a passkey');
    await page.locator('gatehouse-profile-factors').getByLabel('Current password').fill(password);
    await press('Add a passkey');
    await press('I have saved them');
    await page.locator('footer').getByRole('button', { name: 'Log out' }).click();
    await page.getByRole('heading', { name: 'Log in', exact: true }).waitFor();
    await page.goto(app.address);
    // The virtual authenticator may choose the passkey in the autofill before the button is pressed.
    void press('Log in with a passkey').catch(() => {});
    expect(await told(email)).toEqual({ acr: MULTI, amr: ['pop', 'mfa'] });
  });

  test('a customer can log in at an identity provider, even if the app requires a new login', async () => {
    const provider: CodeProvider = await startCodeProvider({ publicUrl: server.settings.publicUrl });
    const kind = { name: 'company', kind: 'OPENID', issuer: provider.issuer } as const;
    await addProvider(server, { ...kind, clientId: CODE_CLIENT.id }, CODE_CLIENT.secret);
    provider.person = externalPerson();
    for (const more of ['', '?prompt=login']) {
      await page.goto(app.address + more);
      await press('Continue with Company');
      expect(await told(String(provider.person.email))).toEqual({ acr: SINGLE, amr: undefined });
    }
  });

  test('an employee is sent to their company by OpenID Connect', async () => {
    const provider = await startCodeProvider({
      redirectUris: [1, 2].map((id) => `${server.settings.publicUrl}/enterprise/${id}/callback`),
    });
    const client = { clientId: CODE_CLIENT.id, secret: CODE_CLIENT.secret };
    await connect(server, dns, provider, 'works.example', client);
    const email = `ann-${Date.now()}@works.example`;
    provider.person = externalPerson({ email });
    await page.goto(app.address);
    await fill('Email or username', email);
    await page.keyboard.press('Tab');
    expect(await told(email)).toEqual({ acr: SINGLE, amr: undefined });
  });

  test('an employee is sent to their company by SAML', async () => {
    const pair = makeSigningPair();
    const saml = await startSamlProvider(pair);
    const email = `ann-${Date.now()}@saml.example`;
    const loginUrl = await serveSamlLogin((request) => saml.respond(request, { email, now: server.clock() }));
    saml.state.metadata = metadataXml(saml.entityId, loginUrl, [pair]);
    const admin = await logInAs(server, 'ADMIN');
    const input = { name: 'Company', metadataUrl: saml.metadataUrl };
    const { createSamlConnection } = await execute(server.url, CreateSaml, { input }, admin);
    await proveDomain(server, dns, admin, createSamlConnection.id, 'saml.example');
    await page.goto(app.address);
    await fill('Email or username', email);
    await page.keyboard.press('Tab');
    expect(await told(email)).toEqual({ acr: SINGLE, amr: undefined });
  });

  /** Serves the login page of a company, whose form posts the response at once. @returns its address */
  async function serveSamlLogin(respond: (request: ReturnType<typeof readRequest>) => string) {
    const http = createServer(({ url = '' }: IncomingMessage, response) => {
      const request = readRequest(`http://127.0.0.1${url}`);
      const encoded = Buffer.from(respond(request), 'utf8').toString('base64');
      response.writeHead(200, { 'content-type': 'text/html' }).end(
        `<!doctype html><title>Company</title><link rel="icon" href="data:,">
<form method="post" action="${request.acsUrl}"><input name="SAMLResponse" value="${encoded}">
<input name="RelayState" value="${request.relayState}"></form><script>document.forms[0].submit()</script>`,
      );
    });
    await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
    atEnd(async () => void http.close());
    return `http://127.0.0.1:${(http.address() as AddressInfo).port}/sso`;
  }

  test('the page has the name, the surface and the font of the site', async () => {
    await setSite({ surfaceColor: '#fff8e1', fontFamily: 'Georgia, serif' });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(app.address);
    await page.getByRole('heading', { name: HOSTED_SITE.name }).waitFor();
    const style = (property: 'backgroundColor' | 'fontFamily') =>
      page.locator('gatehouse-auth').evaluate((card, name) => getComputedStyle(card)[name], property);
    await expect.poll(() => style('backgroundColor')).toBe('rgb(255, 248, 225)');
    expect(await style('fontFamily')).toBe('Georgia, serif');
  });
});
