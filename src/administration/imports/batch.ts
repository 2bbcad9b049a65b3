import type { DerivedKeys } from '../../lib/derived-keys.ts';
import type { ImportRecord } from './record.ts';

/** A record that is ready to be stored. */
export type PreparedRecord = { line: number; record: ImportRecord; passwordHash: string | null };

export type StoredRecord = PreparedRecord & { id: number };

export type SortingOptions = {
  accountId: number;
  /** The name of the other system. */
  source: string;
  derivedKeys: DerivedKeys;
  /** `update`: a changed record updates the customer of an earlier import, unless they logged in or changed since. */
  conflicts: 'skip' | 'update';
};

export type BatchOptions = SortingOptions & {
  runId: number;
  now: Date;
  /** Lets other work of the process run. Called between the statements of a transaction. */
  yieldToOthers(): Promise<void>;
  /** The language of customers whose record has none. */
  language: string;
  /** The ids of the account's sites, by their slugs and ids. */
  sites: ReadonlyMap<string, number>;
  /** The only site of the account. Accepted terms without a site belong to it. Null: there is not exactly one. */
  onlySiteId: number | null;
};

/** Another process has meanwhile taken a name or an id, or changed a customer. The batch is repeated. */
export class LostRace extends Error {}
