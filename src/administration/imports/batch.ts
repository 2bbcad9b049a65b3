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
  /** Whether to skip or update a customer whom an earlier import has stored, and who was not used since. */
  conflicts: 'skip' | 'update';
};

export type BatchOptions = SortingOptions & {
  runId: number;
  now: Date;
  /** The language of customers without one. */
  language: string;
  /** The ids of the account's sites, by their slugs and ids. */
  sites: ReadonlyMap<string, number>;
  /** The only site of the account: accepted terms without a site belong to it. Null: there are several sites. */
  onlySiteId: number | null;
};

/** Another process has taken a name or an id, or used a customer, meanwhile. The batch begins again. */
export class LostRace extends Error {}
