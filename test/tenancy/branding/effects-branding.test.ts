import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { execute, request } from '../../support/client.ts';
import { login, register } from '../../support/customers.ts';
import { Register } from '../../support/documents.ts';
import { graphql } from '../../support/gql/gql.ts';
import type { SiteSettingsInput } from '../../support/gql/graphql.ts';
import { testServer } from '../../support/server.ts';
import { administer } from '../sites/administer.ts';
import { CreateSite, UpdateSite } from '../sites/documents.ts';

const Branding = graphql(`
  query Branding {
    site {
      branding {
        accent accentText darkAccent darkAccentText surface text fontFamily cornerRadiusPixels
        termsUrl privacyUrl termsVersion
      }
    }
  }
`);
const AcceptedTerms = graphql(`
  query AcceptedTerms { me { acceptedTermsVersion acceptedTermsAt } }
`);
const ExportWithTerms = graphql(`
  mutation ExportWithTerms { exportMyData }
`);
const DeleteWithTerms = graphql(`
  mutation DeleteWithTerms($password: String) { deleteMyself(password: $password) { customerId } }
`);

const server = testServer();
let admin: Awaited<ReturnType<typeof administer>>;
beforeAll(async () => {
  admin = await administer(server);
});

let siteId: string;
let sites = 0;
beforeEach(async () => {
  sites += 1;
  const { createSite } = await execute(server.url, CreateSite, { slug: `brand-${sites}` }, admin.owner);
  siteId = createSite.id;
});

const set = (settings: SiteSettingsInput) => admin.set(settings, siteId);
const branding = async () => (await execute(server.url, Branding, {}, { siteId })).site.branding;
const problemsOf = async (settings: SiteSettingsInput) => {
  const { errors } = await request(server.url, UpdateSite, { id: siteId, settings }, admin.owner);
  return (errors[0]?.extensions as { fields?: Record<string, string[]> } | undefined)?.fields ?? null;
};

test('accentColor: the accent, a legible colour of text on it, and a lighter accent for the dark theme', async () => {
  expect(await branding()).toMatchObject({ accent: null, accentText: null, darkAccent: null });
  await set({ accentColor: '#A3120F' });
  expect(await branding()).toMatchObject({
    accent: '#a3120f',
    accentText: '#ffffff',
    darkAccent: '#c66c6a',
    darkAccentText: '#000000',
  });
  await set({ accentColor: '#060' });
  expect(await branding()).toMatchObject({ accent: '#006600' });
});

test('accentTextColor: the text on the accent', async () => {
  await set({ accentColor: '#a3120f', accentTextColor: '#ffeedd' });
  expect(await branding()).toMatchObject({ accentText: '#ffeedd' });
});

test('surfaceColor and textColor: the light theme', async () => {
  await set({ surfaceColor: '#fff8f0', textColor: '#221100' });
  expect(await branding()).toMatchObject({ surface: '#fff8f0', text: '#221100' });
});

test('fontFamily: a value of font-family, with a generic family at the end', async () => {
  await set({ fontFamily: 'Source Serif 4, "Georgia", serif' });
  expect((await branding()).fontFamily).toBe('"Source Serif 4", "Georgia", serif');
  await set({ fontFamily: '나눔고딕' });
  expect((await branding()).fontFamily).toBe('"나눔고딕", sans-serif');
});

test('cornerRadiusPixels: the radius of corners', async () => {
  await set({ cornerRadiusPixels: 0 });
  expect((await branding()).cornerRadiusPixels).toBe(0);
});

test('termsUrl and privacyUrl: the links of the registration', async () => {
  const links = { termsUrl: 'https://paper.example/terms', privacyUrl: 'https://paper.example/privacy' };
  await set(links);
  expect(await branding()).toMatchObject(links);
});

