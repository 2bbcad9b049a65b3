import { beforeEach, describe, expect, test } from 'vitest';
import { execute as executeAt, request as requestAt } from '../../support/client.ts';
import { register } from '../../support/customers.ts';
import { ChangePassword, Login } from '../../support/documents.ts';
import { graphql } from '../../support/gql/gql.ts';
import { exchange } from '../../support/http.ts';
import { type CreationOptions, type RequestOptions, softwarePasskey } from '../../support/passkey.ts';
import { startServer, type TestServer } from '../../support/server.ts';
import { addAccount, addSite } from '../../support/sites.ts';
import { administer } from '../../tenancy/sites/administer.ts';
import { CreateHandoff, RedeemHandoff } from '../single-sign-on/documents.ts';
import {
  Authenticators,
  BeginPasskeyLogin,
  BeginPasskeyRegistration,
  CompleteLogin,
  ConfirmPasskeyRegistration,
  PasskeyLogin,
} from './documents.ts';
import { codeOf, refusalIn, registerGuarded } from './factors.ts';

const ALPHA = 'https://www.alpha.example';
const BETA = 'https://www.beta.example';

const PasskeyDomains = graphql(`query PasskeyDomains { site { passkeyDomains } }`);

let server: TestServer;
let beta: { siteId: number };
let admin: Awaited<ReturnType<typeof administer>>;
beforeEach(async () => {
  server = await startServer();
  admin = await administer(server);
  const settings = { secondFactor: 'OPTIONAL', sessionHandoff: true } as const;
  await admin.set({ ...settings, link: ALPHA });
  const site = await addSite(server, 'beta');
  beta = { siteId: site.id };
  await admin.set({ ...settings, link: BETA }, String(site.id));
});

/** Uses the first site unless the options name another one. */
const execute: typeof executeAt = (url, document, variables, options) =>
  executeAt(url, document, variables, { siteId: 1, ...options });
const request: typeof requestAt = (url, document, variables, options) =>
  requestAt(url, document, variables, { siteId: 1, ...options });

type At = { siteId?: number };
type Person = { email: string; password: string; token: string };

const optionsOf = (options: unknown) => options as CreationOptions & RequestOptions;

/** Adds a passkey on a site. The device refuses what a browser would refuse there. */
async function addPasskey(person: Person, at: At, origin: string, rpId?: string) {
  const caller = { token: person.token, ...at };
  const answer = await execute(server.url, BeginPasskeyRegistration, { rpId: rpId ?? null }, caller);
  const options = optionsOf(answer.beginPasskeyRegistration);
  const passkey = softwarePasskey(origin);
  const input = { credential: passkey.create(options) };
  await execute(server.url, ConfirmPasskeyRegistration, { input }, caller);
  return { passkey, rpId: options.rp.id };
}

const logInAt = async (at: At, { email, password }: Person) =>
  refusalIn(await request(server.url, Login, { input: { email, password } }, at));
const beginAt = async (at: At, challenge: string | null, rpId: string | null = null) =>
  optionsOf((await execute(server.url, BeginPasskeyLogin, { challenge, rpId }, at)).beginPasskeyLogin);
const domainsOf = async (token: string) =>
  (await execute(server.url, Authenticators, {}, { token })).authenticators.authenticators.map(
    ({ rpId }) => rpId,
  );

