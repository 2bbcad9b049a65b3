import { expect, test } from 'vitest';
import { loadAhead } from '../../../src/load-ahead.ts';
import { LANGUAGES } from '../../../src/platform/messages/language.ts';
import type { Runtime } from '../../../src/platform/runtime.ts';
import { openPlaceNames } from '../../../src/tenancy/geo/place-names.ts';

const log = { error: () => {} } as unknown as Runtime['log'];
const settings = { rateLimits: true, smtpUrl: null, breachedPasswordsUrl: null } as Runtime['settings'];
type Table = 'site' | 'identityProvider' | 'botProtection' | 'oldSystem';
/** A fake database that has a row in each of these tables. */
const prismaWith = (...tables: Table[]) => {
  const table = (name: Table) => ({ findFirst: async () => (tables.includes(name) ? {} : null) });
  const names = ['site', 'identityProvider', 'botProtection', 'oldSystem'] as const;
  return Object.fromEntries(names.map((name) => [name, table(name)])) as unknown as Runtime['prisma'];
};
const prisma = prismaWith();
const runtimeWith = (parts: Partial<Runtime>) =>
  ({ settings, prisma, log, placeNames: openPlaceNames(), ...parts }) as Runtime;

test('the names of countries are loaded in every language', async () => {
  const placeNames = openPlaceNames();
  const asked: string[] = [];
  const countries: typeof placeNames.countries = (language) => {
    asked.push(language);
    return placeNames.countries(language);
  };
  await loadAhead(runtimeWith({ placeNames: { ...placeNames, countries } }));
  expect(asked).toEqual(LANGUAGES);
  // Each list is created once, and requests get the same list.
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
  ['no module if no feature needs one', { rateLimits: false, smtpUrl: null }, prisma, []],
  ['the rate limiter if rate limits are on', { rateLimits: true, smtpUrl: null }, prisma, ['rateLimiter']],
  ['the mailer if SMTP_URL is set', { rateLimits: false, smtpUrl: 'smtp://localhost' }, prisma, ['mailer']],
  [
    'passkeys if a site has second factors',
    { rateLimits: false, smtpUrl: null },
    prismaWith('site'),
    ['passkeys'],
  ],
  [
    'the HTTP client if a site has an identity provider',
    { rateLimits: false, smtpUrl: null },
    prismaWith('identityProvider'),
    ['httpClient'],
  ],
  [
    'the HTTP client if a site has bot protection',
    { rateLimits: false, smtpUrl: null },
    prismaWith('botProtection'),
    ['httpClient'],
  ],
  [
    'the HTTP client if an account moves from an old system',
    { rateLimits: false, smtpUrl: null },
    prismaWith('oldSystem'),
    ['httpClient'],
  ],
  [
    'the HTTP client if breached passwords are refused',
    { rateLimits: false, smtpUrl: null, breachedPasswordsUrl: 'https://pwned.example/range' },
    prisma,
    ['httpClient'],
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
    httpClient: load('httpClient'),
  };
  await loadAhead(runtimeWith({ settings: { ...settings, ...used }, prisma: stored }), modules);
  expect(loaded).toEqual(expected);
});
