import { beforeEach, describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { type CreationOptions, type RequestOptions, softwarePasskey } from '../../support/passkey.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import {
  BeginPasskeyLogin,
  BeginPasskeyProof,
  BeginPasskeyRegistration,
  CompleteLogin,
  ConfirmPasskeyRegistration,
  PasskeyLogin,
  RegenerateRecoveryCodes,
} from './documents.ts';
import { challengeFor, refusalIn, setPolicy } from './factors.ts';

const ORIGIN = 'https://www.paper.example';

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
  await server.gatehouse.prisma.site.update({
    where: { id: 1 },
    data: { link: ORIGIN, secondFactor: 'OPTIONAL' },
  });
});

/** Registers a customer with a passkey. @returns both, and the answer to the registration of the passkey */
async function registerWithPasskey(origin = ORIGIN) {
  const customer = await register(server.url);
  const passkey = softwarePasskey(origin);
  const { beginPasskeyRegistration: options } = await execute(
    server.url,
    BeginPasskeyRegistration,
    {},
    customer,
  );
  const input = { credential: passkey.create(optionsOf(options)), name: 'Laptop' };
  const answer = await request(server.url, ConfirmPasskeyRegistration, { input }, customer);
  return { customer, passkey, answer };
}

/** The API types the options as JSON. A test fails if a member that the passkey needs is absent. */
const optionsOf = (options: unknown) => options as CreationOptions & RequestOptions;

async function begin(challenge?: string) {
  const { beginPasskeyLogin } = await execute(server.url, BeginPasskeyLogin, {
    challenge: challenge ?? null,
  });
  return optionsOf(beginPasskeyLogin);
}

const logIn = (assertion: unknown) => request(server.url, PasskeyLogin, { input: { assertion } });

describe('a passkey', () => {
  test('is registered on an origin of the site for its registrable domain, and gives recovery codes', async () => {
    const { answer } = await registerWithPasskey();
    expect(answer.data?.confirmPasskeyRegistration).toMatchObject({
      authenticator: { kind: 'PASSKEY', name: 'Laptop' },
      recoveryCodes: expect.any(Array),
    });
    const options = await begin();
    expect(options).toMatchObject({
      rpId: 'paper.example',
      userVerification: 'required',
      allowCredentials: [],
    });
  });

  test('is not registered from a foreign origin', async () => {
    const { answer } = await registerWithPasskey('https://www.paper.example.evil.example');
    expect(refusalIn(answer).fields).toEqual({ credential: ['The passkey was not accepted.'] });
  });

  test('is the second factor of a login', async () => {
    const { customer, passkey } = await registerWithPasskey();
    const challenge = await challengeFor(server, customer);
    const options = await begin(challenge);
    expect(options.allowCredentials).toMatchObject([{ id: passkey.credentialId }]);
    const assertion = passkey.get(options, { userVerified: false });
    const { completeLogin } = await execute(server.url, CompleteLogin, { input: { challenge, assertion } });
    expect(completeLogin).toMatchObject({
      customer: { id: customer.customer.id },
      session: { startedBy: 'PASSWORD' },
    });
  });

  test('counts as both factors if the device has verified its user, even if the site requires two', async () => {
    const { customer, passkey } = await registerWithPasskey();
    await setPolicy(server, 'REQUIRED');
    const { data } = await logIn(passkey.get(await begin()));
    expect(data?.passkeyLogin).toMatchObject({
      customer: { id: customer.customer.id },
      session: { startedBy: 'PASSKEY' },
    });
    const unverified = await logIn(passkey.get(await begin(), { userVerified: false }));
    expect(refusalIn(unverified).code).toBe('INVALID_CREDENTIALS');
  });

  test('does not log the customer in if the site has no second factor', async () => {
    const { passkey } = await registerWithPasskey();
    const options = await begin();
    await setPolicy(server, 'OFF');
    expect(refusalIn(await logIn(passkey.get(options))).code).toBe('FORBIDDEN');
  });

  test('proves its owner for operations that require a factor', async () => {
    const { customer, passkey } = await registerWithPasskey();
    const { beginPasskeyProof } = await execute(server.url, BeginPasskeyProof, {}, customer);
    const proof = { assertion: passkey.get(optionsOf(beginPasskeyProof)) };
    const { data } = await request(server.url, RegenerateRecoveryCodes, { proof }, customer);
    expect(data?.regenerateRecoveryCodes.recoveryCodes).toHaveLength(10);
  });
});