describe('a passkey of one site, on a site under another domain', () => {
  test('is not requested, because browsers cannot use it there', async () => {
    const person = await register(server.url, {}, { siteId: 1 });
    const { passkey } = await addPasskey(person, {}, ALPHA);
    expect(await domainsOf(person.token)).toEqual(['alpha.example']);
    const onAlpha = await logInAt({}, person);
    expect(onAlpha.factors).toEqual(['passkey', 'recovery_code']);
    const options = await beginAt({}, onAlpha.challenge ?? '');
    expect(options).toMatchObject({
      rpId: 'alpha.example',
      allowCredentials: [{ id: passkey.credentialId }],
    });

    const onBeta = await logInAt(beta, person);
    expect(onBeta.factors).toEqual(['recovery_code']);
    const { errors } = await request(
      server.url,
      BeginPasskeyLogin,
      { challenge: onBeta.challenge ?? '' },
      beta,
    );
    expect(errors[0]?.extensions?.code).toBe('NOT_FOUND');
  });

  test('leads to SECOND_FACTOR_REQUIRED, even if the customer has no other factor', async () => {
    const person = await register(server.url, {}, { siteId: 1 });
    await addPasskey(person, {}, ALPHA);
    await server.gatehouse.prisma.authenticator.deleteMany({ where: { kind: 'RECOVERY_CODE' } });
    const refusal = await logInAt(beta, person);
    expect(refusal).toMatchObject({ code: 'SECOND_FACTOR_REQUIRED', factors: [] });
    expect(refusal).not.toHaveProperty('enrolment');
    const variables = { challenge: refusal.challenge ?? '', rpId: null };
    const { errors } = await request(server.url, BeginPasskeyRegistration, variables, beta);
    expect(errors).not.toEqual([]);
  });

  test('is not valid', async () => {
    const person = await register(server.url, {}, { siteId: 1 });
    const { passkey } = await addPasskey(person, {}, ALPHA);
    const options = await beginAt(beta, null);
    expect(options.rpId).toBe('beta.example');
    for (const rpId of ['alpha.example', 'beta.example']) {
      const input = { assertion: passkey.get({ ...options, rpId }, { origin: BETA }) };
      const { errors } = await request(server.url, PasskeyLogin, { input }, beta);
      expect(errors[0]?.extensions?.code).toBe('INVALID_CREDENTIALS');
    }
    const { errors } = await request(server.url, BeginPasskeyLogin, { rpId: 'alpha.example' }, beta);
    expect(Object.keys(errors[0]?.extensions?.fields ?? {})).toEqual(['rpId']);
  });
});

describe('a handoff to a site under another domain', () => {
  const handOver = async (token: string) => {
    const { createHandoff } = await execute(
      server.url,
      CreateHandoff,
      { targetSiteId: String(beta.siteId) },
      { token },
    );
    return request(server.url, RedeemHandoff, { code: createHandoff.code }, beta);
  };

  test('requires no factor again after a login with a passkey or a completed login', async () => {
    const person = await register(server.url, {}, { siteId: 1 });
    const { passkey } = await addPasskey(person, {}, ALPHA);
    const input = { assertion: passkey.get(await beginAt({}, null)) };
    const { passkeyLogin } = await execute(server.url, PasskeyLogin, { input });
    const { data } = await handOver(passkeyLogin.token);
    expect(data?.redeemHandoff.session).toMatchObject({ startedBy: 'HANDOFF', siteId: String(beta.siteId) });

    const { challenge = '' } = await logInAt({}, person);
    const completing = { challenge, assertion: passkey.get(await beginAt({}, challenge)) };
    const { completeLogin } = await execute(server.url, CompleteLogin, { input: completing });
    expect((await handOver(completeLogin.token)).errors).toEqual([]);
  });

  test('requires no factor again if it was set up in the session, even after a change of the password', async () => {
    const person = await register(server.url, {}, { siteId: 1 });
    await addPasskey(person, {}, ALPHA);
    const first = await handOver(person.token);
    expect(first.errors).toEqual([]);
    const input = { oldPassword: person.password, newPassword: 'another-good-one-1' };
    const { changePassword } = await execute(server.url, ChangePassword, { input }, person);
    expect((await handOver(changePassword.token)).errors).toEqual([]);
  });

  test('requires a factor if another session has added a factor since the session began', async () => {
    const person = await register(server.url, {}, { siteId: 1 });
    const { login } = await execute(server.url, Login, {
      input: { email: person.email, password: person.password },
    });
    await addPasskey(person, {}, ALPHA);
    const refusal = refusalIn(await handOver(login.token));
    expect(refusal).toMatchObject({ code: 'SECOND_FACTOR_REQUIRED', factors: ['recovery_code'] });
  });

  test('requires no factor again from a session that was handed off', async () => {
    const guarded = await registerGuarded(server, { siteId: 1 });
    const { challenge = '' } = await logInAt({}, guarded);
    const input = { challenge, code: codeOf(server, guarded.secret) };
    const { completeLogin } = await execute(server.url, CompleteLogin, { input });
    const there = await handOver(completeLogin.token);
    const token = there.data?.redeemHandoff.token ?? '';
    const { createHandoff } = await execute(server.url, CreateHandoff, { targetSiteId: '1' }, { token });
    const back = await request(server.url, RedeemHandoff, { code: createHandoff.code }, { siteId: 1 });
    expect(back.errors).toEqual([]);
  });
});

