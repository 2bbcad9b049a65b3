import type { HashSecrets } from '../../customers/passwords/imported-hash.ts';
import { readDeclaredHash } from '../../customers/passwords/imported-hash.ts';
import { OperatorError } from '../../lib/operator-error.ts';
import { applySource } from './apply-source.ts';
import { createDuplicateFinder, type DuplicateRule, type Repeated } from './duplicates.ts';
import { type ImportFile, readEntries } from './entries/read-entries.ts';
import type { ImportProblem, NoteCode, RefusalCode } from './problem.ts';
import { type ImportRecord, isRefusal, type RecordRules, readRecord } from './record.ts';
import type { Source } from './sources.ts';

/** How the entries of a file become records. */
export type Reading = RecordRules & {
  file: ImportFile;
  source: Source;
  /** Properties that the operator declares for all hashes of the file. */
  hash: Readonly<Record<string, unknown>>;
  /** Whether the operator says that the other system had verified every email. */
  areEmailsVerified: boolean;
  duplicates: DuplicateRule;
  secrets: HashSecrets;
  /** Lets other work of the process run. Called after about a millisecond of work. */
  breathe(): Promise<unknown>;
  /** Decrypts `protected` of a record of an export. @throws when it cannot be decrypted */
  decrypt: ((text: string) => Promise<object>) | null;
};

/** A valid record, and its warnings. */
export type CheckedRecord = { line: number; record: ImportRecord; problems: readonly ImportProblem[] };
export type Checked = CheckedRecord | { line: number; record: null; problems: readonly ImportProblem[] };

/** The result of the first pass over the whole file. */
export type FileSummary = {
  lines: number;
  records: number;
  refused: number;
  maxId: number;
  repeated: Repeated;
  /** The number of hashes by scheme, and the processor time in seconds that the first logins cost. */
  hashes: Record<string, { count: number; firstLoginSeconds: number }>;
  notes: Partial<Record<NoteCode, number>>;
};

/** After this many records, which take about a millisecond, other work of the process may run. */
const RECORDS_AT_ONCE = 25;

/** Reads a file record by record. */
export async function* readRecords(reading: Reading, repeated: Repeated): AsyncGenerator<Checked> {
  let count = 0;
  for await (const entry of readEntries(reading.file)) {
    count += 1;
    requireFewRecords(reading.file, count);
    if (count % RECORDS_AT_ONCE === 0) await reading.breathe();
    const { line } = entry;
    const refuse = (
      code: RefusalCode,
      recordId: string | null,
      field: string | null,
      firstLine: number | null = null,
    ): Checked => ({
      line,
      record: null,
      problems: [{ line, code, isRefusal: true, recordId, field, firstLine }],
    });
    if ('code' in entry) {
      yield refuse(entry.code, null, null);
      continue;
    }
    const opened = await withProtected(reading, entry.value);
    if (opened === null) {
      yield refuse('PROTECTED_UNREADABLE', null, 'protected');
      continue;
    }
    const applied = applySource(reading.source, opened, reading.hash);
    const read = readRecord(reading.areEmailsVerified ? withVerifiedEmail(applied) : applied, reading);
    if (isRefusal(read)) {
      yield refuse(read.code, read.recordId, read.field);
      continue;
    }
    const { recordId } = read;
    const hash = hashOf(read, reading.secrets);
    if (hash && 'problem' in hash) {
      yield refuse(hash.problem, recordId, 'password');
      continue;
    }
    const again = repeated.get(line);
    if (again) {
      yield refuse(again.code, recordId, again.field, again.firstLine);
      continue;
    }
    const problems = read.warnings.map((code) => {
      return { line, code, isRefusal: false, recordId, field: null, firstLine: null };
    });
    yield { line, record: read, problems };
  }
}

function requireFewRecords({ maxRecords }: ImportFile, count: number): void {
  if (maxRecords !== undefined && count > maxRecords)
    throw new OperatorError(`The file has more than ${maxRecords} records. Import it in parts.`);
}

/** Decrypts the encrypted part of an exported record, and adds its members. Null: it cannot be decrypted. */
async function withProtected({ decrypt }: Reading, value: unknown): Promise<unknown> {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, 'protected')) return value;
  const { protected: sealed, ...rest } = value as { protected: unknown };
  if (decrypt === null || typeof sealed !== 'string') return null;
  try {
    return { ...rest, ...(await decrypt(sealed)) };
  } catch {
    return null;
  }
}

function withVerifiedEmail(applied: unknown): unknown {
  return applied !== null && typeof applied === 'object' ? { ...applied, emailVerified: true } : applied;
}

export function hashOf({ password }: ImportRecord, secrets: HashSecrets) {
  return password === null || password === 'elsewhere' ? null : readDeclaredHash(password, secrets);
}

/** Reads the whole file once, and writes nothing. */
export async function checkFile(reading: Reading): Promise<FileSummary> {
  const finder = createDuplicateFinder(reading.duplicates);
  const { repeated } = finder;
  const summary: FileSummary = {
    ...{ lines: 0, records: 0, refused: 0, maxId: 0, repeated },
    hashes: {},
    notes: {},
  };
  for await (const { line, record } of readRecords(reading, new Map())) {
    summary.lines = line;
    if (record) finder.add(record, line);
    if (record && !repeated.has(line)) countRecord(summary, record, reading.secrets);
    else if (!record) summary.refused += 1;
  }
  summary.refused += repeated.size;
  for (const scheme of Object.values(summary.hashes)) {
    scheme.firstLoginSeconds = Math.ceil(10 * scheme.firstLoginSeconds) / 10;
  }
  return summary;
}

function countRecord(summary: FileSummary, record: ImportRecord, secrets: HashSecrets): void {
  summary.records += 1;
  summary.maxId = Math.max(summary.maxId, record.id ?? 0);
  const hash = hashOf(record, secrets);
  const notes = [...record.notes, ...(hash && 'bareDigest' in hash ? ['HASH_WRAPPED' as const] : [])];
  for (const note of notes) summary.notes[note] = (summary.notes[note] ?? 0) + 1;
  if (!hash || 'problem' in hash) return;
  const entry = summary.hashes[hash.scheme] ?? { count: 0, firstLoginSeconds: 0 };
  entry.count += 1;
  entry.firstLoginSeconds += hash.milliseconds / 1_000;
  summary.hashes[hash.scheme] = entry;
}
