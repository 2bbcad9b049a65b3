import { expect, test } from 'vitest';
import { parseRedisUrl } from '../../src/lib/redis-url.ts';
import { readSettings } from '../../src/platform/settings.ts';

const SECRET = 'x'.repeat(32);

test('a URL of Sentinels has the name and database of the primary, and the credentials of both', () => {
  const url =
    'rediss+sentinel://user:p%40ss@a,b:1234,[::1]:26380/main/3?sentinel_username=s&sentinel_password=t+%26';
  expect(parseRedisUrl(url)).toEqual({
    kind: 'sentinel',
    hosts: [
      { host: 'a', port: 26_379 },
      { host: 'b', port: 1234 },
      { host: '::1', port: 26_380 },
    ],
    tls: true,
    username: 'user',
    password: 'p@ss',
    name: 'main',
    database: 3,
    sentinel: { username: 's', password: 't+&' },
  });
  expect(parseRedisUrl('redis+sentinel://a/main')).toMatchObject({ tls: false, password: null, database: 0 });
});

test('a URL of a cluster has some of its nodes', () => {
  expect(parseRedisUrl('redis+cluster://:pass@a,b:7000')).toEqual({
    kind: 'cluster',
    hosts: [
      { host: 'a', port: 6379 },
      { host: 'b', port: 7000 },
    ],
    tls: false,
    username: null,
    password: 'pass',
  });
});

test.each([
  ['http://:secret@a', 'must be a redis:// or rediss:// URL'],
  ['redis://:secret@a:1,b:2', 'must be a redis:// or rediss:// URL; for several servers'],
  ['redis+sentinel://:secret@a', 'must name the primary'],
  ['redis+sentinel://:secret@a/main/x', 'must have a whole number as database'],
  ['redis+sentinel://:secret@a/main/1/2', 'must have a whole number as database'],
  ['redis+sentinel://:secret@a/main?password=secret', 'has an unknown parameter: password'],
  ['redis+sentinel://a/main?sentinel_password=top&secret', 'has a parameter without a value'],
  ['redis+sentinel://user:1?secret@a/main', 'has a parameter without a value'],
  ['redis+sentinel://a/main?sentinel_password=secret%', 'has a % that does not encode anything'],
  ['redis+sentinel://:secret@a,/main', 'must name hosts'],
  ['redis+sentinel://:secret@a:0/main', 'must have ports from 1 to 65535'],
  ['redis+sentinel://:secret%@a/main', 'has a % that does not encode anything: write %25'],
  ['redis+cluster://:secret@', 'must name hosts'],
  ['redis+sentinel://user:42/secret@a', 'has an @ behind the servers: in a password write %2F for /'],
  ['redis+cluster://user:42/secret@a', 'has an @ behind the servers'],
  ['redis+sentinel://user:p#secret@a/main', 'has an @ behind the servers'],
  ['redis+cluster://user:abc/secret@a', 'has an @ behind the servers'],
  ['redis://user:42/secret@a', 'has an @ behind the servers'],
  ['redis://user:abc/secret@a', 'has an @ behind the servers'],
  ['redis://user:?secret@a', 'has an @ behind the servers'],
  ['rediss://user:#secret@a', 'has an @ behind the servers'],
  ['redis+cluster://:secret@a/1', 'must have no database'],
  ['redis+cluster://:secret@a?sentinel_password=secret', 'has an unknown parameter: sentinel_password'],
  ['redis+other://:secret@a', 'must be a redis:// or rediss:// URL'],
])('%s is refused, without its secret in the message', (url, problem) => {
  const reading = () => readSettings({ REDIS_URL: url, KEY_ENCRYPTION_SECRET: SECRET });
  expect(reading).toThrow(`REDIS_URL: ${problem}`);
  expect(reading).not.toThrow(/secret/);
});
