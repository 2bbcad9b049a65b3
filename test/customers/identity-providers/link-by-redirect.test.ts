import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { login, register } from '../../support/customers.ts';
import { Logout } from '../../support/documents.ts';
import { mailsTo } from '../../support/mails.ts';
import { PUBLIC_URL, type TestServer } from '../../support/server.ts';
import { addSite } from '../../support/sites.ts';
import { RedeemHandoff } from '../single-sign-on/documents.ts';
import { Browser } from './browser.ts';
import { CODE_CLIENT, type CodeProvider } from './code-provider.ts';
import { BeginIdentityLink, CompleteIdentityLink, ExternalIdentities } from './documents.ts';
import { atPage, setRedirectScene } from './redirect-scene.ts';
import { addProvider, codeOf, externalPerson } from './scene.ts';

const PAGE = 'http://localhost:3000/account';

let server: TestServer;
let provider: CodeProvider;
beforeAll(async () => {
  ({ server, provider } = await setRedirectScene());
});
beforeEach(() => {
  provider.person = externalPerson({ email_verified: false });
});

type Bearer = { token: string };

const startUrl = (code?: string, name = 'company', site = 1) => {
  const query = new URLSearchParams({
    site_id: String(site),
    return_to: PAGE,
    ...(code !== undefined && { link: code }),
  });
  return `${PUBLIC_URL}/identity-providers/${name}/start?${query}`;
};
const begin = async (bearer: Bearer, input: object = {}) =>
  request(
    server.url,
    BeginIdentityLink,
    { input: { provider: 'company', ...input } },
    { ...bearer, siteId: 1 },
  );
const codeFor = async (bearer: Bearer) => (await begin(bearer)).data?.beginIdentityLink.code ?? '';
/** Follows the redirects from the start address to the page. @returns the query of the page’s address */
const follow = async (address: string, browser = new Browser(server)) =>
  (await browser.follow(address, atPage)).searchParams;
const complete = (code: string | null, bearer: Bearer) =>
  request(server.url, CompleteIdentityLink, { code: code ?? '' }, { ...bearer, siteId: 1 });
const linksOf = async ({ token }: Bearer) =>
  (await execute(server.url, ExternalIdentities, {}, { token, siteId: 1 })).me?.externalIdentities ?? [];
const newCustomer = () => register(server.url, {}, { siteId: 1 });

describe('linking by redirect', () => {
  test('lets a customer log in after a LINK_REQUIRED, and sends a notice', async () => {
    const customer = await newCustomer();
    provider.person = externalPerson({ email: customer.email, email_verified: false });
    expect((await follow(startUrl())).get('error')).toBe('LINK_REQUIRED');

    const page = await follow(startUrl(await codeFor(customer)));
    expect([...page.keys()]).toEqual(['link']);
    expect(await linksOf(customer)).toEqual([]);
    const { data } = await complete(page.get('link'), customer);
    expect(data?.completeIdentityLink.externalIdentity).toMatchObject({
      provider: 'company',
      issuer: provider.issuer,
      email: customer.email,
    });
    expect(await linksOf(customer)).toHaveLength(1);
    const subjects = (await mailsTo(server, customer.email)).map(({ subject }) => subject);
    expect(subjects).toContain('Another way to log in to Demo was added');
    const audit = await server.gatehouse.prisma.auditEvent.findMany({
      where: { targetId: customer.customer.id, action: 'customer.identity_linked' },
    });
    expect(audit).toHaveLength(1);

    const code = (await follow(startUrl())).get('handoff') ?? '';
    const { redeemHandoff } = await execute(server.url, RedeemHandoff, { code }, { siteId: 1 });
    expect(redeemHandoff.customer.id).toBe(customer.customer.id);
  });

  test('opens no session and registers no customer', async () => {
    const customer = await newCustomer();
    const { prisma } = server.gatehouse;
    const counts = () => Promise.all([prisma.customer.count(), prisma.session.count()]);
    const before = await counts();
    await complete((await follow(startUrl(await codeFor(customer)))).get('link'), customer);
    expect(await counts()).toEqual(before);
  });

  test('requires the password eleven minutes after the login', async () => {
    const customer = await newCustomer();
    server.clock.advance({ minutes: 11 });
    for (const password of [undefined, 'wrong']) {
      const { errors } = await begin(customer, { password });
      expect(errors[0]?.extensions?.fields).toHaveProperty('password');
    }
    expect((await begin(customer, { password: customer.password })).errors).toEqual([]);
    server.clock.advance({ minutes: -11 });
  });

  test('requires a token, and a provider of the site', async () => {
    expect(codeOf(await begin({ token: '' }))).toBe('UNAUTHENTICATED');
    const { errors } = await begin(await newCustomer(), { provider: 'unknown' });
    expect(errors[0]?.extensions?.fields).toHaveProperty('provider');
    expect(codeOf(await complete('x.y', { token: '' }))).toBe('UNAUTHENTICATED');
  });

  test('refuses an identity of another customer, and links the same identity once', async () => {
    const [customer, other] = [await newCustomer(), await newCustomer()];
    await complete((await follow(startUrl(await codeFor(customer)))).get('link'), customer);
    await complete((await follow(startUrl(await codeFor(customer)))).get('link'), customer);
    expect(await linksOf(customer)).toHaveLength(1);
    const { errors } = await complete((await follow(startUrl(await codeFor(other)))).get('link'), other);
    expect(errors[0]?.extensions?.fields).toEqual({ code: ['This identity is linked to another customer.'] });
    expect(await linksOf(other)).toEqual([]);
  });
});

