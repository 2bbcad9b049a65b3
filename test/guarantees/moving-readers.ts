import { readFileSync } from 'node:fs';
import bcrypt from 'bcrypt';
import type { ImportProblem, RefusalCode } from '../../src/administration/imports/problem.ts';
import type { OldPelcro, OldReader } from '../support/old-pelcro.ts';

/** A reader of the old paper, with the password that they type and the token in their browser. */
export type Reader = OldReader & { password: string; token: string; hasHashInExport: boolean };

type Row = Record<string, unknown>;
type BadRow = { row: Row | string; code: RefusalCode; field: string | null; twinOf?: Reader };

const FIRST_ID = 1_001;
/** The number of good rows in the export before each bad row. */
const APART = 7;
/** Laravel writes bcrypt as `$2y$`. */
const hashed = (password: string) => bcrypt.hashSync(password, 4).replace('$2b$', '$2y$');

/** The passwords that people have: with spaces at the ends, beyond ASCII, decomposed, longer than bcrypt reads. */
const PASSWORDS = [
  (n: number) => `violet harbor ${n}`,
  (n: number) => `  spaces around ${n} `,
  (n: number) => `Straße und Café ${n}`,
  (n: number) => `cafe\u0301 ${n}`,
  (n: number) => `${n} ${'a long sentence that somebody remembers '.repeat(2)}`,
];

/** The emails that an old system has: in upper case, with a decomposed character, and with a domain outside ASCII. */
const EMAILS = [
  (n: number) => `reader-${n}@paper.example`,
  (n: number) => `Reader.${n}@Paper.Example`,
  (n: number) => `jörg.${n}@paper.example`.normalize('NFD'),
  (n: number) => `reader+${n}@zeitung-köln.example`,
];

const pick = <Make>(list: readonly Make[], n: number): Make => list[n % list.length] as Make;

/** Adds readers to the old system. In the export, every third of them has no password hash. */
export function addReaders(old: OldPelcro, count: number): Reader[] {
  const first = FIRST_ID + old.readers.size;
  return Array.from({ length: count }, (_, index) => {
    const id = first + index;
    const password = pick(PASSWORDS, id)(id);
    const reader: OldReader = {
      id,
      email: pick(EMAILS, id)(id),
      username: id % 4 === 0 ? `Reader_${id}` : null,
      firstName: 'Ada',
      passwordHash: hashed(password),
      createdAt: 1_500_000_000 + id,
    };
    old.readers.set(id, reader);
    return { ...reader, password, token: old.tokenOf(reader), hasHashInExport: id % 3 !== 0 };
  });
}

/** The row of a reader in the export, with the fields of Pelcro. */
export function rowOf(reader: Reader, others: Row = {}): Row {
  const { id, email, username, firstName, passwordHash, createdAt, hasHashInExport } = reader;
  return {
    ...{ id, email, username, first_name: firstName, last_name: null, email_confirm: true },
    ...{ metadata: [], mail_marketing: true, has_password: true, created_at: createdAt, deleted_at: null },
    ...(hasHashInExport && { password: passwordHash }),
    ...others,
  };
}

/**
 * Makes rows that cannot be imported, each with the problem that the report has to name.
 * @param twins imported readers whose email, id or username a bad row repeats
 * @param spoiled readers whose own rows get an error
 */
export function badRows(twins: readonly Reader[], spoiled: readonly Reader[]): BadRow[] {
  const [upper, decomposed, spaced, sameName, sameId] = twins as [Reader, Reader, Reader, Reader, Reader];
  const next = spoiled.values();
  const spoil = (code: RefusalCode, field: string | null, others: Row): BadRow => {
    const reader = next.next().value as Reader;
    return { row: rowOf(reader, others), code, field };
  };
  const twin = (reader: Reader, code: RefusalCode, field: string, others: Row): BadRow => ({
    row: rowOf(reader, { id: reader.id + 500_000, username: null, ...others }),
    ...{ code, field, twinOf: reader },
  });
  const { email: last } = sameName;
  return [
    twin(upper, 'EMAIL_TAKEN_IN_FILE', 'email', { email: upper.email.toUpperCase() }),
    twin(decomposed, 'EMAIL_TAKEN_IN_FILE', 'email', { email: decomposed.email.normalize('NFC') }),
    twin(spaced, 'EMAIL_TAKEN_IN_FILE', 'email', { email: ` ${spaced.email}\t` }),
    twin(sameId, 'ID_TAKEN_IN_FILE', 'id', { id: sameId.id, email: `other-${sameId.id}@paper.example` }),
    twin(sameName, 'USERNAME_TAKEN_IN_FILE', 'username', {
      ...{ email: `other-${last}`, username: sameName.username?.toUpperCase() },
    }),
    spoil('EMAIL_MISSING', 'email', { email: null, old_provider_id: 'x-1' }),
    spoil('EMAIL_INVALID', 'email', { email: 'no address' }),
    spoil('HASH_MALFORMED', 'password', { password: '$2y$10$short' }),
    spoil('HASH_TOO_COSTLY', 'password', { password: `$2y$31$${'a'.repeat(53)}` }),
    spoil('DATE_INVALID', 'createdAt', { created_at: 'yesterday' }),
    spoil('METADATA_INVALID', 'metadata', { metadata: 'text' }),
    spoil('TEXT_NOT_STORABLE', 'firstName', { first_name: 'A\u0000da' }),
    {
      row: JSON.stringify(rowOf(next.next().value as Reader)).slice(0, -9),
      code: 'INVALID_JSON',
      field: null,
    },
  ];
}

/** @returns the text of the export, and the line, code and field of each bad row in it */
export function exportFile(good: readonly Row[], bad: readonly BadRow[]) {
  const lines: string[] = [];
  const expected: { line: number; code: RefusalCode; field: string | null }[] = [];
  const waiting = bad.values();
  for (const [index, row] of good.entries()) {
    lines.push(JSON.stringify(row));
    const wrong = index % APART === APART - 1 ? waiting.next().value : undefined;
    if (!wrong) continue;
    lines.push(typeof wrong.row === 'string' ? wrong.row : JSON.stringify(wrong.row));
    expected.push({ line: lines.length, code: wrong.code, field: wrong.field });
  }
  return { text: lines.join('\n'), expected };
}

/** Reads the report of an import. */
export function readReport(path: string): ImportProblem[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as ImportProblem);
}
