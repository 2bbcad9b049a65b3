import { PGlite } from '@electric-sql/pglite';
import { beforeAll, describe, expect, test } from 'vitest';
import { migrationsOnPGlite } from '../../../src/platform/database/embedded.ts';
import { applyMigrations } from '../../../src/platform/database/migrate.ts';
import { migrationHistory } from '../../../src/platform/database/migration-history.ts';
import { pelcroApi } from '../../rest/pelcro/api.ts';
import { execute } from '../../support/client.ts';
import { onlyInFullRun } from '../../support/counts.ts';
import { register } from '../../support/customers.ts';
import { UpdateCustomer } from '../../support/documents.ts';
import { loginTokenFor, PasswordlessLogin, ResetPassword, resetTokenFor } from '../../support/ways-in.ts';
import { ExportMyData } from '../personal-data/documents.ts';
import { ExternalIdentities, LinkIdentity, UnlinkIdentity } from './documents.ts';
import { externalPerson, logInWithIdToken, type Scene, startProviderScene } from './scene.ts';

let scene: Scene;
let url: string;
beforeAll(async () => {
  scene = await startProviderScene();
  url = scene.server.url;
  await scene.server.gatehouse.prisma.site.updateMany({ data: { passwordlessEnabled: true } });
});

const me = async (token: string) => {
  const { me } = await execute(url, ExternalIdentities, {}, { token });
  if (!me) throw new Error('not logged in');
  return me;
};
const tokenOf = async (claims: Record<string, unknown>, more = {}) =>
  (await logInWithIdToken(scene, claims, more)).data?.loginWithIdentityProvider.token ?? '';
const claimsOf = (person: ReturnType<typeof externalPerson>) => {
  const { aud: _, ...claims } = person;
  return claims;
};
const FORGED = { google: { sub: 'x', email: 'boss@example.com', email_verified: true } };

describe('the claims of an identity provider', () => {
  test('cannot be written by the customer through GraphQL or the Pelcro API', async () => {
    const person = externalPerson({ email_verified: false });
    const token = await tokenOf(person);
    const expected = { seat: 7, identity_providers: { google: claimsOf(person) } };
    const metadata = { seat: 7, identity_providers: FORGED };
    await execute(url, UpdateCustomer, { input: { metadata } }, { token });
    expect((await me(token)).metadata).toEqual(expected);
    const body = {
      site_id: 1,
      metadata: { identity_providers: { google: { email_verified: true }, other: {} } },
    };
    const put = await pelcroApi(scene.server, 'PUT', '/customer', { token, body });
    expect(put.status).toBe(200);
    expect(put.body.data?.metadata).toEqual(expected);
    await execute(url, UpdateCustomer, { input: { metadata: { identity_providers: null } } }, { token });
    expect((await me(token)).metadata).toEqual(expected);
    await execute(url, UpdateCustomer, { input: { metadata: null } }, { token });
    expect((await me(token)).metadata).toEqual({ identity_providers: { google: claimsOf(person) } });
  });

  test('cannot be written by a customer without a linked identity', async () => {
    const customer = await register(url, { metadata: { identity_providers: FORGED, seat: 1 } });
    expect((await me(customer.token)).metadata).toEqual({ seat: 1 });
    const body = { site_id: 1, metadata: { identity_providers: FORGED } };
    const put = await pelcroApi(scene.server, 'PUT', '/customer', { token: customer.token, body });
    expect(put.body.data?.metadata).toEqual({ seat: 1 });
    const row = await scene.server.gatehouse.prisma.customer.findUniqueOrThrow({
      where: { id: Number(customer.customer.id) },
    });
    expect(JSON.stringify(row)).not.toContain('boss@example.com');
  });

  test('are added when the identity is linked, and removed when it is unlinked; those of another stay', async () => {
    const customer = await register(url);
    const [one, other] = [externalPerson(), externalPerson()];
    const link = async (provider: string, person: Record<string, unknown>) => {
      const input = { provider, token: await scene.openId.idToken(person) };
      return (await execute(url, LinkIdentity, { input }, customer)).linkIdentity.externalIdentity.id;
    };
    const first = await link('google', one);
    const second = await link('company', other);
    expect((await me(customer.token)).metadata).toEqual({
      identity_providers: { google: claimsOf(one), company: claimsOf(other) },
    });
    await execute(url, UnlinkIdentity, { id: first }, customer);
    expect((await me(customer.token)).metadata).toEqual({ identity_providers: { company: claimsOf(other) } });
    await execute(url, UnlinkIdentity, { id: second }, customer);
    expect((await me(customer.token)).metadata).toEqual({});
    const { exportMyData } = await execute(url, ExportMyData, {}, customer);
    const exported = exportMyData as { customer: unknown };
    expect(JSON.stringify(exported.customer)).not.toContain(one.sub);
  });

  test('of two identities at one provider: unlinking one removes only its claims', async () => {
    const customer = await register(url);
    const people = [externalPerson(), externalPerson()];
    const ids = [];
    for (const person of people) {
      const input = { provider: 'google', token: await scene.openId.idToken(person) };
      ids.push((await execute(url, LinkIdentity, { input }, customer)).linkIdentity.externalIdentity.id);
    }
    await execute(url, UnlinkIdentity, { id: ids[0] ?? '' }, customer);
    expect((await me(customer.token)).metadata).toEqual({
      identity_providers: { google: expect.objectContaining({ sub: people[1]?.sub }) },
    });
  });
});

