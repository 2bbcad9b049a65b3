import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Given } from './command-options.ts';
import { ensureClient } from './generate-client.ts';

await ensureClient();
const { ACCOUNT, actingOn, jsonOf, misuse, runCommand } = await import('./command.ts');
const { readOption } = await import('./command-input.ts');
const { createReport } = await import('./command-output.ts');
const { importCustomers } = await import('../administration/imports/import-customers.ts');
const { formatOfName } = await import('../administration/imports/entries/read-entries.ts');
const { readDecryption } = await import('../administration/exports/sealed-records.ts');
const { fitsSource, optionRules } = await import('../administration/imports/option-rules.ts');
const { SOURCE_NAMES } = await import('../administration/imports/sources.ts');
const { z } = await import('zod');

const usage = {
  name: 'import-customers',
  about:
    'Imports customers of another system from a file. The same call again resumes an interrupted import. Exit status ' +
    '3: some lines were refused.',
  options: {
    account: ACCOUNT,
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
      about: 'A JSON file with the column or path of each field of a record',
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
      about:
        'Whether customers of an earlier import are skipped or updated; default: skip. Those who have logged in or ' +
        'changed since are always skipped',
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
      about: 'The character between the columns of a CSV file; default: comma',
    },
    format: {
      type: 'string',
      value: 'ndjson|csv|json',
      about: 'json: a list, or an object with a list. Default: by the name of the file, otherwise ndjson',
    },
    report: { type: 'string', value: 'path', about: 'A new file for the refused, skipped and changed lines' },
    'dry-run': { type: 'boolean', about: 'Checks everything and stores nothing' },
  },
} as const;

const EXIT_WITH_REFUSALS = 3;

const rules = optionRules({
  source: '--source',
  mapping: '--mapping',
  format: '--format',
  delimiter: '--delimiter',
  conflicts: '--on-conflict',
  duplicates: '--duplicates',
  maxErrors: '--max-errors',
});

const shared = z
  .object({ ...rules, mapping: rules.mapping.optional() })
  .refine(fitsSource, '--mapping belongs to --source generic.');

/** Reads and checks the options. */
async function importOptionsOf(given: Given) {
  const { mapping, hash, format, file, 'decrypt-with': key } = given;
  const checked = shared.safeParse({
    ...given,
    mapping:
      mapping === undefined
        ? undefined
        : jsonOf(usage, 'mapping', readOption(usage, 'mapping', mapping).toString()),
    format: format ?? formatOfName(String(file)),
    conflicts: given['on-conflict'],
    maxErrors: given['max-errors'],
  });
  if (!checked.success) return misuse(usage, checked.error.issues[0]?.message ?? '');
  const { mapping: fields, format: form, delimiter, ...options } = checked.data;
  return {
    ...options,
    form: { format: form, delimiter },
    mapping: fields === undefined ? null : { fields },
    hash: (hash === undefined ? {} : jsonOf(usage, 'hash', String(hash))) as Record<string, unknown>,
    areEmailsVerified: given['emails-verified'] === true,
    arePasswordsElsewhere: given['passwords-elsewhere'] === true,
    sendsEvents: given.events === true,
    decrypt:
      key === undefined ? null : await readDecryption(readOption(usage, 'decrypt-with', key).toString()),
    isDryRun: given['dry-run'] === true,
  };
}

await runCommand(usage, async (runtime, given) => {
  const { account, file, report } = given;
  const { form, ...options } = await importOptionsOf(given);
  const acting = await actingOn(runtime, account);
  const output = report === undefined ? null : createReport('report', String(report));
  const spooled = file === '-' ? await spool() : null;
  const path = spooled?.path ?? String(file);
  let isComplete = false;
  try {
    const result = await importCustomers(
      runtime,
      acting,
      { file: { location: path, ...form, maxBytes: null }, ...options },
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

/** Stores standard input in a file, because an import reads its input several times. */
async function spool(): Promise<{ path: string; remove(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-import-'));
  const path = join(folder, 'input');
  await pipeline(process.stdin, createWriteStream(path, { mode: 0o600 }));
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
