import { beforeAll, beforeEach, expect, test } from 'vitest';
import { pelcroApi } from '../../rest/pelcro/api.ts';
import { execute, request } from '../../support/client.ts';
import { login, type RegisteredCustomer, register, uniqueEmail } from '../../support/customers.ts';
import { graphql } from '../../support/gql/gql.ts';
import { administer } from '../../tenancy/sites/administer.ts';
import { CreateSite } from '../../tenancy/sites/documents.ts';
import {
  addProvider,
  exchangeToken,
  externalPerson,
  type Scene,
  startProviderScene,
} from '../identity-providers/scene.ts';

const TermsToAccept = graphql(`
  query TermsToAccept { me { termsToAccept acceptedTermsVersion acceptedTermsAt } }
`);
const AcceptTerms = graphql(`
  mutation AcceptTermsOfSite($version: String!) {
    acceptTerms(version: $version) { customer { termsToAccept acceptedTermsVersion } }
  }
`);

const termsUrl = 'https://paper.example/terms';
let scene: Scene;
let admin: Awaited<ReturnType<typeof administer>>;
let siteId: string;
let sites = 0;
beforeAll(async () => {
  scene = await startProviderScene();
  admin = await administer(scene.server);
});
beforeEach(async () => {
  siteId = await addSite({ termsUrl, termsVersion: '2026-11' });
});

const url = () => scene.server.url;
async function addSite(settings: Parameters<typeof admin.set>[0]): Promise<string> {
  sites += 1;
  const { createSite } = await execute(url(), CreateSite, { slug: `terms-${sites}` }, admin.owner);
  await admin.set(settings, createSite.id);
  return createSite.id;
}
const on = (customer: { token: string }, site = siteId) => ({ token: customer.token, siteId: site });
const termsOf = async (customer: { token: string }, site = siteId) =>
  (await execute(url(), TermsToAccept, {}, on(customer, site))).me?.termsToAccept;
const accept = (customer: { token: string }, version: string, site = siteId) =>
  request(url(), AcceptTerms, { version }, on(customer, site));
const recorded = ({ customer }: Pick<RegisteredCustomer, 'customer'>) =>
  scene.server.gatehouse.prisma.acceptedTerms.findMany({
    where: { customerId: Number(customer.id) },
    orderBy: { siteId: 'asc' },
  });

test('a customer who has accepted nothing is asked for the current version, and cannot accept another', async () => {
  const customer = await register(url(), {}, { siteId });
  expect(await termsOf(customer)).toBe('2026-11');
  const refused = await accept(customer, '2025-01');
  expect(refused.errors[0]?.extensions).toMatchObject({
    code: 'VALIDATION_FAILED',
    fields: { version: ['The accepted terms version must be the current one of the site.'] },
  });
  const { data } = await accept(customer, '2026-11');
  expect(data?.acceptTerms.customer).toEqual({ termsToAccept: null, acceptedTermsVersion: '2026-11' });
  const [first] = await recorded(customer);
  expect(first).toMatchObject({ siteId: Number(siteId), version: '2026-11', acceptedAt: expect.any(Date) });
  // A second acceptance does not replace the time of the first one.
  scene.server.clock.advance({ seconds: 60 });
  await accept(customer, '2026-11');
  expect(await recorded(customer)).toEqual([first]);
});

test('a customer is asked again for a new version, and the earlier consent stays stored', async () => {
  const customer = await register(url(), { acceptedTermsVersion: '2026-11' }, { siteId });
  expect(await termsOf(customer)).toBe(null);
  await admin.set({ termsVersion: '2027-01' }, siteId);
  expect(await termsOf(customer)).toBe('2027-01');
  await accept(customer, '2027-01');
  expect((await recorded(customer)).map(({ version }) => version).sort()).toEqual(['2026-11', '2027-01']);
});

test('two sites with different terms each ask once', async () => {
  const other = await addSite({ termsUrl, termsVersion: 'v3' });
  const customer = await register(url(), { acceptedTermsVersion: '2026-11' }, { siteId });
  expect(await termsOf(customer, other)).toBe('v3');
  await accept(customer, 'v3', other);
  expect([await termsOf(customer), await termsOf(customer, other)]).toEqual([null, null]);
});

