import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parsePostgresUrl, placeOf } from '../../src/lib/postgres-url.ts';
import { readSettings } from '../../src/platform/settings.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const PASSWORD = 'p%40ss';

describe('a connection string', () => {
  test.each<[string, object]>([
    ['postgresql://h', { hosts: [{ host: 'h', port: 5432 }], user: null, password: null, database: null }],
    ['postgres:///d', { hosts: [{ host: 'localhost', port: 5432 }], database: 'd' }],
    ['postgresql://u:p@h:1/d', { hosts: [{ host: 'h', port: 1 }], user: 'u', password: 'p', database: 'd' }],
    [`postgresql://u:${PASSWORD}@h/d`, { user: 'u', password: 'p@ss' }],
    ['postgresql://u:a@b:c@h/d', { hosts: [{ host: 'h', port: 5432 }], user: 'u', password: 'a@b:c' }],
    ['postgresql://u:@h/d', { password: '' }],
    ['postgresql://h/d%20e', { database: 'd e' }],
    ['postgresql://[::1]:7/d', { hosts: [{ host: '::1', port: 7 }] }],
    [
      'postgresql://u:p@a,b:2,[fe80::1]/d?target_session_attrs=read-write',
      {
        hosts: [
          { host: 'a', port: 5432 },
          { host: 'b', port: 2 },
          { host: 'fe80::1', port: 5432 },
        ],
      },
    ],
    ['postgresql://u:p@/d?host=/run/postgresql', { hosts: [{ host: '/run/postgresql', port: 5432 }] }],
    ['postgresql://u:p@%2Frun%2Fpostgresql:7/d', { hosts: [{ host: '/run/postgresql', port: 7 }] }],
    [
      'postgresql://?host=a,b&port=1,2&user=u&password=p&dbname=d',
      {
        hosts: [
          { host: 'a', port: 1 },
          { host: 'b', port: 2 },
        ],
        user: 'u',
        password: 'p',
        database: 'd',
      },
    ],
    [
      'postgresql://h/d?host=a,b&port=7',
      {
        hosts: [
          { host: 'a', port: 7 },
          { host: 'b', port: 7 },
        ],
      },
    ],
    ['postgresql://h/d?schema=gatehouse', { schema: 'gatehouse' }],
    ['postgresql://h/d?connect_timeout=2', { connectTimeoutSeconds: 2 }],
    ['postgresql://h/d?application_name=mine', { applicationName: 'mine' }],
    ['postgresql://h/d?channel_binding=require&gssencmode=disable', { channelBinding: 'require' }],
    ['postgresql://h/d?sslmode=require&sslnegotiation=direct', { directTls: true }],
  ])('%s is parsed', (url, expected) => {
    expect(parsePostgresUrl(url)).toMatchObject(expected);
  });

  test.each<[string, RegExp]>([
    ['mysql://h/d', /must be a postgresql:\/\/ URL/],
    ['host=h dbname=d', /must be a postgresql:\/\/ URL/],
    ['postgresql://h/d?pgbouncer=true', /must not set pgbouncer: .*transaction mode/],
    ['postgresql://h/d?connection_limit=5', /must not set connection_limit: .*DATABASE_POOL_SIZE/],
    ['postgresql://h/d?options=-c%20timezone%3DUTC', /must not set options/],
    ['postgresql://h/d?sllmode=require', /unknown parameter: sllmode/],
    ['postgresql://h/d?target_session_attrs=standby', /target_session_attrs must be read-write/],
    ['postgresql://h/d?sslmode=verify', /sslmode must be one of disable, allow/],
    ['postgresql://h/d?sslmode=verify-ca', /must set sslrootcert/],
    ['postgresql://h/d?sslmode=require&sslrootcert=system', /sslmode=verify-full with sslrootcert=system/],
    ['postgresql://h/d?sslrootcert=/no/such/file.pem', /sslrootcert cannot be read: ENOENT/],
    ['postgresql://h/d?sslcert=/a', /both of sslcert and sslkey/],
    ['postgresql://h/d?schema=pg_catalog', /another schema/],
    ['postgresql://h/d?schema=pgboss', /another schema/],
    ['postgresql://h/d?gssencmode=require', /gssencmode=require/],
    ['postgresql://h/d?connect_timeout=soon', /connect_timeout in whole seconds/],
    ['postgresql://h:70000/d', /ports from 1 to 65535/],
    ['postgresql://h/d?host=a,b,c&port=1,2', /one port, or one for each host/],
    ['postgresql://u:100%@h/d', /%25/],
    ['postgresql://h:x/d', /hosts as host or host:port/],
  ])('%s is refused, with an error on DATABASE_URL', (url, problem) => {
    const env = { DATABASE_URL: url, KEY_ENCRYPTION_SECRET: 'x'.repeat(40), DATA_DIR: temporaryFolder() };
    expect(() => readSettings(env)).toThrow(new RegExp(`- DATABASE_URL: .*${problem.source}`));
  });

  test('has no password in messages', () => {
    expect(placeOf(parsePostgresUrl('postgresql://u:secret@a,[::1]:7/d'))).toBe('a:5432,[::1]:7/d');
    expect(() => parsePostgresUrl('postgresql://u:secret@h/d?unknown=1')).toThrow(/^(?!.*secret)/);
    // The password contains a ? or & that is not encoded.
    for (const url of ['postgresql://u:1?secret@h/d', 'postgresql://h/d?password=1&secret']) {
      expect(() => parsePostgresUrl(url)).toThrow(/^has a parameter without a value(?!.*secret)/);
    }
    for (const url of ['postgresql://u:1?secret=x@h/d', 'postgresql://u:1?a&secret=x@h/d'])
      expect(() => parsePostgresUrl(url)).toThrow(
        /^has (?:an unknown parameter: in a password write|a parameter without)(?!.*secret)/,
      );
    // The password contains a / that is not encoded, and what is before it looks like a host or a port.
    for (const url of [
      'postgresql://u:/secret@h/d',
      'postgresql://u:42/secret@h',
      'postgresql://u/secret@h/d?sslmode=disable',
    ])
      expect(() => parsePostgresUrl(url)).toThrow(
        /^has an @ behind the servers: in a password write %2F for \/(?!.*secret)/,
      );
    expect(parsePostgresUrl('postgresql://u:a%2Fb@h/d%40e')).toMatchObject({
      password: 'a/b',
      database: 'd@e',
    });
    expect(parsePostgresUrl('postgresql://h/d?user=u@tenant&password=p@ss')).toMatchObject({
      user: 'u@tenant',
      password: 'p@ss',
    });
  });
});

