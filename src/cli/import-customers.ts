import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Given } from './command-options.ts';
import { ensureClient } from './generate-client.ts';

await ensureClient();
const { jsonOf, misuse, runCommand } = await import('./command.ts');
const { readOption } = await import('./command-input.ts');
const { createReport } = await import('./command-output.ts');
const { findAccount } = await import('../tenancy/accounts/account.ts');
const { COMMAND_LINE } = await import('../platform/acting.ts');
const { importCustomers } = await import('../administration/imports/import-customers.ts');
const { DUPLICATE_RULES } = await import('../administration/imports/duplicates.ts');
const { FILE_FORMATS, formatOfName } = await import('../administration/imports/entries/read-entries.ts');
const { readDecryption } = await import('../administration/exports/sealed-records.ts');
const { isSourceName, RECORD_FIELDS, SOURCE_NAMES } = await import('../administration/imports/sources.ts');

const usage = {
  name: 'import-customers',
  about:
    'Imports customers of another system from a file. The same call again resumes an interrupted import. Exit status 3: some lines were refused.',
  options: {
    account: { type: 'string', value: 'slug', required: true, about: 'The account' },
    file: { type: 'string', value: 'path', required: true, about: 'The file; - for standard input' },
    source: {
      type: 'string',
      value: 'name',
      required: true,
      about: `${SOURCE_NAMES.join(', ')}, which needs --mapping`,
    },
    mapping: {
      type: 'string',
      value: 'path',
      about: 'JSON: the place in the file of each field of a record',
    },
    hash: {
      type: 'string',
      value: 'json',
      about: 'What all password hashes have in common: {"format":"bcrypt-pepper","secret":"pepper"}',
    },
    'emails-verified': { type: 'boolean', about: 'The other system has verified every email' },
    'on-conflict': {
      type: 'string',
      value: 'skip|update',
      about: 'Customers whom an earlier import has stored, and who were not used since; default: skip',
    },
    duplicates: {
      type: 'string',
      value: 'first|latest-login|none',
      about: 'Which of several records with the same email, username or id is imported; default: first',
    },
    'passwords-elsewhere': {
      type: 'boolean',
      about: 'Customers without a hash have a password that only the old system can check',
    },
    'max-errors': {
      type: 'string',
      value: 'number',
      about: 'Stops if more lines are refused; default: no limit',
    },
    events: {
      type: 'boolean',
      about: 'Sends the event customer.created of each new customer to the webhooks',
    },
    'decrypt-with': {
      type: 'string',
      value: 'path',
      about: 'The private key for an encrypted export, as PEM or JWK',
    },
    delimiter: {
      type: 'string',
      value: 'character',
      about: 'Between the columns of a CSV file; default: comma',
    },
    format: {
      type: 'string',
      value: 'ndjson|csv|json',
      about: 'json is a list, or an object with one. Default: by the name of the file, else ndjson',
    },
    report: { type: 'string', value: 'path', about: 'A new file for the refused and changed lines' },
    'dry-run': { type: 'boolean', about: 'Checks everything and stores nothing' },
  },
} as const;

const EXIT_WITH_REFUSALS = 3;

const isOneOf = <Value extends string>(values: readonly Value[], given: unknown): given is Value =>
  (values as readonly unknown[]).includes(given);

/** Reads and checks the options that concern the records. */
async function readOptions(given: Given) {
  const { mapping, hash } = given;
  const source = String(given.source);
  if (!isSourceName(source)) return misuse(usage, '--source is unknown.');
  const conflicts = given['on-conflict'] ?? 'skip';
  if (!isOneOf(['skip', 'update'], conflicts)) return misuse(usage, '--on-conflict is skip or update.');
  const duplicates = given.duplicates ?? 'first';
  if (!isOneOf(DUPLICATE_RULES, duplicates)) return misuse(usage, '--duplicates is unknown.');
  const maxErrors = given['max-errors'];
  if (maxErrors !== undefined && !/^\d{1,9}$/.test(String(maxErrors)))
    return misuse(usage, '--max-errors must be a whole number.');
  const isMapped = source === 'generic';
  if (isMapped !== (mapping !== undefined)) misuse(usage, '--mapping belongs to --source generic.');
  const fields = isMapped ? jsonOf(usage, 'mapping', readOption(usage, 'mapping', mapping).toString()) : {};
  const isText = (value: unknown) => typeof value === 'string';
  if (!Object.values(fields).every(isText)) misuse(usage, '--mapping has names of fields and columns only.');
  const unknown = Object.keys(fields).filter((name) => !RECORD_FIELDS.includes(name));
  if (unknown.length > 0) misuse(usage, `--mapping has unknown fields: ${unknown.join(', ')}.`);
  const key = given['decrypt-with'];
  return {
    source,
    mapping: isMapped ? { fields: fields as Record<string, string> } : null,
    hash: (hash === undefined ? {} : jsonOf(usage, 'hash', String(hash))) as Record<string, unknown>,
    areEmailsVerified: given['emails-verified'] === true,
    arePasswordsElsewhere: given['passwords-elsewhere'] === true,
    ...{ conflicts, duplicates },
    maxErrors: maxErrors === undefined ? null : Number(maxErrors),
    sendsEvents: given.events === true,
    decrypt:
      key === undefined ? null : await readDecryption(readOption(usage, 'decrypt-with', key).toString()),
    isDryRun: given['dry-run'] === true,
  };
}

await runCommand(usage, async (runtime, given) => {
  const { account, file, report, delimiter = ',' } = given;
  if (String(delimiter).length !== 1) misuse(usage, "--delimiter is one character, or a tab as $'\\t'.");
  const format = given.format ?? formatOfName(String(file));
  if (!isOneOf(FILE_FORMATS, format)) return misuse(usage, '--format is ndjson, csv or json.');
  const options = await readOptions(given);
  const { id: accountId } = await findAccount(runtime.prisma, String(account));
  const output = report === undefined ? null : createReport('report', String(report));
  const spooled = file === '-' ? await spool() : null;
  const path = spooled?.path ?? String(file);
  let isComplete = false;
  try {
    const result = await importCustomers(
      runtime,
      { accountId, actor: COMMAND_LINE },
      { file: { location: path, format, delimiter: String(delimiter), maxBytes: null }, ...options },
      (problem) => output?.add(problem),
    );
    isComplete = true;
    if (result.refused > 0) process.exitCode = EXIT_WITH_REFUSALS;
    return result;
  } finally {
    await output?.end(isComplete);
    spooled?.remove();
  }
});

/** Keeps standard input in a file, because an import reads it twice. */
async function spool(): Promise<{ path: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-import-'));
  const path = join(folder, 'input');
  await pipeline(process.stdin, createWriteStream(path, { mode: 0o600 }));
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
