import DataLoader from 'dataloader';
import type { Account, Partner, Session } from '../database/client/client.ts';
import type { Database } from '../database/database.ts';
import { unavailable } from '../errors.ts';

/** What a verdict needs to know of a session. */
export type SessionState = Pick<
  Session,
  'id' | 'accountId' | 'siteId' | 'customerId' | 'expiresAt' | 'endedAt' | 'endReason'
>;

/** What it needs to know of the partner that asks. */
export type PartnerState = Pick<
  Partner,
  | 'id'
  | 'accountId'
  | 'clientId'
  | 'secretHash'
  | 'previousSecretHash'
  | 'previousSecretUntil'
  | 'disabledAt'
  | 'ratePerMinute'
> &
  Pick<Account, 'sandbox'> & {
    /** Tokens of these sites only; null: of all sites of the account. */
    siteIds: number[] | null;
  };

/** Reads that are never answered from memory. */
export type VerdictReads = {
  /** @param id a UUID */
  session(id: string): Promise<SessionState | null>;
  partner(clientId: string): Promise<PartnerState | null>;
  /** @returns the id of the account that the site belongs to */
  accountOfSite(siteId: number): Promise<number | null>;
};

type Key = { session: string } | { partner: string };

/** Two kinds of rows in one result: one question to the database for all that is asked in one moment. */
const STATEMENT = `
  SELECT id::text AS "sessionId", NULL AS "clientId", NULL::int AS "partnerId", account_id AS "accountId",
         site_id AS "siteId", customer_id AS "customerId", expires_at AS "expiresAt", ended_at AS "endedAt",
         end_reason::text AS "endReason", NULL::bytea AS "secretHash", NULL::timestamptz AS "disabledAt",
         NULL::int AS "ratePerMinute", NULL::boolean AS "sandbox", NULL::bytea AS "previousSecretHash",
         NULL::timestamptz AS "previousSecretUntil", NULL::int[] AS "siteIds"
  FROM session WHERE id = ANY($1::uuid[])
  UNION ALL
  SELECT NULL, client_id, partner.id, account_id, NULL, NULL, NULL, NULL, NULL, secret_hash, disabled_at,
         rate_per_minute, sandbox, previous_secret_hash, previous_secret_until,
         (SELECT array_agg(site_id) FROM partner_site WHERE partner_id = partner.id)
  FROM partner JOIN account ON account.id = account_id WHERE client_id = ANY($2::text[])`;

/** Which account an old token belongs to, when its session is no longer kept. */
const SITES_STATEMENT = `SELECT id, account_id AS "accountId" FROM site WHERE id = ANY($1::int[])`;

type Row =
  | (SessionState & { sessionId: string; clientId: null })
  | (Omit<PartnerState, 'id'> & { sessionId: null; partnerId: number });

const MAX_KEYS = 1_000;
/** Keys asked for and not yet answered: seconds of the busiest traffic, and a bounded amount of memory. */
const MAX_UNANSWERED = 20_000;
const RETRY_AFTER_SECONDS = 5;

/**
 * Reads sessions and partners fresh, one query for all that any request asks for at the same moment.
 * A query leaves by `setImmediate`, after every socket that had something to say in this turn of the
 * event loop was read; and while as many are under way as the database answers at a time, the next one
 * gathers what comes in. So the busier it is, the more it answers with each. While the database does not
 * answer, a bounded number of questions wait; more are refused at once.
 * @throws IdentityError UNAVAILABLE, from each read
 */
export function joinVerdictReads({
  read,
  readsAtOnce,
}: Pick<Database, 'read' | 'readsAtOnce'>): VerdictReads {
  let unanswered = 0;
  let underWay = 0;
  const waiting: (() => void)[] = [];
  const depart = (dispatch: () => void) =>
    setImmediate(() => {
      underWay += 1;
      dispatch();
    });
  const arrive = (answered: number) => {
    unanswered -= answered;
    underWay -= 1;
    const next = waiting.shift();
    if (next) depart(next);
  };

  const loader = new DataLoader<Key, SessionState | PartnerState | null>(
    async (keys) => {
      const sessionIds = new Set(keys.flatMap((key) => ('session' in key ? [key.session] : [])));
      const clientIds = new Set(keys.flatMap((key) => ('partner' in key ? [key.partner] : [])));
      const rows = await read<Row>('verdict', STATEMENT, [[...sessionIds], [...clientIds]]).finally(() =>
        arrive(keys.length),
      );
      const sessions = new Map<string, SessionState>();
      const partners = new Map<string, PartnerState>();
      for (const row of rows) {
        if (row.sessionId === null) partners.set(row.clientId, { ...row, id: row.partnerId });
        else sessions.set(row.sessionId, { ...row, id: row.sessionId });
      }
      return keys.map((key) =>
        'session' in key ? (sessions.get(key.session) ?? null) : (partners.get(key.partner) ?? null),
      );
    },
    {
      cache: false,
      maxBatchSize: MAX_KEYS,
      batchScheduleFn(dispatch) {
        if (underWay < readsAtOnce) depart(dispatch);
        else waiting.push(dispatch);
      },
    },
  );
  const sites = new DataLoader<number, number | null>(
    async (ids) => {
      const rows = await read<{ id: number; accountId: number }>('sites', SITES_STATEMENT, [ids]).finally(
        () => {
          unanswered -= ids.length;
        },
      );
      const accounts = new Map(rows.map(({ id, accountId }) => [id, accountId]));
      return ids.map((id) => accounts.get(id) ?? null);
    },
    { cache: false, batchScheduleFn: (dispatch) => void setImmediate(dispatch) },
  );

  function load<Key, Value>(from: DataLoader<Key, Value>, key: Key): Promise<Value> {
    if (unanswered >= MAX_UNANSWERED) return Promise.reject(unavailable(RETRY_AFTER_SECONDS));
    unanswered += 1;
    return from.load(key);
  }
  return {
    session: (id) => load(loader, { session: id }) as Promise<SessionState | null>,
    partner: (clientId) => load(loader, { partner: clientId }) as Promise<PartnerState | null>,
    accountOfSite: (siteId) => load(sites, siteId),
  };
}
