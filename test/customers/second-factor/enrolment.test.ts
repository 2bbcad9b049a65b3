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
  test('is told a secret once, and counts when its first code has come', async () => {
    const customer = await register(server.url);
    const { beginTotp } = await execute(server.url, BeginTotp, {}, customer);
    const uri = new URL(beginTotp.uri);
    expect(uri.href).toMatch(/^otpauth:\/\/totp\//);
    expect(uri.searchParams.get('secret')).toBe(beginTotp.secret);
    expect(decodeURIComponent(uri.pathname)).toContain(customer.email);
    await execute(server.url, Login, { input: { email: customer.email, password: customer.password } });

    // The last ones have six characters, but more bytes.
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
    // The code that confirmed it has been used.
    const again = await request(server.url, CompleteLogin, { input: { challenge, code: input.code } });
    expect(refusalIn(again).fields).toHaveProperty('code');
  });

  test('of somebody else cannot be confirmed, nor one that was begun an hour ago', async () => {
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

  test('is not to be had where the site has no second factor', async () => {
    await setPolicy(server, 'OFF');
    const customer = await register(server.url);
    const answer = await request(server.url, BeginTotp, {}, customer);
    expect([answer.status, refusalIn(answer).code]).toEqual([403, 'FORBIDDEN']);
  });

  test('is set up by nobody without a token', async () => {
    const answer = await request(server.url, BeginTotp, {});
    expect(refusalIn(answer).code).toBe('UNAUTHENTICATED');
  });
});

describe('with a factor, a stolen token alone', () => {
  test('adds no other, renews no recovery codes, and removes nothing', async () => {
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

  test('gains nothing by having begun before there was one', async () => {
    const customer = await register(server.url);
    const { beginPasskeyRegistration } = await execute(server.url, BeginPasskeyRegistration, {}, customer);
    const begun = await execute(server.url, BeginTotp, {}, customer);
    const prisma = server.gatehouse.prisma;
    const copy = await prisma.authenticator.findUniqueOrThrow({ where: { id: Number(begun.beginTotp.id) } });
    const passkey = softwarePasskey(new URL(server.settings.publicUrl).origin);
    // Hers is confirmed first.
    const mine = { id: begun.beginTotp.id, code: codeOf(server, begun.beginTotp.secret) };
    await execute(server.url, ConfirmTotp, { input: mine }, customer);
    const input = { credential: passkey.create(beginPasskeyRegistration as never) };
    const answer = await request(server.url, ConfirmPasskeyRegistration, { input }, customer);
    expect(refusalIn(answer).fields).toHaveProperty('credential');
    expect(copy.confirmedAt).toBeNull();
  });
});

describe('removing and renewing', () => {
  test('takes a code; the recovery codes go with the last authenticator, and no factor is asked any more', async () => {
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

  test('leaves the last one where the site requires one, and the code unused', async () => {
    const customer = await registerGuarded(server);
    await setPolicy(server, 'REQUIRED');
    const proof = { code: codeOf(server, customer.secret) };
    const variables = { id: customer.authenticatorId, proof };
    const answer = await request(server.url, RemoveAuthenticator, variables, customer);
    expect(refusalIn(answer).code).toBe('FORBIDDEN');
    const input = { challenge: await challengeFor(server, customer), ...proof };
    await execute(server.url, CompleteLogin, { input });
  });

  test('of somebody else’s is as of one that does not exist', async () => {
    const [customer, other] = [await registerGuarded(server), await registerGuarded(server)];
    for (const id of [other.authenticatorId, '999999', 'x']) {
      const proof = { code: codeOf(server, customer.secret) };
      const answer = await request(server.url, RemoveAuthenticator, { id, proof }, customer);
      expect([answer.status, refusalIn(answer).code]).toEqual([404, 'NOT_FOUND']);
    }
  });

  test('gives ten new recovery codes; the old ones are dead', async () => {
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

  test('stands in the audit log, without a secret', async () => {
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

describe('where the site requires a factor', () => {
  async function required(): Promise<{ challenge: string; email: string; password: string }> {
    await setPolicy(server, 'REQUIRED');
    const input = { email: uniqueEmail(), password: 'a good password' };
    const { challenge = '' } = refusalIn(await request(server.url, Register, { input }));
    return { challenge, ...input };
  }

  test('the challenge is what one is set up with, and then completes the login', async () => {
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

  test('the same with a passkey', async () => {
    const { challenge } = await required();
    const { beginPasskeyRegistration } = await execute(server.url, BeginPasskeyRegistration, { challenge });
    const passkey = softwarePasskey(new URL(server.settings.publicUrl).origin);
    const input = { credential: passkey.create(beginPasskeyRegistration as never) };
    await execute(server.url, ConfirmPasskeyRegistration, { input, challenge });
    await execute(server.url, CompleteLogin, { input: { challenge } });
  });

  test('another challenge from before sets up nothing more, and completes nothing', async () => {
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

  test('the challenge of somebody who has a factor sets up none', async () => {
    const customer = await registerGuarded(server);
    const challenge = await challengeFor(server, customer);
    expect(refusalIn(await request(server.url, BeginTotp, { challenge })).fields).toHaveProperty('challenge');
  });

  test('there is a quarter of an hour for it', async () => {
    const { challenge } = await required();
    server.clock.advance({ seconds: 899 });
    await execute(server.url, BeginTotp, { challenge });
    server.clock.advance({ seconds: 1 });
    expect(refusalIn(await request(server.url, BeginTotp, { challenge })).fields).toHaveProperty('challenge');
  });
});
