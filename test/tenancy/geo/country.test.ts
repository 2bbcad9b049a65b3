import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { SettingsError } from '../../../src/platform/environment-variables.ts';
import { readSettings } from '../../../src/platform/settings.ts';
import { pelcroApi } from '../../rest/pelcro/api.ts';
import { execute } from '../../support/client.ts';
import { graphql } from '../../support/gql/gql.ts';
import { startServer, type TestServer, testServer } from '../../support/server.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const Country = graphql(`
  query Country { country }
`);

const PACKAGED = fileURLToPath(
  import.meta.resolve('@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country-ipv4.mmdb'),
);

const server = testServer({ env: { TRUSTED_PROXIES: '1' } });
const countryOf = async (from: string, { url }: TestServer = server) =>
  (await execute(url, Country, {}, { headers: { 'x-forwarded-for': from } })).country;

describe('the country of a caller', () => {
  test.each([
    ['193.0.6.139', 'NL'],
    ['::ffff:193.0.6.139', 'NL'],
    ['2001:67c:2e8::1', 'NL'],
    ['8.8.8.8', 'US'],
    ['141.76.0.1', 'DE'],
    ['133.11.0.1', 'JP'],
  ])('%s: %s', async (from, country) => {
    expect(await countryOf(from)).toBe(country);
    for (const path of ['/geo/country', '/location']) {
      const answer = await pelcroApi(server, 'GET', path, { headers: { 'x-forwarded-for': from } });
      expect(answer.status).toBe(200);
      expect(answer.body.data.location.iso_code).toBe(country);
    }
  });

  test.each(['127.0.0.1', '10.1.2.3', '192.168.0.1', '203.0.113.7', '::1', 'fe80::1', 'fc00::1', 'unknown'])(
    'is unknown for %s',
    async (from) => {
      expect(await countryOf(from)).toBeNull();
    },
  );

  test('is that of the address that trusted proxies forward', async () => {
    expect(await countryOf('8.8.8.8, 193.0.6.139')).toBe('NL');
    const alone = await startServer();
    expect(await countryOf('193.0.6.139', alone)).toBeNull();
  });
});

describe('GEO_DATABASE', () => {
  test('replaces the packaged database', async () => {
    const file = join(temporaryFolder(), 'countries.mmdb');
    copyFileSync(PACKAGED, file);
    const other = await startServer({ env: { GEO_DATABASE: file, TRUSTED_PROXIES: '1' } });
    expect(await countryOf('193.0.6.139', other)).toBe('NL');
    // The other database has only IPv4 addresses.
    expect(await countryOf('2001:67c:2e8::1', other)).toBeNull();
  });

  test('must be a MaxMind database, or the server does not start', () => {
    const folder = temporaryFolder();
    const text = join(folder, 'text.mmdb');
    writeFileSync(text, 'no database');
    for (const GEO_DATABASE of [text, join(folder, 'missing.mmdb'), folder]) {
      expect(() => readSettings({ DATA_DIR: folder, GEO_DATABASE })).toThrow(SettingsError);
      expect(() => readSettings({ DATA_DIR: folder, GEO_DATABASE })).toThrow(
        /GEO_DATABASE: must be the path/,
      );
    }
  });
});