test('the terms of another site with the same version name must be accepted separately', async () => {
  const other = await addSite({ termsUrl: 'https://other.example/terms', termsVersion: '2026-11' });
  const customer = await register(url(), { acceptedTermsVersion: '2026-11' }, { siteId });
  expect([await termsOf(customer), await termsOf(customer, other)]).toEqual([null, '2026-11']);
  await accept(customer, '2026-11', other);
  expect(await termsOf(customer, other)).toBe(null);
  expect((await recorded(customer)).map((row) => String(row.siteId))).toEqual([siteId, other]);
});

test('a site without a version, or without an address of its terms, does not ask', async () => {
  const customer = await register(url(), {}, { siteId });
  await admin.set({ termsUrl: null }, siteId);
  expect(await termsOf(customer)).toBe(null);
  await admin.set({ termsUrl, termsVersion: null }, siteId);
  expect(await termsOf(customer)).toBe(null);
  expect((await accept(customer, '2026-11')).errors[0]?.extensions?.code).toBe('VALIDATION_FAILED');
});

test('a first login at an identity provider records the accepted current version, and refuses any other', async () => {
  await addProvider(scene.server, { name: 'google', kind: 'GOOGLE', siteId: Number(siteId) });
  const token = await scene.openId.idToken(externalPerson());
  const logIn = (acceptedTermsVersion: string | null) =>
    exchangeToken(scene, { token, acceptedTermsVersion }, Number(siteId));
  expect((await logIn('2025-01')).errors[0]?.extensions).toMatchObject({
    fields: { acceptedTermsVersion: [expect.any(String)] },
  });
  const { data } = await logIn('2026-11');
  const customer = { token: data?.loginWithIdentityProvider.token ?? '' };
  expect(await termsOf(customer)).toBe(null);
  const { me } = await execute(url(), TermsToAccept, {}, on(customer));
  expect(me).toMatchObject({ acceptedTermsVersion: '2026-11', acceptedTermsAt: expect.any(String) });
  // A later login without a version does not withdraw the consent.
  await logIn(null);
  expect(await termsOf(customer)).toBe(null);
});

test('the Pelcro API records the version that a form sends, and accepts registrations without one', async () => {
  const password = 'a long enough password';
  const registerBy = (body: object) =>
    pelcroApi(scene.server, 'POST', '/auth/register', {
      siteId,
      body: { email: uniqueEmail(), password, ...body },
    });
  const { body: described } = await pelcroApi(scene.server, 'GET', '/site', { siteId });
  expect(described).toMatchObject({
    data: { terms_url: termsUrl, privacy_url: null, terms_version: '2026-11' },
  });
  const silent = await registerBy({});
  expect(silent.status).toBe(200);
  const logIn = await pelcroApi(scene.server, 'POST', '/auth/login', {
    siteId,
    body: { email: (silent.body as { data: { email: string } }).data.email, password },
  });
  expect(logIn.status).toBe(200);
  const { body } = await registerBy({ accepted_terms_version: '2026-11' });
  const { id, auth_token } = (body as { data: { id: number; auth_token: string } }).data;
  expect(await termsOf({ token: auth_token })).toBe(null);
  expect(await recorded({ customer: { id: String(id) } } as RegisteredCustomer)).toHaveLength(1);
  const stale = await registerBy({ accepted_terms_version: '2025-01' });
  expect(stale).toMatchObject({
    status: 400,
    body: { errors: { accepted_terms_version: [expect.any(String)] } },
  });
});

test('an ended session cannot record an acceptance', async () => {
  const customer = await register(url(), {}, { siteId });
  const other = await login(url(), customer, { siteId });
  await execute(
    url(),
    graphql(`mutation EndOthersThenAccept { endOtherSessions { endedCount } }`),
    {},
    on(other),
  );
  expect((await accept(customer, '2026-11')).errors[0]?.extensions?.code).toBe('TOKEN_REVOKED');
  expect(await recorded(customer)).toEqual([]);
});
