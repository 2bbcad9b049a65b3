import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pelcroApi } from '../../rest/pelcro/api.ts';
import { BOT_SECRET, BOT_SITE_KEY, type BotService, startBotService } from '../../support/bot-service.ts';
import { execute, request, rest } from '../../support/client.ts';
import { login, register, uniqueEmail } from '../../support/customers.ts';
import { Register } from '../../support/documents.ts';
import { mailsTo } from '../../support/mails.ts';
import { PUBLIC_URL, startServer, type TestServer } from '../../support/server.ts';
import { RequestPasswordlessLogin, RequestPasswordReset } from '../../support/ways-in.ts';
import { protect } from './scene.ts';

const HOSTNAME = new URL(PUBLIC_URL).hostname;
const password = 'a long enough password';

let service: BotService;
let server: TestServer;
beforeAll(async () => {
  service = await startBotService();
  server = await startServer({ env: { ...service.env, LOG_LEVEL: 'trace' } });
});
beforeEach(async () => {
  service.mode = 'up';
  service.questions.length = 0;
  await server.gatehouse.prisma.site.update({ where: { id: 1 }, data: { passwordlessEnabled: true } });
  await protect(server);
  // After five minutes, the last answer of the provider no longer counts as recent.
  server.clock.advance({ minutes: 5 });
});

type Token = string | null | undefined;
const solved = (about: Parameters<BotService['solve']>[0] = {}) =>
  service.solve({ hostname: HOSTNAME, ...about });

/** The three protected operations in GraphQL. */
const graphqlWays = {
  register: (email: string, botToken: Token) =>
    request(server.url, Register, { input: { email, password, botToken } }),
  requestPasswordReset: (email: string, botToken: Token) =>
    request(server.url, RequestPasswordReset, { input: { email, botToken } }),
  requestPasswordlessLogin: (email: string, botToken: Token) =>
    request(server.url, RequestPasswordlessLogin, { input: { email, botToken } }),
};
const pelcroPaths = ['/auth/register', '/password/forgot', '/auth/passwordless/request'];
const byPelcro = (path: string, email: string, security_token: Token) =>
  pelcroApi(server, 'POST', path, { body: { email, password, security_token } });
/** The operations in GraphQL and in the Pelcro API. Each returns the errors of its fields, or the status. */
const ways: [string, (email: string, token: Token) => Promise<Record<string, string[]> | number>][] = [
  ...Object.entries(graphqlWays).map(
    ([name, ask]) =>
      [
        name,
        async (email: string, token: Token) => {
          const { status, errors } = await ask(email, token);
          const { code, fields } = errors[0]?.extensions ?? {};
          if (code === 'VALIDATION_FAILED') {
            expect(status).toBe(400);
            return { ...fields };
          }
          return errors.length === 0 ? 200 : status;
        },
      ] as (typeof ways)[number],
  ),
  ...pelcroPaths.map(
    (path) =>
      [
        path,
        async (email: string, token: Token) => {
          const { status, body } = await byPelcro(path, email, token);
          if (status !== 400) return status;
          const { security_token, ...others } = body.errors;
          return security_token ? { ...others, botToken: security_token } : others;
        },
      ] as (typeof ways)[number],
  ),
];

const customers = (email: string) => server.gatehouse.prisma.customer.count({ where: { email } });

describe.each(ways)('%s on a protected site', (_name, ask) => {
  test('accepts a solved token once, from its own pages, and sends the provider only token and secret', async () => {
    const token = solved();
    expect(await ask(uniqueEmail(), token)).toBe(200);
    expect(service.questions).toEqual([{ secret: BOT_SECRET, response: token }]);
    expect(await ask(uniqueEmail(), token)).toEqual({
      botToken: ['The check that you are not a robot has expired. Please try again.'],
    });
  });

  test.each<[string, () => Token]>([
    ['no token', () => undefined],
    ['null', () => null],
    ['an empty token', () => ''],
    ['a blank token', () => '  '],
    ['a forged token', () => 'forged'],
    ['a token that is too long', () => 'x'.repeat(8_193)],
    ['a token with odd characters', () => 'x\u00e9\u{1f600}'],
    ['a token of a foreign page', () => solved({ hostname: 'elsewhere.example' })],
    ['a token of a foreign subdomain', () => solved({ hostname: `www.${HOSTNAME}` })],
    ['a token for another operation', () => solved({ action: 'login' })],
  ])('refuses %s, and creates no customer', async (_case, make) => {
    const email = uniqueEmail();
    const answer = await ask(email, make());
    expect(answer).toEqual({ botToken: [expect.any(String)] });
    expect(await customers(email)).toBe(0);
  });
});

