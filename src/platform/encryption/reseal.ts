import { setTimeout as sleep } from 'node:timers/promises';
import type { DerivedKeys } from '../../lib/derived-keys.ts';
import { Prisma, type PrismaClient } from '../database/client/client.ts';
import type { Db } from '../database/database.ts';
import { UNLOCKED_ROWS } from '../database/locks.ts';
import { seal, sealedPrefix, sealingSecretOf, unseal } from './sealed.ts';
import { nameOf, SEALED_PLACES, type SealedPlace, type SealedPurpose } from './sealed-places.ts';

type Keys = { prisma: PrismaClient; derivedKeys: DerivedKeys };
type Place = (typeof SEALED_PLACES)[number];
/** Numbers of values, by place. */
type Counts = Record<string, number>;

/** How many rows a batch locks. With so few, other transactions wait for some milliseconds at most. */
const BATCH = 100;
/** How many rows one statement reads. With this limit, the statement ends in time for a table of any size. */
const PAGE = 1_000;
/** The maximum number of passes. Rows that were locked are read again in the next pass. */
const MAX_PASSES = 20;
const PAUSE_MS = 100;

/**
 * Seals again every value that is not sealed with the current secret, in batches that are committed one by one. The
 * function can be killed and run again, or run twice at the same time: it continues with the remaining values.
 * @returns the numbers of values by place: sealed again, left, and damaged
 */
export async function resealAll(runtime: Keys) {
  const resealed: Counts = {};
  for (let pass = 1; ; pass += 1) {
    for (const place of SEALED_PLACES) add(resealed, place, (await readAll(runtime, place, true)).opened);
    const { opened, ...found } = await readEverywhere(runtime);
    if (opened === 0 || pass === MAX_PASSES) return { resealed, ...found };
    await sleep(PAUSE_MS);
  }
}

/** Counts the values that are not sealed with the current secret. */
export async function findSealedOtherwise(runtime: Keys): Promise<{ left: Counts; damaged: Counts }> {
  const { left, damaged } = await readEverywhere(runtime);
  return { left, damaged };
}

async function readEverywhere(runtime: Keys) {
  const [left, damaged]: [Counts, Counts] = [{}, {}];
  let opened = 0;
  for (const place of SEALED_PLACES) {
    const found = await readAll(runtime, place, false);
    opened += found.opened;
    add(left, place, found.opened + found.unknown);
    add(damaged, place, found.damaged);
  }
  return { opened, left, damaged };
}

export function isEmpty(counts: Counts): boolean {
  return Object.keys(counts).length === 0;
}

function add(counts: Counts, place: Place, count: number): void {
  if (count > 0) counts[nameOf(place)] = (counts[nameOf(place)] ?? 0) + count;
}

type KeyColumn = { name: string; type: string };
type Row = { value: string; key: string[] };

async function readAll({ prisma, derivedKeys }: Keys, place: Place, writes: boolean) {
  const found = { opened: 0, unknown: 0, damaged: 0 };
  const key = await primaryKeyOf(prisma, place.table);
  // There are no jobs until the job runner has created its tables.
  if (key.length === 0) return found;
  const prefix = sealedPrefix(derivedKeys);
  let after: string[] | null = null;
  for (;;) {
    const until: string[] | null = await endOfPage(prisma, place, key, after);
    if (until === null) return found;
    const rows: Row[] = await prisma.$transaction(async (tx) => {
      const batch = await readBatch(tx, place, key, { prefix, after, until, locks: writes });
      const opened = await Promise.all(batch.map((row) => openRow(derivedKeys, place, row)));
      for (const { state } of opened) found[state] += 1;
      if (writes) await write(tx, derivedKeys, { place, key, opened: opened.filter(isOpened) });
      return batch;
    });
    after = rows.length < BATCH ? until : (rows.at(-1)?.key ?? until);
  }
}

type Opened = Row & { state: 'opened'; purpose: SealedPurpose; text: string };
type Unopened = Row & { state: 'unknown' | 'damaged' };
const isOpened = (row: Opened | Unopened): row is Opened => row.state === 'opened';

async function openRow(derivedKeys: DerivedKeys, { purposes }: Place, row: Row): Promise<Opened | Unopened> {
  for (const purpose of purposes) {
    try {
      return { ...row, state: 'opened', purpose, text: await unseal(derivedKeys, purpose, row.value) };
    } catch {
      // Sealed for another purpose, or with another secret, or damaged.
    }
  }
  return { ...row, state: isOfKnownSecret(derivedKeys, row.value) ? 'damaged' : 'unknown' };
}