describe('the parameters of TLS mean the same as in libpq or node-postgres', () => {
  const file = join(temporaryFolder(), 'root.pem');
  writeFileSync(file, 'a certificate');
  const unverified = { rejectUnauthorized: false };
  const byAuthority = {
    rejectUnauthorized: true,
    ca: expect.anything(),
    checkServerIdentity: expect.any(Function),
  };
  const root = `&sslrootcert=${encodeURIComponent(file)}`;

  test.each<[string, (object | false)[]]>([
    ['', [unverified, false]],
    ['sslmode=disable', [false]],
    ['sslmode=allow', [false, unverified]],
    ['sslmode=prefer', [unverified, false]],
    ['sslmode=require', [unverified]],
    [`sslmode=require${root}`, [byAuthority]],
    [`sslmode=verify-ca${root}`, [byAuthority]],
    ['sslmode=verify-full', [{ rejectUnauthorized: true }]],
    [`sslmode=verify-full${root}`, [{ rejectUnauthorized: true, ca: expect.anything() }]],
    ['sslrootcert=system', [{ rejectUnauthorized: true }]],
    ['ssl=true', [{ rejectUnauthorized: true }]],
    ['ssl=false', [false]],
    ['sslmode=no-verify', [unverified]],
    ['sslmode=require&uselibpqcompat=true', [unverified]],
  ])('%s', (parameters, expected) => {
    const { tls } = parsePostgresUrl(`postgresql://h/d?${parameters}`);
    expect(tls).toHaveLength(expected.length);
    expect(tls).toEqual(expected.map((each) => each && expect.objectContaining(each)));
    const full = /verify-full|system|ssl=true/.test(parameters);
    for (const each of tls) if (each && full) expect(each.checkServerIdentity).toBeUndefined();
  });
});