describe('an assertion is refused', () => {
  const refused = async (assertion: unknown) => {
    const answer = await logIn(assertion);
    expect([answer.status, refusalIn(answer).code]).toEqual([401, 'INVALID_CREDENTIALS']);
  };

  test('the second time', async () => {
    const { passkey } = await registerWithPasskey();
    const assertion = passkey.get(await begin());
    expect((await logIn(assertion)).data).not.toBeNull();
    await refused(assertion);
  });

  test('after five minutes', async () => {
    const { passkey } = await registerWithPasskey();
    const options = await begin();
    server.clock.advance({ minutes: 5 });
    await refused(passkey.get(options));
  });

  test('with a foreign origin, a foreign domain, another key or an unknown challenge', async () => {
    const { passkey } = await registerWithPasskey();
    const { passkey: other } = await registerWithPasskey();
    await refused(passkey.get(await begin(), { origin: 'https://evil.example' }));
    await refused(passkey.get({ ...(await begin()), rpId: 'evil.example' }));
    await refused({ ...other.get(await begin()), id: passkey.credentialId, rawId: passkey.credentialId });
    await refused(passkey.get({ ...(await begin()), challenge: 'bm90aGluZw' }));
  });

  test('if it was made for another purpose', async () => {
    const { customer, passkey } = await registerWithPasskey();
    const challenge = await challengeFor(server, customer);
    await refused(passkey.get(await begin(challenge)));
    const input = { challenge, assertion: passkey.get(await begin()) };
    const answer = await request(server.url, CompleteLogin, { input });
    expect(refusalIn(answer).fields).toEqual({ assertion: ['The passkey was not accepted.'] });
  });

  test('if its counter does not increase, because the key may be copied', async () => {
    const { passkey } = await registerWithPasskey();
    expect((await logIn(passkey.get(await begin(), { counter: 7 }))).data).not.toBeNull();
    await refused(passkey.get(await begin(), { counter: 7 }));
    await refused(passkey.get(await begin(), { counter: 6 }));
    await refused(passkey.get(await begin(), { counter: 0 }));
    expect((await logIn(passkey.get(await begin(), { counter: 8 }))).data).not.toBeNull();
  });

  test('on a site of another account', async () => {
    const { passkey } = await registerWithPasskey();
    const { prisma } = server.gatehouse;
    const account = await prisma.account.create({ data: { slug: 'foreign', name: 'Foreign' } });
    const site = await prisma.site.create({
      data: {
        accountId: account.id,
        name: 'Foreign',
        slug: 'foreign',
        link: ORIGIN,
        secondFactor: 'OPTIONAL',
      },
    });
    const at = { siteId: site.id };
    const { beginPasskeyLogin } = await execute(server.url, BeginPasskeyLogin, {}, at);
    const input = { assertion: passkey.get(optionsOf(beginPasskeyLogin)) };
    expect(refusalIn(await request(server.url, PasskeyLogin, { input }, at)).code).toBe(
      'INVALID_CREDENTIALS',
    );
  });

  test('if it is malformed, without an internal error', async () => {
    const { passkey } = await registerWithPasskey();
    const good = passkey.get(await begin());
    const odd = [null, 1, 'x', [], {}, { ...good, id: '\0' }, { ...good, id: 'unknown' }];
    for (const response of [null, {}, { clientDataJSON: 'x' }, { ...good.response, clientDataJSON: '!' }]) {
      odd.push({ ...good, response } as never);
    }
    for (const field of ['clientDataJSON', 'authenticatorData', 'signature'] as const) {
      odd.push({
        ...good,
        response: { ...good.response, [field]: Buffer.from('null').toString('base64url') },
      });
      odd.push({ ...good, response: { ...good.response, [field]: '' } });
    }
    for (const assertion of odd.slice(1)) await refused(assertion);
    expect((await logIn(good)).data).not.toBeNull();
  });
});
