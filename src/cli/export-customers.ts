import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { ensureClient } from './generate-client.ts';

await ensureClient();
const { ACCOUNT, actingOn, misuse, runCommand } = await import('./command.ts');
const { readOption } = await import('./command-input.ts');
const { createFile } = await import('./command-output.ts');
const { exportCustomers } = await import('../administration/exports/export-customers.ts');
const { readEncryption } = await import('../administration/exports/sealed-records.ts');

const usage = {
  name: 'export-customers',
  about:
    'Writes all customers of an account as NDJSON, which import-customers reads. Password hashes, authenticator apps ' +
    'and recovery codes are included only with --with-secrets.',
  options: {
    account: ACCOUNT,
    file: {
      type: 'string',
      value: 'path',
      required: true,
      about: 'A new file; compressed if its name ends with .gz',
    },
    'with-secrets': {
      type: 'boolean',
      about: 'Also password hashes, authenticator apps and recovery codes, encrypted for --encrypt-to',
    },
    'encrypt-to': {
      type: 'string',
      value: 'path',
      about: 'The public key for the secrets, as PEM or JWK: RSA, X25519 or EC',
    },
  },
} as const;

await runCommand(usage, async (runtime, { account, file, ...given }) => {
  const key = given['encrypt-to'];
  if ((given['with-secrets'] === true) !== (key !== undefined))
    misuse(usage, '--with-secrets and --encrypt-to must be used together.');
  const encrypt = key === undefined ? null : readEncryption(readOption(usage, 'encrypt-to', key).toString());
  const acting = await actingOn(runtime, account);
  let customers = 0;
  async function* lines() {
    for await (const line of exportCustomers(runtime, acting, encrypt)) {
      customers += 1;
      yield `${line}\n`;
    }
  }
  const output = createFile('file', String(file));
  const packing = String(file).endsWith('.gz') ? [createGzip()] : [];
  await pipeline([Readable.from(lines()), ...packing, output]);
  return { accountId: acting.accountId, customers, withSecrets: encrypt !== null };
});
