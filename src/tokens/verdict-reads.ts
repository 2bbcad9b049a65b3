import DataLoader from 'dataloader';
import type { Partner, Session } from '../database/client/client.ts';
import type { Database } from '../database/database.ts';

/** What a verdict needs to know of a session. */
export type SessionState = Pick<
  Session,
  'id' | 'accountId' | 'siteId' | 'customerId' | 'expiresAt' | 'endedAt' | 'endReason'
>;

/** What it needs to know of the partner that asks. */
export type PartnerState = Pick<Partner, 'id' | 'accountId' | 'clientId' | 'secretHash' | 'disabledAt'>;

/** Reads that are never answered from memory. */
export type VerdictReads = {
  /** @param id a UUID */
  session(id: string): Promise<SessionState | null>;
  partner(clientId: string): Promise<PartnerState | null>;
};

type Key = { session: string } | { partner: string };

/** Two kinds of rows in one result: one question to the database for all that is asked in one moment. */
const STATEMENT = `
  SELECT id::text AS "sessionId", NULL AS "clientId", NULL::int AS "partnerId", account_id AS "accountId",
         site_id AS "siteId", customer_id AS "customerId", expires_at AS "expiresAt", ended_at AS "endedAt",
         end_reason::text AS "endReason", NULL::bytea AS "secretHash", NULL::timestamptz AS "disabledAt"
  FROM session WHERE id = ANY($1::uuid[])
  UNION ALL
  SELECT NULL, client_id, id, account_id, NULL, NULL, NULL, NULL, NULL, secret_hash, disabled_at
  FROM partner WHERE client_id = ANY($2::text[])`;

type Row =
  | (SessionState & { sessionId: string; clientId: null })
  | (Omit<PartnerState, 'id'> & { sessionId: null; partnerId: number });

const MAX_KEYS = 1_000;

/**
 * Reads sessions and partners fresh, one query for all that any request asks for at the same moment.
 * A query leaves by `setImmediate`, after every socket that had something to say in this turn of the
 * event loop was read; and while as many are under way as the database answers at a time, the next one
 * gathers what comes in. So the busier it is, the more it answers with each.
 */
export function joinVerdictReads({
  read,
  readsAtOnce,
}: Pick<Database, 'read' | 'readsAtOnce'>): VerdictReads {
  let underWay = 0;
  const waiting: (() => void)[] = [];
  const depart = (dispatch: () => void) =>
    setImmediate(() => {
      underWay += 1;
      dispatch();
    });
  const arrive = () => {
    underWay -= 1;
    const next = waiting.shift();
    if (next) depart(next);
  };

  const loader = new DataLoader<Key, SessionState | PartnerState | null>(
    async (keys) => {
      const sessionIds = new Set(keys.flatMap((key) => ('session' in key ? [key.session] : [])));
      const clientIds = new Set(keys.flatMap((key) => ('partner' in key ? [key.partner] : [])));
      const rows = await read<Row>('verdict', STATEMENT, [[...sessionIds], [...clientIds]]).finally(arrive);
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
  return {
    session: (id) => loader.load({ session: id }) as Promise<SessionState | null>,
    partner: (clientId) => loader.load({ partner: clientId }) as Promise<PartnerState | null>,
  };
}
