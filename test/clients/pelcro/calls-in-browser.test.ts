import { decodeJwt } from 'jose';
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { PUBLIC_KEY, readByDisqus, setUpDisqus } from '../../customers/disqus/scene.ts';
import { describeChromium, openBrowser } from '../../support/chromium.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { serveTlsPages } from '../../support/tls-pages.ts';
import { servePages } from '../../support/web-page.ts';
import { callPelcro, openPage, type Scene, setSurfaceScene, stateOf, tokenInCookie } from './surface-page.ts';

const password = 'a long enough password';

type Listed = Record<string, Record<string, (...given: unknown[]) => unknown>>;
declare const window: { Pelcro: Listed & { environment: { domain: string; stripe: string } } };

describeChromium('window.Pelcro, except for the login', () => {
  let scene: Scene;
  let browser: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    scene = await setSurfaceScene('fr-CA');
  });
  beforeEach(async () => {
    browser = await openBrowser();
    page = await openPage(browser, scene.origin);
  });
  const allow = (...origins: string[]) =>
    scene.server.gatehouse.prisma.site.update({
      where: { id: 1 },
      data: { allowedOrigins: [scene.origin, ...origins] },
    });
  const addPlan = async (bound: { addressRanges: string[] } | { emailDomains: string[] }) => {
    const data = { siteId: 1, nickname: 'Campus', ...bound };
    return (await scene.server.gatehouse.prisma.plan.create({ data })).id;
  };

  test('the service is the origin of the script, and the page’s own setting for Stripe is kept', async () => {
    const environment = await page.evaluate(() => window.Pelcro.environment);
    expect(environment).toEqual({ domain: scene.url, stripe: 'pk_test' });
    const site = await callPelcro(page, 'site.getById', {});
    expect(site.answer.data).toMatchObject({ id: 1, settings: 'subscription' });
    expect(await page.evaluate(() => window.Pelcro.site?.read?.())).toEqual(site.answer.data);
  });

  onlyInFullRun(() => {
    test('a copy of the script on another host reads its service from `data-service`', async () => {
      const script = await (await fetch(`${scene.url}/clients/pelcro.js`)).text();
      const origin = await servePages(`<!doctype html><script>window.Pelcro = { siteid: '1' }</script>
      <script src="/copy.js" data-service="${scene.url}/"></script>`);
      await allow(origin);
      await page.route(`${origin}/copy.js`, (route) =>
        route.fulfill({ contentType: 'text/javascript', body: script }),
      );
      await page.goto(origin);
      expect((await callPelcro(page, 'site.getById', {})).answer.data).toMatchObject({ id: 1 });
    });
  });

  test('an event has its data in `detail` and in `detail.data`, and reaches the window', async () => {
    const email = uniqueEmail();
    const hearing = page.evaluate(
      () =>
        new Promise((resolve) =>
          addEventListener('PelcroUserRegister', (event) => {
            const { detail } = event as CustomEvent<{ email: string; data: { email: string } }>;
            resolve([detail.email, detail.data.email]);
          }),
        ),
    );
    await callPelcro(page, 'user.register', { email, password });
    expect(await hearing).toEqual([email, email]);
  });

  onlyInFullRun(() => {
    test('returns countries and states in the language of the page', async () => {
      const list = (await callPelcro(page, 'geolocation.getCountryList')).answer;
      expect(list.countries).toMatchObject({ DE: 'Allemagne', CA: 'Canada' });
      const states = (await callPelcro(page, 'geolocation.getStatesForCountry', 'CA')).answer;
      expect(states.states).toMatchObject({ ON: 'Ontario' });
      const unknown = await callPelcro(page, 'geolocation.getStatesForCountry', 'XX/../..');
      expect(unknown.error?.status).toBe(404);
    });

    test('returns plans by their id, by the IP address of the caller, and by the domain of an email', async () => {
      const byAddress = await addPlan({ addressRanges: ['127.0.0.0/8', '::1/128'] });
      const byDomain = await addPlan({ emailDomains: ['campus.example'] });
      const one = await callPelcro(page, 'plan.getPlan', { plan_id: byDomain });
      expect(one.answer.data).toMatchObject({ plan: { id: byDomain, nickname: 'Campus' } });
      expect((await callPelcro(page, 'plan.getPlan', { plan_id: 999_999 })).error?.status).toBe(404);
      expect((await callPelcro(page, 'plan.getByIP')).answer).toMatchObject([{ id: byAddress }]);
      const email = 'student@campus.example';
      expect((await callPelcro(page, 'plan.getByEmail', { email })).answer).toMatchObject([{ id: byDomain }]);
      const none = await callPelcro(page, 'plan.getByEmail', { email: 'reader@elsewhere.example' });
      expect(none.error?.status).toBe(404);
      const known = await page.evaluate((id) => window.Pelcro.plan?.getById?.(String(id)), byAddress);
      expect(known).toMatchObject({ id: byAddress });
    });

    test('passes the login for the comments of Disqus to the callback as the first argument', async () => {
      const getToken = () =>
        page.evaluate(
          () =>
            new Promise<{ data: { disqus_auth_key?: string; disqus_public_key?: string } }>((resolve) => {
              const { disqus } = window.Pelcro.integrations as unknown as {
                disqus: { getToken(callback: (answer: { data: object }) => void): void };
              };
              disqus.getToken(({ data }) => resolve({ data }));
            }),
        );
      expect((await getToken()).data).toEqual({});
      await setUpDisqus(scene.server);
      const { answer } = await callPelcro(page, 'user.register', { email: uniqueEmail(), password });
      const { data } = await getToken();
      expect(data.disqus_public_key).toBe(PUBLIC_KEY);
      const { person } = await readByDisqus(data.disqus_auth_key ?? '');
      expect(person.id).toBe(`gatehouse-1-${answer.data.id}`);
    });

    test('calls that this service does not offer report an error to the callback, and the login stays', async () => {
      await callPelcro(page, 'user.register', { email: uniqueEmail(), password });
      const token = await tokenInCookie(page);
      const calls = [
        ['subscription.create', { plan_id: 1 }],
        ['newsletter.getByEmail', { email: 'reader@example.test' }],
        ['paymentMethods.list', {}],
        ['address.create', { line1: '1 Main Street' }],
        ['user.uploadProfilePicture', { image: 'data:,' }],
        ['user.removeProfilePicture', {}],
        ['user.convert', {}],
      ] as const;
      for (const [path, input] of calls) {
        expect([path, (await callPelcro(page, path, input)).error?.status]).toEqual([path, 404]);
      }
      const quiet = await page.evaluate(() => {
        const { subscription, product, invoice, address, ecommerce, paywall, user } = window.Pelcro;
        const products = ecommerce?.products as unknown as { read(): unknown };
        return [
          ...[subscription, product, invoice, address].map((area) => area?.list?.()),
          products.read(),
          subscription?.isSubscribedToSite?.(),
          paywall?.isArticleRestricted?.(),
          user?.isEntitledTo?.('archive'),
        ];
      });
      expect(quiet).toEqual([[], [], [], [], [], false, false, false]);
      expect(await tokenInCookie(page)).toBe(token);
      expect((await stateOf(page)).isAuthenticated).toBe(true);
    });

    test('a login on one host of a domain also applies to another host, and so does a logout', async () => {
      const shared = await openBrowser(['--host-resolver-rules=MAP *.paper.test 127.0.0.1']);
      const { port } = new URL(scene.origin);
      const [www, news] = ['www', 'news'].map((host) => `http://${host}.paper.test:${port}`) as [
        string,
        string,
      ];
      await allow(www, news);
      const first = await openPage(shared, www);
      const email = uniqueEmail();
      expect((await callPelcro(first, 'user.register', { email, password })).error).toBe(null);
      const second = await openPage(shared, `${news}/article`);
      expect((await stateOf(second)).customer.email).toBe(email);
      expect(await tokenInCookie(first)).toBe(await tokenInCookie(second));
      await callPelcro(second, 'user.logout');
      expect([await tokenInCookie(first), await tokenInCookie(second)]).toEqual([null, null]);
      expect((await callPelcro(first, 'user.refresh', {})).error?.status).toBe(403);
      expect((await stateOf(first)).isAuthenticated).toBe(false);
    });
  });

  test('a cookie that is set over HTTPS is sent only over HTTPS, and expires with the token', async () => {
    const { flags } = await serveTlsPages(() => scene.url);
    const secure = await openBrowser(flags);
    const origin = 'https://www.alpha.example';
    await allow(origin);
    const other = await secure.newPage();
    await other.goto(origin);
    await other.evaluate(
      (src) =>
        new Promise((resolve) => {
          Object.assign(window, { Pelcro: { siteid: 1 } });
          document.addEventListener('PelcroBootComplete', resolve);
          document.head.append(Object.assign(document.createElement('script'), { src }));
        }),
      `${scene.url}/clients/pelcro.js`,
    );
    const { error } = await callPelcro(other, 'user.register', { email: uniqueEmail(), password });
    expect(error).toBe(null);
    const [cookie] = await secure.cookies(origin);
    expect(cookie).toMatchObject({
      name: 'pelcro.user.auth.token',
      domain: '.alpha.example',
      path: '/',
      secure: true,
      sameSite: 'Lax',
    });
    const token = decodeJwt((await tokenInCookie(other)) ?? '');
    const lifetime = Number(token.exp) - Number(token.iat);
    const left = Number(cookie?.expires) - Date.now() / 1000;
    expect(left).toBeGreaterThan(lifetime - 3_600);
    expect(left).toBeLessThanOrEqual(lifetime);
  });

  test('on a page of an origin that is not allowed, the script starts, and calls get a network error', async () => {
    const foreign = await servePages(await (await fetch(scene.origin)).text());
    const other = await openPage(browser, foreign);
    const { error } = await callPelcro(other, 'user.login', { email: uniqueEmail(), password });
    expect(error).toEqual({ message: 'Network Error', status: null, body: null });
  });
});
