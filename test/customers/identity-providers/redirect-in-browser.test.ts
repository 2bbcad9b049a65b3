import { beforeEach, expect, test } from 'vitest';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { freePort } from '../../support/free-port.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { servePages } from '../../support/web-page.ts';
import { APPLE_CLIENT, startAppleProvider } from './apple-provider.ts';
import { CODE_CLIENT, type CodeProvider, startCodeProvider } from './code-provider.ts';
import { addProvider, externalPerson } from './scene.ts';

/** A page of a site, which redeems the handoff code and shows the customer. */
const page = (publicUrl: string, name: string) => `<!doctype html><title>The paper</title>
<a id="sign-in">Sign in</a><output></output>
<script type="module">
  const returned = new URLSearchParams(location.search);
  history.replaceState(null, '', location.pathname);
  document.querySelector('a').href =
    '${publicUrl}/identity-providers/${name}/start?site_id=1&return_to=' + encodeURIComponent(location.href);
  const ask = async (query, variables, token) => {
    const answer = await fetch('${publicUrl}/graphql?site_id=1', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: 'Bearer ' + token }) },
      body: JSON.stringify({ query, variables }),
    });
    return (await answer.json()).data;
  };
  const say = (text) => (document.querySelector('output').textContent = text);
  if (returned.has('error')) say(returned.get('error'));
  if (returned.has('handoff')) {
    const query = 'mutation ($code: String!) { redeemHandoff(code: $code) { token } }';
    const { redeemHandoff } = await ask(query, { code: returned.get('handoff') });
    const { me } = await ask('{ me { email emailVerified } }', {}, redeemHandoff.token);
    say(JSON.stringify(me));
  }
</script>`;

describeChromium('in a browser', () => {
  let server: TestServer;
  let provider: CodeProvider;
  let origin: string;
  beforeEach(async () => {
    const port = String(await freePort());
    const publicUrl = `http://localhost:${port}`;
    server = await startServer({ env: { PORT: port, PUBLIC_URL: publicUrl } });
    provider = await startCodeProvider({ publicUrl, withPage: true });
    origin = await servePages(page(publicUrl, 'company'));
    const allowedOrigins = [origin];
    await server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { allowedOrigins } });
    const company = { name: 'company', kind: 'OPENID', issuer: provider.issuer } as const;
    await addProvider(server, { ...company, clientId: CODE_CLIENT.id }, CODE_CLIENT.secret);
  });

  test('a customer logs in at a provider and returns to the page of the site with a session', async () => {
    provider.person = externalPerson();
    const tab = await (await openBrowser()).newPage();
    await tab.goto(`${origin}/account`);
    await tab.click('#sign-in');
    await tab.waitForURL(`${provider.issuer}/**`);
    await tab.click('text=Yes, it is me');
    await tab.waitForURL(`${origin}/account`);
    await tab.waitForFunction(() => document.querySelector('output')?.textContent !== '');
    expect(JSON.parse((await tab.textContent('output')) ?? '')).toEqual({
      email: provider.person.email,
      emailVerified: true,
    });
    // Afterwards the browser has neither the code nor a cookie of the login.
    expect(tab.url()).toBe(`${origin}/account`);
    const cookies = await tab.context().cookies(server.settings.publicUrl);
    expect(cookies.filter(({ name }) => name.includes('gatehouse'))).toEqual([]);
  });

  // In the quick run, ui/hosted/hosted-provider-in-browser tests this flow.
  onlyInFullRun(() => {
    test('a customer who logs in at a provider from a hosted page is sent on to the page of the site', async () => {
      provider.person = externalPerson();
      const tab = await (await openBrowser()).newPage();
      const hosted = `${server.settings.publicUrl}/sites/1/login`;
      await tab.goto(`${hosted}?return_to=${encodeURIComponent(`${origin}/account`)}`);
      await tab.getByRole('button', { name: 'Continue with Company' }).click();
      await tab.waitForURL(`${provider.issuer}/**`);
      await tab.click('text=Yes, it is me');
      await tab.waitForURL(`${origin}/account`);
      await tab.goto(hosted);
      await tab.getByText(`You are logged in as ${provider.person.email}.`).waitFor();
    });
  });

  test('a customer who declines returns to the page with an error', async () => {
    provider.person = null;
    const tab = await (await openBrowser()).newPage();
    await tab.goto(origin);
    await tab.click('#sign-in');
    await tab.click('text=Yes, it is me');
    await tab.waitForURL(`${origin}/`);
    await tab.waitForFunction(() => document.querySelector('output')?.textContent !== '');
    expect(await tab.textContent('output')).toBe('ACCESS_DENIED');
  });

  test('a login that one browser began cannot be finished by another', async () => {
    provider.person = externalPerson();
    const [attacker, victim] = [await (await openBrowser()).newPage(), await (await openBrowser()).newPage()];
    await attacker.goto(origin);
    await attacker.click('#sign-in');
    await attacker.waitForURL(`${provider.issuer}/**`);
    // The attacker logs in at the provider and keeps the address of the last step.
    const { request } = attacker.context();
    const loggedIn = await request.post(attacker.url(), { maxRedirects: 0 });
    const resumed = await request.get(loggedIn.headers().location ?? '', { maxRedirects: 0 });
    const callback = resumed.headers().location ?? '';
    expect(callback).toContain('/identity-providers/company/callback?code=');
    const answer = await victim.goto(callback);
    expect(answer?.status()).toBe(400);
    expect(await server.gatehouse.prisma.customer.count()).toBe(0);
    expect((await attacker.goto(callback))?.url()).toContain(`${origin}/`);
    expect(await server.gatehouse.prisma.customer.count()).toBe(1);
  });
});

describeChromium('Sign in with Apple in a browser', () => {
  test('returns by a cross-site POST, and the browser sends the cookie with the following GET', async () => {
    const apple = await startAppleProvider();
    apple.person = { sub: '001234.abc.1234', email: uniqueEmail(), firstName: 'Ada', lastName: 'O’Brien' };
    const port = String(await freePort());
    const publicUrl = `http://localhost:${port}`;
    const server = await startServer({
      env: { PORT: port, PUBLIC_URL: publicUrl, APPLE_ISSUER: apple.issuer },
    });
    const origin = await servePages(page(publicUrl, 'apple'));
    await server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { allowedOrigins: [origin] } });
    await addProvider(server, { name: 'apple', kind: 'APPLE', ...APPLE_CLIENT }, apple.privateKey);
    const tab = await (await openBrowser()).newPage();
    await tab.goto(`${origin}/account`);
    await tab.click('#sign-in');
    await tab.waitForURL(`${apple.issuer}/**`);
    await tab.click('text=Continue');
    await tab.waitForURL(`${origin}/account`);
    await tab.waitForFunction(() => document.querySelector('output')?.textContent !== '');
    const shown = { email: apple.person.email, emailVerified: true };
    expect(JSON.parse((await tab.textContent('output')) ?? '')).toEqual(shown);
    const { lastName } = await server.gatehouse.prisma.customer.findFirstOrThrow();
    expect(lastName).toBe('O’Brien');
    const cookies = await tab.context().cookies(publicUrl);
    expect(cookies.filter(({ name }) => name.includes('gatehouse'))).toEqual([]);
  });
});