function isOfKnownSecret(derivedKeys: DerivedKeys, value: string): boolean {
  try {
    return derivedKeys.sealedWith(sealingSecretOf(value)) !== null;
  } catch {
    return true;
  }
}

async function primaryKeyOf(db: Db, table: string): Promise<KeyColumn[]> {
  return db.$queryRaw<KeyColumn[]>`
    SELECT a.attname::text AS name, format_type(a.atttypid, a.atttypmod) AS type
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
    WHERE i.indrelid = to_regclass(${table}::text) AND i.indisprimary
    ORDER BY array_position(i.indkey::int2[], a.attnum)`;
}

/** The key of the last row of the next page; null after the last page. */
async function endOfPage(
  prisma: PrismaClient,
  { table }: SealedPlace,
  key: KeyColumn[],
  after: string[] | null,
): Promise<string[] | null> {
  const descending = Prisma.join(key.map(({ name }) => Prisma.sql`${quoted(name)} DESC`));
  const [last] = await prisma.$queryRaw<Pick<Row, 'key'>[]>`
    SELECT ${keyIn(key)} AS key FROM (
      SELECT ${columnsOf(key)} FROM ${Prisma.raw(table)} WHERE ${after ? isBeyond(key, after) : Prisma.sql`true`}
      ORDER BY ${columnsOf(key)} LIMIT ${PAGE}) page
    ORDER BY ${descending} LIMIT 1`;
  return last?.key ?? null;
}

type Range = { prefix: string; after: string[] | null; until: string[]; locks: boolean };

/**
 * Reads the next rows whose value does not begin with `prefix`. With `locks`, locks them, and skips rows that others
 * lock.
 */
function readBatch(
  tx: Db,
  place: SealedPlace,
  key: KeyColumn[],
  { prefix, after, until, locks }: Range,
): Promise<Row[]> {
  const value = sealedIn(place);
  return tx.$queryRaw`
    SELECT ${keyIn(key)} AS key, ${value} AS value
    FROM ${Prisma.raw(place.table)}
    WHERE ${after ? isBeyond(key, after) : Prisma.sql`true`} AND NOT ${isBeyond(key, until)}
      AND ${value} IS NOT NULL AND NOT starts_with(${value}, ${prefix})
    ORDER BY ${columnsOf(key)} LIMIT ${BATCH} ${locks ? UNLOCKED_ROWS : Prisma.empty}`;
}

const columnsOf = (key: KeyColumn[]) => Prisma.join(key.map(({ name }) => quoted(name)));
const keyIn = (key: KeyColumn[]) =>
  Prisma.sql`ARRAY[${Prisma.join(key.map(({ name }) => Prisma.sql`${quoted(name)}::text`))}]`;

function isBeyond(key: KeyColumn[], values: string[]): Prisma.Sql {
  const typed = key.map(({ type }, index) => Prisma.sql`CAST(${values[index]} AS ${Prisma.raw(type)})`);
  return Prisma.sql`(${columnsOf(key)}) > (${Prisma.join(typed)})`;
}

async function write(
  tx: Db,
  derivedKeys: DerivedKeys,
  { place, key, opened }: { place: SealedPlace; key: KeyColumn[]; opened: Opened[] },
): Promise<void> {
  if (opened.length === 0) return;
  const values = await Promise.all(
    opened.map(async ({ purpose, text, key }) => ({ value: await seal(derivedKeys, purpose, text), key })),
  );
  const column = quoted(place.column);
  const fresh = place.member
    ? Prisma.sql`jsonb_set(place.${column}, ARRAY[${place.member}], fresh.item -> 'value')`
    : Prisma.sql`fresh.item ->> 'value'`;
  const isRow = key.map(
    ({ name, type }, index) =>
      Prisma.sql`place.${quoted(name)} = CAST(fresh.item -> 'key' ->> ${Prisma.raw(String(index))} AS ${Prisma.raw(type)})`,
  );
  await tx.$executeRaw`
    UPDATE ${Prisma.raw(place.table)} place SET ${column} = ${fresh}
    FROM jsonb_array_elements(${JSON.stringify(values)}::jsonb) AS fresh (item)
    WHERE ${Prisma.join(isRow, ' AND ')}`;
}

function sealedIn({ column, member }: SealedPlace): Prisma.Sql {
  return member === undefined ? quoted(column) : Prisma.sql`${quoted(column)} ->> ${member}`;
}

/** The names are not user input. They come from `SEALED_PLACES` and from the catalog. */
function quoted(name: string): Prisma.Sql {
  return Prisma.raw(`"${name}"`);
}
