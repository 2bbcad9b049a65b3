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
  /** Whether a customer of an earlier import is skipped or updated. After a login or a change, always skipped. */
  conflicts: 'skip' | 'update';
};

export type BatchOptions = SortingOptions & {
  runId: number;
  now: Date;
  /** The language of customers whose record has none. */
  language: string;
  /** The ids of the account's sites, by their slugs and ids. */
  sites: ReadonlyMap<string, number>;
  /** The only site of the account, to which accepted terms without a site belong. Null: it has none or several. */
  onlySiteId: number | null;
};

/** Another process has taken a name or an id, or changed a customer, meanwhile. The batch is repeated. */
export class LostRace extends Error {}
