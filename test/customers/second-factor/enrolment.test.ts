import { beforeEach, describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { register, uniqueEmail } from '../../support/customers.ts';
import { Login, Me, Register } from '../../support/documents.ts';
import { softwarePasskey } from '../../support/passkey.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import {
  Authenticators,
  BeginPasskeyRegistration,
  BeginTotp,
  CompleteLogin,
  ConfirmPasskeyRegistration,
  ConfirmTotp,
  RegenerateRecoveryCodes,
  RemoveAuthenticator,
} from './documents.ts';
import { challengeFor, codeOf, refusalIn, registerGuarded, setPolicy, wrongCode } from './factors.ts';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
  await setPolicy(server, 'OPTIONAL');
  server.clock.freeze();
});

const NO_FACTOR = { fields: { code: ['One of code, recoveryCode and assertion is required.'] } };

describe('an authenticator app', () => {
  test('gets a secret and a URI that contains it, and is active after its first code', async () => {
    const customer = await register(server.url);
    const { beginTotp } = await execute(server.url, BeginTotp, {}, customer);
    const uri = new URL(beginTotp.uri);
    expect(uri.href).toMatch(/^otpauth:\/\/totp\//);
    expect(uri.searchParams.get('secret')).toBe(beginTotp.secret);
    expect(decodeURIComponent(uri.pathname)).toContain(customer.email);
    await execute(server.url, Login, { input: { email: customer.email, password: customer.password } });

    // The last two have six characters but more bytes.
    for (const code of [wrongCode(server, beginTotp.secret), '１２３４５６', '⁰⁴⁵₀₁₂']) {
      const wrong = { id: beginTotp.id, code };
      expect(refusalIn(await request(server.url, ConfirmTotp, { input: wrong }, customer)).fields).toEqual({
        code: ['The code is not valid.'],
      });
    }
    const input = { id: beginTotp.id, code: codeOf(server, beginTotp.secret), name: 'Phone' };
    const { confirmTotp } = await execute(server.url, ConfirmTotp, { input }, customer);
    expect(confirmTotp.authenticator).toMatchObject({ kind: 'TOTP', name: 'Phone' });
    const challenge = await challengeFor(server, customer);
    // The code that confirmed the authenticator is used up.
    const again = await request(server.url, CompleteLogin, { input: { challenge, code: input.code } });
    expect(refusalIn(again).fields).toHaveProperty('code');
  });

  test('cannot be confirmed by another customer, or after an hour', async () => {
    const [customer, other] = [await register(server.url), await register(server.url)];
    const { beginTotp } = await execute(server.url, BeginTotp, {}, customer);
    const confirm = async (who: { token: string }) => {
      const input = { id: beginTotp.id, code: codeOf(server, beginTotp.secret) };
      return refusalIn(await request(server.url, ConfirmTotp, { input }, who)).fields;
    };
    expect(await confirm(other)).toHaveProperty('code');
    server.clock.advance({ seconds: 3_601 });
    expect(await confirm(customer)).toHaveProperty('code');
  });

  test('cannot be added if the site has no second factor', async () => {
    await setPolicy(server, 'OFF');
    const customer = await register(server.url);
    const answer = await request(server.url, BeginTotp, {}, customer);
    expect([answer.status, refusalIn(answer).code]).toEqual([403, 'FORBIDDEN']);
  });

  test('cannot be added without a token', async () => {
    const answer = await request(server.url, BeginTotp, {});
    expect(refusalIn(answer).code).toBe('UNAUTHENTICATED');
  });
});

describe('a stolen token of a customer with a factor', () => {
  test('adds no factor, renews no recovery codes and removes nothing', async () => {
    const customer = await registerGuarded(server);
    const wrong = { code: wrongCode(server, customer.secret) };
    const { url } = server;
    const id = customer.authenticatorId;
    expect(refusalIn(await request(url, BeginTotp, {}, customer))).toMatchObject(NO_FACTOR);
    expect(refusalIn(await request(url, BeginPasskeyRegistration, {}, customer))).toMatchObject(NO_FACTOR);
    for (const answer of [
      await request(url, BeginTotp, { proof: wrong }, customer),
      await request(url, RegenerateRecoveryCodes, { proof: wrong }, customer),
      await request(url, RemoveAuthenticator, { id, proof: wrong }, customer),
    ]) {
      expect(refusalIn(answer).fields).toEqual({ code: ['The code is not valid.'] });
    }
    const { authenticators } = await execute(url, Authenticators, {}, customer);
    expect(authenticators).toMatchObject({ authenticators: [{ id }], recoveryCodesLeft: 10 });
  });

  test('cannot finish an enrolment that began before the factor', async () => {
    const customer = await register(server.url);
    const { beginPasskeyRegistration } = await execute(server.url, BeginPasskeyRegistration, {}, customer);
    const begun = await execute(server.url, BeginTotp, {}, customer);
    const prisma = server.gatehouse.prisma;
    const copy = await prisma.authenticator.findUniqueOrThrow({ where: { id: Number(begun.beginTotp.id) } });
    const passkey = softwarePasskey(new URL(server.settings.publicUrl).origin);
    // The customer’s own authenticator is confirmed first.
    const mine = { id: begun.beginTotp.id, code: codeOf(server, begun.beginTotp.secret) };
    await execute(server.url, ConfirmTotp, { input: mine }, customer);
    const input = { credential: passkey.create(beginPasskeyRegistration as never) };
    const answer = await request(server.url, ConfirmPasskeyRegistration, { input }, customer);
    expect(refusalIn(answer).fields).toHaveProperty('credential');
    expect(copy.confirmedAt).toBeNull();
  });
});

describe('removing factors and renewing recovery codes', () => {
  test('with a code removes the last authenticator and the recovery codes, and ends the requirement', async () => {
    const customer = await registerGuarded(server);
    const proof = { code: codeOf(server, customer.secret) };
    const { removeAuthenticator } = await execute(
      server.url,
      RemoveAuthenticator,
      { id: customer.authenticatorId, proof },
      customer,
    );
    expect(removeAuthenticator).toEqual({ authenticators: [], recoveryCodesLeft: 0 });
    await execute(server.url, Login, { input: { email: customer.email, password: customer.password } });
  });

  test('is refused for the last factor if the site requires one, and does not use up the code', async () => {
    const customer = await registerGuarded(server);
    await setPolicy(server, 'REQUIRED');
    const proof = { code: codeOf(server, customer.secret) };
    const variables = { id: customer.authenticatorId, proof };
    const answer = await request(server.url, RemoveAuthenticator, variables, customer);
    expect(refusalIn(answer).code).toBe('FORBIDDEN');
    const input = { challenge: await challengeFor(server, customer), ...proof };
    await execute(server.url, CompleteLogin, { input });
  });

  test('is NOT_FOUND for an authenticator of another customer', async () => {
    const [customer, other] = [await registerGuarded(server), await registerGuarded(server)];
    for (const id of [other.authenticatorId, '999999', 'x']) {
      const proof = { code: codeOf(server, customer.secret) };
      const answer = await request(server.url, RemoveAuthenticator, { id, proof }, customer);
      expect([answer.status, refusalIn(answer).code]).toEqual([404, 'NOT_FOUND']);
    }
  });

  test('returns ten new recovery codes and revokes the old codes', async () => {
    const customer = await registerGuarded(server);
    const proof = { recoveryCode: customer.recoveryCodes[0] ?? '' };
    const { regenerateRecoveryCodes } = await execute(
      server.url,
      RegenerateRecoveryCodes,
      { proof },
      customer,
    );
    const tryOne = async (recoveryCode = '') => {
      const input = { challenge: await challengeFor(server, customer), recoveryCode };
      return (await request(server.url, CompleteLogin, { input })).data !== null;
    };
    expect(await tryOne(customer.recoveryCodes[1])).toBe(false);
    expect(await tryOne(regenerateRecoveryCodes.recoveryCodes[0])).toBe(true);
    const { authenticators } = await execute(server.url, Authenticators, {}, customer);
    expect(authenticators.recoveryCodesLeft).toBe(9);
  });

  test('is recorded in the audit log', async () => {
    const customer = await registerGuarded(server);
    const proof = { code: codeOf(server, customer.secret) };
    await execute(server.url, RemoveAuthenticator, { id: customer.authenticatorId, proof }, customer);
    const events = await server.gatehouse.prisma.auditEvent.findMany({
      where: { targetKind: 'authenticator' },
      orderBy: { id: 'asc' },
    });
    expect(events.map(({ action, actorKind }) => [actorKind, action])).toEqual([
      ['CUSTOMER', 'authenticator.added'],
      ['CUSTOMER', 'authenticator.removed'],
    ]);
  });
});

describe('if the site requires a factor', () => {
  async function required(): Promise<{ challenge: string; email: string; password: string }> {
    await setPolicy(server, 'REQUIRED');
    const input = { email: uniqueEmail(), password: 'a good password' };
    const { challenge = '' } = refusalIn(await request(server.url, Register, { input }));
    return { challenge, ...input };
  }

  test('a factor can be added with the challenge, which then completes the login', async () => {
    const { challenge, email } = await required();
    const early = await request(server.url, CompleteLogin, { input: { challenge } });
    expect(refusalIn(early).fields).toHaveProperty('code');
    const { beginTotp } = await execute(server.url, BeginTotp, { challenge });
    const input = { id: beginTotp.id, code: codeOf(server, beginTotp.secret) };
    const { confirmTotp } = await execute(server.url, ConfirmTotp, { input, challenge });
    expect(confirmTotp.recoveryCodes).toHaveLength(10);
    const { completeLogin } = await execute(server.url, CompleteLogin, { input: { challenge } });
    expect(completeLogin.session.startedBy).toBe('REGISTRATION');
    expect((await execute(server.url, Me, {}, completeLogin)).me?.email).toBe(email);
    const again = await request(server.url, CompleteLogin, { input: { challenge } });
    expect(refusalIn(again).fields).toHaveProperty('challenge');
  });

  test('a passkey can be added with the challenge', async () => {
    const { challenge } = await required();
    const { beginPasskeyRegistration } = await execute(server.url, BeginPasskeyRegistration, { challenge });
    const passkey = softwarePasskey(new URL(server.settings.publicUrl).origin);
    const input = { credential: passkey.create(beginPasskeyRegistration as never) };
    await execute(server.url, ConfirmPasskeyRegistration, { input, challenge });
    await execute(server.url, CompleteLogin, { input: { challenge } });
  });

  test('an earlier challenge adds no further factor and completes no login', async () => {
    const { challenge, ...customer } = await required();
    const earlier = await challengeFor(server, customer);
    const begun = await execute(server.url, BeginTotp, { challenge });
    const mine = { id: begun.beginTotp.id, code: codeOf(server, begun.beginTotp.secret) };
    await execute(server.url, ConfirmTotp, { input: mine, challenge });
    expect(refusalIn(await request(server.url, BeginTotp, { challenge: earlier })).fields).toHaveProperty(
      'challenge',
    );
    const answer = await request(server.url, CompleteLogin, { input: { challenge: earlier } });
    expect(refusalIn(answer).fields).toHaveProperty('code');
  });

  test('a challenge of a customer with a factor cannot add a factor', async () => {
    const customer = await registerGuarded(server);
    const challenge = await challengeFor(server, customer);
    expect(refusalIn(await request(server.url, BeginTotp, { challenge })).fields).toHaveProperty('challenge');
  });

  test('the challenge is valid for 15 minutes', async () => {
    const { challenge } = await required();
    server.clock.advance({ seconds: 899 });
    await execute(server.url, BeginTotp, { challenge });
    server.clock.advance({ seconds: 1 });
    expect(refusalIn(await request(server.url, BeginTotp, { challenge })).fields).toHaveProperty('challenge');
  });
});