test('a refusal does not depend on the email, and sends and counts no mail', async () => {
  const { email } = await register(server.url, { botToken: solved() });
  for (const ask of [graphqlWays.requestPasswordReset, graphqlWays.requestPasswordlessLogin]) {
    const [known, unknown] = [await ask(email, 'forged'), await ask(uniqueEmail(), 'forged')];
    expect(known.errors[0]?.extensions).toEqual(unknown.errors[0]?.extensions);
  }
  // The error that an email is taken is only returned after a successful check.
  const taken = await graphqlWays.register(email, 'forged');
  expect(Object.keys(taken.errors[0]?.extensions?.fields ?? {})).toEqual(['botToken']);
  const { prisma } = server.gatehouse;
  expect(await prisma.attemptCounter.count({ where: { key: { startsWith: 'password-reset' } } })).toBe(0);
  expect(await mailsTo(server, email)).toEqual([]);
});

test('the error is in the language of the request, and in English in the Pelcro API', async () => {
  const headers = { 'accept-language': 'de' };
  const input = { email: uniqueEmail(), password, botToken: 'forged' };
  const { errors } = await request(server.url, Register, { input }, { headers });
  expect(errors[0]?.extensions?.fields?.botToken?.[0]).toMatch(/^Die Prüfung, ob Sie ein Roboter sind/);
  const body = { ...input, security_token: 'forged' };
  const byPelcro = await pelcroApi(server, 'POST', '/auth/register', { body, headers });
  expect(byPelcro.body.errors.security_token[0]).toMatch(/^The check/);
});

test('invalid input does not use up a token', async () => {
  const token = solved();
  const { errors } = await graphqlWays.register('not an email', token);
  expect(Object.keys(errors[0]?.extensions?.fields ?? {})).toEqual(['email']);
  expect(service.questions).toEqual([]);
  expect((await graphqlWays.register(uniqueEmail(), token)).errors).toEqual([]);
});

test('the pages of the site are its link, its origins, its login host and the hosted pages', async () => {
  const data = {
    link: 'https://paper.example',
    loginHost: 'login.paper.example:8443',
    allowedOrigins: ['https://shop.paper.example:8443'],
  };
  await server.gatehouse.prisma.site.update({ where: { id: 1 }, data });
  const from = async (hostname?: string) =>
    (await graphqlWays.register(uniqueEmail(), service.solve({ hostname }))).errors.length === 0;
  const hosts = ['paper.example', 'PAPER.example', 'login.paper.example', 'shop.paper.example', HOSTNAME];
  for (const hostname of hosts) {
    expect([hostname, await from(hostname)]).toEqual([hostname, true]);
  }
  // Apps have no pages.
  expect(await from('')).toBe(true);
  expect(await from('news.paper.example')).toBe(false);
});

test('a token of reCAPTCHA v3 needs the minimum score of the site, and the right action', async () => {
  await protect(server, { provider: 'RECAPTCHA_SCORE', minimumScore: 0.6 });
  const passes = async (about: object) =>
    (await graphqlWays.register(uniqueEmail(), solved(about))).errors.length === 0;
  expect(await passes({ action: 'register', score: 0.6 })).toBe(true);
  expect(await passes({ action: 'register', score: 0.5 })).toBe(false);
  expect(await passes({ action: 'register' })).toBe(false);
  expect(await passes({ action: 'password_reset', score: 0.9 })).toBe(false);
});

test('a token of hCaptcha is checked together with the site key', async () => {
  await protect(server, { provider: 'HCAPTCHA' });
  const token = solved();
  expect((await graphqlWays.register(uniqueEmail(), token)).errors).toEqual([]);
  expect(service.questions).toEqual([{ secret: BOT_SECRET, response: token, sitekey: BOT_SITE_KEY }]);
});

