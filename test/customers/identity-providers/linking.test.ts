import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { verdicts } from '../../access/tokens/jwt.ts';
import { execute, request } from '../../support/client.ts';
import { login, register, uniqueEmail } from '../../support/customers.ts';
import { Login, Me, Refresh, UpdateCustomer } from '../../support/documents.ts';
import { mailsTo } from '../../support/mails.ts';
import { addAccount } from '../../support/sites.ts';
import { ExternalIdentities, LinkIdentity, UnlinkIdentity } from './documents.ts';
import {
  addProvider,
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

const verify = (email: string) =>
  scene.server.gatehouse.prisma.customer.updateMany({
    where: { email },
    data: { emailVerifiedAt: scene.server.clock.now() },
  });
const customerOf = (answer: Awaited<ReturnType<typeof logInWithIdToken>>) =>
  answer.data?.loginWithIdentityProvider.customer.id;
const me = async (token: string | undefined) =>
  (await execute(scene.server.url, ExternalIdentities, {}, { token: token ?? '' })).me;

describe('an identity that is not linked yet', () => {
  test('is linked to the customer with the same verified email, and the customer keeps password and name', async () => {
    const customer = await register(scene.server.url, { firstName: 'Augusta' });
    await verify(customer.email);
    const ada = externalPerson({ email: customer.email.toUpperCase() });
    const answer = await logInWithIdToken(scene, ada, { firstName: 'Typed' });
    expect(customerOf(answer)).toBe(customer.customer.id);
    expect(await me(customer.token)).toMatchObject({
      email: customer.email,
      hasPassword: true,
      firstName: 'Augusta',
      lastName: 'Lovelace',
      externalIdentities: [{ provider: 'google' }],
    });
    expect((await login(scene.server.url, customer)).customer.id).toBe(customer.customer.id);
  });

  test('with a verified email takes over the account of a customer who has not verified that email', async () => {
    const squatter = await register(scene.server.url, { username: `squatter-${Date.now()}` });
    const second = await login(scene.server.url, squatter);
    const squatterIdentity = await exchangeLinked(squatter.token);
    const now = scene.server.clock.now();
    const { prisma } = scene.server.gatehouse;
    const customerId = Number(squatter.customer.id);
    await prisma.authenticator.create({
      data: { kind: 'PASSKEY', customerId, credentialId: squatter.email, createdAt: now, confirmedAt: now },
    });
    const reset = {
      id: crypto.randomUUID(),
      purpose: 'PASSWORD_RESET' as const,
      secretHash: new Uint8Array(32),
      createdAt: now,
      expiresAt: new Date(now.getTime() + 3_600_000),
    };
    await prisma.oneTimeToken.create({ data: { ...reset, customerId } });

    const owner = await logInWithIdToken(scene, externalPerson({ email: squatter.email }));
    expect(customerOf(owner)).toBe(squatter.customer.id);
    // Every credential of the squatter is revoked.
    for (const { valid, reason } of await verdicts(scene.server, [squatter.token, second.token])) {
      expect({ valid, reason }).toEqual({ valid: false, reason: 'REVOKED' });
    }
    const { email, password } = squatter;
    for (const name of [{ email }, { username: squatter.customer.username }]) {
      const answer = await request(scene.server.url, Login, { input: { ...name, password } });
      expect(codeOf(answer)).toBe('INVALID_CREDENTIALS');
    }
    const { refreshToken } = squatter;
    expect(codeOf(await request(scene.server.url, Refresh, { refreshToken }))).toBe('TOKEN_REVOKED');
    expect(customerOf(await logInWithIdToken(scene, squatterIdentity))).not.toBe(squatter.customer.id);
    expect(await prisma.authenticator.count({ where: { customerId } })).toBe(0);
    expect(await prisma.oneTimeToken.count({ where: { customerId, spentAt: null } })).toBe(0);
    const sessions = await prisma.session.findMany({ where: { customerId, endedAt: { not: null } } });
    expect(sessions.map(({ endReason }) => endReason)).toEqual(['EMAIL_TAKEN_OVER', 'EMAIL_TAKEN_OVER']);
    // The audit log has an entry, and the owner is logged in.
    expect(
      await prisma.auditEvent.findMany({ where: { action: 'customer.email_taken_over' } }),
    ).toMatchObject([{ targetId: squatter.customer.id, actorKind: 'CUSTOMER' }]);
    expect(await me(owner.data?.loginWithIdentityProvider.token)).toMatchObject({
      emailVerified: true,
      hasPassword: false,
      externalIdentities: [{ provider: 'google', email: squatter.email }],
    });
  });

  /** Links a new identity to the caller’s account. */
  async function exchangeLinked(token: string) {
    const own = externalPerson();
    const input = { provider: 'google', token: await scene.openId.idToken(own) };
    await execute(scene.server.url, LinkIdentity, { input }, { token });
    return own;
  }

  test.each([
    ['verified', true],
    ['unverified', false],
  ])(
    'with an unverified email is refused if a customer has the same email, %s',
    async (_what, isVerified) => {
      const customer = await register(scene.server.url);
      if (isVerified) await verify(customer.email);
      for (const claim of [false, undefined, 'false', 'no', 1, 'True', null, ['true'], { true: true }]) {
        const ada = externalPerson({ email: customer.email, email_verified: claim });
        const answer = await logInWithIdToken(scene, ada);
        expect(codeOf(answer)).toBe('LINK_REQUIRED');
        expect(answer.status).toBe(409);
      }
      expect(await me(customer.token)).toMatchObject({ emailVerified: isVerified, externalIdentities: [] });
      expect((await login(scene.server.url, customer)).customer.id).toBe(customer.customer.id);
    },
  );

  test('with an unverified and unknown email registers a customer with an unverified email', async () => {
    const ada = externalPerson({ email_verified: false });
    const answer = await logInWithIdToken(scene, ada);
    expect(await me(answer.data?.loginWithIdentityProvider.token)).toMatchObject({
      email: ada.email,
      emailVerified: false,
    });
    // The email is verified as soon as the provider verifies it.
    const later = await logInWithIdToken(scene, { ...ada, email_verified: true });
    expect(customerOf(later)).toBe(customerOf(answer));
    expect(await me(later.data?.loginWithIdentityProvider.token)).toMatchObject({ emailVerified: true });
  });

  test('with an unverified email sends a verification mail if the site verifies emails', async () => {
    const { prisma } = scene.server.gatehouse;
    const set = (emailVerificationEnabled: boolean) =>
      prisma.site.update({ where: { id: 1 }, data: { emailVerificationEnabled } });
    await set(true);
    const [vouched, claimed] = [externalPerson(), externalPerson({ email_verified: false })];
    for (const claims of [vouched, claimed, claimed]) await logInWithIdToken(scene, claims);
    await set(false);
    const later = externalPerson({ email_verified: false });
    await logInWithIdToken(scene, later);
    const subjectsTo = async ({ email }: { email: string }) =>
      (await mailsTo(scene.server, email)).map(({ subject }) => subject);
    expect(await subjectsTo(claimed)).toEqual(['Confirm your email address for Demo']);
    for (const silent of [vouched, later]) expect(await subjectsTo(silent)).toEqual([]);
  });

  test('without an email requires an email from the caller, which is stored as unverified', async () => {
    const ada = externalPerson({ email: undefined });
    const refused = await logInWithIdToken(scene, ada);
    expect(refused.errors[0]?.extensions?.fields).toEqual({
      email: ['The email field is required: the identity provider does not give one.'],
    });
    const email = uniqueEmail();
    const answer = await logInWithIdToken(scene, ada, { email });
    expect(await me(answer.data?.loginWithIdentityProvider.token)).toMatchObject({
      email,
      emailVerified: false,
    });
    // Later logins do not require an email.
    expect(customerOf(await logInWithIdToken(scene, ada))).toBe(customerOf(answer));
  });

  test('without an email does not log in the customer whose email the caller gives', async () => {
    const [one, other] = await Promise.all([register(scene.server.url), register(scene.server.url)]);
    await verify(other.email);
    for (const { email } of [one, other]) {
      const answer = await logInWithIdToken(
        scene,
        externalPerson({ email: undefined, email_verified: true }),
        { email },
      );
      expect(codeOf(answer)).toBe('LINK_REQUIRED');
    }
  });

  test('with an email ignores the fields that the caller gives', async () => {
    const victim = await register(scene.server.url);
    const ada = externalPerson();
    const typed = { email: victim.email, firstName: 'Typed', lastName: 'Typed' };
    const answer = await logInWithIdToken(scene, ada, typed);
    expect(customerOf(answer)).not.toBe(victim.customer.id);
    expect(await me(answer.data?.loginWithIdentityProvider.token)).toMatchObject({
      email: ada.email,
      firstName: 'Ada',
      lastName: 'Lovelace',
    });
  });

  test('with an invalid email is treated as one without an email', async () => {
    for (const email of ['not an email', 'a\0b@example.test', 7]) {
      const answer = await logInWithIdToken(scene, externalPerson({ email }));
      expect(answer.errors[0]?.extensions?.fields).toHaveProperty('email');
    }
  });
});

describe('a customer who cannot log in', () => {
  test.each([
    ['identity', true],
    ['email', false],
  ])('is refused if they are disabled and are found by their %s', async (_what, isLinked) => {
    const ada = externalPerson();
    if (isLinked) await logInWithIdToken(scene, ada);
    else {
      await register(scene.server.url, { email: ada.email });
      await verify(ada.email);
    }
    const disabledAt = scene.server.clock.now();
    const { prisma } = scene.server.gatehouse;
    await prisma.customer.updateMany({ where: { email: ada.email }, data: { disabledAt } });
    expect(codeOf(await logInWithIdToken(scene, ada))).toBe('INVALID_CREDENTIALS');
  });

  test('is registered again after deletion', async () => {
    const ada = externalPerson();
    const before = customerOf(await logInWithIdToken(scene, ada));
    const { prisma } = scene.server.gatehouse;
    const gone = { deletedAt: scene.server.clock.now(), email: 'gone', emailKey: `gone-${before}` };
    await prisma.customer.update({ where: { id: Number(before) }, data: gone });
    const after = customerOf(await logInWithIdToken(scene, ada));
    expect(after).toBeTruthy();
    expect(after).not.toBe(before);
  });
});

describe('the metadata', () => {
  test('contains the provider’s claims of the latest login and keeps the other members', async () => {
    const ada = externalPerson({ locale: 'en' });
    const first = await logInWithIdToken(scene, ada);
    const token = first.data?.loginWithIdentityProvider.token;
    const { aud: _aud, ...claims } = ada;
    expect((await me(token))?.metadata).toEqual({ identity_providers: { google: claims } });
    await execute(
      scene.server.url,
      UpdateCustomer,
      { input: { metadata: { seat: 7 } } },
      { token: token ?? '' },
    );
    await logInWithIdToken(scene, { ...ada, locale: 'fr' });
    const google = { ...claims, locale: 'fr' };
    expect((await me(token))?.metadata).toEqual({ seat: 7, identity_providers: { google } });
  });

  test('contains the claims even if the customer’s own metadata is large', async () => {
    const ada = externalPerson();
    const answer = await logInWithIdToken(scene, ada);
    const { prisma } = scene.server.gatehouse;
    const metadata = { filler: 'x'.repeat(65_400) };
    await prisma.customer.update({ where: { id: Number(customerOf(answer)) }, data: { metadata } });
    const again = await logInWithIdToken(scene, { ...ada, name: 'Another' });
    expect((await me(again.data?.loginWithIdentityProvider.token))?.metadata).toEqual({
      ...metadata,
      identity_providers: { google: expect.objectContaining({ name: 'Another' }) },
    });
  });

  test('omits claims that are too long, have a wrong type or contain U+0000', async () => {
    const ada = externalPerson({
      name: 'x'.repeat(2_000),
      given_name: 'y'.repeat(300),
      nickname: { a: 1 },
      locale: 'e\0n',
    });
    const answer = await logInWithIdToken(scene, ada);
    const seen = await me(answer.data?.loginWithIdentityProvider.token);
    expect(seen?.firstName).toBeNull();
    const { sub, email, email_verified, given_name, family_name } = ada;
    const kept = { sub, email, email_verified, given_name, family_name };
    expect(seen?.metadata).toEqual({ identity_providers: { google: kept } });
  });
});

describe('linking while logged in', () => {
  const link = async (token: string, claims: Record<string, unknown>) => {
    const input = { provider: 'google', token: await scene.openId.idToken(claims) };
    return request(scene.server.url, LinkIdentity, { input }, { token });
  };

  test('lets the customer log in with the identity, whatever its email is; linking again changes nothing', async () => {
    const customer = await register(scene.server.url);
    const ada = externalPerson({ email_verified: false });
    const first = await link(customer.token, ada);
    const again = await link(customer.token, ada);
    const { externalIdentity } = first.data?.linkIdentity ?? {};
    expect(again.data?.linkIdentity.externalIdentity.id).toBe(externalIdentity?.id);
    expect(customerOf(await logInWithIdToken(scene, ada))).toBe(customer.customer.id);
    expect((await me(customer.token))?.externalIdentities).toHaveLength(1);
  });

  test('refuses an identity of another customer, an invalid token and a caller without a token', async () => {
    const [customer, ada] = [await register(scene.server.url), externalPerson()];
    await logInWithIdToken(scene, ada);
    const taken = await link(customer.token, ada);
    expect(taken.errors[0]?.extensions?.fields).toEqual({
      token: ['This identity is linked to another customer.'],
    });
    expect(codeOf(await link(customer.token, externalPerson({ aud: 'other' })))).toBe('INVALID_CREDENTIALS');
    expect(codeOf(await link('', externalPerson()))).toBe('UNAUTHENTICATED');
  });

  test('requires the password more than ten minutes after the login', async () => {
    const customer = await register(scene.server.url);
    scene.server.clock.advance({ minutes: 10, seconds: 1 });
    const ada = externalPerson();
    const later = async (password?: string) => {
      const input = { provider: 'google', token: await scene.openId.idToken(ada), password };
      return request(scene.server.url, LinkIdentity, { input }, customer);
    };
    for (const wrong of [undefined, 'wrong']) {
      expect((await later(wrong)).errors[0]?.extensions?.fields).toHaveProperty('password');
    }
    expect((await me(customer.token))?.externalIdentities).toEqual([]);
    expect((await later(customer.password)).errors).toEqual([]);
    scene.server.clock.advance({ minutes: -10, seconds: -1 });
    expect(customerOf(await logInWithIdToken(scene, ada))).toBe(customer.customer.id);
  });

  test('sends the customer one mail, even if the identity is linked twice', async () => {
    const customer = await register(scene.server.url);
    const ada = externalPerson();
    for (let twice = 0; twice < 2; twice += 1) await link(customer.token, ada);
    const subjects = (await mailsTo(scene.server, customer.email)).map(({ subject }) => subject);
    expect(subjects).toEqual(['Another way to log in to Demo was added']);
  });

  test('can be undone by unlinking, unless the identity is the only credential', async () => {
    const { url } = scene.server;
    const customer = await register(url);
    const ada = externalPerson();
    const { data } = await link(customer.token, ada);
    const id = data?.linkIdentity.externalIdentity.id ?? '';
    const other = await register(url);
    for (const theirs of [id, '0', 'x', '99999999999']) {
      const answer = await request(url, UnlinkIdentity, { id: theirs }, { token: other.token });
      expect(codeOf(answer)).toBe('NOT_FOUND');
    }
    await execute(url, UnlinkIdentity, { id }, { token: customer.token });
    expect(customerOf(await logInWithIdToken(scene, ada))).not.toBe(customer.customer.id);

    const only = await logInWithIdToken(scene, externalPerson());
    const token = only.data?.loginWithIdentityProvider.token ?? '';
    const [own] = (await me(token))?.externalIdentities ?? [];
    const refused = await request(url, UnlinkIdentity, { id: own?.id ?? '' }, { token });
    expect(refused.errors[0]?.extensions?.fields).toHaveProperty('id');
    // Of two identities, one can be unlinked, but then not the last one.
    await link(token, externalPerson());
    await execute(url, UnlinkIdentity, { id: own?.id ?? '' }, { token });
    expect(await execute(url, Me, {}, { token })).toBeTruthy();
    const [last] = (await me(token))?.externalIdentities ?? [];
    expect(codeOf(await request(url, UnlinkIdentity, { id: last?.id ?? '' }, { token }))).toBe(
      'VALIDATION_FAILED',
    );
  });
});

test('the last identity cannot be unlinked if the only other credential is a passkey that no site accepts', async () => {
  const { url, gatehouse } = scene.server;
  const only = await logInWithIdToken(scene, externalPerson());
  const { token = '', customer } = only.data?.loginWithIdentityProvider ?? {};
  const customerId = Number(customer?.id);
  const passkey = { kind: 'PASSKEY', credentialId: randomUUID(), customerId } as const;
  const confirmedAt = gatehouse.clock();
  await gatehouse.prisma.authenticator.create({ data: { ...passkey, confirmedAt, createdAt: confirmedAt } });
  const [own] = (await me(token))?.externalIdentities ?? [];
  const unlink = () => request(url, UnlinkIdentity, { id: own?.id ?? '' }, { token });
  expect(codeOf(await unlink())).toBe('VALIDATION_FAILED');
  await gatehouse.prisma.site.update({ where: { id: 1 }, data: { secondFactor: 'OPTIONAL' } });
  expect((await unlink()).errors).toEqual([]);
});

test('the same identity belongs to another customer in another account', async () => {
  const scene = await startProviderScene();
  const other = await addAccount(scene.server, `other-${Date.now()}`);
  await addProvider(scene.server, { siteId: other.site.id, name: 'google', kind: 'GOOGLE' });
  const ada = externalPerson();
  const here = await logInWithIdToken(scene, ada);
  const there = await exchangeToken(scene, { token: await scene.openId.idToken(ada) }, other.site.id);
  expect(customerOf(there)).toBeTruthy();
  expect(customerOf(there)).not.toBe(customerOf(here));
});