describe('the setting of a site', () => {
  test('passkeyDomain: sites under several domains share passkeys, by related origins', async () => {
    await admin.set({ passkeyDomain: 'alpha.example' }, String(beta.siteId));
    const { site } = await execute(server.url, PasskeyDomains, {}, beta);
    expect(site.passkeyDomains).toEqual(['alpha.example', 'beta.example']);
    const person = await register(server.url, {}, { siteId: 1 });
    const { passkey } = await addPasskey(person, {}, ALPHA);
    const { factors, challenge = '' } = await logInAt(beta, person);
    expect(factors).toEqual(['passkey', 'recovery_code']);
    const options = await beginAt(beta, challenge);
    expect(options).toMatchObject({
      rpId: 'alpha.example',
      allowCredentials: [{ id: passkey.credentialId }],
    });
    const input = { challenge, assertion: passkey.get(options, { origin: BETA }) };
    expect((await request(server.url, CompleteLogin, { input }, beta)).errors).toEqual([]);

    const first = { assertion: passkey.get(await beginAt(beta, null), { origin: BETA }) };
    const { data } = await request(server.url, PasskeyLogin, { input: first }, beta);
    expect(data?.passkeyLogin.session.startedBy).toBe('PASSKEY');

    const other = await register(server.url, {}, beta);
    expect((await addPasskey(other, beta, BETA)).rpId).toBe('alpha.example');
    expect((await logInAt({}, other)).factors).toEqual(['passkey', 'recovery_code']);
  });

  test('passkeyDomain: a browser without related origins gets passkeys of the page’s own domain', async () => {
    await admin.set({ passkeyDomain: 'alpha.example' }, String(beta.siteId));
    const person = await register(server.url, {}, beta);
    const { passkey, rpId } = await addPasskey(person, beta, BETA, 'beta.example');
    expect(rpId).toBe('beta.example');
    const { factors, challenge = '' } = await logInAt(beta, person);
    expect(factors).toContain('passkey');
    const options = await beginAt(beta, challenge);
    expect(options.rpId).toBe('beta.example');
    const input = { challenge, assertion: passkey.get(options) };
    expect((await request(server.url, CompleteLogin, { input }, beta)).errors).toEqual([]);
    const first = { assertion: passkey.get(await beginAt(beta, null, 'beta.example')) };
    expect((await request(server.url, PasskeyLogin, { input: first }, beta)).errors).toEqual([]);
    expect((await logInAt({}, person)).factors).toEqual(['recovery_code']);
  });

  test('passkeyDomain: passkeys for the domain of a former link stay valid', async () => {
    const person = await register(server.url, {}, { siteId: 1 });
    const { passkey } = await addPasskey(person, {}, ALPHA);
    const moved = 'https://www.gamma.example';
    await admin.set({ link: moved });
    expect((await logInAt({}, person)).factors).toEqual(['recovery_code']);
    await admin.set({ passkeyDomain: 'alpha.example' });
    const { factors, challenge = '' } = await logInAt({}, person);
    expect(factors).toEqual(['passkey', 'recovery_code']);
    const input = { challenge, assertion: passkey.get(await beginAt({}, challenge), { origin: moved }) };
    expect((await request(server.url, CompleteLogin, { input })).errors).toEqual([]);
  });

  test('androidAppOrigins: a native app creates and uses passkeys', async () => {
    const app = `android:apk-key-hash:${Buffer.alloc(32, 7).toString('base64url')}`;
    const person = await register(server.url, {}, { siteId: 1 });
    const refused = await addPasskey(person, {}, app).catch(String);
    expect(refused).toContain('VALIDATION_FAILED');
    await admin.set({ androidAppOrigins: [app] });
    const { passkey } = await addPasskey(person, {}, app);
    const input = { assertion: passkey.get(await beginAt({}, null)) };
    expect((await request(server.url, PasskeyLogin, { input })).errors).toEqual([]);
    const stranger = `android:apk-key-hash:${Buffer.alloc(32, 8).toString('base64url')}`;
    const other = { assertion: passkey.get(await beginAt({}, null), { origin: stranger }) };
    expect(refusalIn(await request(server.url, PasskeyLogin, { input: other })).code).toBe(
      'INVALID_CREDENTIALS',
    );
    // Another site of the account does not accept the app.
    const there = { assertion: passkey.get({ ...(await beginAt(beta, null)), rpId: 'alpha.example' }) };
    expect((await request(server.url, PasskeyLogin, { input: there }, beta)).errors).not.toEqual([]);
  });
});

