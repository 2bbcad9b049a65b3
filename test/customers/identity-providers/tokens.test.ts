import { createPublicKey, type JsonWebKey } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { Login } from '../../support/documents.ts';
import { ExternalIdentities } from './documents.ts';
import { APP } from './facebook-graph.ts';
import { startOpenIdProvider } from './openid-provider.ts';
import {
  addProvider,
  CLIENT,
  codeOf,
  exchangeToken,
  externalPerson,
  logInWithIdToken,
  type Scene,
  startProviderScene,
} from './scene.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await startProviderScene();
});

describe('Google: an ID token', () => {
  test('registers a customer with names, verified email and the claims in the metadata', async () => {
    const ada = externalPerson({ picture: 'https://pictures.example.test/ada', hd: 'not kept' });
    const { data } = await logInWithIdToken(scene, ada);
    const grant = data?.loginWithIdentityProvider;
    expect(grant?.session.startedBy).toBe('IDENTITY_PROVIDER');
    const { me } = await execute(scene.server.url, ExternalIdentities, {}, { token: grant?.token ?? '' });
    expect(me).toMatchObject({
      email: ada.email,
      emailVerified: true,
      hasPassword: false,
      firstName: 'Ada',
      lastName: 'Lovelace',
      profilePhoto: ada.picture,
      externalIdentities: [{ provider: 'google', issuer: scene.openId.issuer, email: ada.email }],
    });
    const { aud: _aud, hd: _hd, ...kept } = ada;
    expect(me?.metadata).toEqual({ identity_providers: { google: kept } });
  });

  test('logs the customer in again, even with another email at the provider', async () => {
    const ada = externalPerson();
    const first = await logInWithIdToken(scene, ada);
    const again = await logInWithIdToken(scene, { ...ada, email: uniqueEmail() });
    const id = first.data?.loginWithIdentityProvider.customer.id;
    expect(id).toBeTruthy();
    expect(again.data?.loginWithIdentityProvider.customer).toMatchObject({ id, email: ada.email });
  });

  test.each<[string, Record<string, unknown>]>([
    ['of another issuer', { iss: 'https://accounts.google.com' }],
    ['for another client', { aud: 'another-client' }],
    ['for several clients, issued to another', { aud: [CLIENT, 'other'], azp: 'other' }],
    ['that has expired', { exp: Math.floor(Date.now() / 1000) - 60 }],
    ['without an expiry', { exp: undefined }],
    ['without a subject', { sub: undefined }],
    ['with an empty subject', { sub: '' }],
    ['with a subject that contains U+0000', { sub: 'a\0b' }],
    ['that is a logout token', { events: { 'http://schemas.openid.net/event/backchannel-logout': {} } }],
  ])('%s is refused', async (_what, claims) => {
    const answer = await logInWithIdToken(scene, externalPerson(claims));
    expect(codeOf(answer)).toBe('INVALID_CREDENTIALS');
    expect(answer.status).toBe(401);
  });

  test('whose header has the type of an access token is refused', async () => {
    const token = await scene.openId.idToken(externalPerson(), { typ: 'at+jwt' });
    expect(codeOf(await exchangeToken(scene, { token }))).toBe('INVALID_CREDENTIALS');
  });

  test('signed by another key, with the client id or the public key as secret, or not at all, is refused', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256');
    const signed = (key: CryptoKey | Uint8Array, header: { alg: string }) =>
      new SignJWT({ ...externalPerson(), iss: scene.openId.issuer })
        .setProtectedHeader(header)
        .setIssuedAt()
        .setExpirationTime('1h')
        .sign(key);
    const kid = scene.openId.server.issuer.keys.get()?.kid;
    const jwk = await exportJWK(publicKey);
    const own = { alg: 'RS256', kid, jwk };
    const secret = new TextEncoder().encode(CLIENT.padEnd(32, '.'));
    // The issuer’s public key, used as a shared secret (RFC 8725 §2.1).
    const published = scene.openId.server.issuer.keys.toJSON()[0];
    const pem = createPublicKey({ key: published as JsonWebKey, format: 'jwk' }).export({
      type: 'spki',
      format: 'pem',
    });
    const publicTexts = [String(pem), JSON.stringify(published)].map((text) => Buffer.from(text));
    const good = await scene.openId.idToken(externalPerson());
    const [header = '', payload = ''] = good.split('.');
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
    const tokens = [
      await signed(privateKey, own),
      await signed(privateKey, { ...own, kid: 'unknown' } as { alg: string }),
      await signed(secret, { alg: 'HS256' }),
      ...(await Promise.all(publicTexts.map((key) => signed(key, { ...own, alg: 'HS256' })))),
      none,
      `${header}.${payload}.`,
      'not.a.token',
      'x',
    ];
    for (const token of tokens)
      expect(codeOf(await exchangeToken(scene, { token }))).toBe('INVALID_CREDENTIALS');
  });

  test('is accepted with the nonce of the app, and refused with another nonce or none', async () => {
    expect(
      codeOf(await logInWithIdToken(scene, externalPerson({ nonce: 'mine' }), { nonce: 'mine' })),
    ).toBeUndefined();
    expect(codeOf(await logInWithIdToken(scene, externalPerson({ nonce: 'other' }), { nonce: 'mine' }))).toBe(
      'INVALID_CREDENTIALS',
    );
    expect(codeOf(await logInWithIdToken(scene, externalPerson(), { nonce: 'mine' }))).toBe(
      'INVALID_CREDENTIALS',
    );
  });
});