describe('a thief', () => {
  test('cannot complete a stolen link address with their own token', async () => {
    const [victim, thief] = [await newCustomer(), await newCustomer()];
    const page = await follow(startUrl(await codeFor(victim)));
    expect(codeOf(await complete(page.get('link'), thief))).toBe('ONE_TIME_TOKEN_INVALID');
    expect([await linksOf(victim), await linksOf(thief)]).toEqual([[], []]);
  });

  test('who uses a stolen address before its owner gets nothing: the owner’s use revokes the result', async () => {
    const victim = await newCustomer();
    const code = await codeFor(victim);
    const stolen = await follow(startUrl(code));
    expect((await follow(startUrl(code))).get('error')).toBe('ONE_TIME_TOKEN_INVALID');
    expect(codeOf(await complete(stolen.get('link'), victim))).toBe('ONE_TIME_TOKEN_INVALID');
    expect(await linksOf(victim)).toEqual([]);
  });

  test('who is still at the provider when the owner uses the address cannot finish', async () => {
    const victim = await newCustomer();
    const code = await codeFor(victim);
    const thief = new Browser(server);
    const atCallback = (url: URL) => url.pathname.endsWith('/callback');
    const back = await thief.follow(startUrl(code), atCallback);
    expect((await follow(startUrl(code))).get('error')).toBe('ONE_TIME_TOKEN_INVALID');
    expect((await thief.get(back.href)).status).toBe(400);
  });

  test('does not get the identity of a victim who follows the thief’s address', async () => {
    const [thief, victim] = [await newCustomer(), await newCustomer()];
    const page = await follow(startUrl(await codeFor(thief)));
    // The victim’s page receives the code and completes it with the victim’s token.
    expect(codeOf(await complete(page.get('link'), victim))).toBe('ONE_TIME_TOKEN_INVALID');
    expect([await linksOf(victim), await linksOf(thief)]).toEqual([[], []]);
  });

  test('cannot finish a redirect that another browser began', async () => {
    const customer = await newCustomer();
    const atCallback = (url: URL) => url.pathname.endsWith('/callback');
    const back = await new Browser(server).follow(startUrl(await codeFor(customer)), atCallback);
    expect((await new Browser(server).get(back.href)).status).toBe(400);
  });
});