describe('a passkey that was stored without its domain', () => {
  test('is offered on every site until its first use records the domain', async () => {
    const person = await register(server.url, {}, { siteId: 1 });
    const { passkey } = await addPasskey(person, {}, ALPHA);
    await server.gatehouse.prisma.authenticator.updateMany({ data: { rpId: null } });
    expect((await logInAt(beta, person)).factors).toEqual(['passkey', 'recovery_code']);
    const { challenge = '' } = await logInAt({}, person);
    const input = { challenge, assertion: passkey.get(await beginAt({}, challenge)) };
    const { completeLogin } = await execute(server.url, CompleteLogin, { input });
    expect(await domainsOf(completeLogin.token)).toEqual(['alpha.example']);
    expect((await logInAt(beta, person)).factors).toEqual(['recovery_code']);
  });
});

describe('/.well-known/webauthn', () => {
  const get = async (query: string, host: string) => {
    const { status, text, headers } = await exchange(`${server.url}/.well-known/webauthn${query}`, {
      headers: { host },
    });
    return { status, body: JSON.parse(text), headers };
  };

  test('lists the origins of the sites that share the domain of a site', async () => {
    await admin.set({ allowedOrigins: ['https://app.alpha.example', 'http://localhost:3000'] });
    await admin.set({ passkeyDomain: 'alpha.example' }, String(beta.siteId));
    const { status, body, headers } = await get('?site_id=1', 'alpha.example');
    expect({ status, body }).toEqual({
      status: 200,
      body: { origins: [ALPHA, BETA, 'https://app.alpha.example'] },
    });
    expect(headers['content-type']).toContain('application/json');
    expect((await get('', 'alpha.example')).body).toEqual(body);
    await admin.set({ passkeyDomain: null }, String(beta.siteId));
    expect((await get('?site_id=1', 'alpha.example')).body.origins).not.toContain(BETA);
  });

  test('does not list the origins of another account with a site that names the same domain', async () => {
    const foreign = await addAccount(server, 'foreign');
    await server.gatehouse.prisma.site.update({
      where: { id: foreign.site.id },
      data: { link: 'https://evil.example', passkeyDomain: 'alpha.example' },
    });
    expect((await get('?site_id=1', 'alpha.example')).body).toEqual({ origins: [ALPHA] });
    const { status, body } = await get('', 'alpha.example');
    expect(status).toBe(404);
    expect(JSON.stringify(body)).not.toContain('evil');
  });

  test.each(['?site_id=987', '?site_id=x', '?site_id=99999999999'])(
    'is 404 for the site %s',
    async (query) => {
      expect((await get(query, 'alpha.example')).status).toBe(404);
    },
  );

  test('is 404 for a host of no site', async () => {
    expect((await get('', 'other.example')).status).toBe(404);
  });
});
