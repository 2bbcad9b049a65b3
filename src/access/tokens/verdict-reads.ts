import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import type { Session } from '../../platform/database/client/client.ts';
import type { Database } from '../../platform/database/database.ts';
import type { PartnerState } from '../../tenancy/partners/partner.ts';
import { createFairQueue } from './fair-queue.ts';
import { joinSiteReads } from './site-accounts.ts';

/**
 * The state of a session that a verdict depends on. Numbers instead of dates, because one request may read a
 * hundred sessions.
 */
export type SessionState = Pick<Session, 'id' | 'accountId' | 'siteId' | 'customerId' | 'endReason'> & {
  /** Since the epoch, like `endedAtMilliseconds`. */
  expiresAtMilliseconds: number;
  endedAtMilliseconds: number | null;
};

/** What one request reads. */
export type VerdictQuestion = {
  /** The partner's client id, or null. */
  clientId: string | null;
  /** UUIDs. */
  sessionIds: readonly string[];
  /** The site of the holder's token: the request counts in the share of that site. */
  siteId?: number | undefined;
};

type Waiting = {
  question: VerdictQuestion;
  tenant: string;
  resolve: (reply: VerdictReply) => void;
  reject: (error: unknown) => void;
};

export type VerdictReply = {
  /** Null when it is unknown, or none was asked for. */
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

/** Exact: a double holds milliseconds of 285,000 years. */
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

/** The maximum number of requests in a batch. With 100 sessions per request, it bounds a statement. */
const MAX_QUESTIONS = 200;
/** Unanswered sessions and partners. This bounds the memory, and is seconds of the busiest traffic. */
const MAX_UNANSWERED = 20_000;
/** Sessions and partners per statement, so that a large request delays small ones only briefly. */
const MAX_BATCH_SIZE = 1_000;
const MAX_KNOWN_PARTNERS = 20_000;
const RETRY_AFTER_SECONDS = 5;

declare module '../../platform/runtime.ts' {
  interface Runtime {
    verdictReads: VerdictReads;
  }
}

/**
 * Reads sessions and partners. One query serves all requests of the same moment. It is sent by
 * `setImmediate`, after all sockets that were readable in this turn of the event loop. While the database
 * answers as many queries as it does at once, the next query collects requests, so that a busy server answers
 * more with each. A bounded number of requests wait while the database does not answer; more are refused.
 * Accounts share the queue (see `FairQueue`).
 */
export function joinVerdictReads({
  read,
  readsAtOnce,
}: Pick<Database, 'read' | 'readsAtOnce'>): VerdictReads {
  const queue = createFairQueue<Waiting>(MAX_UNANSWERED, RETRY_AFTER_SECONDS);
  /** The account of each partner as last read. Only used to choose whose share a request counts in. */
  const accounts = new LRUCache<string, number>({ max: MAX_KNOWN_PARTNERS });
  let underWay = 0;
  let isDeparting = false;
  let dispatch: () => void = () => {};

  const questions = new DataLoader<VerdictQuestion, VerdictReply>(
    async (asked) => {
      const sessionIds = new Set<string>();
      const clientIds = new Set<string>();
      for (const question of asked) {
        for (const id of question.sessionIds) sessionIds.add(id);
        if (question.clientId !== null) clientIds.add(question.clientId);
      }
      const values = [[...sessionIds], [...clientIds]];
      const row = await read<Row>('verdict', STATEMENT, values).finally(() => {
        underWay -= 1;
        schedule();
      });
      const sessions = new Map(row.sessions?.map((columns) => [columns[0], sessionOf(columns)]));
      const partners = new Map(row.partners?.map((columns) => [columns.clientId, partnerOf(columns)]));
      for (const { clientId, accountId } of partners.values()) accounts.set(clientId, accountId);
      return asked.map((question) => ({
        partner: question.clientId === null ? null : (partners.get(question.clientId) ?? null),
        sessions: question.sessionIds.map((id) => sessions.get(id) ?? null),
      }));
    },
    {
      cache: false,
      maxBatchSize: MAX_QUESTIONS,
      batchScheduleFn(callback) {
        dispatch = callback;
      },
    },
  );
  /** By `setImmediate`: after all sockets that were readable in this turn of the event loop. */
  function schedule(): void {
    if (isDeparting || underWay >= readsAtOnce || queue.isEmpty) return;
    isDeparting = true;
    setImmediate(depart);
  }
  function depart(): void {
    isDeparting = false;
    const batch = queue.take(MAX_QUESTIONS, MAX_BATCH_SIZE, ({ question }) => sizeOf(question));
    if (batch.length === 0) return;
    for (const { question, resolve, reject, tenant } of batch) {
      questions
        .load(question)
        .finally(() => queue.settle(tenant, sizeOf(question)))
        .then(resolve, reject);
    }
    underWay += 1;
    dispatch();
    schedule();
  }
  function ask(question: VerdictQuestion): Promise<VerdictReply> {
    const tenant = tenantOf(question);
    return new Promise((resolve, reject) => {
      queue.add(tenant, sizeOf(question), { question, tenant, resolve, reject });
      schedule();
    });
  }
  /** Unknown partners share one part, because names can be invented. */
  function tenantOf({ clientId, siteId }: VerdictQuestion): string {
    if (clientId === null) return `site ${siteId ?? 0}`;
    const accountId = accounts.get(clientId);
    return accountId === undefined ? 'unknown partners' : `account ${accountId}`;
  }

  return {
    ask,
    partner: async (clientId) => (await ask({ clientId, sessionIds: [] })).partner,
    accountOfSite: joinSiteReads({ read, readsAtOnce }),
  };
}

/** The number of rows that a request reads. */
function sizeOf({ sessionIds }: VerdictQuestion): number {
  return 1 + sessionIds.length;
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
