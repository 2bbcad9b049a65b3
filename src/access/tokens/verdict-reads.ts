import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import type { Session } from '../../platform/database/client/client.ts';
import type { Database } from '../../platform/database/database.ts';
import type { PartnerState } from '../../tenancy/partners/partner-state.ts';
import { createFairQueue } from './fair-queue.ts';
import { joinSiteReads } from './site-accounts.ts';

/** What a verdict needs to know of a session. Numbers and no dates: a hundred sessions are asked for at once. */
export type SessionState = Pick<Session, 'id' | 'accountId' | 'siteId' | 'customerId' | 'endReason'> & {
  /** Since the epoch, as `endedAtMilliseconds`. */
  expiresAtMilliseconds: number;
  endedAtMilliseconds: number | null;
};

/** What one request asks for, all at once. */
export type VerdictQuestion = {
  /** Of a partner, or null. */
  clientId: string | null;
  /** UUIDs. */
  sessionIds: readonly string[];
  /** The site of the token, where its holder asks: the question counts in the share of that site. */
  siteId?: number | undefined;
};

type Waiting = {
  question: VerdictQuestion;
  tenant: string;
  resolve: (reply: VerdictReply) => void;
  reject: (error: unknown) => void;
};

export type VerdictReply = {
  /** Null when there is none, or none was asked for. */
  partner: PartnerState | null;
  /** In the order asked; null where there is none. */
  sessions: (SessionState | null)[];
};

/** Reads that are never answered from memory. */
export type VerdictReads = {
  ask(question: VerdictQuestion): Promise<VerdictReply>;
  partner(clientId: string): Promise<PartnerState | null>;
  /** @returns the id of the account that the site belongs to */
  accountOfSite(siteId: number): Promise<number | null>;
};

/**
 * One question to the database for all that is asked in one moment. The answer is one row of JSON, which is
 * read four times faster than a row a session.
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

/** Exact for any date: a double holds milliseconds of 285,000 years. */
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

/** Of one batch; together with 100 sessions a question, what one statement may ask for. */
const MAX_QUESTIONS = 200;
/** Sessions and partners asked for and not yet answered: seconds of the busiest traffic, and a bounded amount of memory. */
const MAX_UNANSWERED = 20_000;
/** Sessions and partners of one statement, so that a large question delays the small ones behind it little. */
const MAX_BATCH_SIZE = 1_000;
const MAX_KNOWN_PARTNERS = 20_000;
const RETRY_AFTER_SECONDS = 5;

declare module '../../platform/runtime.ts' {
  interface Runtime {
    verdictReads: VerdictReads;
  }
}

/**
 * Reads sessions and partners fresh, one query for all that any request asks for at the same moment.
 * A query leaves by `setImmediate`, after every socket that had something to say in this turn of the
 * event loop was read; and while as many are under way as the database answers at a time, the next one
 * gathers what comes in. So the busier it is, the more it answers with each. While the database does not
 * answer, a bounded number of questions wait; more are refused at once. Accounts share the queue: see `FairQueue`.
 * @throws IdentityError UNAVAILABLE, from each read
 */
export function joinVerdictReads({
  read,
  readsAtOnce,
}: Pick<Database, 'read' | 'readsAtOnce'>): VerdictReads {
  const queue = createFairQueue<Waiting>(MAX_UNANSWERED, RETRY_AFTER_SECONDS);
  /** The account in which a partner was last seen, only to choose the share of its questions. */
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
  /** By `setImmediate`: every socket that had something to say in this turn of the event loop was read. */
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
  /** Partners that were never found share one part: names can be made up. */
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

/** How much is asked for. */
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