describe('Facebook: an ID token of Limited Login', () => {
  const later = Math.floor(Date.now() / 1000) + 3600;
  const person = (more = {}) => {
    const { email_verified: _, ...claims } = externalPerson({ aud: APP.id, ...more });
    return claims;
  };
  const exchange = async (claims: Record<string, unknown>, more = {}) =>
    exchangeToken(scene, { provider: 'facebook', token: await scene.openId.idToken(claims), ...more });

  test('registers its user with an unverified email, because Facebook does not say whether it is verified', async () => {
    const ada = person();
    const answer = await exchange(ada);
    const token = answer.data?.loginWithIdentityProvider.token ?? '';
    const { me } = await execute(scene.server.url, ExternalIdentities, {}, { token });
    expect(me).toMatchObject({ email: ada.email, emailVerified: false, firstName: 'Ada' });
    expect(me?.externalIdentities[0]?.issuer).toBe(`${new URL(scene.facebook.url).origin}/${APP.id}`);
  });

  test('identifies the same customer as an access token of the app, in either order', async () => {
    for (const first of ['access token', 'ID token']) {
      const ada = person({ sub: `app-scoped-${first.length}` });
      const token = `facebook-${ada.sub}`;
      const user = { id: ada.sub, email: ada.email };
      scene.facebook.tokens.set(token, { appId: APP.id, isValid: true, expiresAt: later, user });
      const byAccessToken = () => exchangeToken(scene, { provider: 'facebook', token });
      const ways = [byAccessToken, () => exchange(ada)];
      if (first === 'ID token') ways.reverse();
      const ids = [];
      for (const way of ways) ids.push((await way()).data?.loginWithIdentityProvider.customer.id);
      expect(ids[0]).toBeTruthy();
      expect(ids[1]).toBe(ids[0]);
    }
  });

  test('is accepted with the requested nonce only', async () => {
    const ada = person({ nonce: 'the-app-asked-for-it' });
    expect(codeOf(await exchange(ada, { nonce: 'another' }))).toBe('INVALID_CREDENTIALS');
    expect((await exchange(ada, { nonce: 'the-app-asked-for-it' })).errors).toEqual([]);
    expect(codeOf(await exchange(person(), { nonce: 'the-app-asked-for-it' }))).toBe('INVALID_CREDENTIALS');
  });

  test.each<[string, Record<string, unknown>]>([
    ['for another app', { aud: '999' }],
    ['of another issuer', { iss: 'https://facebook.evil.example' }],
    ['that has expired', { exp: later - 7200 }],
    ['without a subject', { sub: undefined }],
    ['with a subject that is a number', { sub: 77 }],
  ])('%s is refused', async (_what, claims) => {
    expect(codeOf(await exchange(person(claims)))).toBe('INVALID_CREDENTIALS');
  });

  test('that another key has signed is refused', async () => {
    const stranger = await startOpenIdProvider();
    const token = await stranger.idToken({ ...person(), iss: scene.openId.issuer });
    expect(codeOf(await exchangeToken(scene, { provider: 'facebook', token }))).toBe('INVALID_CREDENTIALS');
  });

  test('requires no app secret', async () => {
    const own = await startProviderScene();
    const { prisma } = own.server.gatehouse;
    await prisma.identityProvider.updateMany({
      where: { name: 'facebook' },
      data: { encryptedSecret: null },
    });
    const token = await own.openId.idToken(person());
    expect((await exchangeToken(own, { provider: 'facebook', token })).errors).toEqual([]);
  });

  test('registers its user with a verified email if the setting says so', async () => {
    const trusting = await startProviderScene({ env: { FACEBOOK_EMAILS_VERIFIED: 'true' } });
    const token = await trusting.openId.idToken(person());
    const answer = await exchangeToken(trusting, { provider: 'facebook', token });
    const options = { token: answer.data?.loginWithIdentityProvider.token ?? '' };
    const { me } = await execute(trusting.server.url, ExternalIdentities, {}, options);
    expect(me).toMatchObject({ emailVerified: true });
  });
});

