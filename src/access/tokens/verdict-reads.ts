import { LRUCache } from 'lru-cache';
import { lazily } from '../../lib/lazily.ts';
import type { Session } from '../../platform/database/client/client.ts';
import type { Database } from '../../platform/database/database.ts';
import type { PartnerState } from '../../tenancy/partners/partner.ts';
import { joinReads } from './joined-reads.ts';

/**
 * The state of a session that a verdict depends on. Numbers instead of dates, because one request may read a
 * hundred sessions.
 */
export type SessionState = Pick<Session, 'id' | 'accountId' | 'siteId' | 'customerId' | 'endReason'> & {
  /** Since the epoch, like `endedAtMilliseconds`. */
  expiresAtMilliseconds: number;
  endedAtMilliseconds: number | null;
};

export type VerdictQuestion = {
  /** The partner's client id, or null. */
  clientId: string | null;
  sessionIds: readonly string[];
  /** The site of the first token. Without a partner, the request counts in the share of that site. */
  siteId?: number | undefined;
};

export type VerdictReply = {
  /** Null for an unknown partner, or when the request names no partner. */
  partner: PartnerState | null;
  /** In the order of the request; null when unknown. */
  sessions: (SessionState | null)[];
};

/** Reads from the database that are never cached. */
export type VerdictReads = {
  ask(question: VerdictQuestion): Promise<VerdictReply>;
  partner(clientId: string): Promise<PartnerState | null>;
  /** @returns the id of the site's account */
  accountOfSite(siteId: number): Promise<number | null>;
};

/**
 * One query for all requests of the same moment. The result is one row of JSON, which is read four times
 * faster than a row per session.
 */
const STATEMENT = `
  SELECT
    (SELECT json_agg(json_build_array(
       id, account_id, site_id, customer_id, ${milliseconds('expires_at')}, ${milliseconds('ended_at')}, end_reason))
     FROM session WHERE id = ANY($1::uuid[])) AS sessions,
    (SELECT json_agg(json_build_object(
       'id', partner.id, 'accountId', account_id, 'clientId', client_id, 'secretHash', encode(secret_hash, 'base64'),
       'previousSecretHash', encode(previous_secret_hash, 'base64'),
       'previousSecretUntil', ${milliseconds('previous_secret_until')}, 'disabledAt', ${milliseconds('disabled_at')},
       'ratePerMinute', rate_per_minute, 'sandbox', sandbox,
       'siteIds', (SELECT json_agg(site_id) FROM partner_site WHERE partner_id = partner.id)))
     FROM partner JOIN account ON account.id = account_id WHERE client_id = ANY($2::text[])) AS partners`;

/** Reads the accounts of sites, for tokens whose session has been removed. */
const SITES_STATEMENT = `
  SELECT (SELECT json_agg(json_build_array(id, account_id)) FROM site WHERE id = ANY($1::int[])) AS sites`;

/** Exact: a double represents every millisecond of 285,000 years. */
function milliseconds(column: string): string {
  return `(extract(epoch FROM ${column}) * 1000)::float8`;
}

type SessionColumns = [
  id: string,
  accountId: number,
  siteId: number,
  customerId: number,
  expiresAtMilliseconds: number,
  endedAtMilliseconds: number | null,
  endReason: SessionState['endReason'],
];
type PartnerColumns = Pick<
  PartnerState,
  'id' | 'accountId' | 'clientId' | 'ratePerMinute' | 'sandbox' | 'siteIds'
> & {
  secretHash: string;
  previousSecretHash: string | null;
  previousSecretUntil: number | null;
  disabledAt: number | null;
};
type Row = { sessions: SessionColumns[] | null; partners: PartnerColumns[] | null };

/** The maximum number of requests that share a statement. */
const MAX_QUESTIONS = 200;
const MAX_SITES = 1_000;
/** The maximum number of partners, and of sites, whose account is cached to choose the share of a request. */
const MAX_KNOWN = 20_000;

declare module '../../platform/runtime.ts' {
  interface Runtime {
    verdictReads: VerdictReads;
  }
}