describe('a person who takes back the account of their email from a stranger', () => {
  /** A customer whose provider did not verify the email. The email belongs to another person. */
  async function mallory() {
    const person = externalPerson({
      given_name: 'Mallory',
      family_name: 'Stranger',
      email_verified: false,
      picture: 'https://pictures.example/mallory.png',
    });
    const token = await tokenOf(person, { provider: 'company' });
    expect(await me(token)).toMatchObject({ firstName: 'Mallory', lastName: 'Stranger' });
    return person;
  }
  const left = async (email: string) => {
    const { prisma } = scene.server.gatehouse;
    const row = await prisma.customer.findFirstOrThrow({ where: { email } });
    expect(JSON.stringify(row)).not.toMatch(/Mallory|Stranger|mallory/);
    return row;
  };

  test('by a login at another provider removes the claims of the stranger’s provider', async () => {
    const { email, sub } = await mallory();
    const owner = externalPerson({ email });
    const token = await tokenOf(owner);
    expect(await me(token)).toMatchObject({
      firstName: 'Ada',
      lastName: 'Lovelace',
      profilePhoto: null,
      metadata: { identity_providers: { google: claimsOf(owner) } },
    });
    expect(JSON.stringify(await left(email))).not.toContain(sub);
  });

  test('by a mailed link removes the claims and names of the stranger', async () => {
    const { email } = await mallory();
    const token = await loginTokenFor(scene.server, email);
    await execute(url, PasswordlessLogin, { token });
    expect(await left(email)).toMatchObject({ firstName: null, identityClaims: {}, metadata: {} });
  });

  test('by a password reset removes the claims and names of the stranger', async () => {
    const { email } = await mallory();
    const input = { email, token: await resetTokenFor(scene.server, email), password: 'a-new-one-by-mail' };
    await execute(url, ResetPassword, { input });
    expect(await left(email)).toMatchObject({ firstName: null, identityClaims: {}, metadata: {} });
  });

  test('keeps names that no provider gave', async () => {
    const { email } = await register(url, { firstName: 'Augusta' });
    const token = await tokenOf(externalPerson({ email }));
    expect(await me(token)).toMatchObject({ firstName: 'Augusta', lastName: 'Lovelace' });
  });
});

onlyInFullRun(() => {
  test('the migration moves the claims of linked providers, and drops claims that customers could write', async () => {
    const history = migrationHistory();
    const at = history.findIndex(({ name }) => name.endsWith('_move_identity_claims'));
    const pglite = new PGlite();
    await applyMigrations(migrationsOnPGlite(pglite), history.slice(0, at));
    const claims = {
      sub: 'g-1',
      name: 'Ada',
      email: 'forged@example.com',
      email_verified: true,
      role: 'admin',
      picture: 7,
    };
    const rows: [email: string, metadata: unknown][] = [
      ['linked@example.com', { seat: 7, identity_providers: { google: claims, facebook: { sub: 'gone' } } }],
      ['forger@example.com', { identity_providers: { google: { sub: 'not-mine', name: 'Boss' } } }],
      ['odd@example.com', { identity_providers: [1, 2], a: [null] }],
      ['nobody@example.com', { seat: 9 }],
    ];
    await pglite.exec(`INSERT INTO account (id, slug, name) VALUES (1, 'a', 'A')`);
    for (const [i, [email, metadata]] of rows.entries()) {
      await pglite.query(
        'INSERT INTO customer (id, account_id, email, email_key, metadata) VALUES ($1, 1, $2, $2, $3)',
        [i + 1, email, JSON.stringify(metadata)],
      );
      await pglite.query(
        `INSERT INTO external_identity (account_id, customer_id, provider, issuer, subject, email, created_at, last_used_at)
         VALUES (1, $1, 'google', 'https://accounts.google.com', $2, $3, now(), now())`,
        [i + 1, `g-${i + 1}`, email],
      );
    }
    await applyMigrations(migrationsOnPGlite(pglite), history.slice(0, at + 1));
    const after = await pglite.query('SELECT email, metadata, identity_claims FROM customer ORDER BY id');
    expect(after.rows).toEqual([
      {
        email: 'linked@example.com',
        metadata: { seat: 7 },
        identity_claims: { google: { sub: 'g-1', name: 'Ada', email: 'linked@example.com' } },
      },
      { email: 'forger@example.com', metadata: {}, identity_claims: {} },
      { email: 'odd@example.com', metadata: { a: [null] }, identity_claims: {} },
      { email: 'nobody@example.com', metadata: { seat: 9 }, identity_claims: {} },
    ]);
    await pglite.close();
  });
});