describe('Facebook: an access token', () => {
  const user = (id: string, email?: string) => ({
    id,
    first_name: 'Ada',
    last_name: 'Byron',
    ...(email && { email }),
  });
  const later = Math.floor(Date.now() / 1000) + 3600;

  test('for the site’s app registers its user with an unverified email', async () => {
    const email = uniqueEmail();
    const token = 'facebook-good';
    scene.facebook.tokens.set(token, {
      appId: APP.id,
      isValid: true,
      expiresAt: later,
      user: user('77', email),
    });
    const answer = await exchangeToken(scene, { provider: 'facebook', token });
    const grant = answer.data?.loginWithIdentityProvider;
    const { me } = await execute(scene.server.url, ExternalIdentities, {}, { token: grant?.token ?? '' });
    expect(me).toMatchObject({ email, emailVerified: false, firstName: 'Ada', lastName: 'Byron' });
    expect(me?.externalIdentities[0]?.issuer).toBe(`${new URL(scene.facebook.url).origin}/${APP.id}`);
  });

  test('registers its user with a verified email if the setting says so', async () => {
    const trusting = await startProviderScene({ env: { FACEBOOK_EMAILS_VERIFIED: 'true' } });
    const email = uniqueEmail();
    const token = 'facebook-trusted';
    const known = { appId: APP.id, isValid: true, expiresAt: later, user: user('78', email) };
    trusting.facebook.tokens.set(token, known);
    const answer = await exchangeToken(trusting, { provider: 'facebook', token });
    const options = { token: answer.data?.loginWithIdentityProvider.token ?? '' };
    const { me } = await execute(trusting.server.url, ExternalIdentities, {}, options);
    expect(me).toMatchObject({ email, emailVerified: true });
  });

  test.each([
    ['for another app', { appId: '999', isValid: true, expiresAt: later }],
    ['that is not valid', { appId: APP.id, isValid: false, expiresAt: later }],
    ['that has expired', { appId: APP.id, isValid: true, expiresAt: later - 7200 }],
  ])('%s is refused', async (what, state) => {
    const token = `facebook ${what}`.replaceAll(' ', '-');
    scene.facebook.tokens.set(token, { ...state, user: user('79', uniqueEmail()) });
    expect(codeOf(await exchangeToken(scene, { provider: 'facebook', token }))).toBe('INVALID_CREDENTIALS');
  });

  test('that Facebook does not accept, or that cannot be sent in a header, is refused', async () => {
    for (const token of ['unknown', 'two words', 'new\nline', 'é']) {
      expect(codeOf(await exchangeToken(scene, { provider: 'facebook', token }))).toBe('INVALID_CREDENTIALS');
    }
  });

  test('is refused if the app’s secret is not set', async () => {
    await addProvider(scene.server, { name: 'facebook-bare', kind: 'FACEBOOK', clientId: APP.id });
    const answer = await exchangeToken(scene, { provider: 'facebook-bare', token: 'facebook-good' });
    expect(codeOf(answer)).toBe('VALIDATION_FAILED');
  });

  test('is PROVIDER_UNAVAILABLE if the app’s secret is wrong', async () => {
    await addProvider(scene.server, { name: 'facebook-wrong', kind: 'FACEBOOK', clientId: APP.id }, 'wrong');
    const answer = await exchangeToken(scene, { provider: 'facebook-wrong', token: 'facebook-good' });
    expect(codeOf(answer)).toBe('PROVIDER_UNAVAILABLE');
  });
});

