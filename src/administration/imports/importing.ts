import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { readHashSecrets } from '../../customers/passwords/hash-secrets.ts';
import { wrapDigest } from '../../customers/passwords/imported-hash.ts';
import { derivedHmac } from '../../lib/derived-keys.ts';
import { yieldToEventLoop } from '../../lib/yield-to-event-loop.ts';
import type { Acting } from '../../platform/acting.ts';
import type { CommandRuntime } from '../../platform/runtime.ts';
import type { BatchOptions } from './batch.ts';
import type { Reading } from './check-file.ts';
import type { DuplicateRule } from './duplicates.ts';
import { type ImportFile, readContent } from './entries/read-entries.ts';
import { SOURCES, type Source, type SourceName } from './sources.ts';

export type ImportOptions = {
  file: ImportFile;
  source: SourceName;
  /** For `generic`: the place of each field of a record in the file. */
  mapping: Source | null;
  /** Properties that are declared for all hashes of the file: `format`, `secret`, `rounds` … */
  hash: Readonly<Record<string, unknown>>;
  areEmailsVerified: boolean;
  arePasswordsElsewhere: boolean;
  conflicts: 'skip' | 'update';
  duplicates: DuplicateRule;
  /** The import stops if more lines than this are refused. Null: no limit. */
  maxErrors: number | null;
  /** Whether webhooks get `customer.created` for each new customer. */
  sendsEvents: boolean;
  /** Decrypts the encrypted parts of an export. */
  decrypt: Reading['decrypt'];
  isDryRun: boolean;
};

type BareDigest = Parameters<typeof wrapDigest>[0];

/** How an import shares the machine with other work. */
export type Conduct = {
  recordsPerTransaction: number;
  /** Lets other work of the process run. Called after about a millisecond of work on a file. */
  breathe(): Promise<unknown>;
  wrapDigest(digest: BareDigest): Promise<string>;
  /** Whether the next batch is read while the database stores one. */
  readsAhead: boolean;
  /** Waits after a transaction. @param milliseconds that the transaction took, without its calls of `yieldToOthers` */
  pause(milliseconds: number): Promise<void>;
};

/** For an import on the command line, which may use all processors. */
export function createOwnConduct(): Conduct {
  const wrapping = pLimit(availableParallelism());
  return {
    recordsPerTransaction: 1_000,
    readsAhead: true,
    breathe: yieldToEventLoop,
    wrapDigest: (digest) => wrapping(() => wrapDigest(digest)),
    pause: async () => {},
  };
}

export type Importing = {
  runtime: CommandRuntime;
  acting: Acting;
  options: ImportOptions;
  reading: Reading;
  batches: Omit<BatchOptions, 'runId' | 'now' | 'yieldToOthers'>;
  conduct: Conduct;
};

/** Reads the data of the account that an import needs: its sites and hash secrets. */
export async function prepareImport(
  runtime: CommandRuntime,
  acting: Acting,
  options: ImportOptions,
  conduct: Conduct,
): Promise<Importing> {
  const { accountId } = acting;
  const { prisma, derivedKeys, clock } = runtime;
  const rows = await prisma.site.findMany({ where: { accountId }, orderBy: { id: 'asc' } });
  const sites = new Map(
    rows.flatMap(({ id, slug }) => [
      [String(id), id],
      [slug, id],
    ]),
  );
  const { file, hash, areEmailsVerified, arePasswordsElsewhere, duplicates, decrypt, conflicts } = options;
  return {
    ...{ runtime, acting, options, conduct },
    reading: {
      ...{ file, hash, areEmailsVerified, arePasswordsElsewhere, duplicates, decrypt, sites },
      source: options.mapping ?? SOURCES[options.source as keyof typeof SOURCES],
      secrets: await readHashSecrets(runtime, accountId),
      now: clock(),
      breathe: conduct.breathe,
    },
    batches: {
      ...{ accountId, source: options.source, derivedKeys, conflicts, sites },
      language: rows[0]?.defaultLanguage ?? 'en',
      onlySiteId: rows.length === 1 ? (rows[0]?.id ?? null) : null,
    },
  };
}

/**
 * Returns a digest of a file and of the options that change its meaning. It identifies an interrupted run. It is an
 * HMAC, because a plain digest would allow guesses at the content of a short file.
 */
export async function digestOfImport(
  { derivedKeys }: CommandRuntime,
  options: ImportOptions,
): Promise<Buffer<ArrayBuffer>> {
  const { file, isDryRun: _, decrypt: __, maxErrors: ___, ...meaning } = options;
  const { format, delimiter } = file;
  const digest = derivedHmac(derivedKeys, 'import-run').update(
    JSON.stringify({ ...meaning, format, delimiter }),
  );
  for await (const chunk of readContent(file)) digest.update(chunk as Buffer);
  return Buffer.from(digest.digest());
}
