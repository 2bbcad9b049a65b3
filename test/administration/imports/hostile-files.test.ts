import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { ImportOptions } from '../../../src/administration/imports/import-customers.ts';
import { storeUpload } from '../../../src/administration/imports/uploaded-file.ts';
import { uniqueEmail } from '../../support/customers.ts';
import { testServer } from '../../support/server.ts';
import { fileOf, importFile, ndjson } from './import-file.ts';

/** Files from an attacker who wants to stop an import or its server. */

const server = testServer();
const stored = (email: string) => server.gatehouse.prisma.customer.findFirst({ where: { email } });
const nested = (depth: number, open = '[', close = ']') => open.repeat(depth) + close.repeat(depth);
const DEEP = nested(20_000);
const DEEP_OBJECT = nested(20_000, '{"a":', '}').replace('"a":}', '"a":1}');
/** An object that throws when it is converted to a string. */
const NO_TEXT = '{"toString":1,"valueOf":{}}';

test('a line with a hostile value is refused or loses the value, and the other lines are imported', async () => {
  const password = (more: string) => `"password":{"format":"bcrypt","hash":"x",${more}}`;
  const email = () => `"email":"${uniqueEmail()}"`;
  const hostile = [
    ...[DEEP, DEEP_OBJECT, NO_TEXT].flatMap((value) => [
      `{"email":${value}}`,
      `{${email()},"id":${value}}`,
      `{${email()},"metadata":${value === NO_TEXT ? DEEP_OBJECT : value}}`,
      `{${email()},"createdAt":${value}}`,
      `{${email()},"firstName":${value}}`,
      `{${email()},"phone":${value}}`,
      `{${email()},"identities":[${value}]}`,
      `{${email()},"totp":${value}}`,
      `{${email()},"passkeys":[{"credentialId":${value}}]}`,
      `{${email()},"identityClaims":{"a":${value === NO_TEXT ? DEEP : value}}}`,
      `{${email()},"emailChange":${value}}`,
      `{${email()},"acceptedTerms":[{"site":${value},"version":"1"}]}`,
      `{${email()},"subject":${value}}`,
      `{${email()},"consent":${value === NO_TEXT ? DEEP : value}}`,
      `{${email()},${password(`"salt":${value}`)}}`,
      `{${email()},${password(`"rounds":${value}`)}}`,
      `{${email()},${password(`"unknown":${value}`)}}`,
      `{${email()},"password":${value}}`,
      `{${email()},"passwordHash":${value},"hashFormat":"bcrypt"}`,
      `{${email()},"passwordHash":"x","hashFormat":${value}}`,
    ]),
    DEEP,
    DEEP_OBJECT,
    '"text"',
    '1e400',
    '{"protected":{}}',
    '{"__proto__":{"email":"a@example.com"}}',
    '{"constructor":{"prototype":{"email":"a@example.com"}}}',
    `{${email()},"metadata":"${'['.repeat(20_000)}"}`,
  ];
  // In these fields a value of a wrong type is ignored, and the line is imported.
  const forgiven = ['username', 'language', 'emailVerified', 'disabled'].flatMap((field) =>
    [DEEP, DEEP_OBJECT, NO_TEXT].map((value) => `{${email()},"${field}":${value}}`),
  );
  const last = uniqueEmail();
  const lines = [...hostile, ...forgiven, JSON.stringify({ email: last })];
  const { result, report } = await importFile(server, fileOf(lines.join('\n')));
  const refused = new Set(report.filter(({ isRefusal }) => isRefusal).map(({ line }) => line));
  expect(hostile.filter((_line, index) => !refused.has(index + 1)).map((line) => line.slice(0, 120))).toEqual(
    [],
  );
  expect(result).toMatchObject({
    lines: lines.length,
    refused: hostile.length,
    created: forgiven.length + 1,
  });
  expect(await stored(last)).not.toBeNull();
});