describe('Auth0', () => {
  const auth0 = (token: string) => exchangeToken(scene, { provider: 'auth0', token });

  test('an opaque access token is sent to user-info', async () => {
    const { aud: _aud, ...body } = externalPerson();
    scene.openId.userInfo.set('opaque-good', { body });
    const answer = await auth0('opaque-good');
    expect(answer.data?.loginWithIdentityProvider.customer.email).toBe(body.email);
    expect(codeOf(await auth0('opaque-unknown'))).toBe('INVALID_CREDENTIALS');
  });

  test('an ID token for the site’s client is accepted without user-info', async () => {
    const ada = externalPerson();
    const answer = await auth0(await scene.openId.idToken(ada));
    expect(answer.data?.loginWithIdentityProvider.customer.email).toBe(ada.email);
  });

  test('an access token that is a JWT must be issued to the site’s client', async () => {
    const ada = externalPerson({ aud: 'https://api.example.test' });
    for (const [claims, code] of [
      [{ azp: CLIENT }, undefined],
      [{ client_id: CLIENT }, undefined],
      [{ azp: 'another-client' }, 'INVALID_CREDENTIALS'],
      [{}, 'INVALID_CREDENTIALS'],
      [{ azp: CLIENT, iss: 'https://other.example.test' }, 'INVALID_CREDENTIALS'],
    ] as const) {
      const token = await scene.openId.idToken({ ...ada, ...claims }, { typ: 'at+jwt' });
      scene.openId.userInfo.set(token, { body: ada });
      expect([claims, codeOf(await auth0(token))]).toEqual([claims, code]);
    }
  });

  test('a JWT is refused if its user-info has another subject', async () => {
    const token = await scene.openId.idToken(
      externalPerson({ aud: 'https://api.example.test', azp: CLIENT }),
    );
    scene.openId.userInfo.set(token, { body: externalPerson() });
    expect(codeOf(await auth0(token))).toBe('INVALID_CREDENTIALS');
  });
});

