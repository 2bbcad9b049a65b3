import { expect, test } from 'vitest';
import { openPlaceNames } from '../../src/geo/place-names.ts';
import { LANGUAGES } from '../../src/lib/languages.ts';
import { loadAhead } from '../../src/load-ahead.ts';
import type { Runtime } from '../../src/runtime.ts';

const log = { error: () => {} } as unknown as Runtime['log'];
const settings = { rateLimits: true } as Runtime['settings'];

test('the countries of every language are named before a request asks', async () => {
  const placeNames = openPlaceNames();
  const asked: string[] = [];
  const countries: typeof placeNames.countries = (language) => {
    asked.push(language);
    return placeNames.countries(language);
  };
  await loadAhead({ settings, placeNames: { ...placeNames, countries }, log });
  expect(asked).toEqual(LANGUAGES);
  // Made once: a request gets the same list.
  expect(await placeNames.countries('fr')).toBe(await placeNames.countries('fr'));
});

test('between two languages, others get a turn', async () => {
  const placeNames = openPlaceNames();
  const seen: string[] = [];
  const tick = () => {
    seen.push('turn');
    running = setImmediate(tick);
  };
  let running = setImmediate(tick);
  await loadAhead({
    settings,
    placeNames: {
      ...placeNames,
      countries: async (language) => {
        seen.push(language);
        return [];
      },
    },
    log,
  });
  clearImmediate(running);
  const places = LANGUAGES.map((language) => seen.indexOf(language));
  for (const [index, place] of places.entries()) {
    if (index > 0) expect(seen.slice(places[index - 1], place)).toContain('turn');
  }
});

test('what cannot be loaded is logged, and stops nothing', async () => {
  const faults: unknown[] = [];
  await loadAhead({
    settings,
    placeNames: { ...openPlaceNames(), countries: () => Promise.reject(new Error('no data')) },
    log: { error: (fault: unknown) => faults.push(fault) } as unknown as Runtime['log'],
  });
  expect(faults).toMatchObject([{ err: { message: 'no data' } }]);
});
