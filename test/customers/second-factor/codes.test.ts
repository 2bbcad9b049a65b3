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

async function logInWithCode(shown: Shown): Promise<string> {
  return complete(await challengeFor(server, customer), shown);
}

function outcomeOf(answer: GraphqlAnswer<unknown>): string {
  if (answer.data) return 'in';
  const { code, fields } = refusalIn(answer);
  return code === 'VALIDATION_FAILED' ? Object.keys(fields ?? {}).join() : String(code);
}

describe('a TOTP code', () => {
  test('is also valid one step of thirty seconds before its own step, and one step after it', async () => {
    const at = (steps: number) => ({ code: codeOf(server, customer.secret, steps) });
    expect(await logInWithCode(at(-2))).toBe('code');
    expect(await logInWithCode(at(2))).toBe('code');
    expect(await logInWithCode(at(-1))).toBe('in');
    expect(await logInWithCode(at(1))).toBe('in');
  });

  test('is valid once, and invalidates earlier codes', async () => {
    const code = codeOf(server, customer.secret);
    const earlier = codeOf(server, customer.secret, -1);
    expect(await logInWithCode({ code })).toBe('in');
    expect(await logInWithCode({ code })).toBe('code');
    expect(await logInWithCode({ code: earlier })).toBe('code');
    server.clock.advance({ seconds: 30 });
    expect(await logInWithCode({ code })).toBe('code');
    expect(await logInWithCode({ code: codeOf(server, customer.secret) })).toBe('in');
  });

  test('is not used up by a login that fails afterwards', async () => {
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

  test('is not valid for another customer', async () => {
    const other = await registerGuarded(server);
    expect(await logInWithCode({ code: codeOf(server, other.secret) })).toBe('code');
    expect(await logInWithCode({ recoveryCode: other.recoveryCodes[0] ?? '' })).toBe('recoveryCode');
  });
});

describe('wrong codes', () => {
  test('cause a lockout after five in five minutes, for every challenge and even for a correct code', async () => {
    const code = wrongCode(server, customer.secret);
    for (let i = 0; i < 5; i += 1) expect(await logInWithCode({ code })).toBe('code');
    const right = () => ({ code: codeOf(server, customer.secret) });
    const challenge = await challengeFor(server, customer);
    const locked = await request(server.url, CompleteLogin, { input: { challenge, ...right() } });
    expect(outcomeOf(locked)).toBe('ACCOUNT_LOCKED');
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(200);
    expect(await logInWithCode({ recoveryCode: customer.recoveryCodes[0] ?? '' })).toBe('ACCOUNT_LOCKED');
    server.clock.advance({ minutes: 5 });
    expect(await logInWithCode(right())).toBe('in');
  });

  test('are no longer counted after a correct code', async () => {
    const code = wrongCode(server, customer.secret);
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 4; i += 1) expect(await logInWithCode({ code })).toBe('code');
      expect(await logInWithCode({ code: codeOf(server, customer.secret) })).toBe('in');
      server.clock.advance({ seconds: 30 });
    }
  });

  test('cause a lockout after a hundred in a day', async () => {
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
    expect(await logInWithCode({ code: wrongCode(server, customer.secret) })).toBe('code');
    expect(await logInWithCode({ code: codeOf(server, customer.secret) })).toBe('ACCOUNT_LOCKED');
    server.clock.advance({ days: 1 });
    expect(await logInWithCode({ code: codeOf(server, customer.secret) })).toBe('in');
  });

  test('name the field if they are malformed, and a correct code still logs in', async () => {
    const challenge = await challengeFor(server, customer);
    for (const shown of [{}, { code: '' }, { code: '1', recoveryCode: 'x' }, { code: 'a\0b' }]) {
      expect(await complete(challenge, shown)).toBe('code');
    }
    expect(await complete('no challenge', { code: '123456' })).toBe('challenge');
    expect(await complete(challenge, { code: codeOf(server, customer.secret) })).toBe('in');
  });
});

describe('a challenge', () => {
  test('is valid for five minutes', async () => {
    const challenge = await challengeFor(server, customer);
    server.clock.advance({ seconds: 300 });
    expect(await complete(challenge, { code: codeOf(server, customer.secret) })).toBe('challenge');
  });

  test('is valid once', async () => {
    const challenge = await challengeFor(server, customer);
    expect(await complete(challenge, { code: codeOf(server, customer.secret) })).toBe('in');
    server.clock.advance({ seconds: 30 });
    expect(await complete(challenge, { code: codeOf(server, customer.secret) })).toBe('challenge');
  });

  test('is revoked after five wrong codes, even if the customer’s count was reset', async () => {
    const challenge = await challengeFor(server, customer);
    const code = wrongCode(server, customer.secret);
    for (let i = 0; i < 4; i += 1) expect(await complete(challenge, { code })).toBe('code');
    expect(await logInWithCode({ code: codeOf(server, customer.secret) })).toBe('in');
    expect(await complete(challenge, { code })).toBe('code');
    server.clock.advance({ seconds: 30 });
    expect(await complete(challenge, { code: codeOf(server, customer.secret) })).toBe('challenge');
    expect(await logInWithCode({ code: codeOf(server, customer.secret) })).toBe('in');
  });

  test('is revoked by a change of the password', async () => {
    const challenge = await challengeFor(server, customer);
    const input = { oldPassword: customer.password, newPassword: 'another password' };
    await request(server.url, ChangePassword, { input }, customer);
    expect(await complete(challenge, { code: codeOf(server, customer.secret) })).toBe('challenge');
  });

  test('is valid on its own site only', async () => {
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
  test('are ten, are valid once, and may be typed in capitals with spaces', async () => {
    expect(new Set(customer.recoveryCodes).size).toBe(10);
    const [first = '', second = ''] = customer.recoveryCodes;
    expect(await logInWithCode({ recoveryCode: first })).toBe('in');
    expect(await logInWithCode({ recoveryCode: first })).toBe('recoveryCode');
    expect(await logInWithCode({ recoveryCode: second.toUpperCase().replaceAll('-', ' ') })).toBe('in');
  });

  test('and TOTP secrets are not stored in clear text', async () => {
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
