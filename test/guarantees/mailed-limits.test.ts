import { beforeEach, describe, expect, test } from 'vitest';
import { pelcroApi } from '../rest/pelcro/api.ts';
import { execute, request, rest } from '../support/client.ts';
import { register, uniqueEmail } from '../support/customers.ts';
import { codeIn, lastMailTo } from '../support/mails.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { PasswordlessCodeLogin, RequestPasswordlessLogin } from '../support/ways-in.ts';
import { cameFrom } from './attempts.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startServer({ env: { RATE_LIMITS: 'on', TRUSTED_PROXIES: '1' } });
  await server.gatehouse.prisma.site.updateMany({ data: { passwordlessEnabled: true } });
  server.clock.freeze();
});

/** Sends many requests in one document, by aliases. @returns the number that were accepted */
async function byAliases(field: string, emails: readonly string[], from: string): Promise<number> {
  const aliases = emails.map((email, index) => {
    return `a${index}: ${field}(input: { email: ${JSON.stringify(email)} }) { accepted }`;
  });
  const body = { query: `mutation { ${aliases.join(' ')} }` };
  const answer = await rest(server.url, 'POST', '/graphql', { body, headers: cameFrom(from) });
  const failed = answer.body.errors?.length ?? 0;
  // After the first refusal, the other fields are not executed, because they cannot be null.
  return failed === 0 ? emails.length : Number(/\d+/.exec(answer.body.errors[0].path[0])?.[0]);
}

async function byRest(path: string, email: string, from: string): Promise<number> {
  const { status } = await pelcroApi(server, 'POST', path, { body: { email }, headers: cameFrom(from) });
  return status === 200 ? 1 : 0;
}

describe.each([
  ['requestPasswordReset', '/password/forgot'],
  ['requestPasswordlessLogin', '/auth/passwordless/request'],
])('%s and %s are counted together', (field, path) => {
  test('with a limit of 5 an hour for an email in any letter case, over all aliases and IP addresses', async () => {
    const email = uniqueEmail();
    expect(await byAliases(field, [email, email.toUpperCase(), ` ${email} `], '192.0.2.1')).toBe(3);
    expect(await byRest(path, email, '192.0.2.2')).toBe(1);
    expect(await byAliases(field, [email, email, email], '192.0.2.3')).toBe(1);
    expect(await byRest(path, email.toUpperCase(), '192.0.2.4')).toBe(0);
    expect(await byAliases(field, [email], '192.0.2.5')).toBe(0);
  });

  test('with a limit of 30 an hour for an IPv4 address or an IPv6 /64', async () => {
    for (const from of [() => '192.0.2.1', (index: number) => `2001:db8:7:7::${index}`]) {
      let accepted = 0;
      for (let document = 0; document < 2; document += 1) {
        const emails = Array.from({ length: 14 }, uniqueEmail);
        accepted += await byAliases(field, emails, from(document));
      }
      for (let calls = 0; calls < 6; calls += 1) accepted += await byRest(path, uniqueEmail(), from(calls));
      expect(accepted).toBe(30);
    }
  });
});

describe('guesses at login codes', () => {
  const guess = (email: string, code: string, from: string) =>
    request(server.url, PasswordlessCodeLogin, { input: { email, code } }, { headers: cameFrom(from) });
  const codeOf = ({ errors }: Awaited<ReturnType<typeof guess>>) => errors[0]?.extensions?.code ?? null;

  test('are limited to 50 a day for an email, over all codes and IP addresses', async () => {
    const { email } = await register(server.url);
    for (const about of [email, uniqueEmail()]) {
      for (let guesses = 0; guesses < 50; guesses += 1) {
        expect(codeOf(await guess(about, '000000', `198.51.100.${guesses}`))).toBe('INVALID_CREDENTIALS');
      }
      const input = { email: about };
      await execute(server.url, RequestPasswordlessLogin, { input }, { headers: cameFrom('203.0.113.1') });
      const refused = await guess(about.toUpperCase(), '000000', '203.0.113.2');
      expect([codeOf(refused), refused.headers['retry-after']]).toEqual(['RATE_LIMITED', '86400']);
    }
    const code = codeIn(await lastMailTo(server, email));
    expect(codeOf(await guess(email, code, '203.0.113.3'))).toBe('RATE_LIMITED');

    server.clock.advance({ days: 1 });
    await execute(server.url, RequestPasswordlessLogin, { input: { email } });
    const fresh = codeIn(await lastMailTo(server, email));
    expect(codeOf(await guess(email, fresh, '203.0.113.3'))).toBeNull();
  });

  test('are limited to 60 an hour from an IP address, over all emails', async () => {
    for (let guesses = 0; guesses < 60; guesses += 1) {
      expect(codeOf(await guess(uniqueEmail(), '000000', '192.0.2.1'))).toBe('INVALID_CREDENTIALS');
    }
    expect(codeOf(await guess(uniqueEmail(), '000000', '192.0.2.1'))).toBe('RATE_LIMITED');
    expect(codeOf(await guess(uniqueEmail(), '000000', '192.0.2.2'))).toBe('INVALID_CREDENTIALS');
  });
});