test('hostile values stop no import from Drupal, Auth0, Pelcro or WordPress', async () => {
  const values = [DEEP, DEEP_OBJECT, NO_TEXT];
  const files: [ImportOptions['source'], string, string[]][] = [
    ['drupal', 'mail', values.map((value) => `"status":${value}`)],
    ['auth0', 'email', values.map((value) => `"identities":[{"provider":${value},"user_id":"1"}]`)],
    ['pelcro', 'email', values.map((value) => `"deleted_at":${value}`)],
    ['wordpress', 'user_email', values.map((value) => `"user_pass":${value}`)],
  ];
  for (const [source, name, members] of files) {
    const last = uniqueEmail();
    const lines = members.map((member) => `{"${name}":"${uniqueEmail()}",${member}}`);
    const { result } = await importFile(
      server,
      fileOf([...lines, JSON.stringify({ [name]: last })].join('\n')),
      { source },
    );
    expect(result.lines).toBe(lines.length + 1);
    expect(await stored(last)).not.toBeNull();
  }
});

test('member names such as __proto__ pollute no prototype', async () => {
  const email = uniqueEmail();
  const metadata =
    '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},"plan":"gold"}';
  const file = fileOf(
    `{"email":"${email}","metadata":${metadata},"__proto__":{"disabled":true},"consent":{"__proto__":{"isAdmin":true}}}`,
  );
  await importFile(server, file);
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  const customer = await stored(email);
  expect(customer).toMatchObject({ disabledAt: null, metadata: { plan: 'gold' } });
  const { isAdmin } = (customer?.metadata ?? {}) as { isAdmin?: boolean };
  expect(isAdmin).toBeUndefined();
  const csv = `email,__proto__,constructor,toString\n${uniqueEmail()},x,y,z\n`;
  expect((await importFile(server, fileOf(csv, 'a.csv'))).result).toMatchObject({ created: 1 });
});

test('a CSV file with more than 1,000 columns is refused', async () => {
  const header = ['email', ...Array.from({ length: 1_000 }, (_, index) => `c${index}`)].join(',');
  await expect(importFile(server, fileOf(`${header}\n${uniqueEmail()}\n`, 'wide.csv'))).rejects.toThrow(
    'more than 1000 columns',
  );
});

test('a quote that is never closed ends the import with a reason', async () => {
  const text = `email,first_name\n${uniqueEmail()},"${'x'.repeat(400_000)}`;
  await expect(importFile(server, fileOf(text, 'open.csv'))).rejects.toThrow(/^The file is not CSV/);
});

test.each<[string, (text: Buffer) => Buffer]>([
  ['cut off', (text) => text.subarray(0, -9)],
  ['followed by something else', (text) => Buffer.concat([text, Buffer.from('something else')])],
  ['changed', (text) => Buffer.concat([text.subarray(0, 20), Buffer.alloc(20), text.subarray(40)])],
])(
  'a compressed file that is %s ends the import with a reason, and nothing is stored',
  async (_what, damage) => {
    const email = uniqueEmail();
    const records = [{ email }, ...Array.from({ length: 200 }, () => ({ email: uniqueEmail() }))];
    const path = fileOf(damage(gzipSync(ndjson(records))), 'damaged.ndjson.gz');
    await expect(importFile(server, path)).rejects.toThrow('The compressed file is damaged');
    expect(await stored(email)).toBeNull();
  },
);

test('a file with more records than are allowed is refused before anything is stored', async () => {
  const email = uniqueEmail();
  const path = fileOf(ndjson([{ email }, { email: uniqueEmail() }, { email: uniqueEmail() }]));
  const file = { location: path, format: 'ndjson', delimiter: ',', maxBytes: null, maxRecords: 2 } as const;
  await expect(importFile(server, path, { file })).rejects.toThrow('more than 2 records');
  expect(await stored(email)).toBeNull();
});

test('an upload that is too slow is aborted, and a faster one is stored', async () => {
  const send = async (bytesPerSecond: number) => {
    let seconds = 0;
    const content = Readable.from(
      (function* () {
        for (; seconds < 120; seconds += 1) yield Buffer.alloc(bytesPerSecond);
      })(),
    );
    const { handle, bytes } = await storeUpload(content, 1e9, () => seconds * 1_000);
    await handle.close();
    return bytes;
  };
  await expect(send(1)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  expect(await send(80_000)).toBe(9_600_000);
});