describe('a link code', () => {
  test('is valid only for its provider and its site, and only for a minute', async () => {
    const customer = await newCustomer();
    const sister = await addSite(server, `sister-${Date.now()}`);
    const company = { kind: 'OPENID', issuer: provider.issuer, clientId: CODE_CLIENT.id } as const;
    await addProvider(server, { ...company, name: 'company', siteId: sister.id }, CODE_CLIENT.secret);
    await server.gatehouse.prisma.site.update({
      where: { id: sister.id },
      data: { allowedOrigins: ['http://localhost:3000'] },
    });
    expect((await follow(startUrl(await codeFor(customer), 'second'))).get('error')).toBe(
      'ONE_TIME_TOKEN_INVALID',
    );
    expect((await follow(startUrl(await codeFor(customer), 'company', sister.id))).get('error')).toBe(
      'ONE_TIME_TOKEN_INVALID',
    );
    const code = await codeFor(customer);
    server.clock.advance({ seconds: 61 });
    expect((await follow(startUrl(code))).get('error')).toBe('ONE_TIME_TOKEN_INVALID');
    server.clock.advance({ seconds: -61 });
  });

  test.each(['', 'x', 'x.y', 'a\0b', `${crypto.randomUUID()}.${'x'.repeat(43)}`])(
    'redirects back with an error if it is malformed: %j',
    async (code) => {
      const page = await follow(startUrl(code));
      expect([...page.entries()]).toEqual([['error', 'ONE_TIME_TOKEN_INVALID']]);
    },
  );

  test('is refused if the address contains it twice', async () => {
    const customer = await newCustomer();
    const code = await codeFor(customer);
    expect((await follow(`${startUrl(code)}&link=${code}`)).get('error')).toBe('ONE_TIME_TOKEN_INVALID');
  });

  test('is replaced by a result that is valid once, within two minutes, and only in the same session', async () => {
    const customer = await newCustomer();
    const again = await login(server.url, customer, { siteId: 1 });
    const first = (await follow(startUrl(await codeFor(customer)))).get('link');
    expect(codeOf(await complete(first, again))).toBe('ONE_TIME_TOKEN_INVALID');
    expect((await complete(first, customer)).errors).toEqual([]);
    expect(codeOf(await complete(first, customer))).toBe('ONE_TIME_TOKEN_INVALID');
    provider.person = externalPerson();
    const second = (await follow(startUrl(await codeFor(customer)))).get('link');
    server.clock.advance({ seconds: 121 });
    expect(codeOf(await complete(second, customer))).toBe('ONE_TIME_TOKEN_INVALID');
    server.clock.advance({ seconds: -121 });
    const third = (await follow(startUrl(await codeFor(customer)))).get('link');
    await execute(server.url, Logout, {}, { token: customer.token, siteId: 1 });
    expect(codeOf(await complete(third, customer))).toBe('TOKEN_REVOKED');
  });

  test('is not interchangeable with its result or a handoff code', async () => {
    const customer = await newCustomer();
    const code = await codeFor(customer);
    expect(codeOf(await complete(code, customer))).toBe('ONE_TIME_TOKEN_INVALID');
    const result = (await follow(startUrl(code))).get('link') ?? '';
    const redeemed = await request(server.url, RedeemHandoff, { code: result }, { siteId: 1 });
    expect(codeOf(redeemed)).toBe('INVALID_CREDENTIALS');
    expect((await follow(startUrl(result))).get('error')).toBe('ONE_TIME_TOKEN_INVALID');
  });

  test('is in no log, and the identity is stored encrypted', async () => {
    const customer = await newCustomer();
    const code = await codeFor(customer);
    const result = (await follow(startUrl(code))).get('link') ?? '';
    for (const secret of [code, result]) {
      expect(secret).not.toBe('');
      expect(server.logs.some((line) => line.includes(secret))).toBe(false);
    }
    const rows = await server.gatehouse.prisma.oneTimeToken.findMany();
    expect(JSON.stringify(rows)).not.toContain(String(provider.person?.sub));
  });

  test('has a result that only one of several parallel requests can complete', async () => {
    const customer = await newCustomer();
    const result = (await follow(startUrl(await codeFor(customer)))).get('link');
    const answers = await Promise.all(Array.from({ length: 8 }, () => complete(result, customer)));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(await linksOf(customer)).toHaveLength(1);
  });
});
