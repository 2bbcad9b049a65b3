import { beforeEach, describe, expect, test } from 'vitest';
import { type GraphqlAnswer, request } from '../../support/client.ts';
import { ChangePassword, Login } from '../../support/documents.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { CompleteLogin } from './documents.ts';
import {
  challengeFor,
  codeOf,
  type Guarded,
  refusalIn,
  registerGuarded,
  setPolicy,
  wrongCode,
} from './factors.ts';

let server: TestServer;
let customer: Guarded;
beforeEach(async () => {
  server = await startServer();
  await setPolicy(server, 'OPTIONAL');
  server.clock.freeze();
  customer = await registerGuarded(server);
});

type Shown = { code?: string; recoveryCode?: string };

async function complete(challenge: string, shown: Shown): Promise<string> {
  return outcomeOf(await request(server.url, CompleteLogin, { input: { challenge, ...shown } }));
}

async function logInWith(shown: Shown): Promise<string> {
  return complete(await challengeFor(server, customer), shown);
}

function outcomeOf(answer: GraphqlAnswer<unknown>): string {
  if (answer.data) return 'in';
  const { code, fields } = refusalIn(answer);
  return code === 'VALIDATION_FAILED' ? Object.keys(fields ?? {}).join() : String(code);
}

describe('a code', () => {
  test('is good within one step of thirty seconds either way, and no further', async () => {
    const at = (steps: number) => ({ code: codeOf(server, customer.secret, steps) });
    expect(await logInWith(at(-2))).toBe('code');
    expect(await logInWith(at(2))).toBe('code');
    expect(await logInWith(at(-1))).toBe('in');
    expect(await logInWith(at(1))).toBe('in');
  });

  test('is good once, and so is none from before it', async () => {
    const code = codeOf(server, customer.secret);
    const earlier = codeOf(server, customer.secret, -1);
    expect(await logInWith({ code })).toBe('in');
    expect(await logInWith({ code })).toBe('code');
    expect(await logInWith({ code: earlier })).toBe('code');
    server.clock.advance({ seconds: 30 });
    expect(await logInWith({ code })).toBe('code');
    expect(await logInWith({ code: codeOf(server, customer.secret) })).toBe('in');
  });

  test('that was used for a login that then fails has not been used', async () => {
    const challenge = await challengeFor(server, customer);
    const code = codeOf(server, customer.secret);
    const where = { email: customer.email };
    const disable = (disabledAt: Date | null) =>
      server.gatehouse.prisma.customer.updateMany({ where, data: { disabledAt } });
    await disable(server.clock.now());
    expect(await complete(challenge, { code })).toBe('INVALID_CREDENTIALS');
    await disable(null);
    expect(await complete(challenge, { code })).toBe('in');
  });

  test('of somebody else is none of hers', async () => {
    const other = await registerGuarded(server);
    expect(await logInWith({ code: codeOf(server, other.secret) })).toBe('code');
    expect(await logInWith({ recoveryCode: other.recoveryCodes[0] ?? '' })).toBe('recoveryCode');
  });
});

describe('wrong codes', () => {
  test('are refused after five in five minutes, the right one with them, whatever challenge they come with', async () => {
    const code = wrongCode(server, customer.secret);
    for (let i = 0; i < 5; i += 1) expect(await logInWith({ code })).toBe('code');
    const right = () => ({ code: codeOf(server, customer.secret) });
    const challenge = await challengeFor(server, customer);
    const locked = await request(server.url, CompleteLogin, { input: { challenge, ...right() } });
    expect(outcomeOf(locked)).toBe('ACCOUNT_LOCKED');
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(200);
    expect(await logInWith({ recoveryCode: customer.recoveryCodes[0] ?? '' })).toBe('ACCOUNT_LOCKED');
    server.clock.advance({ minutes: 5 });
    expect(await logInWith(right())).toBe('in');
  });

  test('are forgotten by a right one', async () => {
    const code = wrongCode(server, customer.secret);
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 4; i += 1) expect(await logInWith({ code })).toBe('code');
      expect(await logInWith({ code: codeOf(server, customer.secret) })).toBe('in');
      server.clock.advance({ seconds: 30 });
    }
  });

  test('are refused after a hundred in a day, however slowly they come', async () => {
    const { id } = await server.gatehouse.prisma.customer.findFirstOrThrow({
      where: { email: customer.email },
    });
    const windowEndsAt = new Date(server.clock.now().getTime() + 86_400_000);
    const key = `factor:customer:${id}/day`;
    await server.gatehouse.prisma.attemptCounter.upsert({
      where: { key },
      create: { key, failures: 99, windowEndsAt, pendingUntil: windowEndsAt },
      update: { failures: 99, windowEndsAt },
    });
    expect(await logInWith({ code: wrongCode(server, customer.secret) })).toBe('code');
    expect(await logInWith({ code: codeOf(server, customer.secret) })).toBe('ACCOUNT_LOCKED');
    server.clock.advance({ days: 1 });
    expect(await logInWith({ code: codeOf(server, customer.secret) })).toBe('in');
  });

  test('that are none at all are named by field, and count as none', async () => {
    const challenge = await challengeFor(server, customer);
    for (const shown of [{}, { code: '' }, { code: '1', recoveryCode: 'x' }, { code: 'a\0b' }]) {
      expect(await complete(challenge, shown)).toBe('code');
    }
    expect(await complete('no challenge', { code: '123456' })).toBe('challenge');
    expect(await complete(challenge, { code: codeOf(server, customer.secret) })).toBe('in');
  });
});