test('termsVersion: a registration stores the accepted current version with the time, and refuses others', async () => {
  await set({ termsVersion: '2026-11' });
  expect((await branding()).termsVersion).toBe('2026-11');
  const before = await register(server.url, {}, { siteId });
  const none = await execute(server.url, AcceptedTerms, {}, { siteId, token: before.token });
  expect(none.me).toEqual({ acceptedTermsVersion: null, acceptedTermsAt: null });
  const input = { email: 'old-terms@example.test', password: 'a long enough password' };
  const refused = await request(
    server.url,
    Register,
    { input: { ...input, acceptedTermsVersion: '2025-01' } },
    { siteId },
  );
  expect(refused.errors[0]?.extensions).toMatchObject({
    code: 'VALIDATION_FAILED',
    fields: { acceptedTermsVersion: ['The accepted terms version must be the current one of the site.'] },
  });

  const customer = await register(server.url, { acceptedTermsVersion: '2026-11' }, { siteId });
  await set({ termsVersion: '2027-01' });
  const { token } = await login(server.url, customer, { siteId });
  const { me } = await execute(server.url, AcceptedTerms, {}, { siteId, token });
  expect(me).toMatchObject({ acceptedTermsVersion: '2026-11', acceptedTermsAt: expect.any(String) });
  const { exportMyData } = await execute(server.url, ExportWithTerms, {}, { siteId, token });
  expect(exportMyData).toMatchObject({ customer: { acceptedTermsVersion: '2026-11' } });
  const { deleteMyself } = await execute(
    server.url,
    DeleteWithTerms,
    { password: customer.password },
    { siteId, token },
  );
  const id = Number(deleteMyself.customerId);
  const erased = await server.gatehouse.prisma.customer.findUniqueOrThrow({ where: { id } });
  expect(erased).toMatchObject({ acceptedTermsVersion: null, acceptedTermsAt: null });
});

describe('the branding of a site', () => {
  test.each<[string, SiteSettingsInput, object]>([
    [
      'an accent on the surface',
      { accentColor: '#ffcc00' },
      {
        accentColor: [
          'The contrast of the accent (#ffcc00) on the surface (#ffffff) is 1.51:1. It must be at least 4.5:1.',
        ],
      },
    ],
    [
      'text on the accent',
      { accentColor: '#a3120f', accentTextColor: '#808080' },
      { accentTextColor: [expect.stringContaining('(#808080) on the accent (#a3120f) is')] },
    ],
    [
      'text on the surface',
      { textColor: '#777777' },
      {
        textColor: [
          'The contrast of the text (#777777) on the surface (#ffffff) is 4.47:1. It must be at least 4.5:1.',
        ],
      },
    ],
    [
      'a dark surface',
      { surfaceColor: '#202020', textColor: '#fff' },
      { surfaceColor: [expect.any(String)] },
    ],
  ])('is refused if it is not legible: %s', async (_what, settings, problems) => {
    expect(await problemsOf(settings)).toEqual(problems);
  });

  test('must be legible as a whole: a new surface is checked with the stored accent', async () => {
    await set({ accentColor: '#767676' });
    expect(await problemsOf({ surfaceColor: '#f0f0f0' })).toMatchObject({
      accentColor: [expect.any(String)],
    });
    expect(await problemsOf({ surfaceColor: '#f0f0f0', accentColor: null })).toBe(null);
  });

  test.each<SiteSettingsInput>([
    { accentColor: 'red' },
    { accentColor: '#12345' },
    { accentColor: '#1d4ed8;' },
    { textColor: 'var(--x)' },
    { fontFamily: 'Georgia; } body { display: none' },
    { fontFamily: '"Georgia' },
    { fontFamily: 'a"b' },
    { fontFamily: 'url(https://evil.example/font)' },
    { fontFamily: '</style><script>' },
    { fontFamily: 'Georgia,' },
    { fontFamily: 'a, b, c, d, e, f' },
    { fontFamily: 'back\\slash' },
    { cornerRadiusPixels: 25 },
    { cornerRadiusPixels: -1 },
    { termsUrl: 'http://paper.example/terms' },
    { termsUrl: 'javascript:alert(1)' },
    { termsUrl: 'https://user:secret@paper.example/' },
    { privacyUrl: 'data:text/html,hello' },
    { privacyUrl: '/privacy' },
    { termsVersion: '  ' },
    { termsVersion: 'x'.repeat(65) },
  ])('is refused if the setting does not allow the value: %j', async (settings) => {
    expect(Object.keys((await problemsOf(settings)) ?? {})).toEqual(Object.keys(settings));
  });

  test('returns to the defaults with null', async () => {
    await set({ accentColor: '#a3120f', fontFamily: 'Georgia', cornerRadiusPixels: 2, termsVersion: '1' });
    await set({ accentColor: null, fontFamily: null, cornerRadiusPixels: null, termsVersion: null });
    expect(Object.values(await branding()).filter((value) => value !== null)).toEqual([]);
  });
});