describe('while the provider does not work', () => {
  test.each(['down', 500, 503, 200] as const)(
    '(%s) visitors are admitted, and these admissions are counted and logged',
    async (mode) => {
      service.mode = mode;
      const before = await counted('unavailable');
      for (const [name, ask] of ways) {
        expect([name, await ask(uniqueEmail(), 'any-token')]).toEqual([name, 200]);
        // A visitor without a token is admitted, too, because the page may be unable to load the widget.
        expect([name, await ask(uniqueEmail(), undefined)]).toEqual([name, 200]);
      }
      expect((await counted('unavailable')) - before).toBe(2 * ways.length);
      const warnings = server.logs.map((line) => JSON.parse(line)).filter(({ msg }) => /admitted/.test(msg));
      expect(warnings.at(-1)).toMatchObject({
        level: expect.anything(),
        siteId: 1,
        provider: 'TURNSTILE',
        operation: 'PASSWORDLESS_LOGIN',
        reason: expect.any(String),
      });
    },
  );

  test('a visitor is admitted, even if the provider never answers', async () => {
    service.mode = 'hangs';
    expect((await graphqlWays.register(uniqueEmail(), 'any-token')).errors).toEqual([]);
  });

  test('a visitor is not admitted if the provider answers with an error that the token can cause', async () => {
    for (const status of [400, 403, 413, 429]) {
      service.mode = status;
      const { errors } = await graphqlWays.register(uniqueEmail(), 'any-token');
      expect([status, errors[0]?.extensions?.code]).toEqual([status, 'VALIDATION_FAILED']);
    }
  });

  test('all visitors get 503 if the provider does not accept the secret', async () => {
    await protect(server, { secret: 'rotated elsewhere' });
    const { status, errors } = await graphqlWays.register(uniqueEmail(), solved());
    expect([status, errors[0]?.extensions?.code]).toEqual([503, 'UNAVAILABLE']);
    expect((await byPelcro('/password/forgot', uniqueEmail(), solved())).status).toBe(503);
    expect(server.logs.join('\n')).toContain('bot protection is set up wrongly');
  });
});

test('a site without protection, and an operation that is not protected, do not call the provider', async () => {
  await protect(server, { operations: ['REGISTER'] });
  expect((await graphqlWays.requestPasswordReset(uniqueEmail(), undefined)).errors).toEqual([]);
  expect((await graphqlWays.requestPasswordlessLogin(uniqueEmail(), 'forged')).errors).toEqual([]);
  await server.gatehouse.prisma.botProtection.deleteMany();
  expect((await graphqlWays.register(uniqueEmail(), 'forged')).errors).toEqual([]);
  expect(service.questions).toEqual([]);
});

test('logins are not protected in any API', async () => {
  const customer = await register(server.url, { password, botToken: solved() });
  service.questions.length = 0;
  await login(server.url, customer);
  const { email } = customer;
  expect((await pelcroApi(server, 'POST', '/auth/login', { body: { email, password } })).status).toBe(200);
  const prancer = await rest(server.url, 'POST', '/demo/api/login/', { body: { email, password } });
  expect(prancer.status).toBe(200);
  expect(service.questions).toEqual([]);
});

test('Pelcro’s page gets the site key of reCAPTCHA v3, for registrations', async () => {
  const key = async () => (await pelcroApi(server, 'GET', '/site')).body.data.security_key;
  expect(await key()).toBe(null);
  await protect(server, { provider: 'RECAPTCHA_SCORE' });
  expect(await key()).toBe(BOT_SITE_KEY);
  await protect(server, { provider: 'RECAPTCHA_SCORE', operations: ['PASSWORD_RESET'] });
  expect(await key()).toBe(null);
});

test('tokens and the secret are in no log', async () => {
  const tokens = [solved(), solved(), 'forged-token-of-a-bot'];
  await graphqlWays.register(uniqueEmail(), tokens[0]);
  await byPelcro('/auth/register', uniqueEmail(), tokens[1]);
  await graphqlWays.register(uniqueEmail(), tokens[2]);
  service.mode = 'down';
  await graphqlWays.register(uniqueEmail(), tokens[2]);
  const log = server.logs.join('\n');
  for (const secret of [...tokens, BOT_SECRET]) expect(log).not.toContain(secret);
});

test('checks are limited by address, before the provider is asked', async () => {
  const limited = await startServer({ env: { ...service.env, RATE_LIMITS: 'on' } });
  await protect(limited);
  const ask = () =>
    request(limited.url, RequestPasswordReset, { input: { email: uniqueEmail(), botToken: 'x' } });
  const answers = await Promise.all(Array.from({ length: 121 }, ask));
  const given = answers.map(({ errors }) => errors[0]?.extensions);
  expect(given.filter((refusal) => refusal?.code === 'VALIDATION_FAILED')).toHaveLength(120);
  const limit = { name: 'bot-check', max: 120, windowSeconds: 60 };
  expect(given.filter((refusal) => refusal?.code === 'RATE_LIMITED')).toMatchObject([{ limit }]);
  expect(service.questions).toHaveLength(120);
  limited.clock.advance({ seconds: 61 });
  const input = { email: uniqueEmail(), botToken: solved() };
  await execute(limited.url, RequestPasswordReset, { input });
});

async function counted(outcome: string): Promise<number> {
  const { body } = await rest(server.url, 'GET', '/metrics');
  const pattern = new RegExp(
    `^gatehouse_bot_checks_total\\{provider="TURNSTILE",outcome="${outcome}"\\} (\\d+)$`,
    'm',
  );
  return Number(pattern.exec(body)?.[1] ?? 0);
}
