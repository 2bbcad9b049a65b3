import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { beforeAll, describe, expect, test } from 'vitest';
import { request } from '../support/client.ts';
import { register, uniqueEmail } from '../support/customers.ts';
import { linksIn, mailsTo } from '../support/mails.ts';
import { startServer, type TestServer, testServer } from '../support/server.ts';
import { RequestPasswordlessLogin, RequestPasswordReset } from '../support/ways-in.ts';
import { cameFrom } from './attempts.ts';

type Ask = TypedDocumentNode<unknown, { input: { email: string; referer?: string } }>;

const asks = {
  RequestPasswordReset: RequestPasswordReset as Ask,
  RequestPasswordlessLogin: RequestPasswordlessLogin as Ask,
};
const names = Object.keys(asks) as (keyof typeof asks)[];

function ask(url: string, name: keyof typeof asks, email: string, headers = {}) {
  return request(url, asks[name], { input: { email } }, { headers });
}
const enable = ({ gatehouse }: TestServer, data = {}) =>
  gatehouse.prisma.site.updateMany({ data: { passwordlessEnabled: true, ...data } });

describe.each(names)('%s does not reveal whether an email has a customer', (name) => {
  const server = testServer({ env: { RATE_LIMITS: 'on', TRUSTED_PROXIES: '1' } });

  beforeAll(async () => {
    await enable(server);
  });

  async function gone(data: object): Promise<string> {
    const { email, customer } = await register(server.url);
    await server.gatehouse.prisma.customer.update({ where: { id: Number(customer.id) }, data });
    return email;
  }

  test('by its answer, including a 429, and only a customer gets a mail', async () => {
    const known = (await register(server.url)).email;
    const others = [
      uniqueEmail(),
      await gone({ disabledAt: new Date() }),
      await gone({ deletedAt: new Date() }),
    ];
    server.clock.freeze();
    const seen = new Map<string, string[]>();
    for (const email of [known, ...others]) {
      const answers: string[] = [];
      for (let times = 0; times < 6; times += 1) {
        const { status, headers, data, errors } = await ask(server.url, name, email);
        const { date: _date, 'x-request-id': _id, ...alike } = headers;
        answers.push(JSON.stringify({ status, alike, data, errors }));
      }
      expect(answers.filter((answer) => answer.includes('RATE_LIMITED'))).toHaveLength(1);
      const key = answers.join('\n');
      seen.set(key, [...(seen.get(key) ?? []), email]);
    }
    expect([...seen.values()]).toEqual([[known, ...others]]);
    expect(await mailsTo(server, known)).toHaveLength(5);
    for (const email of others) expect(await mailsTo(server, email)).toEqual([]);
  });

  test('by the number of tokens and counters that it stores', async () => {
    const known = (await register(server.url)).email;
    const { prisma } = server.gatehouse;
    const written = async (email: string) => {
      const rows = () => Promise.all([prisma.oneTimeToken.count(), prisma.attemptCounter.count()]);
      const before = await rows();
      await ask(server.url, name, email, cameFrom(`198.51.100.${email === known ? 1 : 2}`));
      return (await rows()).map((count, index) => count - (before[index] ?? 0));
    };
    expect(await written(uniqueEmail())).toEqual(await written(known));
  });

  test('unless the site has revealUnknownEmails', async () => {
    await enable(server, { revealUnknownEmails: true });
    const answer = await ask(server.url, name, uniqueEmail(), cameFrom('198.51.100.3'));
    expect([answer.status, answer.errors[0]?.extensions?.code]).toEqual([404, 'NOT_FOUND']);
    const known = await ask(server.url, name, (await register(server.url)).email, cameFrom('198.51.100.3'));
    expect(known.errors).toEqual([]);
    await enable(server, { revealUnknownEmails: false });
  });
});

describe.each(names)('%s is limited', (name) => {
  test('by email and by IP address, in windows of an hour', async () => {
    const server = await startServer({ env: { RATE_LIMITS: 'on', TRUSTED_PROXIES: '1' } });
    await enable(server);
    server.clock.freeze();
    const email = uniqueEmail();
    const codes: (string | undefined)[] = [];
    for (let times = 0; times < 7; times += 1) {
      const { errors } = await ask(server.url, name, email, cameFrom(`192.0.2.${times}`));
      codes.push(errors[0]?.extensions?.code);
    }
    expect(codes.map((code) => code ?? 'accepted')).toEqual([
      ...Array.from({ length: 5 }, () => 'accepted'),
      'RATE_LIMITED',
      'RATE_LIMITED',
    ]);
    const refused = await ask(server.url, name, email);
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '3600']);
    server.clock.advance({ hours: 1 });
    expect((await ask(server.url, name, email)).errors).toEqual([]);

    // The limit of an IP address applies to all emails together. Requests that it refuses do not count for their email.
    const from = cameFrom('203.0.113.9');
    for (let times = 0; times < 30; times += 1) {
      expect((await ask(server.url, name, uniqueEmail(), from)).errors).toEqual([]);
    }
    const victim = uniqueEmail();
    for (let times = 0; times < 6; times += 1) {
      expect((await ask(server.url, name, victim, from)).status).toBe(429);
    }
    expect((await ask(server.url, name, victim, cameFrom('203.0.113.10'))).errors).toEqual([]);
  });

  test('but not if rate limits are off', async () => {
    const server = await startServer();
    await enable(server);
    const email = uniqueEmail();
    for (let times = 0; times < 8; times += 1) {
      expect((await ask(server.url, name, email)).errors).toEqual([]);
    }
  });
});

describe('links lead to the configured address, even if a header of the request names another one', () => {
  const evil = 'evil.example';
  const headers: Record<string, string> = {
    host: evil,
    'x-forwarded-host': evil,
    forwarded: `host=${evil};proto=https`,
    'x-forwarded-server': evil,
    'x-original-url': `https://${evil}/`,
    'x-host': evil,
    origin: `https://${evil}`,
    referer: `https://${evil}/page`,
  };

  test.each(Object.entries(headers))('%s: %s', async (name, value) => {
    const server = await startServer({ env: { TRUSTED_PROXIES: '1' } });
    await enable(server);
    for (const link of [null, 'https://news.example.test']) {
      await enable(server, { link, emailVerificationEnabled: true });
      const { email } = await register(server.url, {}, { headers: { [name]: value } });
      for (const kind of names) {
        const input = { email, referer: `https://${evil}/` };
        const answer = await request(server.url, asks[kind], { input }, { headers: { [name]: value } });
        expect(answer.errors).toEqual([]);
      }
      const mails = await mailsTo(server, email);
      expect(mails).toHaveLength(3);
      for (const mail of mails) {
        const origins = new Set(linksIn(mail).map(({ origin }) => origin));
        expect([...origins]).toEqual([link ?? server.settings.publicUrl]);
        expect(`${mail.subject}${mail.text}${mail.html}`).not.toContain(evil);
      }
    }
  });
});