describe('any other OpenID provider', () => {
  test('accepts ID tokens but no opaque tokens, which do not name their client', async () => {
    const ada = externalPerson();
    const token = await scene.openId.idToken(ada);
    expect(codeOf(await exchangeToken(scene, { provider: 'company', token }))).toBeUndefined();
    scene.openId.userInfo.set('opaque-company', { body: externalPerson() });
    const opaque = await exchangeToken(scene, { provider: 'company', token: 'opaque-company' });
    expect(codeOf(opaque)).toBe('INVALID_CREDENTIALS');
  });

  test('is identified by its issuer: the same subject at another issuer is another customer', async () => {
    const other = await startProviderScene();
    const otherIssuer = await addProvider(scene.server, {
      name: 'other-company',
      kind: 'OPENID',
      issuer: other.openId.issuer,
    });
    const ada = externalPerson();
    const here = await exchangeToken(scene, { provider: 'company', token: await scene.openId.idToken(ada) });
    const token = await other.openId.idToken({ ...ada, email: uniqueEmail() });
    const there = await exchangeToken(scene, { provider: otherIssuer.name, token });
    const ids = [here, there].map(({ data }) => data?.loginWithIdentityProvider.customer.id);
    expect(new Set(ids).size).toBe(2);
  });
});

describe('a provider', () => {
  test.each([
    ['that the site does not have', 'github'],
    ['with a name that cannot be kept', 'a\0b'],
  ])('%s is refused with an error on the field', async (_what, provider) => {
    const answer = await exchangeToken(scene, { provider, token: 'x' });
    expect(answer.errors[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED' });
    expect(answer.errors[0]?.extensions?.fields).toHaveProperty('provider');
  });

  test('that is disabled or of another site is refused as invalid', async () => {
    await addProvider(scene.server, { name: 'off', kind: 'GOOGLE', enabled: false });
    const { prisma } = scene.server.gatehouse;
    const site = await prisma.site.create({ data: { accountId: 1, slug: 'sister', name: 'Sister' } });
    const token = await scene.openId.idToken(externalPerson());
    expect(codeOf(await exchangeToken(scene, { provider: 'off', token }))).toBe('VALIDATION_FAILED');
    expect(codeOf(await exchangeToken(scene, { token }, site.id))).toBe('VALIDATION_FAILED');
  });

  test('registers a customer whom an empty password does not log in', async () => {
    const ada = externalPerson();
    await logInWithIdToken(scene, ada);
    const input = { email: ada.email, password: '' };
    expect((await request(scene.server.url, Login, { input })).data).toBeNull();
  });
});

describe('a token that is refused', () => {
  const reasons = () =>
    scene.server.logs
      .map((line) => JSON.parse(line))
      .filter(({ msg }) => msg === 'identity provider token refused')
      .map(({ provider, siteId, level, reason }) => ({ provider, siteId, level, reason }));

  test.each<[string, Record<string, unknown>, { nonce?: string }, RegExp]>([
    ['without the nonce that was asked for', {}, { nonce: 'asked-for' }, /nonce/],
    ['for another client', { aud: 'another' }, {}, /aud/],
    ['with a subject that is a number', { sub: 42 }, {}, /sub/],
    ['that has expired', { exp: 1 }, {}, /exp/],
  ])('%s is logged with the reason but without the token', async (_what, claims, more, reason) => {
    const token = await scene.openId.idToken(externalPerson(claims));
    const before = reasons().length;
    expect(codeOf(await exchangeToken(scene, { token, ...more }))).toBe('INVALID_CREDENTIALS');
    expect(reasons().slice(before)).toEqual([
      { provider: 'google', siteId: 1, level: 30, reason: expect.stringMatching(reason) },
    ]);
    for (const part of token.split('.')) expect(scene.server.logs.join()).not.toContain(part);
  });

  test('with an unsupported algorithm is logged with the reason', async () => {
    const before = reasons().length;
    const key = new TextEncoder().encode('a secret of thirty-two bytes, no less');
    const token = await new SignJWT(externalPerson())
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(scene.openId.issuer)
      .setIssuedAt()
      .setExpirationTime('5 minutes')
      .sign(key);
    expect(codeOf(await exchangeToken(scene, { token }))).toBe('INVALID_CREDENTIALS');
    expect(reasons().slice(before)).toEqual([
      expect.objectContaining({ reason: expect.stringMatching(/alg/i) }),
    ]);
  });
});
