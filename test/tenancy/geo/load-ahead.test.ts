import { expect, test } from 'vitest';
import { loadAhead } from '../../../src/load-ahead.ts';
import { LANGUAGES } from '../../../src/platform/input.ts';
import type { Runtime } from '../../../src/platform/runtime.ts';
import { openPlaceNames } from '../../../src/tenancy/geo/place-names.ts';

const log = { error: () => {} } as unknown as Runtime['log'];
const settings = { rateLimits: true, smtpUrl: null } as Runtime['settings'];
const prismaWith = (site: object | null, identityProvider: object | null) =>
  ({
    site: { findFirst: async () => site },
    identityProvider: { findFirst: async () => identityProvider },
  }) as unknown as Runtime['prisma'];
const prisma = prismaWith(null, null);
const runtimeWith = (parts: Partial<Runtime>) =>
  ({ settings, prisma, log, placeNames: openPlaceNames(), ...parts }) as Runtime;

test('the names of countries are loaded in every language before the first request', async () => {
  const placeNames = openPlaceNames();
  const asked: string[] = [];
  const countries: typeof placeNames.countries = (language) => {
    asked.push(language);
    return placeNames.countries(language);
  };
  await loadAhead(runtimeWith({ placeNames: { ...placeNames, countries } }));
  expect(asked).toEqual(LANGUAGES);
  // Each list is made once. A request gets the same one.
  expect(await placeNames.countries('fr')).toBe(await placeNames.countries('fr'));
});

test('the event loop runs other work between two languages', async () => {
  const placeNames = openPlaceNames();
  const seen: string[] = [];
  const tick = () => {
    seen.push('turn');
    running = setImmediate(tick);
  };
  let running = setImmediate(tick);
  const countries = async (language: string) => {
    seen.push(language);
    return [];
  };
  await loadAhead(runtimeWith({ placeNames: { ...placeNames, countries } }));
  clearImmediate(running);
  const places = LANGUAGES.map((language) => seen.indexOf(language));
  for (const [index, place] of places.entries()) {
    if (index > 0) expect(seen.slice(places[index - 1], place)).toContain('turn');
  }
});

test('a failure to load is logged and does not fail the start', async () => {
  const faults: unknown[] = [];
  const placeNames = { ...openPlaceNames(), countries: () => Promise.reject(new Error('no data')) };
  const log = { error: (fault: unknown) => faults.push(fault) } as unknown as Runtime['log'];
  await loadAhead(runtimeWith({ placeNames, log }));
  expect(faults).toMatchObject([{ err: { message: 'no data' } }]);
});

test.each([
  ['only countries by default', { rateLimits: false, smtpUrl: null }, prisma, []],
  ['the rate limiter if rate limits are on', { rateLimits: true, smtpUrl: null }, prisma, ['rateLimiter']],
  ['the mailer if SMTP_URL is set', { rateLimits: false, smtpUrl: 'smtp://localhost' }, prisma, ['mailer']],
  [
    'passkeys if a site has second factors',
    { rateLimits: false, smtpUrl: null },
    prismaWith({}, null),
    ['passkeys'],
  ],
  [
    'identity providers if a site has one',
    { rateLimits: false, smtpUrl: null },
    prismaWith(null, {}),
    ['providers'],
  ],
])('loads %s', async (_what, used, stored, expected) => {
  const loaded: string[] = [];
  const load = (name: string) => async () => {
    loaded.push(name);
  };
  const modules = {
    rateLimiter: load('rateLimiter'),
    mailer: load('mailer'),
    passkeys: load('passkeys'),
    providers: load('providers'),
  };
  await loadAhead(runtimeWith({ settings: used as Runtime['settings'], prisma: stored }), modules);
  expect(loaded).toEqual(expected);
});