/**
 * Reads the sessions and partners of verdicts, and the accounts of sites. Requests of the same moment share a query.
 */
export function joinVerdictReads(database: Pick<Database, 'read' | 'readsAtOnce'>): VerdictReads {
  const ask = joinSessionReads(database);
  return {
    ask,
    partner: async (clientId) => (await ask({ clientId, sessionIds: [] })).partner,
    accountOfSite: joinSiteReads(database),
  };
}

function joinSessionReads({ read, readsAtOnce }: Pick<Database, 'read' | 'readsAtOnce'>) {
  /** The account of each partner as last read. Only used to choose the tenant of a request. */
  const accounts = lazily(() => new LRUCache<string, number>({ max: MAX_KNOWN }));
  return joinReads<VerdictQuestion, VerdictReply>({
    readsAtOnce,
    maxQuestions: MAX_QUESTIONS,
    sizeOf: ({ sessionIds }) => 1 + sessionIds.length,
    // All unknown partners are one tenant, because client ids can be made up.
    tenantOf({ clientId, siteId }) {
      if (clientId === null) return `site ${siteId ?? 0}`;
      const accountId = accounts().get(clientId);
      return accountId === undefined ? 'unknown partners' : `account ${accountId}`;
    },
    async read(questions) {
      const sessionIds = new Set<string>();
      const clientIds = new Set<string>();
      for (const question of questions) {
        for (const id of question.sessionIds) sessionIds.add(id);
        if (question.clientId !== null) clientIds.add(question.clientId);
      }
      // As text, because the driver examines each member of an array. Ids are UUIDs: they are claims that were checked,
      // or `derivedUuid` made them.
      const ids = `{${[...sessionIds].join(',')}}`;
      const row = await read<Row>('verdict', STATEMENT, [ids, [...clientIds]]);
      const sessions = new Map(row.sessions?.map((columns) => [columns[0], sessionOf(columns)]));
      const partners = new Map(row.partners?.map((columns) => [columns.clientId, partnerOf(columns)]));
      for (const { clientId, accountId } of partners.values()) accounts().set(clientId, accountId);
      return questions.map((question) => ({
        partner: question.clientId === null ? null : (partners.get(question.clientId) ?? null),
        sessions: question.sessionIds.map((id) => sessions.get(id) ?? null),
      }));
    },
  });
}

function joinSiteReads({ read, readsAtOnce }: Pick<Database, 'read' | 'readsAtOnce'>) {
  const accounts = lazily(() => new LRUCache<number, number>({ max: MAX_KNOWN }));
  return joinReads<number, number | null>({
    readsAtOnce,
    maxQuestions: MAX_SITES,
    sizeOf: () => 1,
    // All unknown sites are one tenant, because ids can be made up.
    tenantOf(siteId) {
      const accountId = accounts().get(siteId);
      return accountId === undefined ? 'unknown sites' : `account ${accountId}`;
    },
    async read(siteIds) {
      const row = await read<{ sites: [id: number, accountId: number][] | null }>('sites', SITES_STATEMENT, [
        [...new Set(siteIds)],
      ]);
      const found = new Map(row.sites);
      for (const [id, accountId] of found) accounts().set(id, accountId);
      return siteIds.map((id) => found.get(id) ?? null);
    },
  });
}

function sessionOf(columns: SessionColumns): SessionState {
  const [id, accountId, siteId, customerId, expiresAtMilliseconds, endedAtMilliseconds, endReason] = columns;
  return { id, accountId, siteId, customerId, expiresAtMilliseconds, endedAtMilliseconds, endReason };
}

function partnerOf(columns: PartnerColumns): PartnerState {
  const { secretHash, previousSecretHash, previousSecretUntil, disabledAt } = columns;
  return {
    ...columns,
    secretHash: Buffer.from(secretHash, 'base64'),
    previousSecretHash: previousSecretHash === null ? null : Buffer.from(previousSecretHash, 'base64'),
    previousSecretUntil: previousSecretUntil === null ? null : new Date(previousSecretUntil),
    disabledAt: disabledAt === null ? null : new Date(disabledAt),
  };
}
