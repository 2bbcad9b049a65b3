import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { exchange } from '../../support/http.ts';
import { registerCustomers } from '../customers.ts';
import { type Gatehouse, KEY_ENCRYPTION_SECRET, startGatehouse } from '../gatehouse.ts';
import { alternate } from '../rounds.ts';
import { withClient } from '../sessions.ts';
import type { Stage } from '../stage.ts';
import { median } from '../statistics.ts';
import type { Row } from '../table.ts';
import { moveFrom, startOldSystem } from './old-system.ts';

/** A hash of cost 12. */
const SLOWEST = 'bcrypt $2b$';
/** Names of test vectors, whose hashes are imported. */
const SCHEMES = [
  'bcrypt $2y$',
  SLOWEST,
  'argon2id',
  'PBKDF2 (Ory, i=,l=)',
  'Django PBKDF2',
  'ASP.NET Identity v3',
  'scrypt (Ory: ln is N)',
  'phpass',
  'Drupal 7-10.0 $S$',
  'WordPress 6.8+ $wp$2y$',
  'MD5 hex',
];
const VECTORS = new URL('../../customers/passwords/hash-vectors.ndjson', import.meta.url);
const MAX_DIFFERENCE = 0.1;
const SAMPLES_PER_ROUND = 4;

/** The email of each failed login, by the kind of its customer. */
type Names = ReadonlyMap<string, () => string>;

/**
 * Compares the times of logins with a wrong password: for customers with our hashes, with imported hashes and with a
 * password in an old system, and for unknown emails. The logins are sent one at a time and in turn, first in an account
 * without imports.
 */
export async function failedLoginRows(stage: Stage, rounds: number): Promise<Row[]> {
  const databaseUrl = await stage.createDatabase('failed-logins');
  const server = await startGatehouse(stage, stage.subfolder('failed-logins'), databaseUrl);
  const [ours] = await registerCustomers(server, 1, 1);
  await withClient(databaseUrl, async (client) => {
    await client.query('UPDATE account SET lockout_attempts = 1000, lockout_daily_cap = 10000');
    // Failed logins count for the daily limit only if they come from an address from which the customer has not logged
    // in. This changes the address of the customer's session, so that the logins below count.
    await client.query(`UPDATE session SET source = '192.0.2.1'`);
  });
  let unknown = 0;
  const names = new Map<string, () => string>([
    ['unknown', () => `nobody-${unknown++}@bench.example`],
    ['ours', () => ours?.email ?? ''],
  ]);
  const samples = rounds * SAMPLES_PER_ROUND;
  const plain = await rowOf(server, 'without imported hashes', names, samples);
  for (const [scheme, email] of await importHashes(stage, databaseUrl)) names.set(scheme, () => email);
  const imported = await rowOf(server, 'with imported hashes', names, samples);
  const old = await startOldSystem(stage);
  const [elsewhere = ''] = await moveFrom(databaseUrl, old.url, 1);
  // In an account with an old system, each refusal takes at least a second.
  const some = [...names].filter(([name]) => ['unknown', 'ours', SLOWEST].includes(name));
  const others = new Map([...some, ['elsewhere', () => elsewhere]] as const);
  const moving = await rowOf(server, 'with imported hashes and an old system', others, rounds);
  await server.stop();
  return [plain, imported, moving];
}

async function rowOf(server: Gatehouse, account: string, names: Names, samples: number): Promise<Row> {
  const contestants = new Map(
    [...names].map(([name, email]) => [name, () => failedLogin(server, email())] as const),
  );
  // The first login of each kind prepares statements and starts threads.
  await alternate(contestants, 1);
  const medians = [...(await alternate(contestants, samples))].map(
    ([name, times]) => [name, median(times)] as const,
  );
  const expected = medians.find(([name]) => name === 'unknown')?.[1] ?? Number.NaN;
  const difference = Math.max(...medians.map(([, time]) => Math.abs(time / expected - 1)));
  return {
    measured: `a failed login, an account ${account}: medians of ${samples}`,
    figure: medians.map(([name, time]) => `${name} ${time.toFixed(0)} ms`).join(', '),
    ratio: `${(difference * 100).toFixed(1)} % from unknown`,
    target: `≤ ${MAX_DIFFERENCE * 100} %`,
    reached: difference <= MAX_DIFFERENCE,
  };
}

let attempts = 0;

/** @returns the milliseconds of a login with a password that was not tried before */
async function failedLogin({ url, demo }: Gatehouse, email: string): Promise<number> {
  const sentAt = performance.now();
  const { status, text } = await exchange(`${url}/api/v1/sdk/auth/login?site_id=${demo.siteId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: `not it ${attempts++}` }),
  });
  if (status !== 404) throw new Error(`A login that fails was answered ${status} ${text}`);
  return performance.now() - sentAt;
}

/** @returns an email of each scheme */
async function importHashes(stage: Stage, databaseUrl: string): Promise<[scheme: string, email: string][]> {
  const vectors = readFileSync(VECTORS, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { name: string; declared: object });
  const records = SCHEMES.map((scheme, index) => {
    const vector = vectors.find(({ name }) => name === scheme);
    if (!vector) throw new Error(`There is no vector ${scheme}`);
    return { email: `imported-${index}@bench.example`, password: vector.declared };
  });
  const file = join(stage.folder, 'schemes.ndjson');
  writeFileSync(file, records.map((record) => JSON.stringify(record)).join('\n'));
  const options = ['--account', 'demo', '--source', 'gatehouse', '--file', file];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['src/cli/import-customers.ts', ...options],
    { env: { PATH: process.env.PATH, KEY_ENCRYPTION_SECRET, DATABASE_URL: databaseUrl } },
  );
  const { created } = JSON.parse(stdout) as { created: number };
  if (created !== SCHEMES.length) throw new Error(`The import stored ${created} customers`);
  return SCHEMES.map((scheme, index) => [scheme, records[index]?.email ?? '']);
}