describe('a challenge', () => {
  test('is good for five minutes', async () => {
    const challenge = await challengeFor(server, customer);
    server.clock.advance({ seconds: 300 });
    expect(await complete(challenge, { code: codeOf(server, customer.secret) })).toBe('challenge');
  });

  test('is good once', async () => {
    const challenge = await challengeFor(server, customer);
    expect(await complete(challenge, { code: codeOf(server, customer.secret) })).toBe('in');
    server.clock.advance({ seconds: 30 });
    expect(await complete(challenge, { code: codeOf(server, customer.secret) })).toBe('challenge');
  });

  test('is dead after five wrong codes, even where the count of the customer has been cleared', async () => {
    const challenge = await challengeFor(server, customer);
    const code = wrongCode(server, customer.secret);
    for (let i = 0; i < 4; i += 1) expect(await complete(challenge, { code })).toBe('code');
    expect(await logInWith({ code: codeOf(server, customer.secret) })).toBe('in');
    expect(await complete(challenge, { code })).toBe('code');
    server.clock.advance({ seconds: 30 });
    expect(await complete(challenge, { code: codeOf(server, customer.secret) })).toBe('challenge');
    expect(await logInWith({ code: codeOf(server, customer.secret) })).toBe('in');
  });

  test('dies with the password that it was given for', async () => {
    const challenge = await challengeFor(server, customer);
    const input = { oldPassword: customer.password, newPassword: 'another password' };
    await request(server.url, ChangePassword, { input }, customer);
    expect(await complete(challenge, { code: codeOf(server, customer.secret) })).toBe('challenge');
  });

  test('is good on its own site only', async () => {
    const { prisma } = server.gatehouse;
    const { accountId } = await prisma.site.findUniqueOrThrow({ where: { id: 1 } });
    const other = await prisma.site.create({ data: { accountId, name: 'Other', slug: 'other' } });
    const { email, password } = customer;
    const answer = await request(server.url, Login, { input: { email, password } }, { siteId: 1 });
    const input = { challenge: refusalIn(answer).challenge ?? '', code: codeOf(server, customer.secret) };
    const elsewhere = await request(server.url, CompleteLogin, { input }, { siteId: other.id });
    expect(outcomeOf(elsewhere)).toBe('challenge');
    expect(outcomeOf(await request(server.url, CompleteLogin, { input }, { siteId: 1 }))).toBe('in');
  });
});

describe('recovery codes', () => {
  test('are ten, each good once, however they are typed', async () => {
    expect(new Set(customer.recoveryCodes).size).toBe(10);
    const [first = '', second = ''] = customer.recoveryCodes;
    expect(await logInWith({ recoveryCode: first })).toBe('in');
    expect(await logInWith({ recoveryCode: first })).toBe('recoveryCode');
    expect(await logInWith({ recoveryCode: second.toUpperCase().replaceAll('-', ' ') })).toBe('in');
  });

  test('and secrets are not kept in clear', async () => {
    const rows = await server.gatehouse.prisma.authenticator.findMany();
    const kept = JSON.stringify(rows, (_key, value) =>
      typeof value === 'bigint'
        ? String(value)
        : value instanceof Uint8Array
          ? Buffer.from(value).toString('latin1')
          : value,
    );
    expect(rows).toHaveLength(11);
    for (const secret of [customer.secret, ...customer.recoveryCodes]) {
      expect(kept).not.toContain(secret);
      expect(kept).not.toContain(secret.replaceAll('-', '').toUpperCase());
    }
  });
});
